/// A question of a card.
package struct CardField: Sendable, Equatable {
    /// The fact that is asked.
    package let fact: FactID
    /// The type of the fact.
    package let type: FactType
    /// The question.
    package let label: String
    /// One line under the field; empty if there is none.
    package let hint: String
    /// A longer explanation; empty if there is none.
    package let help: String
    /// Whether it can be skipped.
    package let isOptional: Bool
    /// What can be chosen now, in order; yes and no for a yes/no question.
    package let options: [CardOption]
    /// The value that Enter takes; nil if nothing is offered.
    package let offer: Offer?
    /// The answer given on this card, in words; nil while it is open.
    package let answer: String?

    /// One thing that can be chosen.
    package struct CardOption: Sendable, Equatable {
        /// The value that is recorded.
        package let value: Value
        /// The value as it can be typed.
        package let name: String
        /// What the agent reads.
        package let label: String
        /// A few words shown beside it; empty if there are none.
        package let hint: String
        /// The letter that chooses it.
        package let key: Character?
    }

    /// A value that is offered.
    package struct Offer: Sendable, Equatable {
        /// The value offered.
        package let value: Value
        /// The value in words.
        package let text: String
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
