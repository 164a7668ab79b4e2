/// A flow prepared for checking: what several checks need is worked out once.
struct Analysis {
    /// The flow that is checked.
    let flow: Flow
    /// The flows of the call that it belongs to: the one that is started and all its parts.
    let flows: FlowSet
    /// Where nodes are named: the start, destinations, where a target ends, and what weighs more in an audit.
    let nodes: NameUses<Node>
    /// Where facts are asked, set or demanded.
    let facts: NameUses<Fact>
    /// Where messages are sent.
    let messages: NameUses<Message>
    /// Where the flow ends.
    let outcomes: NameUses<Outcome>
    /// Whether the start or a destination is missing or names no node, so that it is not known what can be reached.
    let isDangling: Bool

    /// Analyses one of the flows of a call.
    init(of flow: Flow, in flows: FlowSet) {
        self.flow = flow
        self.flows = flows
        let destinations = [flow.start] + flow.nodes.flatMap { $0.destinations }
        nodes = NameUses(
            destinations.filter { $0.isWritten } + flow.targets.compactMap { $0.until }
                + flow.audit.nodes.map { $0.node },
            in: flow.nodes)
        isDangling =
            destinations.contains { !$0.isWritten || flow.nodes.index(of: $0.id) == nil }
            || flow.nodes.contains { $0.hasNoExit }
        facts = NameUses(
            flow.nodes.flatMap { node in
                node.ask.map { $0.fact } + node.set.map { $0.fact } + node.atLeastOne
            },
            in: flow.facts)
        messages = NameUses(
            flow.nodes.flatMap { node in node.send.map { $0.message } } + (flow.hangUp?.send ?? []),
            in: flow.messages)
        outcomes = NameUses(
            flow.nodes.compactMap { if case .end(let outcome) = $0.exit { outcome } else { nil } }
                + (flow.hangUp.map { [$0.end] } ?? []), in: flow.outcomes)
    }

    /// Which nodes lead to which, worked out anew.
    var graph: FlowGraph { FlowGraph(flow) }

    /// Whether this is the flow that the call starts with; otherwise it is a part, whose callers are not all
    /// known.
    var isMain: Bool { flow.id == flows.main.id }

    /// A finding about a stretch of the flow's file.
    ///
    /// - Parameter fact: one whose declaration explains it, in this file or in a desk's.
    func finding(
        _ code: Finding.Code, at span: Span, _ message: String,
        related: (message: String, span: Span)? = nil, declared fact: Fact? = nil, suggestion: String? = nil
    ) -> Finding {
        var finding = flow.file.finding(code, at: span, message, related: related, suggestion: suggestion)
        if let fact {
            finding.related = .init(message: "declared here", location: fact.file.location(of: fact.span))
        }
        return finding
    }

    /// A finding about a name that is not declared, with the nearest one that is.
    func unknown<Kind>(
        _ code: Finding.Code, _ reference: Reference<Kind>, _ what: String, _ uses: NameUses<Kind>
    ) -> Finding {
        let nearest = uses.nearest(to: reference.id)?.rawValue
        return finding(
            code, at: reference.span,
            "there is no \(what) '\(reference.id)'\(NearestName.hint(naming: nearest))", suggestion: nearest)
    }
}

extension Node {
    /// Whether it says in no way that can be read where to go.
    fileprivate var hasNoExit: Bool {
        if case .byRules(let branches) = exit { branches.isEmpty } else { false }
    }
}

extension FlowSet {
    /// The fact at a path as one of the flows writes it: its own, or one of a part that it calls; nil if there is
    /// none.
    func fact(at path: FactPath, of flow: Flow) -> Fact? {
        let owner = path.calls.reduce(Optional(flow)) { flow, name in
            flow?.call(named: name).flatMap { position(of: $0.flow.id) }.map { flows[$0] }
        }
        return owner?.fact(path.fact)
    }
}
