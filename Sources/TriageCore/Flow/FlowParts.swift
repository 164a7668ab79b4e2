/// A person or a desk that the texts name.
package struct Contact: Sendable, Equatable, Identifiable {
    /// Its name in expressions: `contacts.ID.email`.
    package let id: ContactID
    /// Where the name is declared.
    @Uncompared package var span: Span
    /// Its members as they stand in the file: `name`, `email`, `phone`, `url`.
    package let members: Catalog<Member>

    /// One thing that is known of a contact.
    package struct Member: Sendable, Equatable, Identifiable {
        /// Its name in expressions.
        package let name: String
        /// What it is.
        package let value: String

        /// Its name, which no other member of the contact has.
        package var id: String { name }
    }
}

/// A time limit of the flow (a service level).
package struct Target: Sendable, Equatable {
    /// Its name.
    package let id: TargetID
    /// What it is called on the card.
    package let label: Template?
    /// The limit. **Units**: seconds.
    package let limit: Int
    /// What it measures.
    package let scope: Scope
    /// The node with whose leaving the clock stops.
    package let until: Reference<Node>?
    /// What the agent reads when it is missed.
    package let note: [Line]

    /// What a target measures.
    package enum Scope: String, Sendable {
        /// The whole enquiry, or its beginning up to `until`.
        case enquiry
        /// Each visit of a card.
        case node
    }
}

/// An e-mail that a flow can send.
public struct Message: Sendable, Equatable, Identifiable {
    /// Its name.
    public let id: MessageID
    /// Where the name is declared.
    @Uncompared package var span: Span
    /// What the agent reads about it.
    package let label: Template?
    /// Its recipients, one a line.
    package let to: [Line]
    /// Who gets a copy.
    package let cc: [Line]
    /// Its subject.
    package let subject: Template
    /// Its lines.
    package let body: [Line]
}

/// How an enquiry can end.
package struct Outcome: Sendable, Equatable, Identifiable {
    /// Its name.
    package let id: OutcomeID
    /// Where the name is declared.
    @Uncompared package var span: Span
    /// What it is called.
    package let label: String
    /// What sort of end it is.
    package let kind: Kind

    /// The sorts of end; an enquiry that is abandoned has none of them.
    package enum Kind: String, Sendable, CaseIterable {
        case resolved, escalated, waiting, declined, sale
    }
}
