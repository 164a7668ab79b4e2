/// Whether a typed text is acceptable.
package enum Validation: Sendable, Equatable {
    /// Accepted; the preview shows how the text was understood, nil shows nothing.
    case valid(preview: String? = nil)
    /// Rejected.
    case invalid(FieldProblem)
}

/// A text, on as many rows as it takes; also used for numbers, money and dates, which differ only in what is
/// valid.
package struct TextField: Field {
    private var editor: TextEditor
    private var offered: String?
    /// Whether the text started out as the offered value.
    private var isEditingOffer = false
    private let remark: String
    private let isOptional: Bool
    private let limit: Int?
    private let validate: @Sendable (String) -> Validation
    /// The result for the current text; nil if it is empty or blank.
    private var validation: Validation?

    /// Asks for a text.
    ///
    /// - Parameters:
    ///   - text: the initial text.
    ///   - offered: the value that Enter takes while the field is empty; shown faintly.
    ///   - remark: what is shown beside the offered value, for example where it comes from.
    ///   - isOptional: whether the question may be left unanswered.
    ///   - limit: the most characters allowed, counted where the text comes near it; nil for no limit.
    ///   - validate: judges a text; called on every key that changes it, so it must be quick.
    package init(
        text: String = "", offered: String? = nil, remark: String = "", isOptional: Bool = false,
        limit: Int? = nil, validate: @escaping @Sendable (String) -> Validation = { _ in .valid() }
    ) {
        editor = TextEditor(text)
        self.offered = offered.map { $0.sanitized() }.flatMap { $0.isEmpty ? nil : $0 }
        self.remark = remark
        self.isOptional = isOptional
        self.limit = limit
        self.validate = validate
        revalidate()
    }

    /// Handles an input event.
    package mutating func handle(_ event: InputEvent) -> FieldResponse {
        let before = editor.characters
        defer { if editor.characters != before { revalidate() } }
        if event == .key(.enter) {
            // An offered value becomes an answer like any other once taken.
            if editor.characters.isEmpty, let offered { editor = TextEditor(offered) }
            return .confirmed
        }
        let isTaking = event == .key(.right) || event == .key(.end) || event == .key(.control("e"))
        if isTaking, editor.characters.isEmpty, let offered {
            _ = editor.handle(.paste(offered))
            isEditingOffer = true
            return .changed
        }
        // An offered value can be refused: once deleted, it does not come back.
        if editor.characters.isEmpty, offered != nil, Self.deletions.contains(event) {
            offered = nil
            return .changed
        }
        let isHandled = editor.handle(event)
        if isEditingOffer, editor.characters.isEmpty { offered = nil }
        return isHandled ? .changed : .ignored
    }

    private static let deletions: [InputEvent] = [
        .key(.backspace), .key(.delete), .key(.control("u")), .key(.control("w")),
    ]

    /// The typed text, without any offered value.
    package var text: String { editor.text }

    /// The text with its preview and, near its limit, its length; or the offered value while nothing is typed.
    ///
    /// A text that takes more rows than a list may take shows those around the cursor.
    package func frame(_ look: Look, isFocused: Bool) -> Frame {
        let lead = StyledText(look.marks.pointer + " ", isFocused ? .mark : .hint)
        if editor.characters.isEmpty, let offered {
            let note = StyledText("  (\(remark.isEmpty ? look.words.offered : remark))", .hint)
            return Frame(
                (StyledText(offered, .offered) + note).wrapped(to: look.columns, first: lead),
                cursor: isFocused ? Position(row: 0, column: lead.columns) : nil)
        }
        let shown = editor.rows(look.columns - lead.columns, limit: look.listRows, role: .input)
        var rows = shown.texts.enumerated().map { ($0 == 0 ? lead : .spaces(lead.columns)) + $1 }
        if shown.isCutAbove { rows[0] = Self.edge(look.marks.above, lead) + shown.texts[0] }
        if shown.isCutBelow, rows.count > 1 {
            rows[rows.count - 1] = Self.edge(look.marks.below, lead) + shown.texts[rows.count - 1]
        }
        let place = Position(row: shown.cursor.row, column: lead.columns + shown.cursor.column)
        var frame = Frame(rows, cursor: isFocused ? place : nil)
        frame.add(remarks(look), in: look)
        return frame
    }

    /// A mark in place of the lead, where rows are missing.
    private static func edge(_ mark: String, _ lead: StyledText) -> StyledText {
        StyledText(mark, .mark).padded(to: lead.columns)
    }

    /// How the text was understood, and how much of its limit it takes.
    private func remarks(_ look: Look) -> [StyledText] {
        var remarks: [StyledText] = []
        if let preview {
            remarks.append(StyledText("\(look.marks.preview) \(preview.sanitized())", .hint))
        }
        if let limit, editor.characters.count * 5 >= limit * 4 {
            let count = "\(editor.characters.count) \(look.words.of) \(limit)"
            remarks.append(StyledText(count, editor.characters.count > limit ? .error : .hint))
        }
        return remarks
    }

    /// The keys that are available now.
    package func hints(_ words: TerminalWords) -> [KeyHint] {
        if !editor.characters.isEmpty {
            return [KeyHint(words.enterKey, words.confirm)]
                + (editor.canUndo ? [KeyHint("^_", words.undo)] : [])
        }
        if offered != nil {
            return [KeyHint(words.enterKey, words.takeOffered), KeyHint("→", words.editOffered)]
        }
        return [KeyHint(words.enterKey, isOptional ? words.leaveOut : words.confirm)]
    }

    /// The typed text, or else the offered value.
    package var answer: FieldAnswer { effective.isEmpty ? .none : .text(effective) }

    /// The current answer.
    package func summary(_ look: Look) -> StyledText {
        effective.isEmpty ? StyledText(look.words.leftOut, .hint) : StyledText(effective, .input)
    }

    /// The problem: the field is empty, or its text is invalid.
    package func problem(_ words: TerminalWords) -> FieldProblem? {
        if effective.isEmpty { return isOptional ? nil : emptyProblem(words) }
        guard case .invalid(let problem) = validation ?? validate(effective) else { return nil }
        return problem
    }

    private mutating func revalidate() {
        let isBlank = editor.characters.allSatisfy(\.isWhitespace)
        validation = isBlank ? nil : validate(editor.text)
    }

    /// The answer; a blank text counts as none.
    private var effective: String {
        if editor.characters.isEmpty { return offered ?? "" }
        return editor.characters.allSatisfy(\.isWhitespace) ? "" : editor.text
    }

    private var preview: String? {
        guard case .valid(let preview?) = validation else { return nil }
        return preview
    }

    /// Reuses the validator's example for an empty field.
    private func emptyProblem(_ words: TerminalWords) -> FieldProblem {
        guard case .invalid(let problem) = validate("") else { return FieldProblem(words.answerNeeded) }
        // A validator without an example has already said everything in its own words.
        return problem.example == nil ? problem : FieldProblem(words.answerNeeded, example: problem.example)
    }
}

extension Frame {
    /// Puts remarks behind the last row, or on rows of their own where they do not fit.
    fileprivate mutating func add(_ remarks: [StyledText], in look: Look) {
        for remark in remarks {
            if let last = rows.last, last.columns + 2 + remark.columns <= look.columns {
                replaceLast(with: last + "  " + remark)
            } else {
                append(remark.wrapped(to: look.columns, first: "  "))
            }
        }
    }
}
