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

    /// The groups of nodes without a card that lead back to each other.
    private static func circles(in position: Int, _ proof: Proof) -> [[Int]] {
        let flow = proof.flows.flows[position]
        let isSilent = flow.nodes.indices.map { node in
            !flow.nodes[node].hasCard
                && proof.reach.contexts.indices.contains { context in
                    proof.reach.contexts[context].flow == position && proof.reach.isEntered(node, in: context)
                }
        }
        let next = proof.reach.graphs[position].successors.enumerated().map { node, next in
            isSilent[node] ? next.filter { isSilent[$0] } : []
        }
        let graph = Graph(next)
        return graph.components().filter { $0.count > 1 || graph.isLoop($0[0]) }.map { $0.sorted() }
    }

    private static func finding(about circle: [Int], in position: Int, _ proof: Proof) -> Finding? {
        let flow = proof.flows.flows[position]
        let place = Proof.NodePlace(flow: position, node: circle[0])
        let goal = Walk.Goal(flow: position, node: circle[0], hints: []) { enquiry in
            enquiry.awaiting == .destination(.circle) && enquiry.frame.position == position
                && circle.contains(enquiry.frame.nodeIndex)
        }
        switch Walk.search(proof.reach, for: goal) {
        case .excluded: return nil
        case .open(let reason):
            return flow.file.finding(
                .notProved, at: flow.nodes[place.node].span,
                "it is not proved that a call leaves the nodes which lead back here: \(reason)")
        case .found(let events):
            let names = circle.map { "'\(flow.nodes[$0].id)'" }.joined(separator: ", ")
            var finding = flow.file.finding(
                .endlessRound, at: flow.nodes[place.node].span,
                circle.count == 1
                    ? "a call goes round here for ever without a card"
                    : "a call goes round for ever between \(names) without a card")
            finding.witness = proof.witness(events, slots: [])
            return finding
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
            in: ["nodes": circle("▸", #""next": "second""#)], cured: ["nodes": circle("", #""next": "last""#)]
        ))

    private static func circle(_ mark: String, _ exit: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": [{ "when": "isOn", "go": "second" }, { "go": "last" }] },
          \#(mark)"second": { "next": "third" }, "third": { \#(exit) }, "last": { "say": ["Bye."], "end": "done" } }
        """#
    }
}
