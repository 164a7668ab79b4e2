/// What a typed text is worth.
package enum Validation: Sendable, Equatable {
    /// It will do; the preview shows how it was understood, and nil shows nothing.
    case valid(preview: String? = nil)
    /// It will not do.
    case invalid(FieldProblem)
}

/// A line of text: also numbers, money and dates, which differ in what is valid.
package struct TextField: Field {
    private var editor: TextEditor
    private var offered: String?
    /// Whether the text began as the value that was offered.
    private var isEditingOffer = false
    private let remark: String
    private let isOptional: Bool
    private let validate: @Sendable (String) -> Validation
    /// What the text is worth; nil while there is none, or none but blanks.
    private var validation: Validation?

    /// Asks for a text.
    ///
    /// - Parameters:
    ///   - text: what the field is filled with to begin with.
    ///   - offered: what Enter takes while the field is empty; shown faintly.
    ///   - remark: what is said beside the offered value, for example where it comes from.
    ///   - isOptional: whether no answer is one.
    ///   - validate: what a text is worth; asked with every key that changes the text, so it must be quick.
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

    /// Takes what the agent did.
    package mutating func handle(_ event: InputEvent) -> FieldResponse {
        let before = editor.characters
        defer { if editor.characters != before { revalidate() } }
        if event == .key(.enter) {
            // What was offered and taken is an answer like any other.
            if editor.characters.isEmpty, let offered { editor = TextEditor(offered) }
            return .confirmed
        }
        let isTaking = event == .key(.right) || event == .key(.end) || event == .key(.control("e"))
        if isTaking, editor.characters.isEmpty, let offered {
            _ = editor.handle(.paste(offered))
            isEditingOffer = true
            return .changed
        }
        // What was offered can be refused: deleted, it does not come back.
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

    /// What is typed, offered values not counted.
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

    /// The keys that do something now.
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

    /// What is typed, else what is offered.
    package var answer: FieldAnswer { effective.isEmpty ? .none : .text(effective) }

    /// The answer as it stands.
    package func summary(_ look: Look) -> StyledText {
        effective.isEmpty ? StyledText(look.words.leftOut, .hint) : StyledText(effective, .input)
    }

    /// What is wrong: empty, or not valid.
    package func problem(_ words: TerminalWords) -> FieldProblem? {
        if effective.isEmpty { return isOptional ? nil : emptyProblem(words) }
        guard case .invalid(let problem) = validation ?? validate(effective) else { return nil }
        return problem
    }

    private mutating func revalidate() {
        let isBlank = editor.characters.allSatisfy(\.isWhitespace)
        validation = isBlank ? nil : validate(editor.text)
    }

    /// Blanks alone are no answer.
    private var effective: String {
        if editor.characters.isEmpty { return offered ?? "" }
        return editor.characters.allSatisfy(\.isWhitespace) ? "" : editor.text
    }

    private var preview: String? {
        guard case .valid(let preview?) = validation else { return nil }
        return preview
    }

    /// The example of the validator serves an empty field as well.
    private func emptyProblem(_ words: TerminalWords) -> FieldProblem {
        guard case .invalid(let problem) = validate("") else { return FieldProblem(words.answerNeeded) }
        // A validator without an example has said it all in its own words.
        return problem.example == nil ? problem : FieldProblem(words.answerNeeded, example: problem.example)
    }
}
