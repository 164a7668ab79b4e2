import Foundation

/// One decision tree, decoded and compiled.
///
/// Two flows are equal if they say the same thing, wherever it is in their files: the order of members
/// matters only in `set`, where one fact may read another that was set before it, and for a table's columns.
///
/// A class, because it never changes and is handed around for every event: copying it is counting it.
public final class Flow: Sendable, Equatable, Identifiable {
    /// The flow's name, which is its file's name without `.json`.
    public let id: FlowID
    /// Where the name is declared.
    let idSpan: Span
    /// What the menu shows.
    package let title: String
    /// The version its author gave it.
    package let version: String
    /// The language of its texts. **Shape**: a language tag such as `en-AU`.
    package let language: String
    /// The time zone of its dates and times.
    package let timeZone: TimeZone
    /// The currency of its amounts; nil if it has none.
    package let currency: Currency?
    /// How callers reach the desk; the first is the default.
    package let channels: [String]
    /// Whether it is only called by other flows.
    package let isPart: Bool
    /// What sums up a round of a repeated part; nil if its outcome's label does.
    package let summary: Template?
    /// The node where every enquiry begins.
    package let start: Reference<Node>
    /// People and desks, in file order.
    package let contacts: Catalog<Contact>
    /// When the desk is open; nil if neither this flow nor its caller says so. It is closed on the days that a
    /// table has, too.
    package let hours: OpeningHours?
    /// The time limits, in file order.
    package let targets: [Target]
    /// The facts, declared ones first, then those of steps.
    package let facts: Catalog<Fact>
    /// The e-mails, in file order.
    package let messages: Catalog<Message>
    /// How an enquiry can end, in file order.
    package let outcomes: Catalog<Outcome>
    /// How a call ends whose caller hangs up; nil to abandon it.
    package let hangUp: HangUp?
    /// Reasons for abandoning a call, for the agent to choose from.
    package let reasons: [String]
    /// The stops, in file order.
    package let nodes: Catalog<Node>
    /// How the audit of records judges its calls.
    package let audit: AuditRules
    /// The findings of checks that are to stay.
    package let ignores: [Ignore]
    /// The names that conditions know, and the slots of their values.
    package let scope: Scope
    /// The file it was decoded from.
    package let file: SourceText
    /// The files that it needs besides that one: the desks it uses, and the rows of tables.
    package let files: [UsedFile]
    /// The slots of the names used in expressions; all other uses of names are in the nodes.
    let namesInExpressions: SlotSet
    /// The slots that leave a text blank while they are unknown.
    let namesThatBlank: SlotSet
    /// What a part returns to the flow that calls it: its facts, and what its own parts returned to it.
    let results: [Result]
    /// What the rounds of the part are in expressions of its callers.
    let roundType: RecordType
    /// The computed facts by slot, each after those it reads.
    let computed: [Computation]
    /// The facts whose answers may stop holding because another fact changes.
    let lapsing: [Lapsing]
    /// The tables, its own and those of the desks that it uses, in order of name.
    let tables: [Table]
    /// Texts that expressions compare facts with; empty in a flow without tables.
    let comparedTexts: [ComparedText]
    /// The initial value of every slot.
    let initialValues: [Value]
    /// The slots of the names that every flow knows.
    let known: KnownSlots

    /// Describes a flow.
    init(
        id: FlowID, idSpan: Span, title: String, version: String, language: String, timeZone: TimeZone,
        currency: Currency?, channels: [String], isPart: Bool, summary: Template?, start: Reference<Node>,
        contacts: Catalog<Contact>, hours: OpeningHours?, targets: [Target], facts: Catalog<Fact>,
        messages: Catalog<Message>, outcomes: Catalog<Outcome>, hangUp: HangUp?, reasons: [String],
        nodes: Catalog<Node>, audit: AuditRules, ignores: [Ignore], scope: Scope, file: SourceText,
        files: [UsedFile], namesInExpressions: SlotSet, namesThatBlank: SlotSet, results: [Result],
        roundType: RecordType, computed: [Computation], lapsing: [Lapsing], tables: [Table],
        comparedTexts: [ComparedText], initialValues: [Value], known: KnownSlots
    ) {
        self.id = id
        self.idSpan = idSpan
        self.title = title
        self.version = version
        self.language = language
        self.timeZone = timeZone
        self.currency = currency
        self.channels = channels
        self.isPart = isPart
        self.summary = summary
        self.start = start
        self.contacts = contacts
        self.hours = hours
        self.targets = targets
        self.facts = facts
        self.messages = messages
        self.outcomes = outcomes
        self.hangUp = hangUp
        self.reasons = reasons
        self.nodes = nodes
        self.audit = audit
        self.ignores = ignores
        self.scope = scope
        self.file = file
        self.files = files
        self.namesInExpressions = namesInExpressions
        self.namesThatBlank = namesThatBlank
        self.results = results
        self.roundType = roundType
        self.computed = computed
        self.lapsing = lapsing
        self.tables = tables
        self.comparedTexts = comparedTexts
        self.initialValues = initialValues
        self.known = known
    }

