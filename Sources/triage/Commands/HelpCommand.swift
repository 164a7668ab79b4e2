import TriageCore

/// `triage help`: how a flow is written, a section of that, or the help page of a command.
enum HelpCommand {
    /// What the page about flows is asked for by.
    static let flowTopic = "flow"
    /// The forms in which that page is printed; that of a command is not printed as Markdown.
    static let formats = ["text", "man", "markdown"]
    /// Prose that is wider than this is hard to read. **Units**: columns.
    private static let mostColumns = 100

    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        if invocation.operands.first == flowTopic {
            try showFlowPage(invocation, invocation.operands.dropFirst().joined(separator: " "))
        } else {
            try invocation.environment.output.write(page(of: invocation.operands, invocation["format"]))
        }
        return .done
    }

    /// Shows the page about flows, or the section of it that is named.
    private static func showFlowPage(_ invocation: Invocation, _ name: String) throws(Failure) {
        let output = invocation.environment.output
        let page = FormatPage.flow
        let section = page.section(named: name)
        guard section != nil || name.isEmpty else {
            let known = page.sectionNames.map { $0.lowercased() }
            throw Failure(
                .usage,
                "there is no section '\(name)' on how a flow is written"
                    + NearestName.hint(for: name.lowercased(), among: known) + "\nsee triage help flow")
        }
        if invocation["format"] == "markdown" { return output.write(section?.markdown ?? page.markdown) }
        if invocation["format"] == "man" {
            return output.write(page.manual(section, edition: (Version.day, Version.current)))
        }
        let width = min(output.columns ?? 80, mostColumns)
        let text = section?.text(width: width) ?? page.text(width: width)
        let isShown = Pager(environment: invocation.environment)?.show(text) ?? false
        if !isShown { output.write(text) }
    }

    /// The help page of the command that some words name; that of the program if there are none.
    private static func page(of words: [String], _ format: String?) throws(Failure) -> String {
        var command = CommandTable.triage
        for (index, word) in words.enumerated() {
            guard let next = command.subcommands.first(where: { $0.name == word }) else {
                let known = command.subcommands.map(\.name) + (index == 0 ? [flowTopic] : [])
                throw Failure(
                    .usage,
                    "there is no help on '\(words[...index].joined(separator: " "))'"
                        + NearestName.hint(for: word, among: known) + "\nsee triage help --help")
            }
            command = next
        }
        if format == "markdown" {
            throw Failure(.usage, "only the page about flows is printed as Markdown\nsee triage help --help")
        }
        return format == "man"
            ? CommandManual(command, path: words).text : HelpPage(command, path: words).text
    }
}
