import TriageCore

/// The commands that check flows before they go live.
extension CommandTable {
    /// Checks flows.
    static let validate = Command(
        name: "validate", summary: "check flows before they go live",
        details: """
            Checks flow files and reports everything that is wrong with them, worst last.
            A flow's own "ignore" keeps a finding out of the report. --fix takes out what no call needs, leaves all
            else as it was, byte for byte, and reports what is left. --save-witness keeps each call that shows a
            finding as a scenario, which fails until the flow is cured.
            Exit 0 without errors (--strict: without warnings too), 1 with, 66 when a path does not exist.
            """,
        operands: [
            .init(
                name: "PATH", summary: "a flow file or a folder of them; - for standard input",
                isOptional: true,
                repeats: true, values: .file)
        ],
        options: [
            .init(
                name: "format", value: "FORMAT", summary: ReportFormat.names.joined(separator: ", "),
                values: .oneOf(ReportFormat.names)),
            .init(name: "strict", value: nil, summary: "warnings fail as well"),
            .init(name: "fix", value: nil, summary: "take out of the files what no call needs"),
            .init(
                name: "save-witness", value: "DIR", summary: "keep calls that show findings, as scenarios",
                values: .file),
            .init(
                name: "as", value: "FILE", summary: "what standard input is called in messages", values: .file
            ),
        ],
        examples: [
            "triage validate", "triage validate --strict Flows", "triage validate --fix Flows/hosting.json",
            "triage validate --format sarif Flows > findings.sarif",
            "triage validate - --as Flows/hosting.json < Flows/hosting.json",
        ], run: ValidateCommand.run)

    /// Explains what a check finds.
    static let explain = Command(
        name: "explain", summary: "explain a finding of validate",
        details: """
            Explains a code that `triage validate` reports: what is wrong, why it matters on a call and how to fix
            it, with an example. Without a code, lists them all.
            """,
        operands: [
            .init(
                name: "CODE", summary: "the code shown in brackets after a finding", isOptional: true,
                values: .code)
        ], examples: ["triage explain", "triage explain unknown-node"], run: ExplainCommand.run)

    /// Plays scenarios.
    static let test = Command(
        name: "test", summary: "run the scenarios of flows",
        details: """
            Runs the scenarios beside flows and compares what they show with what they expect.
            With --mutate, changes the flows at one place at a time (a destination, a branch, an operator, a number,
            a step, a line with a value in it, …) and runs those scenarios that come to the place: one of them should
            fail; where none does, a call that tells is shown. Plain words are not changed.
            With --generate FLOW, takes calls that come to every node, branch, option and line with a condition, and
            writes them down as scenarios, which claim what the flow does today: read them before you keep them. With
            --mutate too, they also notice every change.
            Exit 0 when all pass (and coverage and changes noticed reach --minimum), 1 when not.
            """,
        operands: [
            .init(
                name: "PATH", summary: "a folder of flows, a flow or a scenario file", isOptional: true,
                repeats: true, values: .file)
        ],
        options: [
            .init(
                name: "format", value: "FORMAT", summary: "text, json or junit",
                values: .oneOf(["text", "json", "junit"])),
            .init(
                name: "coverage", value: nil, summary: "which nodes, branches, options and lines were reached"
            ),
            .init(
                name: "mutate", value: nil, summary: "which single changes to the flows no scenario notices"),
            .init(
                name: "minimum", value: "PERCENT", summary: "fail when less than this was reached or noticed"),
            .init(name: "watch", value: nil, summary: "run them again whenever a file is saved"),
            .init(
                name: "generate", value: nil,
                summary: "print scenarios for one flow that come to everything in it and its parts"),
            .init(
                name: "write", value: nil,
                summary:
                    "with --generate: make the file beside the flow; with --mutate: add the calls that tell"),
        ],
        examples: [
            "triage test", "triage test --coverage --minimum 100 Flows",
            "triage test --mutate --minimum 100 Flows", "triage test --watch Flows",
            "triage test --generate Flows/hosting.json",
        ], run: TestCommand.run)
}
