/// One stop of a flow: what to note, say, do, ask, send, and where to go next.
public struct Node: Sendable {
    /// Its name.
    public let id: NodeID
    /// Where the name is declared.
    public let span: Span
    /// The part of the source procedure that it comes from.
    public let ref: String?
    /// What the card is headed.
    public let title: Template?
    /// Facts set on entering, in the order of the file.
    public let set: [(fact: Reference<Fact>, value: Expression)]
    /// For the agent's eyes.
    public let note: [Line]
    /// What to say to the caller.
    public let say: [Line]
    /// What to do and tick.
    public let steps: [Step]
    /// What to ask, in this order.
    public let ask: [Reference<Fact>]
    /// Facts of which at least one must be answered; empty when there is no such demand.
    public let atLeastOne: [Reference<Fact>]
    /// Another flow to run.
    public let call: Call?
    /// Messages to queue.
    public let send: [Reference<Message>]
    /// Where it leads.
    public let exit: Exit

    /// How a node is left.
    public enum Exit: Sendable {
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
    public struct Keyed: Sendable {
        /// The fact that decides; nil when the node asks none or several that could.
        public let fact: FactID?
        /// A destination for each answer, in the order of the file.
        public let destinations: [(key: String, span: Span, to: Reference<Node>)]
        /// The destination for the rest and for a skipped question.
        public let rest: Reference<Node>?
        /// Where the object stands.
        public let span: Span
    }

    /// A destination and its condition.
    public struct Branch: Sendable {
        /// When to go there; nil means always.
        public let when: Expression?
        /// The destination.
        public let to: Reference<Node>
        /// Where the branch stands.
        public let span: Span
    }

    /// The nodes that may come next inside this flow, in the order of the file.
    public var destinations: [Reference<Node>] {
        switch exit {
        case .to(let node): [node]
        case .byAnswer(let keyed): keyed.destinations.map(\.to) + (keyed.rest.map { [$0] } ?? [])
        case .byRules(let branches): branches.map(\.to)
        case .end: []
        }
    }
}

/// A line of text and when it is shown.
public struct Line: Sendable {
    /// The text.
    public let text: Template
    /// When it is shown; nil means always.
    public let when: Expression?
}

/// Something the agent does and ticks.
public struct Step: Sendable {
    /// What to do.
    public let line: Line
    /// Whether it can be skipped without a reason.
    public let isOptional: Bool
    /// The yes/no fact that says whether it was ticked.
    public let fact: FactID?
}

/// Another flow, run in its own scope.
public struct Call: Sendable {
    /// The flow to run.
    public let flow: Reference<Flow>
    /// The name under which its facts are known afterwards.
    public let name: String
    /// Where the caller's scope holds that name.
    public let slot: Int
    /// Facts of the part that are set before it begins.
    public let with: [(fact: Reference<Fact>, value: Expression)]
}
