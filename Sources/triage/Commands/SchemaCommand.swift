import TriageCore

/// `triage schema`: the JSON Schema of flow files or of scenario files.
enum SchemaCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        switch invocation.operands.first {
        case nil, "flow": invocation.environment.output.write(FlowSchema.flow)
        case "scenario": invocation.environment.output.write(ScenarioFile.schema)
        case .some(let kind):
            throw Failure(
                .usage,
                "there is a schema for flow and for scenario, not for '\(kind)'"
                    + NearestName.hint(for: kind, among: ["flow", "scenario"]))
        }
        return .done
    }
}
