/// One stop of a flow: what to note, say, do, ask, send, and where to go next.
public struct Node: Sendable, Equatable, Identifiable {
    /// Its name.
    public let id: NodeID
    /// Where the name is declared.
    @Uncompared package var span: Span
    /// The part of the source procedure that it comes from.
    package let ref: String?
    /// What the card is headed.
    package let title: Template?
    /// Facts set on entering, in the order of the file.
    package let set: [Setting]
    /// For the agent's eyes.
    package let note: [Line]
    /// What to say to the caller.
    package let say: [Line]
    /// What to do and tick.
    package let steps: [Step]
    /// What to ask, in this order.
    package let ask: [Reference<Fact>]
    /// Facts of which at least one must be answered; empty when there is no such demand.
    package let atLeastOne: [Reference<Fact>]
    /// Another flow to run.
    package let call: Call?
    /// Messages to queue.
    package let send: [Reference<Message>]
    /// Where it leads.
    package let exit: Exit

    /// How a node is left.
    package enum Exit: Sendable, Equatable {
        /// Always to one node.
        case to(Reference<Node>)
        /// By the answer to the one choice or yes/no fact among those asked.
        case byAnswer(Keyed)
        /// By the first condition that holds.
        case byRules([Branch])
        /// The enquiry ends.
        case end(Reference<Outcome>)
    }

    /// Destinations by an answer.
    package struct Keyed: Sendable, Equatable {
        /// The fact that decides; nil when the node asks none or several that could.
        package let fact: FactID?
        /// A destination for each answer, in the order of the file.
        package let destinations: Catalog<Destination>
        /// The destination for the rest and for a skipped question.
        package let rest: Reference<Node>?
        /// Where the object stands.
        @Uncompared package var span: Span
    }

    /// The destination for one answer.
    package struct Destination: Sendable, Equatable, Identifiable {
        /// The answer.
        package let key: String
        /// Where the key stands.
        @Uncompared package var span: Span
        /// The destination.
        package let to: Reference<Node>

        /// The answer, which leads to no other destination.
        package var id: String { key }
    }

    /// A destination and its condition.
    package struct Branch: Sendable, Equatable {
        /// When to go there; nil means always.
        package let when: Expression?
        /// The destination.
        package let to: Reference<Node>
        /// Where the branch stands.
        @Uncompared package var span: Span
    }

    /// The nodes that may come next inside this flow, in the order of the file.
    package var destinations: [Reference<Node>] {
        switch exit {
        case .to(let node): [node]
        case .byAnswer(let keyed): keyed.destinations.map(\.to) + (keyed.rest.map { [$0] } ?? [])
        case .byRules(let branches): branches.map(\.to)
        case .end: []
        }
    }
}

/// A line of text and when it is shown.
package struct Line: Sendable, Equatable {
    /// The text.
    package let text: Template
    /// When it is shown; nil means always.
    package let when: Expression?
}

/// Something the agent does and ticks.
package struct Step: Sendable, Equatable {
    /// What to do.
    package let line: Line
    /// Whether it can be skipped without a reason.
    package let isOptional: Bool
    /// The yes/no fact that says whether it was ticked.
    package let fact: FactID?
}

/// Another flow, run in its own scope.
package struct Call: Sendable, Equatable {
    /// The flow to run.
    package let flow: Reference<Flow>
    /// The name under which its facts are known afterwards.
    package let name: String
    /// Where the caller's scope holds that name.
    @Uncompared package var slot: Int
    /// Facts of the part that are set before it begins.
    package let with: Catalog<Setting>
}

/// A fact that is set, and the expression that gives its value.
package struct Setting: Sendable, Equatable, Identifiable {
    /// The fact.
    package let fact: Reference<Fact>
    /// What it is set to.
    package let value: Expression

    /// The fact's name.
    package var id: FactID { fact.id }
}
