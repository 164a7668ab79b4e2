import TriageCore

/// `triage completions`: what a shell offers behind the program's name, made from the command table.
enum CompletionsCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let lines = rows(CommandTable.triage, path: "")
        switch invocation.operands[0] {
        case "bash": invocation.print(bash(lines))
        case "zsh": invocation.print("autoload -U +X bashcompinit && bashcompinit\n" + bash(lines))
        case "fish": invocation.print(fish(lines))
        default: throw Failure(.usage, "'\(invocation.operands[0])' is none of bash, zsh, fish")
        }
        return .done
    }

    /// What can stand behind some words.
    private struct Row {
        /// The commands typed so far. **Shape**: `records show`, empty for none.
        let path: String
        let words: [String]
        let takesFlow: Bool
    }

    private static func rows(_ command: Command, path: String) -> [Row] {
        let options = (command.options + Command.common).map { "--" + $0.name }
        let values = command.operands.flatMap { operand -> [String] in
            if case .oneOf(let words) = operand.values { words } else { [] }
        }
        let own = Row(
            path: path, words: command.subcommands.map(\.name) + values + options,
            takesFlow: command.operands.contains { $0.values == .flow })
        return [own]
            + command.subcommands.flatMap { sub in
                rows(sub, path: path.isEmpty ? sub.name : path + " " + sub.name)
            }
    }

    private static let flowNames = "$(triage flows 2>/dev/null | awk '{print $1}')"

    private static func bash(_ rows: [Row]) -> String {
        let cases = rows.map { row in
            let flows = row.takesFlow ? " " + flowNames : ""
            return "    \"\(row.path)\") words=\"\(row.words.joined(separator: " "))\(flows)\" ;;"
        }
        return """
            _triage() {
              local path="" words="" index
              for ((index = 1; index < COMP_CWORD; index++)); do
                case "${COMP_WORDS[index]}" in
                  -*) break ;;
                  *) path="${path:+$path }${COMP_WORDS[index]}" ;;
                esac
              done
              while :; do
                case "$path" in
            \(cases.joined(separator: "\n"))
                esac
                [[ -n "$words" || -z "$path" ]] && break
                [[ "$path" == *" "* ]] && path="${path% *}" || path=""
              done
              COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _triage triage
            """
    }

    private static func fish(_ rows: [Row]) -> String {
        rows.map { row in
            let last = row.path.split(separator: " ").last.map(String.init)
            let condition = last.map { "__fish_seen_subcommand_from \($0)" } ?? "__fish_use_subcommand"
            let flows = row.takesFlow ? " (triage flows 2>/dev/null | string split -f1 ' ')" : ""
            return "complete -c triage -n '\(condition)' -a '\(row.words.joined(separator: " "))\(flows)'"
        }.joined(separator: "\n")
    }
}
