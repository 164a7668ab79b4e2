/// A node that no path from the start leads to.
enum UnreachableNode: Check {
    static let codes = [Finding.Code.unreachableNode]

    static func findings(in analysis: Analysis) -> [Finding] {
        let flow = analysis.flow
        let reached = analysis.graph.reachable(from: flow.start.id)
        // An unknown start or a node without an exit is reported already; it would cause many findings here.
        guard !reached.isEmpty, !reached.contains(where: { flow.node($0)?.hasNoExit ?? true }) else {
            return []
        }
        return flow.nodes.filter { !reached.contains($0.id) }.map {
            analysis.finding(.unreachableNode, at: $0.span, "no path from the start leads to '\($0.id)'")
        }
    }
}

extension Node {
    fileprivate var hasNoExit: Bool {
        if case .byRules(let branches) = exit { branches.isEmpty } else { false }
    }
}

extension Finding.Code {
    /// A node that is never shown.
    static let unreachableNode = Finding.Code(
        "unreachable-node", .warning,
        fault: "No path from the start leads to a node.",
        harm: "It is never shown on a call: either it is left over, or a way to it was forgotten.",
        cure: "Point a destination at the node, or remove it.",
        examples: Finding.Example(
            "no path from the start leads to 'spare'",
            in: ["nodes": #"{ "first": { "ask": ["isOn"], "end": "done" }, ▸"spare": { "end": "done" } }"#],
            cured: [
                "nodes": #"{ "first": { "ask": ["isOn"], "next": "spare" }, "spare": { "end": "done" } }"#
            ]
        ))
}
