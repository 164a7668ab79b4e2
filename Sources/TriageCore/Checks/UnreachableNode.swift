/// A node that no path from the start leads to; of a region of them only its entry.
enum UnreachableNode: Check {
    static let codes = [Finding.Code.unreachableNode]

    static func findings(in analysis: Analysis) -> [Finding] {
        // Where a way out is missing, that is the mistake, and reported already.
        guard !analysis.isDangling else { return [] }
        return analysis.graph.unreachableEntries(from: analysis.flow.start.id).map { entry in
            analysis.finding(
                .unreachableNode, at: entry.node.span,
                "no path from the start leads to '\(entry.node.id)'\(entry.others("nor to"))")
        }
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
            ]),
        Finding.Example(
            "no path from the start leads to 'second', nor to the node behind it",
            in: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": "last" }, ▸"second": { "say": ["Wait."], "next": "third" },
                  "third": { "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
                """#
            ],
            cured: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": "second" }, "second": { "say": ["Wait."], "next": "third" },
                  "third": { "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
                """#
            ]))
}
