/// A text typed without a trace: no echo, no length, no undo, nothing that could be yanked back.
package struct SecretField: Field {
    private var secret = Secret()
    private let isOptional: Bool

    /// Asks for a secret.
    package init(isOptional: Bool = false) {
        self.isOptional = isOptional
    }

    /// Handles an input event.
    package mutating func handle(_ event: InputEvent) -> FieldResponse {
        switch event {
        case .paste(let text): secret.append(text.withoutOuterLineBreaks.sanitized())
        case .key(.enter): return .confirmed
        case .key(.backspace): secret.removeLast()
        case .key(.control("u")): secret.wipe()
        case .key(let key):
            guard let character = key.typed else { return .ignored }
            secret.append(String(character))
        }
        return .changed
    }

    /// One row that only says whether anything is typed.
    package func frame(_ look: Look, isFocused: Bool) -> Frame {
        let text = secret.isEmpty ? look.words.secretEmpty : look.words.secretTyped
        let lead = StyledText(look.marks.pointer + " ", isFocused ? .mark : .hint)
        let row = (lead + StyledText("(\(text))", .hint)).truncated(
            to: look.columns, mark: look.marks.ellipsis)
        return Frame([row], cursor: isFocused ? Position(row: 0, column: lead.columns) : nil)
    }

    /// The keys that are available now.
    package func hints(_ words: TerminalWords) -> [KeyHint] {
        [KeyHint(words.enterKey, secret.isEmpty && isOptional ? words.leaveOut : words.confirm)]
    }

    /// The secret, if anything was typed.
    package var answer: FieldAnswer { secret.isEmpty ? .none : .secret(secret) }

    /// Whether the secret was given, and nothing else.
    package func summary(_ look: Look) -> StyledText {
        StyledText(secret.isEmpty ? look.words.leftOut : look.words.secretGiven, .hint)
    }

    /// The problem: nothing is typed.
    package func problem(_ words: TerminalWords) -> FieldProblem? {
        secret.isEmpty && !isOptional ? FieldProblem(words.answerNeeded) : nil
    }
}
