/// Nodes that lead back to each other without showing a card, for ever.
enum EndlessRound: ProofCheck {
    static let codes = [Finding.Code.endlessRound]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let findings = proof.flows.flows.indices.flatMap { position -> [Finding] in
            let circles = circles(in: position, proof)
            claims += circles.count
            return circles.compactMap { finding(about: $0, in: position, proof) }
        }
        return (claims, findings)
    }

    /// The groups of nodes that lead back to each other and may all be passed without a card.
    private static func circles(in position: Int, _ proof: Proof) -> [[Int]] {
        let silent = Set(
            proof.visits.filter { $0.place.flow == position && isSilent($0, in: proof) }.map(\.place.node))
        let next = proof.reach.graphs[position].successors.enumerated().map { node, next in
            silent.contains(node) ? next.filter(silent.contains) : []
        }
        let graph = Graph(next)
        return graph.components().filter { $0.count > 1 || graph.isLoop($0[0]) }.map { $0.sorted() }
    }

    /// Whether a node may be passed without a card: it has nothing to show but what conditions can hide.
    private static func isSilent(_ visit: Proof.Visit, in proof: Proof) -> Bool {
        let node = proof.node(visit.place)
        if case .end = node.exit { return false }
        guard let conditions = node.hidingConditions else { return false }
        let space = proof.space(of: visit.place)
        let shown = Formula.any(conditions.map(space.condition))
        return visit.entered.contains { cells in
            Decision([shown], from: cells, in: space).leaves.contains { $0.end == .none }
        }
    }

    private static func finding(about circle: [Int], in position: Int, _ proof: Proof) -> Finding? {
        let flow = proof.flows.flows[position]
        let slots = circle.flatMap { flow.nodes[$0].hidingConditions ?? [] }.flatMap(\.reads)
        let goal = Walk.Goal(flow: position, node: circle[0], hints: [], slots: Set(slots)) { enquiry in
            enquiry.awaiting == .destination(.circle) && enquiry.frame.position == position
                && circle.contains(enquiry.frame.nodeIndex)
        }
        let span = flow.nodes[circle[0]].span
        return Walk.search(proof.reach, for: goal).finding(
            in: flow.file, at: span, notProved: "a call leaves the nodes which lead back here"
        ) { events in
            let names = circle.map { "'\(flow.nodes[$0].id)'" }.joined(separator: ", ")
            return flow.file.finding(
                .endlessRound, at: span,
                circle.count == 1
                    ? "a call goes round here for ever without a card"
                    : "a call goes round for ever between \(names) without a card"
            ).shown(by: proof.witness(events, slots: [], of: position))
        }
    }
}

extension Finding.Code {
    /// A call that never comes to a card again.
    static let endlessRound = Finding.Code(
        "endless-round", .error,
        fault: "There are calls that go from node to node for ever without showing a card.",
        harm: "The flow gives up and the agent has to choose the way on by hand.",
        cure: "Lead one of the branches out, or let one of the nodes ask or say something.",
        examples: Finding.Example(
            "a call goes round for ever between 'second', 'third' without a card",
            in: ["nodes": circle("▸", #"[{ "when": "isOn", "go": "second" }, { "go": "last" }]"#)],
            cured: ["nodes": circle("", #""last""#)]
        ))

    private static func circle(_ mark: String, _ exit: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": "second" },
          \#(mark)"second": { "next": "third" }, "third": { "next": \#(exit) }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
