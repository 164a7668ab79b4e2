import Terminal
import TriageCore

/// `triage config`: what holds for the calls that are taken from here, and who says so.
struct ConfigCommand {
    private let invocation: Invocation
    private let configuration: Configuration

    /// Shows it; exit 1 when anything is wrong.
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let command = ConfigCommand(invocation: invocation, configuration: invocation.untoldConfiguration)
        var rows: [Row] = []
        for member in Configuration.Member.allCases { rows.append(try command.row(member)) }
        if invocation.has("json") {
            command.printJSON(rows)
        } else {
            command.printText(rows)
        }
        let isSound = command.configuration.findings.isEmpty && !rows.contains { $0.problem != nil }
        return isSound ? .done : .findings
    }

    /// A member and what holds.
    private struct Row {
        let member: Configuration.Member
        /// What holds; nil if there is nothing unless a flow says so.
        let value: String?
        /// Who says so; nil if nobody does.
        let origin: Setting.Origin?
        /// What is wrong with an option or a variable.
        let problem: String?

        func write(in writer: inout JSONWriter) {
            writer.object { writer in
                let texts = [
                    ("name", member.rawValue), ("value", value), ("origin", origin?.description ?? "default"),
                ]
                for (key, text) in texts {
                    writer.key(key)
                    if let text { writer.string(text) } else { writer.null() }
                }
                guard let problem else { return }
                writer.key("problem")
                writer.string(problem)
            }
        }
    }

    private func row(_ member: Configuration.Member) throws(Failure) -> Row {
        let setting = invocation.setting(member)
        let value = if let setting { setting.text } else { try usual(member) }
        return Row(
            member: member, value: value, origin: setting?.origin,
            problem: setting.flatMap { invocation.problem(with: $0, as: member) })
    }

    /// What holds where nobody has settled anything.
    private func usual(_ member: Configuration.Member) throws(Failure) -> String? {
        switch member {
        case .from, .flow, .channel: nil
        case .sendmail: invocation.mailProgram?.command.joined(separator: " ")
        case .hooks: invocation.hooksFolder
        case .agent: try invocation.agent
        case .theme: Theme.Background(environment: invocation.environment.variables).rawValue
        case .home: invocation.home.path
        case .flows: invocation.flows.path
        }
    }

    private func printText(_ rows: [Row]) {
        let isThere = configuration.source != nil
        invocation.print(invocation.configurationPath + (isThere ? "" : "  (not there)"))
        invocation.print(
            Columns(
                rows.map {
                    [
                        $0.member.rawValue, $0.value ?? lack(of: $0.member),
                        $0.origin?.description ?? "default",
                    ]
                }
                    + configuration.pushTargets.map {
                        ["push \($0.name)", $0.words, $0.location.headline]
                    }
            ).text)
        for problem in rows.compactMap(\.problem) { invocation.say("triage: " + problem) }
        guard let source = configuration.source, !configuration.findings.isEmpty else { return }
        invocation.print()
        invocation.environment.output.write(
            TextReport(configuration.findings, texts: [source], checked: 1).text)
    }

    /// What is said of a member that has no value.
    private func lack(of member: Configuration.Member) -> String {
        switch member {
        case .channel: "the flow's first"
        case .sendmail: "no mail program found"
        case .from, .flow, .agent, .theme, .hooks, .home, .flows: "none"
        }
    }

    /// **Shape**: `{"version":1,"file","isThere","settings":[{"name","value","origin","problem"}],
    /// "push":[{"name","value","personal","origin"}],"findings":[…]}`; `value` is null where there is none, `problem` is
    /// present only where there is one.
    private func printJSON(_ rows: [Row]) {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("version")
            writer.int(1)
            writer.key("file")
            writer.string(invocation.configurationPath)
            writer.key("isThere")
            writer.bool(configuration.source != nil)
            writer.key("settings")
            writer.array { writer in rows.forEach { $0.write(in: &writer) } }
            writer.key("push")
            writer.array { writer in configuration.pushTargets.forEach { $0.write(in: &writer) } }
            writer.findings(configuration.findings)
        }
        invocation.print(json: writer.text)
    }
}

extension PushTarget {
    /// **Shape**: `psql service=triage, with personal data`.
    fileprivate var words: String { reach + (isPersonal ? ", with personal data" : "") }

    private var reach: String {
        switch means {
        case .psql(let connection): "psql \(connection)"
        case .command(let words): words.joined(separator: " ")
        }
    }

    fileprivate func write(in writer: inout JSONWriter) {
        writer.object { writer in
            for (key, text) in [("name", name), ("value", reach), ("origin", location.headline)] {
                writer.key(key)
                writer.string(text)
            }
            writer.key("personal")
            writer.bool(isPersonal)
        }
    }
}
