import TriageCore

/// `triage completions`: the few lines with which a shell asks `triage complete` what fits.
enum CompletionsCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        invocation.print(try Shell(named: invocation.operands[0]).script)
        return .done
    }
}

extension Shell {
    /// The shell of that name.
    ///
    /// - Throws: `Failure` 64 when it is none of those known.
    init(named name: String) throws(Failure) {
        guard let shell = Shell(rawValue: name) else {
            throw Failure(
                .usage,
                "'\(name)' is none of \(Self.names.joined(separator: ", "))"
                    + NearestName.hint(for: name, among: Self.names))
        }
        self = shell
    }
}
