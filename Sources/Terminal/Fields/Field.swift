/// A question on a card: it takes keys, draws itself and holds an answer.
package protocol Field: Sendable {
    /// Takes what the agent did.
    mutating func handle(_ event: InputEvent) -> FieldResponse
    /// The rows of the field; the cursor is among them when it has the focus.
    func frame(_ look: Look, isFocused: Bool) -> Frame
    /// The keys that do something now, the most useful first.
    func hints(_ words: TerminalWords) -> [KeyHint]
    /// What is chosen or typed, confirmed or not.
    var answer: FieldAnswer { get }
    /// The answer in one row, for a card that is folded.
    func summary(_ look: Look) -> StyledText
    /// What is wrong with the answer; nil when going forward may take it.
    func problem(_ words: TerminalWords) -> FieldProblem?
    /// Puts the cursor where the problem is; most fields have only one place.
    mutating func turnToProblem()
}

extension Field {
    /// Leaves the cursor where it is.
    package mutating func turnToProblem() {}
}

/// What became of a key.
package enum FieldResponse: Sendable, Equatable {
    /// It means nothing here; somebody else may take it.
    case ignored
    /// It did something.
    case changed
    /// The answer is confirmed, when nothing is wrong with it.
    case confirmed
    /// It would change what is recorded, and changed nothing.
    case recorded
}

/// An answer as a widget knows it.
package enum FieldAnswer: Sendable, Equatable {
    /// Nothing was answered.
    case none
    /// One option, by its index.
    case option(Int)
    /// Several options, by their indices in order.
    case options([Int])
    /// A text as it was typed.
    case text(String)
    /// A secret.
    case secret(Secret)
    /// What became of each step.
    case steps([StepState])
}

/// What is wrong with an answer.
package struct FieldProblem: Sendable, Equatable, Error {
    /// What is wrong, in a few words.
    package let message: String
    /// An answer that would do.
    package let example: String?

    /// Says what is wrong and what would do.
    package init(_ message: String, example: String? = nil) {
        self.message = message
        self.example = example
    }

    /// The rows that say so under a field. Shape: `✗ Due: not a date; for example 2026-07-01`.
    package func rows(label: String, _ look: Look) -> [StyledText] {
        let name = label.isEmpty ? "" : label.lead + " "
        let end = example.map { "; \(look.words.forExample) \($0)" } ?? ""
        return StyledText(name + message + end, .error)
            .wrapped(to: look.columns, first: StyledText(look.marks.error + " ", .error))
    }
}
