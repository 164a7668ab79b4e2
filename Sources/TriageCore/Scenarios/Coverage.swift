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

    /// Something that scenarios of a flow can reach.
    package struct Aim: Sendable {
        /// What it is.
        package let item: Item
        /// Where it is in its file.
        package let span: Span
        /// The file that says so: the flow's, or that of a desk.
        package let file: SourceText
        /// The nodes one of which a call must come to; empty if a call reaches it from any card.
        let nodes: [NodeID]
        /// The condition on which it depends, and whether that must hold; nil if it depends on none of its own.
        var condition: (when: Expression, holds: Bool)?
        /// The message that it is a line of; nil if it is none.
        var message: MessageID?
    }

    /// Everything that scenarios of a flow can reach, in file order.
    package static func all(of flow: Flow) -> [Aim] {
        let asked = Set(flow.nodes.flatMap(\.ask).map(\.id))
        var aims = flow.nodes.flatMap { all(of: $0, in: flow) }
        for fact in flow.facts where asked.contains(fact.id) { aims += all(of: fact, in: flow) }
        if let hangUp = flow.hangUp {
            aims.append(Aim(item: Self.hangUp(of: flow), span: hangUp.end.span, file: flow.file, nodes: []))
        }
        for message in flow.messages {
            let nodes = flow.nodes.filter { $0.send.contains { $0.message.id == message.id } }.map(\.id)
            for (name, line) in conditionalLines(of: message) {
                for isShown in [true, false] {
                    aims.append(
                        Aim(
                            item: Self.line(name, isShown, "message \(message.id)", flow),
                            span: line.text.span, file: message.file, nodes: nodes,
                            condition: line.when.map { ($0, isShown) }, message: message.id))
                }
            }
        }
        return aims
    }

    private static func all(of node: Node, in flow: Flow) -> [Aim] {
        var aims: [Aim] = []
        func add(_ item: Item, _ span: Span, _ condition: (Expression, Bool)? = nil) {
            aims.append(
                Aim(item: item, span: span, file: flow.file, nodes: [node.id], condition: condition))
        }
        add(Item(kind: .nodes, flow: flow.id, name: node.id.rawValue), node.span)
        for (index, branch) in branches(of: node).enumerated() {
            add(Self.branch(index, of: node, in: flow), branch)
        }
        if let repetition = node.call?.repetition, repetition.minimum != repetition.maximum {
            for hasMore in [true, false] { add(Self.round(hasMore, of: node, in: flow), repetition.span) }
        }
        for (name, line) in conditionalLines(of: node) {
            for isShown in [true, false] {
                let item = Self.line(name, isShown, node.id.rawValue, flow)
                add(item, line.text.span, line.when.map { ($0, isShown) })
            }
        }
        for question in node.ask {
            guard let when = question.when else { continue }
            for isShown in [true, false] {
                add(Self.question(question, isShown, node, flow), question.fact.span, (when, isShown))
            }
        }
        for sending in node.send {
            guard let when = sending.when else { continue }
            for isSent in [true, false] {
                add(Self.sending(sending, isSent, node, flow), sending.message.span, (when, isSent))
            }
        }
        return aims
    }

    private static func all(of fact: Fact, in flow: Flow) -> [Aim] {
        let nodes = flow.nodes.filter { $0.ask.contains { $0.id == fact.id } }.map(\.id)
        var aims: [Aim] = []
        if let selection = fact.selection {
            // A list without conditions never runs out.
            for what in selection.conditions.isEmpty ? [Self.chosen] : [Self.chosen, Self.noneLeft] {
                aims.append(
                    Aim(
                        item: Self.option(what, of: fact, in: flow), span: fact.span, file: fact.file,
                        nodes: nodes))
            }
        }
        for option in fact.options {
            aims.append(
                Aim(
                    item: Self.option(option.value, of: fact, in: flow), span: option.span, file: option.file,
                    nodes: nodes))
            guard let when = option.when else { continue }
            for isShown in [true, false] {
                aims.append(
                    Aim(
                        item: Self.offered(option.value, isShown, fact, flow), span: option.span,
                        file: option.file, nodes: nodes, condition: (when, isShown)))
            }
        }
        return aims
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
