import TestSupport
import Testing

@testable import triage

@Suite("Help", .waiting)
struct HelpTests {
    /// A command and the names that lead to it.
    struct Named: CustomStringConvertible, Sendable {
        let path: [String]
        let command: Command
        var description: String { (["triage"] + path).joined(separator: " ") }

        static let all = list(CommandTable.triage, [])

        private static func list(_ command: Command, _ path: [String]) -> [Named] {
            [Named(path: path, command: command)]
                + command.subcommands.flatMap { list($0, path + [$0.name]) }
        }
    }

    @Test("every command has a help page that names what it takes", arguments: Named.all)
    func page(_ named: Named) throws {
        let desk = try Desk()
        for flag in ["--help", "-h"] {
            let result = try desk.run(named.path + [flag])
            #expect(result.ending == .exit(0))
            #expect(result.errors == "")
            #expect(result.output.hasPrefix("usage: \(named.description) ") || named.command.operands.isEmpty)
            for name in named.command.subcommands.map(\.name) + named.command.operands.map(\.name) {
                #expect(result.output.contains("  \(name) "))
            }
            for option in named.command.options + Command.common {
                #expect(result.output.contains("  --\(option.name) "))
            }
        }
        #expect(desk.journals.isEmpty)
        #expect(!named.command.summary.isEmpty)
    }

    @Test("help is shown wherever on the line it is asked for", arguments: Named.all)
    func anywhere(_ named: Named) throws {
        let environment = Environment(variables: [:])
        let page = HelpPage(named.command, path: named.path).text
        let lines: [[String]] = [
            named.path + ["--home", "/tmp", "--help"], named.path + ["-h", "--home", "/tmp"],
            named.path + ["--help", "one", "two", "three"],
        ]
        for line in lines {
            guard case .help(let path, let command) = try CommandTable.triage.parse(line, in: environment)
            else {
                Issue.record("\(line) is not understood as a question for help")
                continue
            }
            #expect(HelpPage(command, path: path).text == page)
        }
    }

    @Test("every example on a help page can be typed as it stands", arguments: Named.all)
    func examples(_ named: Named) throws {
        let environment = Environment(variables: [:])
        #expect(!named.command.examples.isEmpty || !named.command.subcommands.isEmpty)
        for example in named.command.examples {
            let words = ShellLine.words(of: example)
            #expect(words.first == "triage")
            guard
                case .run(let invocation) = try CommandTable.triage.parse(
                    Array(words.dropFirst()), in: environment)
            else {
                Issue.record("'\(example)' runs nothing")
                continue
            }
            let isOwn = invocation.path == named.path || named.path.isEmpty
            #expect(isOwn, "'\(example)' stands on the page of \(named)")
        }
    }
}

/// The words of an example as a shell would see them.
enum ShellLine {
    /// Splits at blanks outside single quotes, leaving out redirections.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in line {
            switch character {
            case "'":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                word.map { words.append($0) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        word.map { words.append($0) }
        let redirection = words.firstIndex { ["<", ">", "|"].contains($0) } ?? words.endIndex
        return Array(words[..<redirection])
    }
}
