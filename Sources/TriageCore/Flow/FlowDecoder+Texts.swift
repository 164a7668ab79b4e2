/// Decodes texts, conditions and names, which every part of a flow is made of.
extension FlowDecoder {
    /// What an expression is used for, which determines its type and what happens while a fact is unknown.
    enum Use {
        /// A `when`: must be true or false, never null.
        case condition
        /// A value for a fact of that type; may be null.
        case value(ValueType)
        /// A computed fact or a suggestion: null while anything it reads is unknown.
        case computed(ValueType)
        /// A placeholder: any type, blank while anything it reads is unknown.
        case placeholder
    }

    /// Adds a finding about a stretch of the file.
    mutating func report(
        _ code: Finding.Code, at span: Span, _ message: String, related: (message: String, span: Span)? = nil,
        suggestion: String? = nil
    ) {
        findings.append(
            source.finding(code, at: span, message, related: related, suggestion: suggestion))
    }

    /// The members of one of the flow's maps, except `comment`.
    func members(_ name: String) -> [JSON.Member] {
        root[name]?.members?.filter { $0.key != "comment" } ?? []
    }

    /// The elements of an array; a single value where an array belongs, which is reported already, counts as one.
    func list(_ json: JSON?) -> [JSON] { json.map { $0.elements ?? [$0] } ?? [] }

    /// A name written as a string.
    func reference<Kind>(_ json: JSON?) -> Reference<Kind>? {
        json.flatMap { json in json.string.map { Reference(id: Identifier($0), span: json.span) } }
    }

    /// The names in a list.
    func references<Kind>(_ json: JSON?) -> [Reference<Kind>] {
        list(json).compactMap { reference($0) }
    }

    /// A text with placeholders; nil if it is missing or not a string.
    mutating func template(_ json: JSON?, known: SlotSet = []) -> Template? {
        guard let json, let text = json.string else { return nil }
        let (raw, unclosed, stray) = Template.cut(text)
        if let stray {
            let start = source.offset(inString: json.span, utf8: stray)
            report(.expressionSyntax, at: start..<start + 2, "this '}}' closes no placeholder '{{'")
        }
        if let unclosed {
            let start = source.offset(inString: json.span, utf8: unclosed)
            report(.expressionSyntax, at: start..<start + 2, "this placeholder is never closed with '}}'")
        }
        var pieces: [Template.Piece] = []
        pieces.reserveCapacity(raw.count)
        for piece in raw {
            if !piece.isPlaceholder {
                pieces.append(.text(piece.text))
            } else if let placeholder = placeholder(piece, in: json.span, known: known) {
                pieces.append(placeholder)
            }
        }
        return Template(pieces: pieces, span: json.span)
    }

    private mutating func placeholder(
        _ piece: Template.RawPiece, in span: Span, known: SlotSet
    ) -> Template.Piece? {
        let expression = compile(
            piece.text, inString: span, offset: piece.offset, for: .placeholder, known: known)
        guard let expression else { return nil }
        blankingNames.formUnion(expression.blankable)
        let name = piece.text.trimming
        let isName = name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") }
        return .placeholder(expression, fact: isName ? FactPath(name) : nil)
    }

    /// A list of lines, each a string or an object with `text` and `when`.
    mutating func lines(_ json: JSON?, known: SlotSet = []) -> [Line] {
        list(json).compactMap { line($0, known: known) }
    }

    /// A line; nil if it has no text. Facts that its condition shows to be known count as known in the text.
    mutating func line(_ json: JSON, known: SlotSet) -> Line? {
        guard let text = json["text"] ?? (json.string == nil ? nil : json) else { return nil }
        let when = expression(json["when"], for: .condition, known: known)
        let taught = known.union(when?.slotsKnownWhenTrue ?? [])
        return template(text, known: taught).map { Line(text: $0, when: when, id: reference(json["id"])) }
    }

    /// An expression that takes up a whole string in the file.
    ///
    /// - Parameters:
    ///   - fact: the fact that its value is for.
    ///   - options: the only texts that the fact may be; nil if there is no such limit.
    mutating func expression(
        _ json: JSON?, for use: Use, known: SlotSet = [], of fact: FactID? = nil,
        options: OptionNames? = nil
    ) -> Expression? {
        guard let json, let text = json.string else { return nil }
        let expected = use.isOfTexts ? Checker.Expectation(options: options, fact: fact?.rawValue) : nil
        return compile(text, inString: json.span, offset: 0, for: use, known: known, expecting: expected)
    }

