extension Checker {
    /// Checks `&&` and `||`: an operand is evaluated only if those before it did not decide the result.
    mutating func checkLogical(
        _ operation: SyntaxTree.LogicalOperator, _ operands: [SyntaxTree.NodeID], _ known: SlotSet
    ) -> Deduction {
        var known = known
        var decided: Knowledge?
        var undecided = Knowledge.nothing
        for operand in operands {
            let deduction = checkTruth(operand, of: operation.rawValue, known)
            let deciding = operation == .and ? deduction.whenFalse : deduction.whenTrue
            let passing = operation == .and ? deduction.whenTrue : deduction.whenFalse
            // If this operand decides, those before it did not.
            decided = decided.map { $0.or(undecided.and(deciding)) } ?? deciding
            undecided = undecided.and(passing)
            known = withAll(known.union(passing.slots))
        }
        let whenDecided = decided ?? .nothing
        return Deduction(
            type: .bool, whenTrue: operation == .and ? undecided : whenDecided,
            whenFalse: operation == .and ? whenDecided : undecided)
    }

    /// Checks `condition ? first : second`.
    mutating func checkConditional(
        _ condition: SyntaxTree.NodeID, _ first: SyntaxTree.NodeID, _ second: SyntaxTree.NodeID,
        _ id: SyntaxTree.NodeID, _ known: SlotSet
    ) -> Deduction {
        let test = checkTruth(condition, of: "?", known)
        let left = check(first, withAll(known.union(test.whenTrue.slots)))
        let right = check(second, withAll(known.union(test.whenFalse.slots)))
        return joined(test, left, right, first, second, id)
    }

    /// What is known about `condition ? first : second`, given what is known about its parts.
    private mutating func joined(
        _ test: Deduction, _ left: Deduction, _ right: Deduction, _ first: SyntaxTree.NodeID,
        _ second: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID
    ) -> Deduction {
        for (id, side) in [(first, left), (second, right)] where isSecret(side) { reportSecret(id) }
        if isSecret(left) || isSecret(right) { return Deduction(type: .dyn) }
        var result = Deduction(
            type: .dyn, mayBeNull: left.mayBeNull || right.mayBeNull,
            nullSlots: left.nullSlots.union(right.nullSlots), hasOwnNull: left.hasOwnNull || right.hasOwnNull,
            whenTrue: test.whenTrue.and(left.whenTrue).or(test.whenFalse.and(right.whenTrue)),
            whenFalse: test.whenTrue.and(left.whenFalse).or(test.whenFalse.and(right.whenFalse)))
        if left.options == right.options { result.options = left.options }
        switch (unification.resolved(left.type), unification.resolved(right.type)) {
        case (.null, .null): result.type = .null
        case (.null, let type), (let type, .null):
            result.type = type
            result.mayBeNull = true
            result.hasOwnNull = true
        default:
            let a = ValueType.variable(0)
            if let type = choose([.function([a, a], a)], [left.type, right.type]) {
                result.type = type
            } else {
                let words = (
                    unification.resolved(left.type).words, unification.resolved(right.type).words
                )
                report(.type, "both sides of ':' must have the same type, not \(words.0) and \(words.1)", id)
            }
        }
        return result
    }
}
