/// Nodes that lead back to each other without showing a card, for ever.
enum EndlessRound: ProofCheck {
    static let codes = [Finding.Code.endlessRound]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let findings = silentNodes(in: proof).enumerated().flatMap { position, silent -> [Finding] in
            let ways = silent.map { node in
                let visit = proof.visits.at(Proof.NodePlace(flow: position, node: node))
                return (node, visit.map { silentWays(from: $0, in: proof) } ?? [])
            }
            let circles = circles(
                through: Dictionary(uniqueKeysWithValues: ways), proof.reach.graphs[position])
            claims += circles.count
            return circles.compactMap { finding(about: $0, in: position, proof) }
        }
        return (claims, findings)
    }

    /// The groups of nodes that lead back to each other and may all be passed without a card.
    ///
    /// - Parameter ways: where each node leads that may be passed so.
    private static func circles(through ways: [Int: Set<Int>], _ nodes: NodeGraph) -> [[Int]] {
        let next = nodes.successors.enumerated().map { node, next in
            next.filter { ways[node]?.contains($0) ?? false && ways[$0] != nil }
        }
        let graph = Graph(next)
        return graph.components().filter { $0.count > 1 || graph.isLoop($0[0]) }.map { $0.sorted() }
    }

    /// Where a node may lead that is passed without a card. What shows nothing and does nothing is left with what hides
    /// its lines; that can exclude a branch.
    private static func silentWays(from visit: Proof.Visit, in proof: Proof) -> Set<Int> {
        let (node, nodes) = (proof.node(visit.place), proof.flow(of: visit.place).nodes)
        let all = Set(proof.reach.graphs[visit.place.flow].successors[visit.place.node])
        guard case .byRules(let branches) = node.exit, node.ask.isEmpty, node.steps.isEmpty,
            node.send.isEmpty,
            node.call == nil
        else { return all }
        let space = proof.space(of: visit.place)
        let guards = branches.map { $0.when.map(space.condition) }
        let taken = hidden(visit, in: proof).flatMap { cells in
            Decision(guards, from: cells, in: space).leaves.compactMap { leaf in
                if case .taken(let branch) = leaf.end { nodes.index(of: branches[branch].to.id) } else { nil }
            }
        }
        return all.intersection(taken)
    }

    /// With what cells a node's own card has nothing to show.
    private static func hidden(_ visit: Proof.Visit, in proof: Proof) -> [Cells] {
        guard let conditions = proof.node(visit.place).hidingConditions else { return [] }
        let space = proof.space(of: visit.place)
        let shown = Formula.any(conditions.map(space.condition))
        return visit.entered.flatMap { cells in
            Decision([shown], from: cells, in: space).leaves.filter { $0.end == .none }.map(\.cells)
        }
    }

    /// The nodes of each flow that may be passed without a card: they have nothing to show but what conditions can
    /// hide, and neither has a part that they call, on some way through it.
    private static func silentNodes(in proof: Proof) -> [Set<Int>] {
        let hiding = proof.visits.filter { !hidden($0, in: proof).isEmpty }
        var quiet: Set<Int> = []
        while true {
            var silent = Array(repeating: Set<Int>(), count: proof.flows.flows.count)
            for visit in hiding {
                let part = proof.node(visit.place).call.flatMap { proof.flows.position(of: $0.flow.id) }
                if part.map(quiet.contains) ?? true { silent[visit.place.flow].insert(visit.place.node) }
            }
            let passed = Set(silent.indices.filter { leads(through: silent[$0], of: $0, in: proof) })
            if passed == quiet { return silent }
            quiet = passed
        }
    }

    /// Whether a flow has a way from its start to an end through some nodes.
    private static func leads(through silent: Set<Int>, of position: Int, in proof: Proof) -> Bool {
        let flow = proof.flows.flows[position]
        var open = [flow.nodes.index(of: flow.start.id)].compactMap { $0 }.filter(silent.contains)
        var seen = Set(open)
        while let node = open.popLast() {
            if case .end = flow.nodes[node].exit { return true }
            let next = proof.reach.graphs[position].successors[node].filter(silent.contains)
            open += next.filter { seen.insert($0).inserted }
        }
        return false
    }

    private static func finding(about circle: [Int], in position: Int, _ proof: Proof) -> Finding? {
        let flow = proof.flows.flows[position]
        let slots = circle.flatMap { flow.nodes[$0].hidingConditions ?? [] }.flatMap(\.reads)
        let goal = Walk.Goal(
            flow: position, node: circle[0], hints: [], slots: Set(slots),
            isMet: { enquiry in
                enquiry.awaiting == .destination(.circle) && enquiry.goesRound(circle, of: position)
            })
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

extension Enquiry {
    /// Whether nodes of a flow are what it goes round through: it is at one of them, or in a part that one of them
    /// calls, and passed another just before.
    fileprivate func goesRound(_ circle: [Int], of position: Int) -> Bool {
        func isMeant(_ frame: Frame) -> Bool {
            frame.position == position && circle.contains(frame.nodeIndex)
        }
        if isMeant(frame) { return true }
        guard let outer = run.frames.first(where: isMeant) else { return false }
        return run.visits.suffix(60).count { $0.frame == outer.number } > 1
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
