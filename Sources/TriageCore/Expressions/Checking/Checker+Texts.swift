/// Checks where a text is expected: whether it is one of the options, and whether it is in quotes.
extension Checker {
    /// Checks the left side of a comparison; the right side may say which texts are expected.
    mutating func check(
        _ id: SyntaxTree.NodeID, opposite other: SyntaxTree.NodeID, _ known: SlotSet
    ) -> Deduction {
        if let (type, options) = declared(other) { expectation = Self.expectation(type, options) }
        defer { expectation = nil }
        return check(id, known)
    }

    /// Checks the right side of a comparison; the left side says which texts are expected.
    mutating func check(
        _ id: SyntaxTree.NodeID, beside other: Deduction, _ known: SlotSet
    ) -> Deduction {
        expectation = Self.expectation(unification.resolved(other.type), other.options)
        defer { expectation = nil }
        return check(id, known)
    }

    private static func expectation(_ type: ValueType, _ options: OptionNames?) -> Expectation? {
        type == .string || type == .list(.string) ? Expectation(options: options) : nil
    }

    /// Whether a node is an option without its quotes, which is then reported. **Shape**: `google`, or
    /// `locked-out`, which reads as a subtraction.
    mutating func reportUnquoted(_ id: SyntaxTree.NodeID) -> Bool {
        guard isChecking, let options = expectation?.options else { return false }
        switch tree[id].kind {
        case .name(let name, _): if scope.slot(of: name) != nil || beginsWithLocal(id) { return false }
        case .binary(.subtract, _, _): break
        default: return false
        }
        let option = text(id)
        guard options.contains(option) else { return false }
        let quoted = SyntaxTree.Literal.quoted(option)
        meanings[id] = .failure(EvaluationError(.unknownName, "unknown name '\(option)'"))
        types[id] = .string
        report(
            .unknownName, "unknown name '\(option)'; an option is written in quotes: \(quoted)", id,
            suggestion: quoted)
        return true
    }

    /// Reports every text in a value that is not one of the options where it is put or compared.
    ///
    /// - Parameters:
    ///   - owner: what the options belong to.
    ///   - isCopied: whether the value is put there, so that all that it can be must fit.
    mutating func checkValue(
        _ id: SyntaxTree.NodeID, among options: OptionNames, of owner: String, isCopied: Bool = false
    ) {
        switch tree[id].kind {
        case .literal(.string(let value)):
            guard !options.contains(value) else { return }
            let nearest = isSuggesting ? options.nearest(to: value) : nil
            let hint = NearestName.hint(naming: nearest)
            report(
                .option, "`\(owner)` is one of \(options.listed)\(hint)", id,
                suggestion: nearest.map(SyntaxTree.Literal.quoted))
        case .conditional(_, let first, let second):
            checkValue(first, among: options, of: owner, isCopied: isCopied)
            checkValue(second, among: options, of: owner, isCopied: isCopied)
        case .list(let elements):
            for element in elements { checkValue(element, among: options, of: owner, isCopied: isCopied) }
        case .binary(.add, let left, let right):
            checkValue(left, among: options, of: owner, isCopied: isCopied)
            checkValue(right, among: options, of: owner, isCopied: isCopied)
        case .comprehension(.filter, let operand, _, _):
            checkValue(operand, among: options, of: owner, isCopied: isCopied)
        case .name, .select: if isCopied { checkCopy(id, among: options, of: owner) }
        default: break
        }
    }

    /// Reports a copy of another choice that can be, or always is, none of the options.
    private mutating func checkCopy(
        _ id: SyntaxTree.NodeID, among options: OptionNames, of owner: String
    ) {
        guard let copied = declared(id)?.options,
            let stray = copied.names.first(where: { !options.contains($0) })
        else { return }
        let canFit = copied.meets(options)
        report(
            .option, "`\(text(id))` can be '\(stray)', but `\(owner)` is one of \(options.listed)", id,
            severity: canFit ? .warning : .error)
    }
}

/// Checks the functions that the checker completes with an argument of its own.
extension Checker {
    /// Adds what a function needs to know about the types and options of its arguments.
    mutating func complete(
        _ function: Function, _ arguments: [Deduction], _ result: ValueType, _ ids: [SyntaxTree.NodeID],
        _ id: SyntaxTree.NodeID
    ) {
        switch function {
        case .isOpen, .openTime, .addOpenDays:
            guard scope.hours == nil else { return }
            report(.type, "\(function)() needs the opening hours, which the flow gives as \"hours\"", id)
        case .sum: meanings[id] = .completed(.sum, zero(of: unification.resolved(result)))
        case .text where arguments.count == 2: checkPattern(ids[1], of: arguments[0])
        case .label, .text:
            let type = unification.resolved(arguments[0].type)
            let owner = text(ids[0])
            if let labels = arguments[0].options?.labels {
                meanings[id] = .completed(function, .map(labels))
                guard labels.count == 0 else { return }
                report(
                    .type, "the labels of `\(owner)` have placeholders, so \(function)() cannot know them",
                    ids[0])
            } else if function == .label, type != .bool, type != .dyn, type != .null {
                report(
                    .type,
                    "label() takes a choice with options of its own, an outcome or yes or no, which `\(owner)` is not",
                    ids[0])
            } else if let record = type.record {
                report(.type, "\(record.words) has no text of its own; name one of its members", ids[0])
            }
        default: break
        }
    }

    /// Checks a literal pattern of `text(date, pattern)`.
    private mutating func checkPattern(_ id: SyntaxTree.NodeID, of value: Deduction) {
        guard case .literal(.string(let pattern)) = tree[id].kind,
            let stray = DatePattern.strayLetter(in: pattern, of: unification.resolved(value.type))
        else { return }
        let message =
            stray == "'"
            ? "a quote in this pattern is not closed"
            : "'\(stray)' stands for nothing here; words in a pattern are put in single quotes"
        report(.literal, message, id)
    }

    private func zero(of type: ValueType) -> Value {
        switch type {
        case .uint: .uint(0)
        case .double: .double(0)
        case .duration: .duration(TimeSpan(nanoseconds: 0))
        case .money: scope.currency.map { .money(Money(minorUnits: 0, currency: $0)) } ?? .null
        default: .int(0)
        }
    }
}
