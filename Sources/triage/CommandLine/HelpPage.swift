/// The help page of a command, made from the command table.
struct HelpPage {
    /// The page. **Shape**: usage, what it does, operands, options, examples.
    let text: String

    init(_ command: Command, path: [String]) {
        let name = (["triage"] + path).joined(separator: " ")
        var parts: [String] = ["usage: " + Self.usage(command, name)]
        parts.append(command.details.isEmpty ? Self.sentence(command.summary) : command.details)
        if !command.subcommands.isEmpty {
            parts.append(Self.table("commands:", command.subcommands.map { ($0.name, $0.summary) }))
        }
        if !command.operands.isEmpty {
            parts.append(Self.table("", command.operands.map { ($0.name, $0.summary) }))
        }
        let options = command.options + Command.common
        parts.append(
            Self.table(
                "options:", options.map { ("--" + $0.name + ($0.value.map { " " + $0 } ?? ""), $0.summary) }))
        if !command.examples.isEmpty {
            parts.append("examples:\n" + command.examples.map { "  " + $0 }.joined(separator: "\n"))
        }
        text = parts.joined(separator: "\n\n") + "\n"
    }

    private static func usage(_ command: Command, _ name: String) -> String {
        guard command.subcommands.isEmpty else { return "\(name) [COMMAND] [OPTIONS]" }
        let operands = command.operands.map { operand in
            let word = operand.name + (operand.repeats ? " ..." : "")
            return operand.isOptional ? "[\(word)]" : word
        }
        return ([name] + operands + ["[OPTIONS]"]).joined(separator: " ")
    }

    private static func sentence(_ summary: String) -> String {
        summary.prefix(1).uppercased() + summary.dropFirst() + "."
    }

    private static func table(_ heading: String, _ rows: [(String, String)]) -> String {
        let columns = Columns(rows.map { ["  " + $0.0, $0.1] }).text
        return heading.isEmpty ? columns : heading + "\n" + columns
    }
}
