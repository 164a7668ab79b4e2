/// A person or a desk that the texts name.
public struct Contact: Sendable {
    /// Its name in expressions: `contacts.ID.email`.
    public let id: ContactID
    /// Where the name is declared.
    public let span: Span
    /// Its members as they stand in the file: `name`, `email`, `phone`, `url`.
    public let members: [(name: String, value: String)]
}

/// A time limit of the flow (a service level).
public struct Target: Sendable {
    /// Its name.
    public let id: TargetID
    /// What it is called on the card.
    public let label: Template?
    /// The limit. **Units**: seconds.
    public let limit: Int
    /// What it measures.
    public let scope: Scope
    /// The node with whose leaving the clock stops.
    public let until: Reference<Node>?
    /// What the agent reads when it is missed.
    public let note: [Line]

    /// What a target measures.
    public enum Scope: String, Sendable {
        /// The whole enquiry, or its beginning up to `until`.
        case enquiry
        /// Each visit of a card.
        case node
    }
}

/// An e-mail that a flow can send.
public struct Message: Sendable {
    /// Its name.
    public let id: MessageID
    /// Where the name is declared.
    public let span: Span
    /// What the agent reads about it.
    public let label: Template?
    /// Its recipients, one a line.
    public let to: [Line]
    /// Who gets a copy.
    public let cc: [Line]
    /// Its subject.
    public let subject: Template
    /// Its lines.
    public let body: [Line]
}

/// How an enquiry can end.
public struct Outcome: Sendable {
    /// Its name.
    public let id: OutcomeID
    /// Where the name is declared.
    public let span: Span
    /// What it is called.
    public let label: String
    /// What sort of end it is.
    public let kind: Kind

    /// The sorts of end; an enquiry that is abandoned has none of them.
    public enum Kind: String, Sendable, CaseIterable {
        case resolved, escalated, waiting, declined, sale
    }
}
