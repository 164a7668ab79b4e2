/// `triage complete`: lists the candidates at the cursor. The scripts of `triage completions` call it; help
/// does not list it.
///
/// It only reads, never writes; an error in a line, a flow or a home merely means fewer candidates.
enum CompleteCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let shell = try Shell(named: invocation.operands[0])
        let question = Question(shell, Array(invocation.operands.dropFirst()))
        let line = UnfinishedLine(question.words, in: CommandTable.triage)
        let world = CompletionSources(line.invocation(in: invocation.environment))
        invocation.environment.output.write(question.answer(Completer(line: line, sources: world).completion))
        return .done
    }
}

extension UnfinishedLine {
    /// The line as if it ended before the cursor, so that flows and home are looked up where the finished
    /// line will look for them.
    func invocation(in environment: Environment) -> Invocation {
        var expanded = options
        for option in command.options + Command.common
        where [.folder, .file].contains(option.values) {
            expanded[option.name] = options[option.name]?.map { Self.expanded($0, environment) }
        }
        return Invocation(
            path: path, command: command, operands: operands, options: expanded, environment: environment)
    }

    /// A path as the shell will pass it: a leading `~` or `$NAME` is expanded. Anything more is left to the
    /// shell, since pressing Tab must not run anything.
    private static func expanded(_ path: String, _ environment: Environment) -> String {
        let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first else { return path }
        let name =
            first == "~"
            ? "HOME" : first.hasPrefix("$") ? first.dropFirst().filter { !"{}".contains($0) } : ""
        guard let value = environment.variable(name) else { return path }
        return ([value] + parts.dropFirst().map(String.init)).joined(separator: "/")
    }
}
