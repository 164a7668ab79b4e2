/// A question that was answered at a node before, on a way that does not lead back, and by whose answer nothing has
/// been decided since.
enum AskedAgain: ProofCheck {
    static let codes = [Finding.Code.askedAgain]

    /// The most calls that are looked for, the fewer the larger the flow: what is asked again beyond that is found
    /// once these are mended.
    private static func mostSearches(_ flow: Flow) -> Int { min(20, 800 / max(1, flow.nodes.count)) }

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        let most = mostSearches(proof.flows.main)
        guard most > 0 else { return (0, []) }
        let earlier = factsAskedBefore(proof.flows.main, proof.reach.graphs[0])
        let asked = proof.visits.filter { $0.place.flow == 0 }.flatMap { visit in
            proof.node(visit.place).ask.filter { earlier[visit.place.node].contains($0.id) }.map {
                (visit, $0)
            }
        }
        let findings = asked.prefix(most).compactMap { visit, question in
            finding(about: question, on: visit, in: proof)
        }
        // What is not found is not claimed.
        return (findings.count, findings)
    }

    private static func finding(
        about question: Question, on visit: Proof.Visit, in proof: Proof
    ) -> Finding? {
        let (id, space) = (question.id, proof.space(of: visit.place))
        guard let slot = question.slot else { return nil }
        // What nothing reads has no cells.
        let place = space.bySlot[slot].map { space.variables[$0].place }
        let known = visit.shown.compactMap { cells -> Cells? in
            guard let place else { return cells }
            var known = cells
            known[place] &= ~Variable.null
            return known[place] == 0 ? nil : known
        }
        guard !known.isEmpty else { return nil }
        let slots = Set([slot] + (question.when?.reads ?? []))
        // It is not looked for as far as what could go wrong.
        let result = proof.search(visit.place, hints: known, slots: slots, events: 250) { enquiry, frame in
            enquiry.awaiting == .field(id) && !frame.values[slot].isNull && enquiry.hasAnswered(id)
        }
        guard case .found(let events) = result else { return nil }
        return proof.flow(of: visit.place).file.finding(
            .askedAgain, at: question.fact.span, "'\(id)' is asked here although the caller has answered it"
        ).shown(by: proof.witness(events, slots: [slot], of: 0))
    }

    /// For each node the facts that were asked on some path to it from which no path leads back, and by which
    /// nothing has been decided since.
    private static func factsAskedBefore(_ flow: Flow, _ graph: NodeGraph) -> [Set<FactID>] {
        var earlier = Array(repeating: Set<FactID>(), count: flow.nodes.count)
        var counts: [FactID: Int] = [:]
        for question in flow.nodes.flatMap(\.ask) { counts[question.id, default: 0] += 1 }
        let repeated = counts.filter { $0.value > 1 }.keys.compactMap(flow.fact)
        guard !repeated.isEmpty else { return earlier }
        // Each group comes after those it leads to.
        for group in Graph(graph.successors).components().reversed() {
            let before = group.reduce(into: Set<FactID>()) { $0.formUnion(earlier[$1]) }
            let nodes = group.map { flow.nodes[$0] }
            let (asked, deciding) = (Set(nodes.flatMap(\.ask).map(\.id)), Set(nodes.flatMap(\.decidingSlots)))
            let after = before.union(
                repeated.filter { asked.contains($0.id) }.map(\.id)
            ).subtracting(repeated.filter { deciding.contains($0.slot) }.map(\.id))
            let inside = Set(group)
            for node in group {
                earlier[node] = before
                for next in graph.successors[node] where !inside.contains(next) {
                    earlier[next].formUnion(after)
                }
            }
        }
        return earlier
    }
}

extension Node {
    /// The slots that decide where it leads.
    fileprivate var decidingSlots: [Int] {
        switch exit {
        case .to, .end: []
        case .byAnswer(let keyed): keyed.slot.map { [$0] } ?? []
        case .byRules(let branches): branches.flatMap { $0.when?.reads ?? [] }
        }
    }
}

extension Enquiry {
    /// Whether a question has been answered with a value.
    fileprivate func hasAnswered(_ fact: FactID) -> Bool {
        events.contains { event in
            if case .answered(fact, let value) = event.kind { !value.isNull } else { false }
        }
    }
}

extension Finding.Code {
    /// A question that the caller hears twice.
    static let askedAgain = Finding.Code(
        "asked-again", .warning,
        fault:
            "A caller can be asked what he has answered at a node before, without the call leading back there.",
        harm: "He has to say it twice, and wonders whether anybody listened.",
        cure:
            "Ask it under a `when` such as `name == null`, or only on the ways on which it was not asked; if it is to\n"
            + "be confirmed, `ignore` the finding and say why.",
        examples: Finding.Example(
            "'isOn' is asked here although the caller has answered it",
            in: ["nodes": asking(#""ask": [▸"isOn"], "#)], cured: ["nodes": asking("")]))

    private static func asking(_ again: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": "last" }, "last": { "say": ["Bye."], \#(again)"end": "done" } }
        """#
    }
}
