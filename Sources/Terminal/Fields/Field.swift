/// A question on a card: it handles keys, draws itself and holds an answer.
package protocol Field: Sendable {
    /// Handles an input event.
    mutating func handle(_ event: InputEvent) -> FieldResponse
    /// The rows of the field, including the cursor when it has the focus.
    func frame(_ look: Look, isFocused: Bool) -> Frame
    /// The keys that are available now, most useful first.
    func hints(_ words: TerminalWords) -> [KeyHint]
    /// What is chosen or typed, confirmed or not.
    var answer: FieldAnswer { get }
    /// The answer in one row, for when the field is folded.
    func summary(_ look: Look) -> StyledText
    /// What is wrong with the answer; nil if going forward may accept it.
    func problem(_ words: TerminalWords) -> FieldProblem?
    /// Puts the cursor where the problem is; most fields have only one place.
    mutating func turnToProblem()
}

extension Field {
    /// Leaves the cursor where it is.
    package mutating func turnToProblem() {}
}

/// The result of handling a key.
package enum FieldResponse: Sendable, Equatable {
    /// The key means nothing here; the caller may handle it.
    case ignored
    /// Something changed.
    case changed
    /// The answer is confirmed, provided nothing is wrong with it.
    case confirmed
    /// The key would change something already recorded, so it changed nothing.
    case recorded
}

/// An answer as the widgets represent it.
package enum FieldAnswer: Sendable, Equatable {
    /// Nothing was answered.
    case none
    /// One option, by its index.
    case option(Int)
    /// Several options, by their indices in order.
    case options([Int])
    /// A text as typed.
    case text(String)
    /// A secret.
    case secret(Secret)
    /// The state of each step.
    case steps([StepState])
}

/// What is wrong with an answer.
package struct FieldProblem: Sendable, Equatable, Error {
    /// What is wrong, in a few words.
    package let message: String
    /// An answer that would be accepted.
    package let example: String?

    /// Says what is wrong and which answer would be accepted.
    package init(_ message: String, example: String? = nil) {
        self.message = message
        self.example = example
    }

    /// The rows that report the problem under a field.
    /// **Shape**: `✗ Due: not a date; for example 2026-07-01`.
    package func rows(label: String, _ look: Look) -> [StyledText] {
        let name = label.isEmpty ? "" : label.lead + " "
        let end = example.map { "; \(look.words.forExample) \($0)" } ?? ""
        return StyledText(name + message + end, .error)
            .wrapped(to: look.columns, first: StyledText(look.marks.error + " ", .error))
    }
}
