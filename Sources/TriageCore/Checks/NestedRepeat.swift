/// A repeated part that itself repeats a part, directly or through others.
enum NestedRepeat: Check {
    static let codes = [Finding.Code.nestedRepeat]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.nodes.compactMap { node in
            guard let call = node.call, let repetition = call.repetition,
                let path = path(from: call.flow.id, in: analysis.flows)
            else { return nil }
            let names = path.map { "'\($0)'" }.joined(separator: ", which calls ")
            let own =
                path.count == 1 ? "\(names) repeats a part itself" : "it calls \(names), which repeats a part"
            return analysis.finding(
                .nestedRepeat, at: repetition.span, "rounds within rounds: \(own)")
        }
    }

    /// The parts from one that is called to one that repeats a part; nil if none does.
    private static func path(from id: FlowID, in flows: FlowSet, passed: [FlowID] = []) -> [FlowID]? {
        guard !passed.contains(id), let position = flows.position(of: id) else { return nil }
        let calls = flows.flows[position].nodes.compactMap(\.call)
        if calls.contains(where: { $0.repetition != nil }) { return passed + [id] }
        return calls.firstResult { path(from: $0.flow.id, in: flows, passed: passed + [id]) }
    }
}

extension Finding.Code {
    /// Rounds within rounds.
    static let nestedRepeat = Finding.Code(
        "nested-repeat", .error,
        fault: "A repeated part repeats a part itself, directly or through the parts that it calls.",
        harm: "What is called \"the second one\" could mean two things, to the agent and in the record.",
        cure: "Repeat only one of the two: ask for the inner ones within a round, or in the flow that calls.",
        examples: Finding.Example(
            "rounds within rounds: 'matter' repeats a part itself",
            in: ["nodes": repeating(#"▸{ "ask": "Anything else?" }"#)],
            cured: ["nodes": #"{ "first": { "ask": ["isOn"], "next": "last" }, "last": { "end": "done" } }"#],
            beside: [
                "matter": [
                    "part": "true",
                    "nodes": #"""
                    { "first": { "ask": ["isOn"], "next": "last",
                                 "call": { "flow": "item", "as": "items", "repeat": { "ask": "One more?" } } },
                      "last": { "end": "done" } }
                    """#,
                ], "item": ["part": "true"],
            ]))

    private static func repeating(_ repetition: String) -> String {
        #"""
        { "first": { "ask": ["isOn"], "next": "last",
                     "call": { "flow": "matter", "as": "matters", "repeat": \#(repetition) } },
          "last": { "end": "done" } }
        """#
    }
}
