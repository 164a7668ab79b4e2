import TriageCore

/// `triage schema`: the JSON Schema of flow files, scenario files or the configuration.
enum SchemaCommand {
    /// The formats that have a schema.
    static let kinds = ["flow", "scenario", "config"]

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        switch invocation.operands.first {
        case nil, "flow": invocation.environment.output.write(FlowSchema.flow)
        case "scenario": invocation.environment.output.write(ScenarioFile.schema)
        case "config": invocation.environment.output.write(Configuration.schema)
        case .some(let kind):
            throw Failure(
                .usage,
                "there is a schema for flow, for scenario and for config, not for '\(kind)'"
                    + NearestName.hint(for: kind, among: kinds))
        }
        return .done
    }
}
