/// What scenarios reached in their flows.
package struct Coverage: Sendable, Equatable {
    /// Everything that was reached.
    package private(set) var reached: Set<Item> = []

    /// One thing that can be reached.
    package struct Item: Sendable, Hashable {
        /// The kind of thing.
        package let kind: Kind
        /// The flow that it belongs to.
        package let flow: FlowID
        /// The name in reports. **Shape**: `own-site -> mailbox (yes)`.
        package let name: String

        /// The kinds of thing that are counted.
        package enum Kind: String, Sendable, CaseIterable {
            case nodes, branches, options, lines
        }
    }

    /// Starts with nothing reached.
    package init() {}

    /// Adds what another run reached.
    package mutating func formUnion(_ other: Coverage) {
        reached.formUnion(other.reached)
    }

    /// Everything that scenarios of a flow can reach, with its place, in file order.
    package static func all(of flow: Flow) -> [(item: Item, span: Span, file: SourceText)] {
        var items: [(Item, Span, SourceText)] = []
        let asked = Set(flow.nodes.flatMap(\.ask).map(\.id))
        for node in flow.nodes {
            items.append((Item(kind: .nodes, flow: flow.id, name: node.id.rawValue), node.span, flow.file))
            for (index, branch) in branches(of: node).enumerated() {
                items.append((Self.branch(index, of: node, in: flow), branch, flow.file))
            }
            if let repetition = node.call?.repetition, repetition.minimum != repetition.maximum {
                for hasMore in [true, false] {
                    items.append((Self.round(hasMore, of: node, in: flow), repetition.span, flow.file))
                }
            }
            for line in conditionalLines(of: node) {
                for isShown in [true, false] {
                    items.append(
                        (
                            Self.line(line.name, isShown, node.id.rawValue, flow), line.line.text.span,
                            flow.file
                        ))
                }
            }
            for question in node.ask where question.when != nil {
                for isShown in [true, false] {
                    items.append(
                        (Self.question(question, isShown, node, flow), question.fact.span, flow.file))
                }
            }
            for sending in node.send where sending.when != nil {
                for isSent in [true, false] {
                    items.append(
                        (Self.sending(sending, isSent, node, flow), sending.message.span, flow.file))
                }
            }
        }
        for fact in flow.facts where asked.contains(fact.id) {
            if let selection = fact.selection {
                // A list without conditions never runs out.
                for what in selection.conditions.isEmpty ? [Self.chosen] : [Self.chosen, Self.noneLeft] {
                    items.append((Self.option(what, of: fact, in: flow), fact.span, fact.file))
                }
            }
            for option in fact.options {
                items.append((Self.option(option.value, of: fact, in: flow), option.span, option.file))
                guard option.when != nil else { continue }
                for isShown in [true, false] {
                    items.append((Self.offered(option.value, isShown, fact, flow), option.span, option.file))
                }
            }
        }
        if let hangUp = flow.hangUp { items.append((Self.hangUp(of: flow), hangUp.end.span, flow.file)) }
        for message in flow.messages {
            for line in conditionalLines(of: message) {
                for isShown in [true, false] {
                    items.append(
                        (
                            Self.line(line.name, isShown, "message \(message.id)", flow), line.line.text.span,
                            message.file
                        ))
                }
            }
        }
        return items
    }

    /// Whether calls came to a node.
    package func hasReached(_ node: Node, in flow: Flow) -> Bool {
        reached.contains(Item(kind: .nodes, flow: flow.id, name: node.id.rawValue))
    }

    /// Whether calls took a branch of a node; the only way out of one is no branch, and taken if the node was come to.
    package func hasReached(_ branch: Int, of node: Node, in flow: Flow) -> Bool {
        Self.branches(of: node).isEmpty
            ? hasReached(node, in: flow) : reached.contains(Self.branch(branch, of: node, in: flow))
    }

    // MARK: Reaching

    /// Records the lines and options that a card shows and hides.
    mutating func observe(_ enquiry: Enquiry) {
        let flow = enquiry.flow
        let node = enquiry.node
        // Once the node's call has returned, its own lines are no longer shown.
        if !enquiry.frame.progress.isCallDone {
            for line in Self.conditionalLines(of: node) {
                reached.insert(
                    Self.line(line.name, enquiry.frame.holds(line.line.when), node.id.rawValue, flow))
            }
        }
        if !enquiry.frame.progress.isCallDone {
            for question in node.ask where question.when != nil {
                reached.insert(Self.question(question, enquiry.frame.isShown(question), node, flow))
            }
        }
        for fact in enquiry.frame.questions.compactMap({ flow.fact($0.id) }) {
            if fact.selection != nil, enquiry.frame.hasNoOption(fact), enquiry.frame.awaited(by: fact).isEmpty
            {
                reached.insert(Self.option(Self.noneLeft, of: fact, in: flow))
            }
            for option in fact.options where option.when != nil {
                reached.insert(Self.offered(option.value, enquiry.frame.holds(option.when), fact, flow))
            }
        }
        if let review = enquiry.run.underReview, let message = review.frame.flow.message(review.id) {
            for line in Self.conditionalLines(of: message) {
                reached.insert(
                    Self.line(
                        line.name, review.frame.holds(line.line.when), "message \(review.id)",
                        review.frame.flow))
            }
        }
    }

    /// Records the nodes, branches and options of visits of a call, and how it was cut short.
    mutating func add(_ visits: [Visit], of enquiry: Enquiry) {
        for flow in enquiry.run.hungUp where flow.hangUp != nil { reached.insert(Self.hangUp(of: flow)) }
        for visit in visits {
            let flow = enquiry.run.frame(of: visit).flow
            guard let node = flow.node(visit.path.node) else { continue }
            reached.insert(Item(kind: .nodes, flow: flow.id, name: node.id.rawValue))
            if let branch = visit.branch { reached.insert(Self.branch(branch, of: node, in: flow)) }
            for answer in visit.answers {
                guard let fact = flow.fact(answer.fact.fact), fact.type.hasOptions else { continue }
                if fact.selection != nil {
                    if answer.value != .null { reached.insert(Self.option(Self.chosen, of: fact, in: flow)) }
                    continue
                }
                for case .string(let option) in Self.values(answer.value) {
                    reached.insert(Self.option(option, of: fact, in: flow))
                }
            }
            for sending in node.send where sending.when != nil {
                guard let isSent = visit.sent[sending.message.id] else { continue }
                reached.insert(Self.sending(sending, isSent, node, flow))
            }
            if let hasMore = visit.hasMoreRounds { reached.insert(Self.round(hasMore, of: node, in: flow)) }
            // The last answer on a card may hide the questions that were left, and the card is left with it.
            for question in node.ask where question.when != nil && visit.hiddenQuestions.contains(question.id)
            {
                reached.insert(Self.question(question, false, node, flow))
            }
            // A node passed without a stop showed none of its lines, but for those that head the next card.
            if visit.didPass {
                let frame = enquiry.run.frame(of: visit)
                for line in Self.conditionalLines(of: node) {
                    let isShown = frame.endsQuietly && frame.node.id == node.id && frame.holds(line.line.when)
                    reached.insert(Self.line(line.name, isShown, node.id.rawValue, flow))
                }
            }
        }
    }

    private static func values(_ value: Value) -> [Value] {
        if case .list(let values) = value { values } else { [value] }
    }

    // MARK: Names

    /// What counts for a choice from a table, however many rows it has.
    private static let (chosen, noneLeft) = ("(one of the table)", "(none left)")

    /// The places of a node's branches; empty unless its destination depends on something.
    private static func branches(of node: Node) -> [Span] {
        switch node.exit {
        case .to, .end: []
        case .byAnswer(let keyed): keyed.destinations.map(\.span) + (keyed.rest.map { [$0.span] } ?? [])
        case .byRules(let branches): branches.map(\.span)
        }
    }

    private static func branch(_ index: Int, of node: Node, in flow: Flow) -> Item {
        let name: String
        switch node.exit {
        case .byAnswer(let keyed) where index < keyed.destinations.count:
            name = "\(keyed.destinations[index].to.id) (\(keyed.destinations[index].key))"
        case .byAnswer(let keyed): name = "\(keyed.rest?.id.rawValue ?? "") (*)"
        case .byRules(let branches):
            name = "\(branches[index].to.id) (branch \(index + 1))"
        case .to, .end: name = ""
        }
        return Item(kind: .branches, flow: flow.id, name: "\(node.id) -> \(name)")
    }

    private static func hangUp(of flow: Flow) -> Item {
        Item(kind: .branches, flow: flow.id, name: "the caller hangs up")
    }

    private static func round(_ hasMore: Bool, of node: Node, in flow: Flow) -> Item {
        let name = "\(node.id) -> \(hasMore ? "another round" : "no further round")"
        return Item(kind: .branches, flow: flow.id, name: name)
    }

    private static func option(_ value: String, of fact: Fact, in flow: Flow) -> Item {
        Item(kind: .options, flow: flow.id, name: "\(fact.id) = \(value)")
    }

    private static func offered(_ value: String, _ isShown: Bool, _ fact: Fact, _ flow: Flow) -> Item {
        Item(
            kind: .lines, flow: flow.id,
            name: "\(fact.id) = \(value) \(isShown ? "offered" : "not offered")")
    }

    private static func question(
        _ question: Question, _ isShown: Bool, _ node: Node, _ flow: Flow
    ) -> Item {
        line("ask \(question.id)", isShown, node.id.rawValue, flow)
    }

    private static func sending(_ sending: Sending, _ isSent: Bool, _ node: Node, _ flow: Flow) -> Item {
        let name = "\(node.id) send \(sending.message.id) \(isSent ? "sent" : "not sent")"
        return Item(kind: .lines, flow: flow.id, name: name)
    }

    private static func line(_ name: String, _ isShown: Bool, _ place: String, _ flow: Flow) -> Item {
        Item(kind: .lines, flow: flow.id, name: "\(place) \(name) \(isShown ? "shown" : "hidden")")
    }

    private static func conditionalLines(of node: Node) -> [(name: String, line: Line)] {
        conditional([("note", node.note), ("say", node.say), ("do", node.steps.map(\.line))])
    }

    private static func conditionalLines(of message: Message) -> [(name: String, line: Line)] {
        conditional([("to", message.to), ("cc", message.cc), ("body", message.body)])
    }

    private static func conditional(_ groups: [(String, [Line])]) -> [(name: String, line: Line)] {
        groups.flatMap { name, lines in
            lines.enumerated().filter { $0.element.when != nil }.map { ("\(name)[\($0.offset)]", $0.element) }
        }
    }
}
