/// A typed value the flow knows.
///
/// A class, because it never changes and is handed around for every event: copying it is counting it.
public final class Fact: Sendable, Equatable, Identifiable {
    /// The fact's name in conditions and in the record.
    public let id: FactID
    /// Where the name is declared.
    package let span: Span
    /// The file that declares it: the flow's, or that of a desk.
    package let file: SourceText
    /// The index of its value among the values of the flow.
    package let slot: Int
    /// What kind of value it takes.
    package let type: FactType
    /// How it gets its value.
    package let source: Source
    /// The question; facts that are never asked may lack it.
    package let label: Template?
    /// One line under the field.
    package let hint: Template?
    /// A longer explanation.
    package let help: Template?
    /// Whether it can be left out, unless a question says otherwise.
    package let optional: Optionality
    /// Whether it is personal data.
    package let isPersonal: Bool
    /// Whether it is only for the flow: nobody tells it, and the copied summary leaves it out.
    package let isInternal: Bool
    /// Whether it tells callers apart: whose past calls are looked up by it.
    package let identifiesCaller: Bool
    /// What can be chosen; empty for other types.
    package let options: [Option]
    /// The rows of a table that can be chosen instead; nil for a fact with options of its own, or without.
    package let selection: TableSelection?
    /// A yes/no fact's own words.
    package let words: Words?
    /// What an answer must meet beyond its type.
    package let limits: Limits
    /// An expression whose value is offered.
    package let suggest: Expression?

    /// Describes a fact.
    init(
        id: FactID, span: Span, file: SourceText, slot: Int, type: FactType, source: Source,
        label: Template?, hint: Template?, help: Template?, optional: Optionality, isPersonal: Bool,
        isInternal: Bool, identifiesCaller: Bool, options: [Option], selection: TableSelection?,
        words: Words?, limits: Limits, suggest: Expression?
    ) {
        self.id = id
        self.span = span
        self.file = file
        self.slot = slot
        self.type = type
        self.source = source
        self.label = label
        self.hint = hint
        self.help = help
        self.optional = optional
        self.isPersonal = isPersonal
        self.isInternal = isInternal
        self.identifiesCaller = identifiesCaller
        self.options = options
        self.selection = selection
        self.words = words
        self.limits = limits
        self.suggest = suggest
    }

    /// Whether both say the same, wherever it is in their files.
    public static func == (left: Fact, right: Fact) -> Bool {
        left === right
            || left.id == right.id && left.type == right.type && left.source == right.source
                && left.label == right.label && left.hint == right.hint && left.help == right.help
                && left.optional == right.optional && left.isPersonal == right.isPersonal
                && left.isInternal == right.isInternal && left.identifiesCaller == right.identifiesCaller
                && left.options == right.options && left.selection == right.selection
                && left.words == right.words && left.limits == right.limits && left.suggest == right.suggest
    }

    /// How a fact gets its value.
    package enum Source: Sendable, Equatable {
        /// From an answer, from `set`, or told before it was asked.
        case answered
        /// It never changes.
        case fixed(Value)
        /// It follows from other facts.
        case computed(Expression)
        /// Whether a step was ticked.
        case step
    }

    /// One thing that can be chosen.
    package struct Option: Sendable, Equatable {
        /// The option's name in conditions and in the record.
        package let value: String
        /// What the agent reads.
        package let label: Template
        /// When it is offered; nil means always.
        package let when: Expression?
        /// A few words shown beside it.
        package let hint: Template?
        /// The letter that chooses it.
        package let key: Character?
        /// Where the option is in the file.
        @Uncompared package var span: Span
        /// The file that lists it: the flow's, or that of a desk.
        @Uncompared package var file: SourceText
    }

    /// What yes and no are called.
    package struct Words: Sendable, Equatable {
        /// The word for yes.
        package let yes: String
        /// The word for no.
        package let no: String
    }

    /// The smallest or largest value allowed.
    package enum Bound: Sendable, Equatable {
        case fixed(Value)
        /// A day or moment that is worked out anew for each answer; there is no limit while it is not known.
        case computed(Expression)
    }

    /// What an answer must meet beyond its type.
    package struct Limits: Sendable, Equatable {
        /// The smallest value allowed.
        package var minimum: Bound?
        /// The largest value allowed.
        package var maximum: Bound?
        /// What the whole text must match.
        package var pattern: RegularExpression?
        /// The most characters allowed.
        package var maximumLength: Int?
        /// Whether an IP address must be one of the public internet.
        package var isPublic = false
        /// A condition that the answer must meet.
        package var accept: Expression?
        /// What the agent reads when `accept` does not hold.
        package var because: Template?
    }

    /// Whether it can be left out, if only at times.
    package var isOptional: Bool { optional != .never }

    /// Whether the agent can be asked for it or can tell it.
    package var isAnswerable: Bool {
        if case .answered = source { true } else { false }
    }
}
