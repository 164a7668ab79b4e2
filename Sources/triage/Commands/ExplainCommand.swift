import TriageCore

/// `triage explain`: explains a finding's code with an example and its fix; without a code, lists all codes.
enum ExplainCommand {
    /// The codes that can be explained.
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
                "there is no code '\(name)'\(NearestName.hint(for: name, among: codes)); triage explain lists them all"
            )
        }
        output.write(CodePage(code).text)
        return .done
    }
}
