/// A flow prepared for checking: what several checks need is worked out once.
struct Analysis {
    /// The flow that is checked.
    let flow: Flow
    /// The flows of the call that it belongs to: the one that is started and all its parts.
    let flows: FlowSet
    /// Where nodes are named: the start, destinations, and where a target ends.
    let nodes: NameUses<Node>
    /// Where facts are asked, set or demanded.
    let facts: NameUses<Fact>
    /// Where messages are sent.
    let messages: NameUses<Message>
    /// Where the flow ends.
    let outcomes: NameUses<Outcome>
    /// Which nodes lead to which; a misspelt destination leads to the nearest node.
    let graph: FlowGraph

    /// Analyses one of the flows of a call.
    init(of flow: Flow, in flows: FlowSet) {
        self.flow = flow
        self.flows = flows
        let start = flow.start.span.isEmpty ? [] : [flow.start]
        let nodes = NameUses(
            start + flow.nodes.flatMap(\.destinations) + flow.targets.compactMap(\.until),
            declared: flow.nodes.map(\.id))
        self.nodes = nodes
        facts = NameUses(
            flow.nodes.flatMap { $0.ask + $0.set.map(\.fact) + $0.atLeastOne }, declared: flow.facts.map(\.id)
        )
        messages = NameUses(flow.nodes.flatMap(\.send), declared: flow.messages.map(\.id))
        outcomes = NameUses(
            flow.nodes.compactMap { if case .end(let outcome) = $0.exit { outcome } else { nil } },
            declared: flow.outcomes.map(\.id))
        graph = FlowGraph(flow) { nodes.nearest(to: $0) ?? $0 }
    }

    /// Whether this is the flow that the call starts with; otherwise it is a part, whose callers are not all
    /// known.
    var isMain: Bool { flow.id == flows.main.id }

    /// A finding about a stretch of the flow's file.
    func finding(
        _ code: Finding.Code, at span: Span, _ message: String,
        related: (message: String, span: Span)? = nil, suggestion: String? = nil
    ) -> Finding {
        flow.file.finding(code, at: span, message, related: related, suggestion: suggestion)
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
