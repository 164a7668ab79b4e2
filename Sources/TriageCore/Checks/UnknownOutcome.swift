/// An end that names no outcome.
enum UnknownOutcome: Check {
    static let codes = [Finding.Code.unknownOutcome]

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.outcomes.unknown.map { analysis.unknown(.unknownOutcome, $0, "outcome", analysis.outcomes) }
    }
}

extension Finding.Code {
    /// An outcome that does not exist.
    static let unknownOutcome = Finding.Code(
        "unknown-outcome", .error,
        fault: "A node ends the call with an outcome that the flow does not have.",
        harm: "The record could not say how the call ended.",
        cure: "Write the name of an outcome that is declared under \"outcomes\", or declare it.",
        examples: Finding.Example(
            "there is no outcome 'doen'; did you mean 'done'?",
            in: ["nodes": #"{ "first": { "ask": ["isOn"], "end": ▸"doen" } }"#],
            cured: ["nodes": #"{ "first": { "ask": ["isOn"], "end": "done" } }"#]))
}