    /// Whether both say the same, wherever it is in their files.
    public static func == (left: Flow, right: Flow) -> Bool {
        left === right
            || left.id == right.id && left.title == right.title && left.version == right.version
                && left.language == right.language && left.timeZone == right.timeZone
                && left.currency == right.currency && left.channels == right.channels
                && left.isPart == right.isPart && left.summary == right.summary && left.start == right.start
                && left.contacts == right.contacts && left.hours == right.hours
                && left.targets == right.targets && left.facts == right.facts
                && left.messages == right.messages && left.outcomes == right.outcomes
                && left.hangUp == right.hangUp && left.reasons == right.reasons && left.nodes == right.nodes
                && left.audit == right.audit && left.ignores == right.ignores && left.tables == right.tables
    }

    /// A text that an expression compares with a fact, such as `'north'` in `region == 'north'`.
    struct ComparedText: Sendable {
        /// The slot of the fact.
        let slot: Int
        /// The text.
        let text: String
        /// The file that the expression is in, and where the text stands in it.
        let file: SourceText
        let span: Span
    }

    /// How a computed fact gets its value.
    struct Computation: Sendable {
        /// The index of the value among the values of the flow.
        let slot: Int
        /// The expression that computes it.
        let expression: Expression
    }

    /// A fact whose answer may stop holding.
    struct Lapsing: Sendable {
        /// Its position among the flow's facts.
        let position: Int
        /// The index of its value among the values of the flow.
        let slot: Int
        /// The slots on which it depends, whichever question it answers.
        let reads: [Int]
    }

    /// Something that a part returns to its caller.
    struct Result: Sendable {
        /// Its name in the part. **Shape**: `number`; `ticket.number` and `ticket.outcome` for the part's own
        /// part.
        let path: FactPath
        /// The fact; nil for an outcome.
        let fact: Fact?
        /// The only texts that it can be; nil if it can be others.
        let options: [String]?
        /// What is read for each of them; empty if that depends on what is known.
        var labels: [String: String]?
        /// The type of its value.
        let type: ValueType
        /// Whether it can be unknown when the part has ended.
        var mayBeNull = true
        /// The index of its value among the values of the part; nil where that is not asked for.
        var slot: Int?
    }

    /// The slots of the names that every flow knows.
    struct KnownSlots: Sendable {
        let now: Int
        let today: Int
        let agent: Int
        let channel: Int
        let notes: Int
        let round: Int
    }

    /// The checksum that identifies this version of the file. **Shape**: XXH64 of its bytes, 16 lower-case
    /// hex digits.
    package var digest: String { XXH64.hex(XXH64.hash(file.bytes)) }

    /// Whether something is written in the flow's own file, and not in a desk that it uses.
    func isOwn(_ file: SourceText) -> Bool { file.name == self.file.name }

    // Inlined, so that looking something up copies no more than what is found.

    /// The node with that name.
    @inline(__always) package func node(_ id: NodeID) -> Node? { nodes[id] }

    /// The position of a node in `nodes`.
    @inline(__always) func index(of id: NodeID) -> Int? { nodes.index(of: id) }

    /// The fact with that name.
    @inline(__always) package func fact(_ id: FactID) -> Fact? { facts[id] }

    /// This flow's own fact with that path; nil for a fact of a part.
    func fact(at path: FactPath) -> Fact? { path.calls.isEmpty ? fact(path.fact) : nil }

    /// The fact that tells callers apart; nil if there is none.
    package var callersFact: Fact? { facts.first { $0.identifiesCaller } }

    /// The label of a fact; for a step's fact, the text of the step.
    package func label(of fact: Fact) -> Template? {
        guard case .step = fact.source else { return fact.label }
        return nodes.lazy.flatMap(\.steps).first { $0.fact == fact.id }?.line.text
    }

    /// The call of that name; nil if there is none.
    func call(named name: String) -> Call? { nodes.lazy.compactMap(\.call).first { $0.name == name } }

    /// The outcome with that name.
    @inline(__always) package func outcome(_ id: OutcomeID) -> Outcome? { outcomes[id] }

    /// The message with that name.
    @inline(__always) package func message(_ id: MessageID) -> Message? { messages[id] }
}