    /// Compiles an expression and reports its problems at their characters in the file.
    mutating func compile(
        _ text: String, inString span: Span, offset: Int, for use: Use, known: SlotSet,
        expecting expected: Checker.Expectation? = nil
    ) -> Expression? {
        let nulls: NullRule =
            switch use {
            case .condition, .value: .deferred
            case .computed, .placeholder: .propagates
            }
        func place(_ range: Range<Int>) -> Span {
            let start = source.offset(inString: span, utf8: offset + range.lowerBound, from: &cursor)
            let end = source.offset(inString: span, utf8: offset + range.upperBound, from: &cursor)
            return start..<max(end, start + 1)
        }
        var whole: Span { place(0..<text.utf8.count) }
        var (compiled, problems) = Expression.compile(
            text.composed, in: scope, known: known, nulls: nulls, expecting: expected,
            at: whole, isChecking: true)
        if expected != nil, compiled == nil, let problem = unquoted(text, problems) { problems = [problem] }
        for problem in problems {
            // A misspelt name counts as a use of the one that is meant.
            if problem.code == .unknownName, let slot = problem.suggestion.flatMap(scope.slot) {
                readNames.insert(slot)
            }
            findings.append(
                source.finding(
                    problem.findingCode, at: place(problem.range), problem.message,
                    severity: problem.severity == .warning ? .warning : .error,
                    suggestion: problem.suggestion))
        }
        guard let compiled else {
            // Names that a faulty expression reads still count as used.
            readNames.formUnion(Expression.slots(in: text, of: scope))
            return nil
        }
        readNames.formUnion(compiled.reads)
        if scope.members["tables"] != nil {
            compared += compiled.comparedTexts.map {
                Flow.ComparedText(slot: $0.slot, text: $0.text, file: source, span: place($0.range))
            }
        }
        switch use {
        case .placeholder:
            guard let record = compiled.type.record else { return compiled }
            report(
                .expressionType, at: whole, "\(record.words) has no text of its own; name one of its members")
            return nil
        case .condition:
            guard compiled.type == .bool || compiled.type == .dyn else {
                report(
                    .expressionType, at: whole,
                    "a condition must be true or false; this is \(compiled.type.words)")
                return nil
            }
            if compiled.mayBeNull, compiled.blankable.isEmpty {
                report(
                    .maybeUnknown, at: whole,
                    "this may not have been asked yet; compare it: \(text) == true")
                return nil
            }
            return compiled
        case .value(let type), .computed(let type):
            guard compiled.type.fits(type) else {
                let hint = compiled.type == .int && type == .double ? "; write double(…) around it" : ""
                report(
                    .expressionType, at: whole,
                    "this is \(compiled.type.words), but \(type.words) is needed here\(hint)")
                return nil
            }
            return compiled
        }
    }
}

extension FlowDecoder.Use {
    /// Whether the value is a text, or a list of texts.
    fileprivate var isOfTexts: Bool {
        switch self {
        case .value(let type), .computed(let type): type == .string || type == .list(.string)
        case .condition, .placeholder: false
        }
    }
}

/// The one problem of a text whose quotes are missing. **Shape**: `Unblock them` where `'Unblock them'` is meant;
/// nil if something else is wrong.
private func unquoted(_ text: String, _ problems: [ExpressionProblem]) -> ExpressionProblem? {
    let isProse = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || "-,.;:!?".contains($0) }
    guard isProse, problems.contains(where: { $0.code == .syntax }) else { return nil }
    let quoted = SyntaxTree.Literal.quoted(text)
    return ExpressionProblem(
        severity: .error, code: .syntax, message: "a text is written in quotes of its own: \(quoted)",
        range: 0..<text.utf8.count, suggestion: quoted)
}

extension ValueType {
    /// Whether a value of this type can be used where another type is needed.
    fileprivate func fits(_ needed: ValueType) -> Bool {
        self == needed || self == .dyn || needed == .dyn || self == .null
            || self == .list(.dyn) && needed == .list(.string)
    }
}

extension String {
    fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
        var rest = drop(while: isTrimmed)
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
