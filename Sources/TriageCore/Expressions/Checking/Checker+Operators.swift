extension Checker {
    /// Checks `!` and `-`.
    mutating func checkUnary(
        _ operation: SyntaxTree.UnaryOperator, _ operand: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID,
        _ known: SlotSet
    ) -> Deduction {
        switch operation {
        case .not:
            let deduction = checkTruth(operand, of: "!", known)
            return Deduction(type: .bool, whenTrue: deduction.whenFalse, whenFalse: deduction.whenTrue)
        case .negate:
            let deduction = checkUse(operand, known)
            let overloads: [Overload] = [.function([.int], .int), .function([.double], .double)]
            let result = choose(overloads, [deduction.type]) ?? .dyn
            if result == .dyn, unification.resolved(deduction.type) != .dyn, !isSecret(deduction) {
                let words = unification.resolved(deduction.type).words
                report(.type, "'-' cannot negate \(words)", id)
            }
            return Deduction(type: result)
        }
    }

    /// Whether a value is a secret.
    func isSecret(_ deduction: Deduction) -> Bool {
        unification.resolved(deduction.type) == .secret
    }

    /// The result type of the matching overloads; `dyn` when they disagree, nil when none matches.
    mutating func choose(_ overloads: [Overload], _ arguments: [ValueType]) -> ValueType? {
        var result: ValueType?
        for overload in overloads where overload.parameters.count == arguments.count {
            let instance = unification.instance(of: overload)
            guard unification.accept(arguments, as: instance.parameters) else { continue }
            let type = unification.resolved(instance.result)
            result = result.map { $0 == type ? $0 : .dyn } ?? type
        }
        return result
    }

    /// Checks an operator between two operands.
    mutating func checkBinary(
        _ operation: SyntaxTree.BinaryOperator, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID,
        _ id: SyntaxTree.NodeID, _ known: SlotSet
    ) -> Deduction {
        switch operation {
        case .equal, .notEqual: return checkEquality(operation, left, right, id, known)
        case .in: return checkMembership(left, right, id, known)
        default: break
        }
        let a = checkUse(left, known)
        let b = checkUse(right, known)
        return arithmetic(operation, a, b, left, right, id)
    }

    private mutating func arithmetic(
        _ operation: SyntaxTree.BinaryOperator, _ first: Deduction, _ second: Deduction,
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID
    ) -> Deduction {
        var (a, b) = (first, second)
        if operation.takesAmounts { readAmounts(&a, &b, left, right) }
        if isSecret(a) || isSecret(b) { return Deduction(type: .dyn) }
        if let type = choose(operation.overloads, [a.type, b.type]) { return Deduction(type: type) }
        reportOverload(operation, a, b, id, left, right)
        return Deduction(type: operation.isOrdering ? .bool : .dyn)
    }

    /// Reports that an operator does not accept its operands.
    mutating func reportOverload(
        _ operation: SyntaxTree.BinaryOperator, _ a: Deduction, _ b: Deduction, _ id: SyntaxTree.NodeID,
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) {
        let (leftType, rightType) = (unification.resolved(a.type), unification.resolved(b.type))
        let isComparison = operation.strength == 0
        let message =
            "'\(operation.rawValue)' cannot \(isComparison ? "compare" : "take") \(leftType.words) "
            + "\(isComparison ? "with" : "and") \(rightType.words)"
        for (id, compared, other) in [(right, left, leftType), (left, right, rightType)] {
            if isComparison, other == .bool, case .literal(.string(let word)) = tree[id].kind,
                let value = ["yes": "true", "no": "false"][word]
            {
                let cure = "\(text(compared)) \(operation.rawValue) \(value)"
                return report(.type, "\(message); write \(cure)", id, suggestion: value)
            }
            guard case .literal(let literal) = tree[id].kind,
                let suggestion = Self.replacement(literal, text(id), other)
            else { continue }
            return report(.type, "\(message); write \(suggestion)", id, suggestion: suggestion)
        }
        let hint =
            dayHint(operation, leftType, rightType, left, right)
            ?? memberHint(operation, leftType, rightType, left, right)
            ?? (leftType == .money || rightType == .money ? operation.moneyHint : "")
        report(.type, message + hint, id)
    }

    /// How to count days. **Shape**: `; write addDays(today, 3)`; nil where that is not what is meant.
    private func dayHint(
        _ operation: SyntaxTree.BinaryOperator, _ leftType: ValueType, _ rightType: ValueType,
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) -> String? {
        switch (leftType, operation, rightType) {
        case (.date, .subtract, .date): "; write days(\(text(right)), \(text(left)))"
        case (.date, .add, .int): "; write addDays(\(text(left)), \(text(right)))"
        case (.date, .subtract, .int): "; write addDays(\(text(left)), -\(text(right)))"
        case (.int, .add, .date): "; write addDays(\(text(right)), \(text(left)))"
        default: nil
        }
    }

    /// How to look for one value among several. **Shape**: `; write 'slow' in symptoms`; nil where that is
    /// not what is meant.
    private func memberHint(
        _ operation: SyntaxTree.BinaryOperator, _ leftType: ValueType, _ rightType: ValueType,
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) -> String? {
        guard operation == .equal || operation == .notEqual else { return nil }
        let search: String
        switch (leftType, rightType) {
        case (.list(let element), let one) where element == one: search = "\(text(right)) in \(text(left))"
        case (let one, .list(let element)) where element == one: search = "\(text(left)) in \(text(right))"
        default: return nil
        }
        return operation == .equal ? "; write \(search)" : "; write !(\(search))"
    }

    /// What to write in place of a literal so that it fits a value of another type.
    private static func replacement(
        _ literal: SyntaxTree.Literal, _ text: String, _ other: ValueType
    ) -> String? {
        switch (literal, other) {
        case (.int, .double): text + ".0"
        case (.int, .uint): text + "u"
        case (.string, .date): "date(\(text))"
        case (.string, .timestamp): "timestamp(\(text))"
        default: nil
        }
    }
}

extension SyntaxTree.BinaryOperator {
    /// Whether a number used with money as the other operand is an exact amount.
    fileprivate var takesAmounts: Bool {
        self == .add || self == .subtract || isOrdering
    }

    fileprivate var moneyHint: String {
        switch self {
        case .multiply: "; money can be multiplied by a whole number"
        case .divide: "; money can be divided by a whole number"
        case .add, .subtract: "; money combines only with money or an amount such as 20.00"
        case .remainder: ""
        default: "; money compares only with money or an amount such as 20.00"
        }
    }
}
