/// The name of one thing of a flow, so that a node's name cannot stand where a fact's belongs.
///
/// **Shape**: camelCase for facts, contacts and calls, kebab-case for everything else; not checked here.
public struct Identifier<Kind>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as it stands in the file.
    public let rawValue: String

    /// Takes a name as it stands in the file.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes a name written in code.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The name as it stands in the file.
    public var description: String { rawValue }
}

/// The name of a flow, which is its file's name without `.json`.
public typealias FlowID = Identifier<Flow>
/// The name of a node inside its flow.
public typealias NodeID = Identifier<Node>
/// The name of a fact inside its flow.
public typealias FactID = Identifier<Fact>
/// The name of a message inside its flow.
public typealias MessageID = Identifier<Message>
/// The name of an outcome inside its flow.
public typealias OutcomeID = Identifier<Outcome>
/// The name of a target inside its flow.
public typealias TargetID = Identifier<Target>
/// The name of a contact inside its flow.
public typealias ContactID = Identifier<Contact>

/// A name used somewhere, and where.
public struct Reference<Kind>: Sendable {
    /// The name.
    public let id: Identifier<Kind>
    /// Where it is written.
    public let span: Span
}
