/// A person or desk that the texts refer to.
package struct Contact: Sendable, Equatable, Identifiable {
    /// Its name in expressions: `contacts.ID.email`.
    package let id: ContactID
    /// Where the name is declared.
    @Uncompared package var span: Span
    /// The file that declares it: the flow's, or that of a desk.
    @Uncompared package var file: SourceText
    /// Its members in file order: `name`, `email`, `phone`, `url`.
    package let members: Catalog<Member>
    /// Whether messages come from it.
    package let isSender: Bool

    /// One detail of a contact.
    package struct Member: Sendable, Equatable, Identifiable {
        /// Its name in expressions.
        package let name: String
        /// The detail itself, such as an address.
        package let value: String

        /// The member's name, unique within the contact.
        package var id: String { name }
    }
}

/// A time limit of the flow (a service level).
package struct Target: Sendable, Equatable {
    /// Its name.
    package let id: TargetID
    /// The target's label on the card.
    package let label: Template?
    /// The limit. **Units**: seconds.
    package let limit: Int
    /// What it measures.
    package let scope: Scope
    /// The clock stops when this node is left.
    package let until: Reference<Node>?
    /// When it applies; nil means always.
    package let when: Expression?
    /// Whether only the time counts in which the desk is open.
    package let countsOpenTime: Bool
    /// What the agent reads if it is missed.
    package let note: [Line]

    /// What a target measures.
    package enum Scope: String, Sendable, CaseIterable {
        /// The whole enquiry, or its beginning up to `until`.
        case enquiry
        /// Each visit of a card.
        case node
        /// Each time that the caller waits for the agent to say or do something.
        case response
    }
}

/// An e-mail that a flow can send.
public struct Message: Sendable, Equatable, Identifiable {
    /// Its name.
    public let id: MessageID
    /// Where the name is declared.
    @Uncompared package var span: Span
    /// The file that declares it: the flow's, or that of a desk.
    @Uncompared package var file: SourceText
    /// What the agent reads about it.
    package let label: Template?
    /// The recipients, one per line.
    package let to: [Line]
    /// Who gets a copy.
    package let cc: [Line]
    /// The subject line.
    package let subject: Template
    /// The lines of the body.
    package let body: [Line]
}

/// How a flow ends when the caller hangs up.
package struct HangUp: Sendable, Equatable {
    /// The outcome.
    package let end: Reference<Outcome>
    /// What is sent then, in this order.
    package let send: [Reference<Message>]
}

/// How an enquiry can end.
package struct Outcome: Sendable, Equatable, Identifiable {
    /// Its name.
    package let id: OutcomeID
    /// Where the name is declared.
    @Uncompared package var span: Span
    /// The outcome's label.
    package let label: String
    /// The kind of end.
    package let kind: Kind

    /// The kinds of end; an abandoned enquiry has none.
    package enum Kind: String, Sendable, CaseIterable {
        case resolved, escalated, waiting, declined, sale
    }
}

extension Message {
    /// All that it is put together from, in the order of its reading.
    var lines: [Line] {
        [label, subject].compactMap { $0 }.map { Line(text: $0, when: nil) } + to + cc + body
    }
}

extension Target {
    /// What is said of it.
    var lines: [Line] { (label.map { [Line(text: $0, when: nil)] } ?? []) + note }
}
