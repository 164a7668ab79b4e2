/// A condition of a line, step or question that cannot be worked out in some call, or holds in none.
enum FailingLine: ProofCheck {
    static let codes = [Finding.Code.failingLine]

    static func judge(_ proof: Proof) -> (claims: Int, findings: [Finding]) {
        var claims = 0
        let findings = proof.entered.flatMap { place, cases -> [Finding] in
            let node = proof.node(place)
            let conditions = (node.note + node.say + node.steps.map(\.line)).compactMap(\.when)
            claims += conditions.count
            return conditions.flatMap { finding(about: $0, at: place, cases, in: proof) }
        }
        return (claims, findings)
    }

    private static func finding(
        about when: Expression, at place: Proof.NodePlace, _ cases: [Cells], in proof: Proof
    ) -> [Finding] {
        guard let span = when.place else { return [] }
        let (space, file) = (proof.space(of: place), proof.flow(of: place).file)
        let formula = space.condition(when)
        // Shown with the card, it may change with what is answered on it.
        let leaves = (cases + proof.answered(place)).flatMap {
            Decision([formula], from: $0, in: space).leaves
        }
        if place.flow == 0, !leaves.contains(where: { $0.end == .taken(0) }),
            !leaves.contains(where: { $0.end == .fails(0) })
        {
            return [file.finding(.neverTrue, at: span, "this is never true here")]
        }
        let failing = leaves.filter { $0.end == .fails(0) }.map(\.cells)
        guard !failing.isEmpty else { return [] }
        let result = proof.search(place, hints: failing, slots: Set(when.reads)) { _, frame in
            !frame.progress.isCallDone && (try? frame.truth(of: when)) == nil
        }
        switch result {
        case .excluded: return []
        case .open(let reason):
            return [
                file.finding(.notProved, at: span, "it is not proved that this can be worked out: \(reason)")
            ]
        case .found(let events):
            return [proof.failure(of: when, at: span, in: file, events, code: .failingLine)]
        }
    }
}

extension Proof {
    /// What is possible on the card of a node once its questions are answered.
    func answered(_ place: NodePlace) -> [Cells] {
        reach.contexts.indices.filter { reach.contexts[$0].flow == place.flow }.flatMap {
            context -> [Cells] in
            let passage = reach.passage(in: context)
            let node = node(place)
            return reach.entries(of: place.node, in: context).flatMap { passage.entered(node, from: $0) }
                .flatMap { passage.answered(node, from: $0) }
        }
    }
}

extension Finding.Code {
    /// A condition of a line that fails in some call.
    static let failingLine = Finding.Code(
        "failing-line", .warning,
        fault: "There are calls in which the condition of a line or a step cannot be worked out.",
        harm: "The line is shown all the same, with a note that its rule failed: the agent has to judge.",
        cure: "Exclude what makes it fail first, as in `count != 0 && total / count > 3`.",
        examples: Finding.Example(
            "this cannot be worked out in some calls: division by zero",
            in: ["facts": counted, "nodes": saying("▸100 / count > 3")],
            cured: ["facts": counted, "nodes": saying("count != 0 && 100 / count > 3")]))

    private static let counted = #"{ "count": { "type": "integer", "label": "How many?" } }"#

    private static func saying(_ condition: String) -> String {
        #"""
        { "first": { "ask": ["count"], "next": "last" },
          "last": { "say": ["Bye.", { "text": "Many!", "when": "\#(condition)" }], "end": "done" } }
        """#
    }
}
