/// An answer that was begun on a card which has not been left yet.
package struct AnswerDraft: Sendable, Equatable {
    /// The answer as it can be typed; empty if an earlier draft was erased or the answer was left out.
    package let text: String
    /// The value once the answer was confirmed, null if it was left out; nil while it is only begun.
    package let value: Value?
}
