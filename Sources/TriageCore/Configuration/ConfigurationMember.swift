extension Configuration {
    /// What can be settled. The same name is that of the option and, in capitals, of the variable.
    package enum Member: String, Sendable, CaseIterable {
        case from, sendmail, hooks, flow, channel, agent, theme, home, flows

        /// What is wrong with a text, to follow the name of the member; nil if it fits.
        package func problem(with text: String) -> String? { rule.problem(with: text)?.message }

        /// Whether the value is the path of a folder.
        package var isFolder: Bool {
            switch self {
            case .hooks, .home, .flows: true
            case .from, .sendmail, .flow, .channel, .agent, .theme: false
            }
        }
    }

    /// The themes by name.
    package static let themes = ["dark", "light"]
}

extension Configuration.Member {
    fileprivate var rule: StringRule {
        switch self {
        case .from:
            .own(pattern: "@[^@\\s]+$") { text in
                MailMessage.Mailbox(text) == nil
                    ? "is '\(text)', which is not a sender such as Support <support@desk.example>" : nil
            }
        case .sendmail, .hooks, .home, .flows: .text
        case .flow, .channel: .kebabCase
        case .agent:
            .own(pattern: "\\S") { text in
                if case .failure = text.readAsText { return "is empty or cannot be read" }
                return text.unicodeScalars.contains(where: \.endsOrHidesLine)
                    ? "holds characters that nobody can see" : nil
            }
        case .theme: .oneOf(Configuration.themes)
        }
    }

    fileprivate var summary: String {
        switch self {
        case .from:
            "Who messages come from if the flow does not say: an address, or a name and an address in <>."
        case .sendmail:
            "The mail program: its path or name, and what comes before the arguments of sendmail; none sends nothing."
        case .hooks: "The folder of the hooks; a relative path begins at this file."
        case .flow: "The flow on which the cursor of the menu stands."
        case .channel: "How callers reach the desk, for the flows that have this channel."
        case .agent: "Who takes the calls."
        case .theme: "Colours for a dark or a light background."
        case .home: "Where records and open enquiries are kept; a relative path begins at this file."
        case .flows: "Where the flows are; a relative path begins at this file."
        }
    }
}

/// The shape of a configuration file.
extension ObjectShape {
    /// A file whose members are optional: texts, and the targets of `push`.
    static let configuration = ObjectShape(
        name: "configuration",
        summary: "What holds for every call unless an option or a variable says otherwise.",
        members: [Member("$schema", .string(.anything), "The path of the JSON Schema, for editors.")]
            + Configuration.Member.allCases.map { Member($0.rawValue, .string($0.rule), $0.summary) }
            + [
                Member(
                    "push", .map(.kebabCase, to: .object(.pushTarget)),
                    "Where finished enquiries are sent, by name.")
            ])
}
