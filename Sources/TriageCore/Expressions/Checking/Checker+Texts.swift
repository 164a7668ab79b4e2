/// Checks where a text is expected: whether it is one of the options, and whether it is in quotes.
extension Checker {
    /// Checks the left side of a comparison; the right side may say which texts are expected.
    mutating func check(
        _ id: SyntaxTree.NodeID, opposite other: SyntaxTree.NodeID, _ known: Set<Int>
    ) -> Deduction {
        if let (type, options) = declared(other) { expectation = Self.expectation(type, options) }
        defer { expectation = nil }
        return check(id, known)
    }

    /// Checks the right side of a comparison; the left side says which texts are expected.
    mutating func check(
        _ id: SyntaxTree.NodeID, beside other: Deduction, _ known: Set<Int>
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
