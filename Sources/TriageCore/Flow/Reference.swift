/// The name of a flow, which is its file's name without `.json`.
public typealias FlowID = Identifier<Flow>
/// The name of a node inside its flow.
public typealias NodeID = Identifier<Node>
/// The name of a fact inside its flow.
public typealias FactID = Identifier<Fact>
/// The name of a message inside its flow.
public typealias MessageID = Identifier<Message>
/// The name of an outcome inside its flow.
package typealias OutcomeID = Identifier<Outcome>
/// The name of a target inside its flow.
package typealias TargetID = Identifier<Target>
/// The name of a contact inside its flow.
package typealias ContactID = Identifier<Contact>

extension FlowID {
    /// The name of the flow's file. **Shape**: `hosting.json`.
    package var fileName: String { "\(rawValue).json" }
}

/// A name used somewhere, and where.
package struct Reference<Kind>: Sendable, Equatable {
    /// The name.
    package let id: Identifier<Kind>
    /// Where it is written.
    @Uncompared package var span: Span

    /// In place of a name that is missing or cannot be read, which is reported already.
    static var missing: Reference { Reference(id: "", span: 0..<0) }

    /// Whether the name is there at all.
    var isWritten: Bool { !span.isEmpty }
}
