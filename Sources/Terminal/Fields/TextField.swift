/// Whether a typed text is acceptable.
package enum Validation: Sendable, Equatable {
    /// Accepted; the preview shows how the text was understood, nil shows nothing.
    case valid(preview: String? = nil)
    /// Rejected.
    case invalid(FieldProblem)
}

/// A line of text; also used for numbers, money and dates, which differ only in what is valid.
package struct TextField: Field {
    private var editor: TextEditor
    private var offered: String?
    /// Whether the text started out as the offered value.
    private var isEditingOffer = false
    private let remark: String
    private let isOptional: Bool
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
    ///   - validate: judges a text; called on every key that changes it, so it must be quick.
    package init(
        text: String = "", offered: String? = nil, remark: String = "", isOptional: Bool = false,
        validate: @escaping @Sendable (String) -> Validation = { _ in .valid() }
    ) {
        editor = TextEditor(text)
        self.offered = offered.map { $0.sanitized() }.flatMap { $0.isEmpty ? nil : $0 }
        self.remark = remark
        self.isOptional = isOptional
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

    /// One row: the text and its preview, or the offered value while nothing is typed.
    package func frame(_ look: Look, isFocused: Bool) -> Frame {
        let lead = StyledText(look.marks.pointer + " ", isFocused ? .mark : .hint)
        let room = look.columns - lead.columns
        if editor.characters.isEmpty, let offered {
            let note = remark.isEmpty ? look.words.offered : remark
            let row = lead + StyledText(offered, .offered) + StyledText("  (\(note))", .hint)
            return Frame(
                [row.truncated(to: look.columns, mark: look.marks.ellipsis)],
                cursor: isFocused ? Position(row: 0, column: lead.columns) : nil)
        }
        let (text, cursor) = editor.window(room, look.marks, role: .input)
        var row = lead + text
        if let preview, row.columns + 8 <= look.columns {
            row += StyledText("  \(look.marks.preview) \(preview.sanitized())", .hint)
            row = row.truncated(to: look.columns, mark: look.marks.ellipsis)
        }
        return Frame([row], cursor: isFocused ? Position(row: 0, column: lead.columns + cursor) : nil)
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
