extension Checker {
    /// Checks `!` and `-`.
    mutating func checkUnary(
        _ operation: SyntaxTree.UnaryOperator, _ operand: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID,
        _ known: Set<Int>
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
                report(.type, "'-' cannot turn the sign of \(words)", id)
            }
            return Deduction(type: result)
        }
    }

    private func isSecret(_ deduction: Deduction) -> Bool {
        unification.resolved(deduction.type) == .secret
    }

    /// The type that the overloads which fit give; `dyn` when they disagree, nil when none fits.
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

    /// Checks `&&` and `||`: an operand is evaluated where those before it did not decide.
    mutating func checkLogical(
        _ operation: SyntaxTree.LogicalOperator, _ operands: [SyntaxTree.NodeID], _ known: Set<Int>
    ) -> Deduction {
        var known = known
        var decided: Knowledge?
        var undecided = Knowledge.nothing
        for operand in operands {
            let deduction = checkTruth(operand, of: operation.rawValue, known)
            let deciding = operation == .and ? deduction.whenFalse : deduction.whenTrue
            let passing = operation == .and ? deduction.whenTrue : deduction.whenFalse
            // Where this operand decides, those before it did not.
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
        _ id: SyntaxTree.NodeID, _ known: Set<Int>
    ) -> Deduction {
        let test = checkTruth(condition, of: "?", known)
        let left = check(first, withAll(known.union(test.whenTrue.slots)))
        let right = check(second, withAll(known.union(test.whenFalse.slots)))
        for (id, side) in [(first, left), (second, right)] where isSecret(side) { reportSecret(id) }
        if isSecret(left) || isSecret(right) { return Deduction(type: .dyn) }
        var result = Deduction(
            type: .dyn, mayBeNull: left.mayBeNull || right.mayBeNull,
            nullSlots: left.nullSlots.union(right.nullSlots), options: nil,
            whenTrue: test.whenTrue.and(left.whenTrue).or(test.whenFalse.and(right.whenTrue)),
            whenFalse: test.whenTrue.and(left.whenFalse).or(test.whenFalse.and(right.whenFalse)))
        if left.options == right.options { result.options = left.options }
        switch (unification.resolved(left.type), unification.resolved(right.type)) {
        case (.null, .null): result.type = .null
        case (.null, let type), (let type, .null):
            result.type = type
            result.mayBeNull = true
        default:
            let a = ValueType.variable(0)
            if let type = choose([.function([a, a], a)], [left.type, right.type]) {
                result.type = type
            } else {
                let words = (
                    unification.resolved(left.type).words, unification.resolved(right.type).words
                )
                report(.type, "both sides of ':' must be of one type, not \(words.0) and \(words.1)", id)
            }
        }
        return result
    }

    /// Checks an operator between two operands.
    mutating func checkBinary(
        _ operation: SyntaxTree.BinaryOperator, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID,
        _ id: SyntaxTree.NodeID, _ known: Set<Int>
    ) -> Deduction {
        switch operation {
        case .equal, .notEqual: return checkEquality(operation, left, right, id, known)
        case .in: return checkMembership(left, right, id, known)
        default: break
        }
        var a = checkUse(left, known)
        var b = checkUse(right, known)
        if operation.takesAmounts { readAmounts(&a, &b, left, right) }
        if isSecret(a) || isSecret(b) { return Deduction(type: .dyn) }
        if let type = choose(operation.overloads, [a.type, b.type]) { return Deduction(type: type) }
        reportOverload(operation, a, b, id, left, right)
        return Deduction(type: operation.isOrdering ? .bool : .dyn)
    }

    /// Reports that an operator does not take its operands.
    private mutating func reportOverload(
        _ operation: SyntaxTree.BinaryOperator, _ a: Deduction, _ b: Deduction, _ id: SyntaxTree.NodeID,
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) {
        let (leftType, rightType) = (unification.resolved(a.type), unification.resolved(b.type))
        let isComparison = operation.strength == 0
        let message =
            "'\(operation.rawValue)' cannot \(isComparison ? "compare" : "take") \(leftType.words) "
            + "\(isComparison ? "with" : "and") \(rightType.words)"
        for (id, other) in [(right, leftType), (left, rightType)] {
            guard case .literal(let literal) = tree[id].kind,
                let suggestion = Self.replacement(literal, text(id), other)
            else { continue }
            return report(.type, "\(message); write \(suggestion)", id, suggestion: suggestion)
        }
        let hint = leftType == .money || rightType == .money ? operation.moneyHint : ""
        report(.type, message + hint, id)
    }

    /// What to write in place of a literal so that it goes with a value of another type.
    private static func replacement(
        _ literal: SyntaxTree.Literal, _ text: String, _ other: ValueType
    ) -> String? {
        switch (literal, other) {
        case (.int, .double): text + ".0"
        case (.int, .uint): text + "u"
        case (.string, .date): "date(\(text))"
        case (.string, .timestamp): "timestamp(\(text))"
        case (.string(let word), .bool): ["yes": "true", "no": "false"][word]
        default: nil
        }
    }

    /// Checks `==` and `!=`, which take null on either side.
    private mutating func checkEquality(
        _ operation: SyntaxTree.BinaryOperator, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID,
        _ id: SyntaxTree.NodeID, _ known: Set<Int>
    ) -> Deduction {
        var a = check(left, known)
        var b = check(right, known)
        readAmounts(&a, &b, left, right)
        let result = equalityKnowledge(operation, a, b, left, right)
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
        if choose(operation.overloads, [a.type, b.type]) == nil {
            reportOverload(operation, a, b, id, left, right)
        }
        checkOptions(of: left, a, against: right)
        checkOptions(of: right, b, against: left)
        if operation == .notEqual, a.mayBeNull || b.mayBeNull {
            let name = text(a.mayBeNull ? left : right)
            report(
                .null,
                "`!=` also holds while `\(name)` is null; write `\(name) != null && \(text(id))` if it shall not",
                id, severity: .warning)
        }
        return result
    }

    /// Checks what is compared with null: null must be a value that it can have.
    private mutating func checkAgainstNull(
        _ id: SyntaxTree.NodeID, _ deduction: Deduction, _ type: ValueType
    ) {
        if case .slot(let slot) = meanings[id] {
            guard !scope.variables[slot].mayBeNull else { return }
            if case .wrapper = type { return }
            if unification.accept([.null], as: [type]), type != .money, type != .date { return }
            report(.null, "`\(text(id))` is never null", id, severity: .warning)
        } else if !deduction.mayBeNull, !unification.accept([.null], as: [type]) {
            report(.type, "`\(text(id))` is \(type.words) and never null", id)
        }
    }

    private func equalityKnowledge(
        _ operation: SyntaxTree.BinaryOperator, _ a: Deduction, _ b: Deduction,
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) -> Deduction {
        var equal = Knowledge.nothing
        var unequal = Knowledge.nothing
        for (id, other) in [(left, b), (right, a)] {
            guard case .slot(let slot) = meanings[id] else { continue }
            if other.type == .null {
                unequal.slots.insert(slot)
            } else if !other.mayBeNull, isNeverNull(other.type) {
                equal.slots.insert(slot)
            }
        }
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

    /// Checks `in`, which takes null on either side: null is in no list, and nothing is in null.
    private mutating func checkMembership(
        _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID, _ id: SyntaxTree.NodeID, _ known: Set<Int>
    ) -> Deduction {
        let a = check(left, known)
        let b = check(right, known)
        if isSecret(a) || isSecret(b) {
            reportSecret(isSecret(a) ? left : right)
            return Deduction(type: .bool)
        }
        // A null operand is what the checks above allow; the types count as if it were there.
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
        if case .slot(let slot) = meanings[right] { result.whenTrue.slots.insert(slot) }
        if case .slot(let slot) = meanings[left], hasNoNull(b.type) { result.whenTrue.slots.insert(slot) }
        return result
    }

    private func hasNoNull(_ type: ValueType) -> Bool {
        switch unification.resolved(type) {
        case .list(let element): isNeverNull(element)
        case .map: true
        default: false
        }
    }

    /// Checks a literal that is compared with a choice: it must be one of the options.
    mutating func checkOptions(
        of id: SyntaxTree.NodeID, _ deduction: Deduction, against other: SyntaxTree.NodeID
    ) {
        guard let options = deduction.options else { return }
        switch tree[other].kind {
        case .literal(.string(let value)):
            guard !options.contains(where: { $0.hasSameScalars(as: value) }) else { return }
            let nearest = NearestName.of(value, among: options)
            let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
            report(
                .option, "`\(text(id))` is one of \(options.joined(separator: ", "))\(hint)", other,
                suggestion: nearest.map(SyntaxTree.Literal.quoted))
        case .conditional(_, let first, let second):
            checkOptions(of: id, deduction, against: first)
            checkOptions(of: id, deduction, against: second)
        case .list(let elements):
            for element in elements { checkOptions(of: id, deduction, against: element) }
        default: break
        }
    }
}

extension SyntaxTree.BinaryOperator {
    /// Whether a number written beside money is an exact amount.
    fileprivate var takesAmounts: Bool {
        self == .add || self == .subtract || isOrdering
    }

    fileprivate var moneyHint: String {
        switch self {
        case .multiply: "; money can be multiplied by a whole number"
        case .divide: "; money can be divided by a whole number"
        case .add, .subtract: "; money goes with money or an amount written down, such as 20.00"
        case .remainder: ""
        default: "; money compares with money or an amount written down, such as 20.00"
        }
    }
}

extension Checker {
    /// Reads a number that is written beside money as an exact amount.
    private mutating func readAmounts(
        _ a: inout Deduction, _ b: inout Deduction, _ left: SyntaxTree.NodeID, _ right: SyntaxTree.NodeID
    ) {
        if unification.resolved(a.type) == .money {
            readAmount(&b, right)
        } else if unification.resolved(b.type) == .money {
            readAmount(&a, left)
        }
    }

    private mutating func readAmount(_ deduction: inout Deduction, _ id: SyntaxTree.NodeID) {
        switch tree[id].kind {
        case .literal(.int), .literal(.double): break
        default: return
        }
        deduction.type = .money
        types[id] = .money
        guard let currency = scope.currency else {
            return report(.literal, "there is no currency, so '\(text(id))' is no amount of money", id)
        }
        // The sign may stand apart from the digits.
        let written = text(id).filter { !$0.isWhitespace }
        switch Money.read(written, currency) {
        case .amount(let money): meanings[id] = .constant(.money(money))
        case .notAnAmount:
            report(.literal, "'\(written)' is no amount of money; write it as 20 or 20.00", id)
        case .tooManyDecimals:
            let digits = currency.minorDigits
            let decimals = digits == 0 ? "no decimals" : digits == 1 ? "1 decimal" : "\(digits) decimals"
            report(.literal, "an amount in \(currency.code) has \(decimals), so not '\(written)'", id)
        case .tooLarge: report(.literal, "the amount '\(written)' is too large", id)
        }
    }
}
