import Foundation

/// One decision tree, decoded and compiled: nothing of it is parsed or looked up by name again.
///
/// Two flows are equal when they say the same, wherever it stands in their files: the order of members counts
/// in `set` alone, where one fact may read another that was set before it.
public struct Flow: Sendable, Equatable, Identifiable {
    /// Its name.
    public let id: FlowID
    /// Where the name is declared.
    @Uncompared var idSpan: Span
    /// What the menu calls it.
    package let title: String
    /// The version its author gave it.
    package let version: String
    /// The language of its texts. **Shape**: a tag such as `en-AU`.
    package let language: String
    /// The zone of its dates and hours.
    package let timeZone: TimeZone
    /// The currency of its money; nil when it has none.
    package let currency: Currency?
    /// How callers reach the desk; the first is the usual one.
    package let channels: [String]
    /// Whether only other flows call it.
    package let isPart: Bool
    /// Where every enquiry begins.
    package let start: Reference<Node>
    /// People and desks, in the order of the file.
    package let contacts: Catalog<Contact>
    /// The time limits, in the order of the file.
    package let targets: [Target]
    /// The facts, declared ones first, then those of steps.
    package let facts: Catalog<Fact>
    /// The e-mails, in the order of the file.
    package let messages: Catalog<Message>
    /// The ends, in the order of the file.
    package let outcomes: Catalog<Outcome>
    /// The stops, in the order of the file.
    package let nodes: Catalog<Node>
    /// The names that conditions know, and where their values stand.
    @Uncompared package var scope: Scope
    /// The file it was decoded from.
    @Uncompared package var file: SourceText
    /// The names used in expressions; the rest of a declared name's uses stand in the nodes.
    @Uncompared var namesInExpressions: Set<Int>
    /// What a part hands to the flow that calls it: its facts, and what its own parts handed to it.
    @Uncompared var results: [Result]
    /// The computed facts by slot, each after those it reads.
    @Uncompared var computed: [Computation]
    /// The value of every slot before anything is known.
    @Uncompared var initialValues: [Value]
    /// Slots of the names that every flow knows.
    @Uncompared var known: KnownSlots

    /// How a computed fact gets its value.
    struct Computation: Sendable {
        /// Where the value stands among the values of the flow.
        let slot: Int
        /// What gives it.
        let expression: Expression
    }

    /// Something that a part hands to its caller.
    struct Result: Sendable {
        /// Its name in the part. **Shape**: `number`; `ticket.number` and `ticket.outcome` of the part's own part.
        let path: FactPath
        /// The fact; nil for an outcome.
        let fact: Fact?
    }

    /// Where the names that every flow knows have their values.
    struct KnownSlots: Sendable {
        let now: Int
        let today: Int
        let agent: Int
        let channel: Int
    }

    /// The checksum that names this very file. **Shape**: XXH64 of its bytes, 16 lower-case hex digits.
    package var digest: String { XXH64.hex(XXH64.hash(file.bytes)) }

    /// The node with that name.
    package func node(_ id: NodeID) -> Node? { nodes[id] }

    /// The position of a node in `nodes`.
    func index(of id: NodeID) -> Int? { nodes.index(of: id) }

    /// The fact with that name.
    package func fact(_ id: FactID) -> Fact? { facts[id] }

    /// The fact of this flow's own with that path; nil for a part's.
    func fact(at path: FactPath) -> Fact? { path.calls.isEmpty ? fact(path.fact) : nil }

    /// What a fact is called: its label; for a step's fact, the step.
    package func label(of fact: Fact) -> Template? {
        guard case .step = fact.source else { return fact.label }
        return nodes.lazy.flatMap(\.steps).first { $0.fact == fact.id }?.line.text
    }

    /// The outcome with that name.
    package func outcome(_ id: OutcomeID) -> Outcome? { outcomes[id] }

    /// The message with that name.
    package func message(_ id: MessageID) -> Message? { messages[id] }
}
