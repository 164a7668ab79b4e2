/// The name of one thing of a flow, so that a node's name cannot stand where a fact's belongs.
///
/// **Shape**: camelCase for facts, contacts and calls, kebab-case for everything else; not checked here.
package struct Identifier<Kind>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as it stands in the file.
    package let rawValue: String

    /// Takes a name as it stands in the file.
    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes a name written in code.
    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// The name as it stands in the file.
    package var description: String { rawValue }
}

/// The name of a flow, which is its file's name without `.json`.
package typealias FlowID = Identifier<Flow>
/// The name of a node inside its flow.
package typealias NodeID = Identifier<Node>
/// The name of a fact inside its flow.
package typealias FactID = Identifier<Fact>
/// The name of a message inside its flow.
package typealias MessageID = Identifier<Message>
/// The name of an outcome inside its flow.
package typealias OutcomeID = Identifier<Outcome>
/// The name of a target inside its flow.
package typealias TargetID = Identifier<Target>
/// The name of a contact inside its flow.
package typealias ContactID = Identifier<Contact>

/// A name used somewhere, and where.
package struct Reference<Kind>: Sendable {
    /// The name.
    package let id: Identifier<Kind>
    /// Where it is written.
    package let span: Span
}
