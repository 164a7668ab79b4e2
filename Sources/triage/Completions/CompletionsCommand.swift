import TriageCore

/// `triage completions`: prints the short script with which a shell asks `triage complete` for candidates.
enum CompletionsCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        invocation.print(try Shell(named: invocation.operands[0]).script)
        return .done
    }
}

extension Shell {
    /// The shell with the given name.
    ///
    /// - Throws: `Failure` 64 if the name is not a known shell.
    init(named name: String) throws(Failure) {
        guard let shell = Shell(rawValue: name) else {
            throw Failure(
                .usage,
                "'\(name)' is not one of \(Self.names.joined(separator: ", "))"
                    + NearestName.hint(for: name, among: Self.names))
        }
        self = shell
    }
}
