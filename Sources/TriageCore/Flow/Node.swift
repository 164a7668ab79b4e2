/// One stop of a flow: what to note, say, do, ask, send, and where to go next.
///
/// A class, because it never changes and is handed around for every event: copying it is counting it.
public final class Node: Sendable, Equatable, Identifiable {
    /// The node's name, unique within the flow.
    public let id: NodeID
    /// Where the name is declared.
    package let span: Span
    /// The section of the source procedure that it comes from.
    package let ref: String?
    /// The heading of the card.
    package let title: Template?
    /// The channel on which the call goes on from here; nil if it stays as it is.
    package let channel: String?
    /// Facts set on entering, in file order.
    package let set: [Setting]
    /// Lines for the agent only.
    package let note: [Line]
    /// What to say to the caller.
    package let say: [Line]
    /// What to do and tick.
    package let steps: [Step]
    /// What to ask, in this order.
    package let ask: [Question]
    /// Facts of which at least one must be answered; empty if there is no such demand.
    package let atLeastOne: [Reference<Fact>]
    /// A part to run from here.
    package let call: Call?
    /// Messages to send, in this order.
    package let send: [Sending]
    /// Where the flow goes from here.
    package let exit: Exit

    /// Describes a node.
    init(
        id: NodeID, span: Span, ref: String?, title: Template?, channel: String?, set: [Setting],
        note: [Line], say: [Line], steps: [Step], ask: [Question], atLeastOne: [Reference<Fact>],
        call: Call?, send: [Sending], exit: Exit
    ) {
        self.id = id
        self.span = span
        self.ref = ref
        self.title = title
        self.channel = channel
        self.set = set
        self.note = note
        self.say = say
        self.steps = steps
        self.ask = ask
        self.atLeastOne = atLeastOne
        self.call = call
        self.send = send
        self.exit = exit
    }

    /// Whether both say the same, wherever it is in their files.
    public static func == (left: Node, right: Node) -> Bool {
        left === right
            || left.id == right.id && left.ref == right.ref && left.title == right.title
                && left.channel == right.channel && left.set == right.set && left.note == right.note
                && left.say == right.say && left.steps == right.steps && left.ask == right.ask
                && left.atLeastOne == right.atLeastOne && left.call == right.call
                && left.send == right.send && left.exit == right.exit
    }

    /// How a node is left.
    package enum Exit: Sendable, Equatable {
        /// Always to the same node.
        case to(Reference<Node>)
        /// By the answer to the one choice or yes/no fact among those asked. Apart, since it is far larger than the
        /// other ways.
        indirect case byAnswer(Keyed)
        /// By the first condition that holds.
        case byRules([Branch])
        /// The enquiry ends.
        case end(Reference<Outcome>)
    }

    /// Destinations that depend on an answer.
    package struct Keyed: Sendable, Equatable {
        /// The fact of this flow that decides; nil if the node asks no fact that could, or several, and for what
        /// a part returned.
        package let fact: FactID?
        /// The slot of what decides; nil if nothing does.
        @Uncompared var slot: Int?
        /// What `on` names; nil where the answer to a question of the node decides.
        let on: FactPath?
        /// Where `on` is in the file.
        @Uncompared var onSpan: Span
        /// A destination for each answer, in file order.
        package let destinations: Catalog<Destination>
        /// The destination for all other answers and for a skipped question.
        package let rest: Reference<Node>?
        /// Where the object is in the file.
        @Uncompared package var span: Span
    }

    /// The destination for one answer.
    package struct Destination: Sendable, Equatable, Identifiable {
        /// The answer.
        package let key: String
        /// Where the key is in the file.
        @Uncompared package var span: Span
        /// The destination.
        package let to: Reference<Node>

        /// The answer, unique among the destinations.
        package var id: String { key }
    }

    /// A destination and its condition.
    package struct Branch: Sendable, Equatable {
        /// When to go there; nil means always.
        package let when: Expression?
        /// The destination.
        package let to: Reference<Node>
        /// Where the branch is in the file.
        @Uncompared package var span: Span
    }

    /// Calls something with each line of its card, those of its steps among them, in the order of the card.
    func forEachLine(_ body: (Line) -> Void) {
        note.forEach(body)
        say.forEach(body)
        for step in steps { body(step.line) }
    }

    /// The conditions of the lines of its card.
    var lineConditions: [Expression] {
        var conditions: [Expression] = []
        forEachLine { line in line.when.map { conditions.append($0) } }
        return conditions
    }

    /// Whether any of its questions is asked under a condition.
    package var hasConditions: Bool { ask.contains { $0.when != nil } }

    /// The nodes that may come next in this flow, in file order.
    package var destinations: [Reference<Node>] {
        switch exit {
        case .to(let node): [node]
        case .byAnswer(let keyed): keyed.destinations.map(\.to) + (keyed.rest.map { [$0] } ?? [])
        case .byRules(let branches): branches.map(\.to)
        case .end: []
        }
    }
}

/// A fact that a node asks, and on what that depends.
package struct Question: Sendable, Equatable, Identifiable {
    /// The fact that is asked.
    package let fact: Reference<Fact>
    /// The slot of the fact's value; nil if there is no such fact.
    @Uncompared var slot: Int?
    /// When it is asked; nil means always.
    package let when: Expression?
    /// Whether it can be left out here; nil means as the fact says.
    package let optional: Optionality?

    /// The fact's name.
    package var id: FactID { fact.id }
}

/// Whether a question can be left out.
package enum Optionality: Sendable, Equatable {
    case never
    case always
    /// While the condition holds.
    case when(Expression)

    /// The condition; nil if there is none.
    var condition: Expression? { if case .when(let condition) = self { condition } else { nil } }
}

/// A line of text and when it is shown.
package struct Line: Sendable, Equatable {
    /// The text.
    package let text: Template
    /// When it is shown; nil means always.
    package let when: Expression?
    /// What scenarios call it, and a step's fact; nil if it has no name.
    package var id: Reference<Line>?
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

/// A message to send, and when.
package struct Sending: Sendable, Equatable {
    /// The message.
    package let message: Reference<Message>
    /// Whether it is reviewed on the card and leaves once it is approved, not after the call.
    package let isAtOnce: Bool
    /// When it is sent; nil means always.
    package let when: Expression?
}

/// Another flow, run in its own scope.
package struct Call: Sendable, Equatable {
    /// The flow to run.
    package let flow: Reference<Flow>
    /// The name under which its facts are known afterwards.
    package let name: String
    /// The slot of that name in the caller's scope.
    @Uncompared package var slot: Int
    /// Facts of the part that are set before it begins.
    package let with: Catalog<Setting>
    /// Those of them that the part neither asks nor sets: they follow what the caller knows.
    @Uncompared var views: Set<FactID>
    /// How it is repeated; nil if it is run once.
    package let repetition: Repetition?

    /// How a call is repeated, round by round.
    package struct Repetition: Sendable, Equatable {
        /// The question whether there is another round.
        package let ask: Template
        /// How many rounds begin unasked.
        package let minimum: Int
        /// The most rounds; nil if there is no such limit.
        package let maximum: Int?
        /// Where it is in the file.
        @Uncompared package var span: Span
    }
}

/// A fact to set and the expression for its value.
package struct Setting: Sendable, Equatable, Identifiable {
    /// The fact.
    package let fact: Reference<Fact>
    /// What it is set to.
    package let value: Expression

    /// The fact's name.
    package var id: FactID { fact.id }
}
