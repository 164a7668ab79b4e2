/// An outcome that no node ends with.
enum UnusedOutcome: Check {
    static let codes = [Finding.Code.unusedOutcome]

    static func findings(in analysis: Analysis) -> [Finding] {
        let ends = analysis.outcomes.meant
        return analysis.flow.outcomes.filter { !ends.contains($0.id) }.map {
            analysis.flow.file.finding(
                superfluous: .unusedOutcome, at: $0.span, "no node ends with '\($0.id)'",
                isLent: analysis.flow.isPart)
        }
    }
}

extension Finding.Code {
    /// An outcome that no call ends with.
    static let unusedOutcome = Finding.Code(
        "unused-outcome", .warning,
        fault: "An outcome is declared, but no node ends with it.",
        harm: "No call is ever recorded with it, and statistics that look for it stay empty.",
        cure: "End a node with it, or remove it.",
        examples: Finding.Example(
            "no node ends with 'spare'",
            in: [
                "outcomes": #"""
                { "done": { "label": "Done", "kind": "resolved" },
                  ▸"spare": { "label": "Spare", "kind": "sale" } }
                """#
            ], cured: ["outcomes": #"{ "done": { "label": "Done", "kind": "resolved" } }"#]))
}
