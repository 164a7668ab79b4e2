/// A typed value the flow knows.
public struct Fact: Sendable {
    /// Its name in conditions and in the record.
    public let id: FactID
    /// Where the name is declared.
    public let span: Span
    /// Where its value stands among the values of the flow.
    public let slot: Int
    /// Its type.
    public let type: FactType
    /// How its value comes about.
    public let source: Source
    /// The question; facts that are never asked may lack it.
    public let label: Template?
    /// One line under the field.
    public let hint: Template?
    /// A longer explanation.
    public let help: Template?
    /// Whether it can be skipped.
    public let isOptional: Bool
    /// Whether it says something about a person.
    public let isPersonal: Bool
    /// What can be chosen; empty for other types.
    public let options: [Option]
    /// A yes/no fact's own words.
    public let words: Words?
    /// What an answer must meet beyond its type.
    public let limits: Limits
    /// An expression whose value is offered.
    public let suggest: Expression?

    /// How a fact gets its value.
    public enum Source: Sendable {
        /// By an answer, by `set`, or told early.
        case answered
        /// It never changes.
        case fixed(Value)
        /// It follows from other facts.
        case computed(Expression)
        /// It says whether a step was ticked.
        case step
    }

    /// One thing that can be chosen.
    public struct Option: Sendable {
        /// What conditions and the record call it.
        public let value: String
        /// What the agent reads.
        public let label: Template
        /// When it is offered; nil means always.
        public let when: Expression?
        /// A few words beside it.
        public let hint: Template?
        /// The letter that chooses it.
        public let key: Character?
        /// Where the option stands.
        public let span: Span
    }

    /// What yes and no are called.
    public struct Words: Sendable, Equatable {
        /// The word for yes.
        public let yes: String
        /// The word for no.
        public let no: String
    }

    /// What an answer must meet beyond its type.
    public struct Limits: Sendable {
        /// The smallest value allowed.
        public var minimum: Value?
        /// The largest value allowed.
        public var maximum: Value?
        /// What the whole text must match.
        public var pattern: RegularExpression?
        /// The most characters allowed.
        public var maximumLength: Int?
        /// What must hold for the answer.
        public var accept: Expression?
        /// What the agent reads when `accept` does not hold.
        public var because: Template?
    }

    /// Whether an agent can be asked for it or told it.
    public var isAnswerable: Bool {
        if case .answered = source { true } else { false }
    }
}
