import TriageCore

/// `triage explain`: a finding's code explained, with an example and its cure; without a code, all codes.
enum ExplainCommand {
    /// The codes that can be asked for.
    static let codes = Checks.codes.map(\.name)

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let output = invocation.environment.output
        guard let name = invocation.operands.first else {
            output.write(CodePage.list(Checks.codes))
            return .done
        }
        guard let code = Checks.codes.first(where: { $0.name == name }) else {
            throw Failure(
                .usage,
                "there is no code '\(name)'\(NearestName.hint(for: name, among: codes)); triage explain lists all"
            )
        }
        output.write(CodePage(code).text)
        return .done
    }
}
