import TriageCore

/// `triage schema`: the JSON Schema of flow files.
enum SchemaCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        invocation.environment.output.write(FlowSchema.flow)
        return .done
    }
}
