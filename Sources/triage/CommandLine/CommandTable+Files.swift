/// The commands that lay files out, draw what is in them and say what may be in them.
extension CommandTable {
    /// `triage format`.
    static let format = Command(
        name: "format", summary: "lay out flows and scenarios in the one way",
        details: """
            Lays out files: two blanks a level, a member a line, what is short on one line. Only blanks change: no
            comment, no number, no order. A file is written only if it changes; one that is no JSON is left as it
            is, with what is wrong in it. With --check no file is written, and those that would be are named.
            Exit 1 for a file that is no JSON, and with --check for one that is not laid out like that.
            """,
        operands: [
            .init(
                name: "PATH", summary: "a flow, desk or scenario file, or a folder of flows", repeats: true,
                values: .file)
        ],
        options: [.init(name: "check", value: nil, summary: "only say which files would change")],
        examples: ["triage format Flows", "triage format --check Flows"], run: FormatCommand.run)

    /// `triage graph`.
    static let graph = Command(
        name: "graph", summary: "draw a flow as boxes and arrows",
        details: """
            Draws a flow or a part: a box wherever several ways meet, and under it the tree of what follows. What no
            scenario comes to and what validate finds is marked. A part that is called is one box, and a graph of
            its own. With --at, one node with what leads to it and what comes after it.
            --format mermaid is for Markdown pages, dot for Graphviz. With --heat each node says how often calls
            came there and for how long, by the record log.
            """,
        operands: [.init(name: "FLOW", summary: "the flow's name, or that of a part", values: .flow)],
        options: [
            .init(
                name: "format", value: "FORMAT", summary: "text, mermaid or dot",
                values: .oneOf(GraphCommand.formats)),
            .init(
                name: "at", value: "NODE",
                summary: "what lies around a node: greeting, or matters/reason in a part"),
            .init(name: "heat", value: nil, summary: "visits and time of each node, from the record log"),
            .init(
                name: "since", value: "TIME", summary: "with --heat, only calls that ended then or later: 30d"
            ),
            .init(name: "until", value: "TIME", summary: "with --heat, only calls that ended before"),
        ],
        examples: [
            "triage graph hosting", "triage graph hosting-matter --at own-site",
            "triage graph membership --format dot | dot -Tsvg > membership.svg",
        ], run: GraphCommand.run)

    /// `triage schema`.
    static let schema = Command(
        name: "schema", summary: "print the JSON Schema of flows, scenarios or the configuration",
        operands: [
            .init(
                name: "KIND", summary: "flow, scenario or config", isOptional: true,
                values: .oneOf(SchemaCommand.kinds))
        ],
        examples: ["triage schema > Flows/flow.schema.json"], run: SchemaCommand.run)
}
