import Foundation
import Terminal
import TestSupport
import Testing

@testable import triage

/// A shell at a terminal, with completions set up as the README says, in a folder of its own.
///
/// A class, because it owns the terminal.
final class ShellSession {
    private let terminal: PseudoTerminal
    /// Retained, because its folder is removed with it.
    private let desk: Desk

    /// The path of an installed shell; nil if it is not installed.
    static func path(of shell: Shell) -> String? {
        ["/usr/local/bin/", "/opt/homebrew/bin/", "/usr/bin/", "/bin/"].map { $0 + shell.rawValue }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A condition for tests that need a shell.
    static func needs(_ shell: Shell) -> ConditionTrait {
        .enabled(if: path(of: shell) != nil, "\(shell.rawValue) is not installed")
    }

    /// The README's setup lines for a shell.
    static func readme(for shell: Shell) throws -> [String] {
        let text = try String(contentsOfFile: ProjectFolder.root + "/README.md", encoding: .utf8)
        let lines = text.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("# \(shell.rawValue): ") })
        return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("#") && !$0.hasPrefix("```") })
    }

    /// Starts a shell in the folder of a desk, with its home in `user` there.
    init(_ shell: Shell, at desk: Desk) throws {
        let path = try #require(Self.path(of: shell))
        self.desk = desk
        let programs = ProjectFolder.executable.dropLast("/triage".count)
        var variables = desk.variables
        variables["HOME"] = desk.folder.path + "/user"
        variables["XDG_CONFIG_HOME"] = nil
        variables["PATH"] = "\(programs):\(variables["PATH"] ?? "")"
        variables["TERM"] = "xterm-256color"
        variables["LANG"] = "C.UTF-8"
        let lines = try Self.readme(for: shell)
        let arguments: [String]
        switch shell {
        case .bash:
            let file = try desk.folder.write(Self.start(lines, Self.bashKey, at: desk), to: "user/.bashrc")
            arguments = ["--rcfile", file, "-i"]
        case .zsh:
            try desk.folder.write(Self.start(lines, Self.zshKey, at: desk), to: "user/.zshrc")
            arguments = ["-d", "-i"]
        case .fish:
            let setup = try TriageProcess(
                ["-e", "-c", lines.joined(separator: "\n")], environment: variables, executable: "/bin/sh"
            ).finish()
            try #require(setup.code == 0, "\(setup.errors)")
            try desk.folder.write(
                Self.start([], Self.fishKey, at: desk), to: "user/.config/fish/config.fish")
            // Unless this is there, fish reads every manual page of the machine in the background.
            try desk.folder.write("", to: "user/.local/share/fish/generated_completions/none.fish")
            arguments = ["-i"]
        }
        terminal = try PseudoTerminal(
            path, arguments, environment: variables, columns: 200, rows: 40, patience: .seconds(30))
        try terminal.wait(for: "ready>")
    }

    private static func start(_ lines: [String], _ key: [String], at desk: Desk) -> String {
        (lines + key + ["cd '\(desk.folder.path)'"]).joined(separator: "\n") + "\n"
    }

    // Control-X followed by d shows the line between marks and clears it.
    private static let bashKey = [
        "PS1='ready> '", "HISTFILE=",
        #"show() { printf '\n<<%s>>\n' "$READLINE_LINE"; READLINE_LINE=''; }"#, #"bind -x '"\C-xd": show'"#,
    ]
    private static let zshKey = [
        "PROMPT='ready> '", #"show() { zle -I; print -r -- "<<$BUFFER>>"; BUFFER=''; }"#, "zle -N show",
        "bindkey '^Xd' show",
    ]
    private static let fishKey = [
        "function fish_prompt; printf 'ready> '; end", "set -g fish_greeting",
        #"function show; printf '\n<<%s>>\n' (commandline -b); commandline ''; end"#, #"bind \cxd show"#,
    ]

    /// The line after typing a text and pressing Tab.
    func line(afterTabBehind typed: String) throws -> String {
        try leave(typed + "\t", since: terminal.output.count)
    }

    /// Presses Tab twice after a line and waits until the terminal has received a text. Blanks do not count,
    /// since a shell may move the cursor instead.
    ///
    /// - Returns: every byte the terminal received in the meantime.
    func list(behind typed: String, until text: String) throws -> [UInt8] {
        let start = terminal.output.count
        send(typed + "\t\t")
        let wanted = text.filter { $0 != " " }
        try terminal.wait("'\(text)'") { [terminal] _ in
            let got = String(decoding: terminal.output[start...], as: UTF8.self).sanitized()
            return got.filter { $0 != " " }.contains(wanted)
        }
        let bytes = Array(terminal.output[start...])
        _ = try leave("", since: terminal.output.count)
        return bytes
    }

    /// Types the rest of a line and clears it; returns the line as it was.
    private func leave(_ typed: String, since start: Int) throws -> String {
        send(typed + "\u{18}d")
        try wait(for: ">>", since: start)
        let text = String(decoding: terminal.output[start...], as: UTF8.self)
        return text.components(separatedBy: "<<").last?.components(separatedBy: ">>").first ?? ""
    }

    /// Presses Tab after a line, then Enter, and waits for the program's output.
    func run(_ typed: String, until text: String) throws {
        let start = terminal.output.count
        send(typed + "\t\r")
        try wait(for: text, since: start)
    }

    private func send(_ text: String) { terminal.send(Array(text.utf8)) }

    private func wait(for text: String, since start: Int) throws {
        let wanted = Data(text.utf8)
        try terminal.wait("'\(text)'") { [terminal] _ in
            Data(terminal.output[start...]).range(of: wanted) != nil
        }
    }
}
