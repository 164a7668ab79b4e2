extension Checker {
    /// Checks `==` and `!=`, which accept null on either side.
    mutating func checkEquality(
        _ operation: SyntaxTree.BinaryOperator, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID,
        _ id: SyntaxTree.NodeID, _ known: SlotSet
    ) -> Deduction {
        let a = check(left, opposite: right, known)
        let b = check(right, beside: a, known)
        return equality(operation, a, b, left, right, id)
    }

    private mutating func equality(
        _ operation: SyntaxTree.BinaryOperator, _ first: Deduction, _ second: Deduction,
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID
    ) -> Deduction {
        var (a, b) = (first, second)
        readAmounts(&a, &b, left, right)
        let result = equalityKnowledge(operation, a, b)
        let (aType, bType) = (unification.resolved(a.type), unification.resolved(b.type))
        if aType == .null || bType == .null {
            let (id, other, type) = aType == .null ? (right, b, bType) : (left, a, aType)
            checkAgainstNull(id, other, type)
            return result
        }
        if isSecret(a) || isSecret(b) {
            if isSecret(a) { reportSecret(left) }
            if isSecret(b) { reportSecret(right) }
            return result
        }
        guard a.type == b.type || choose(operation.overloads, [a.type, b.type]) != nil else {
            reportOverload(operation, a, b, id, left, right)
            return result
        }
        checkOptions(of: left, a, against: right)
        checkOptions(of: right, b, against: left)
        if let some = a.options, let others = b.options, !some.meets(others) {
            report(.option, "`\(text(left))` and `\(text(right))` have no option in common", id)
        }
        if operation == .notEqual, nulls != .deferred, a.mayBeNull || b.mayBeNull {
            let name = text(a.mayBeNull ? left : right)
            report(
                .null,
                "`!=` also holds while `\(name)` is null; write `\(name) != null && \(text(id))` if it should not",
                id, severity: .warning)
        }
        return result
    }

    /// Checks an operand that is compared with null: it must be one that can be null.
    private mutating func checkAgainstNull(
        _ id: SyntaxTree.NodeID, _ deduction: Deduction, _ type: ValueType
    ) {
        if let place = deduction.place {
            guard !place.mayBeNull else { return }
            switch type {
            case .wrapper, .dyn, .null, .opaque, .variable: return
            default: report(.null, "`\(text(id))` is never null", id, severity: .warning)
            }
        } else if !deduction.mayBeNull, !unification.accept([.null], as: [type]) {
            report(.type, "`\(text(id))` is \(type.words) and never null", id)
        }
    }

    private func equalityKnowledge(
        _ operation: SyntaxTree.BinaryOperator, _ a: Deduction, _ b: Deduction
    ) -> Deduction {
        var equal = Knowledge.nothing
        var unequal = Knowledge.nothing
        func learn(_ one: Deduction, from other: Deduction) {
            guard let place = one.place else { return }
            if other.type == .null {
                unequal.slots.insert(place.number)
            } else if !other.mayBeNull, isNeverNull(other.type) {
                equal.slots.insert(place.number)
            }
        }
        learn(a, from: b)
        learn(b, from: a)
        let isEqual = operation == .equal
        return Deduction(
            type: .bool, whenTrue: isEqual ? equal : unequal, whenFalse: isEqual ? unequal : equal)
    }

    private func isNeverNull(_ type: ValueType) -> Bool {
        switch unification.resolved(type) {
        case .dyn, .variable, .null, .wrapper, .opaque: false
        default: true
        }
    }

    /// Checks `in`, which accepts null on either side: null is in no list, and nothing is in null.
    mutating func checkMembership(
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID, _ known: SlotSet
    ) -> Deduction {
        let a = check(left, opposite: right, known)
        let b = check(right, beside: a, known)
        return membership(a, b, left, right, id)
    }

    private mutating func membership(
        _ a: Deduction, _ b: Deduction, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID,
        _ id: SyntaxTree.NodeID
    ) -> Deduction {
        if isSecret(a) || isSecret(b) {
            reportSecret(isSecret(a) ? left : right)
            return Deduction(type: .bool)
        }
        // The checks above allow a null operand; for the types, it counts as present.
        let element = a.type == .null ? .dyn : a.type
        if choose(SyntaxTree.BinaryOperator.in.overloads, [element, b.type]) == nil {
            switch unification.resolved(b.type) {
            case .list(let inner):
                let words = (unification.resolved(a.type).words, unification.resolved(inner).words)
                report(.type, "'in' looks for \(words.0) in a list in which each element is \(words.1)", id)
            case .map(let key, _):
                let words = (unification.resolved(a.type).words, unification.resolved(key).words)
                report(.type, "'in' looks for \(words.0) in a map in which each key is \(words.1)", id)
            case let type:
                report(.type, "'in' needs a list; `\(text(right))` is \(type.words)", right)
            }
        }
        if case .list(let elements) = tree[right].kind {
            for element in elements { checkOptions(of: left, a, against: element) }
        }
        checkOptions(of: right, b, against: left)
        var result = Deduction(type: .bool)
        if let place = b.place { result.whenTrue.slots.insert(place.number) }
        if let place = a.place, hasNoNull(b.type) { result.whenTrue.slots.insert(place.number) }
        return result
    }

    private func hasNoNull(_ type: ValueType) -> Bool {
        switch unification.resolved(type) {
        case .list(let element): isNeverNull(element)
        case .map: true
        default: false
        }
    }

    /// Checks a literal that is compared with a choice: it must be one of its options.
    mutating func checkOptions(
        of id: SyntaxTree.NodeID, _ deduction: Deduction, against other: SyntaxTree.NodeID
    ) {
        guard let options = deduction.options else { return }
        checkValue(other, among: options, of: text(id))
    }
}
