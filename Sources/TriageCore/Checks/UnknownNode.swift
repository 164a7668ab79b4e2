/// A destination, the start, a target's `until` or a name under the audit's `nodes` that names no node.
enum UnknownNode: Check {
    static let codes = [Finding.Code.unknownNode]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.nodes.unknown.map { analysis.unknown(.unknownNode, $0, "node", analysis.nodes) }
    }
}

extension Finding.Code {
    /// A node that does not exist.
    static let unknownNode = Finding.Code(
        "unknown-node", .error,
        fault:
            "The start, a destination, a target's \"until\" or the audit names a node that does not exist.",
        harm: "The agent would be stuck in the middle of a call with nowhere to go.",
        cure: "Write the name of a node that exists, or add the node.",
        examples: Finding.Example(
            "there is no node 'frist'; did you mean 'first'?",
            in: ["start": #"▸"frist""#], cured: ["start": #""first""#]),
        Finding.Example(
            "there is no node 'elsewhere'",
            in: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": { "yes": "last", "no": ▸"elsewhere" } },
                  "last": { "end": "done" } }
                """#
            ],
            cured: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": { "yes": "last", "no": "last" } },
                  "last": { "end": "done" } }
                """#
            ]),
        Finding.Example(
            "there is no node 'lasst'; did you mean 'last'?",
            in: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": [{ "when": "isOn", "go": ▸"lasst" }, { "go": "last" }] },
                  "last": { "end": "done" } }
                """#
            ],
            cured: [
                "nodes": #"""
                { "first": { "ask": ["isOn"], "next": [{ "when": "isOn", "go": "last" }, { "go": "last" }] },
                  "last": { "end": "done" } }
                """#
            ]),
        Finding.Example(
            "there is no node 'greeting'",
            in: [
                "targets": #"[{ "id": "answer", "within": "60s", "per": "enquiry", "until": ▸"greeting" }]"#
            ],
            cured: [
                "targets": #"[{ "id": "answer", "within": "60s", "per": "enquiry", "until": "first" }]"#
            ]),
        Finding.Example(
            "there is no node 'fisrt'; did you mean 'first'?",
            in: ["audit": #"{ "nodes": { ▸"fisrt": "critical" } }"#],
            cured: ["audit": #"{ "nodes": { "first": "critical" } }"#]))
}
