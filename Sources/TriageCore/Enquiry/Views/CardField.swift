/// A question of a card.
public struct CardField: Sendable, Equatable {
    /// The fact that is asked.
    public let fact: FactID
    /// The type of the fact.
    package let type: FactType
    /// The question.
    public let label: String
    /// One line under the field; empty if there is none.
    public let hint: String
    /// A longer explanation; empty if there is none.
    package let help: String
    /// Whether it can be skipped.
    public let isOptional: Bool
    /// What can be chosen now, in order; yes and no for a yes/no question.
    public let options: [CardOption]
    /// The value that Enter takes; nil if nothing is offered.
    public let offer: Offer?
    /// The most characters a text may have; nil for no limit.
    package let limit: Int?
    /// The answer given on this card, in words; nil while it is open.
    package let answer: String?

    /// The questions that must be answered before it is known what can be chosen; empty if it is known.
    package let awaited: [String]

    /// Whether an answer is needed but none can be chosen, so that it takes a reason to go on.
    package var needsReason: Bool { type.hasOptions && options.isEmpty && !isOptional && awaited.isEmpty }

    /// A value that is offered.
    public struct Offer: Sendable, Equatable {
        /// The value offered.
        public let value: Value
        /// The value in words.
        public let text: String
        /// Why it is offered.
        package let source: Source

        /// Why a value is offered.
        package enum Source: Sendable, Equatable {
            /// The caller has already told it.
            case told
            /// It was answered earlier in this call.
            case earlier
            /// It was answered and taken back.
            case takenBack
            /// The flow suggests it.
            case suggested
        }
    }
}
