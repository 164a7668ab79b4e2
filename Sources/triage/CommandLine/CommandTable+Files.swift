/// The commands that lay files out and say what may be in them.
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
