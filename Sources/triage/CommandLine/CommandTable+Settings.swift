import TriageCore

/// The options that say what the configuration could say too, and the command that shows what holds.
extension CommandTable {
    /// Who takes the call.
    static let agent = Command.Option(
        name: "agent", value: "NAME",
        summary: "who takes the call (default: $TRIAGE_AGENT, then the login name)")

    /// How the caller reached the desk; its values are those of the flow on the line.
    static let channel = Command.Option(
        name: "channel", value: "NAME", summary: "how the caller reached the desk (default: $TRIAGE_CHANNEL)",
        values: .channel)

    /// The colours, by the background that they are made for.
    static let theme = Command.Option(
        name: "theme", value: "NAME",
        summary: "colours for a dark or a light background (default: $TRIAGE_THEME)",
        values: .oneOf(Configuration.themes))

    /// Where the hooks are, for the commands that run them.
    static let hooksFolder = Command.Option(
        name: "hooks", value: "DIR", summary: "where the hooks are (default: $TRIAGE_HOOKS)", values: .folder)

    /// The options of the commands after which something is sent.
    static let sending = [
        Command.Option(
            name: "from", value: "SENDER",
            summary: "who messages come from if the flow does not say (default: $TRIAGE_FROM)"),
        Command.Option(
            name: "sendmail", value: "PROGRAM",
            summary: "what sends messages, or none (default: $TRIAGE_SENDMAIL, then sendmail)"),
        hooksFolder,
    ]

    /// The command that shows what holds.
    static let config = Command(
        name: "config", summary: "show what holds: options, variables, configuration",
        details: """
            Shows the configuration's file, and of each of its members the value that holds and where it comes from:
            an option, a variable, the file or the program's default, the first of these that has one.
            Exit 1 when something is wrong with the file, with all findings; a call goes on without what is wrong.
            """,
        options: [agent, channel, theme] + sending + [.init(name: "json", value: nil, summary: "as JSON")],
        examples: ["triage config", "triage config --json"], run: ConfigCommand.run)
}
