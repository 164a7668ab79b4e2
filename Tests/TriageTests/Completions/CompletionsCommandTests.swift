import Foundation
import TestSupport
import Testing

@testable import triage

@Suite("Completion in shells", .waiting)
struct CompletionsCommandTests {
    @Test("what is printed for a shell is a script that it can read", arguments: Shell.allCases)
    func syntax(_ shell: Shell) throws {
        let desk = try Desk()
        let script = try desk.run("completions", shell.rawValue)
        #expect(script.output == shell.script + "\n")
        #expect(script.ending == .exit(0))
        guard let path = ShellSession.path(of: shell) else { return }
        let file = try desk.folder.write(script.output, to: "script")
        let check = try TriageProcess(["-n", file], environment: desk.variables, executable: path).finish()
        #expect(check.errors == "")
        #expect(check.ending == .exit(0))
    }

    @Test("another shell is refused, with the nearest that is known")
    func unknown() throws {
        let result = try Desk().run("completions", "fihs")
        #expect(result.errors == "triage: 'fihs' is not one of bash, zsh, fish; did you mean 'fish'?\n")
        #expect(result.ending == .exit(64))
    }

    /// A typed line, and the line after Tab; shells differ in closing quotes and adding blanks.
    struct Typed: Sendable {
        let typed: String
        let lines: [Shell: String]

        init(_ typed: String, _ line: String) {
            self.typed = typed
            lines = [.bash: line, .zsh: line, .fish: line]
        }

        init(_ typed: String, bash: String, zsh: String, fish: String) {
            self.typed = typed
            lines = [.bash: bash, .zsh: zsh, .fish: fish]
        }

        static let all = [
            Typed("triage va", "triage validate "), Typed("triage records sh", "triage records show "),
            Typed("triage run ho", "triage run hosting "),
            Typed("triage run hosting --dry", "triage run hosting --dry-run "),
            Typed("triage --color=al", "triage --color=always "),
            Typed("triage test --format j", "triage test --format j"),
            Typed("triage run hosting --channel ch", "triage run hosting --channel chat "),
            Typed("triage run hosting --set callerN", "triage run hosting --set callerName="),
            Typed("triage run hosting --set=callerN", "triage run hosting --set=callerName="),
            Typed(
                "triage run --flows=desk desk --set colour=r",
                "triage run --flows=desk desk --set colour=red "),
            Typed(
                "triage run --flows=desk desk --set 'colour=r",
                "triage run --flows=desk desk --set 'colour=red' "),
            Typed("triage eval --flow=ho", "triage eval --flow=hosting "),
            Typed(
                "triage eval --flow hosting callerN", bash: "triage eval --flow hosting callerName",
                zsh: "triage eval --flow hosting callerName", fish: "triage eval --flow hosting callerName "),
            Typed(
                "triage eval --flow hosting 'domain == callerN",
                bash: "triage eval --flow hosting 'domain == callerName'",
                zsh: "triage eval --flow hosting 'domain == callerName",
                fish: "triage eval --flow hosting 'domain == callerName' "),
            Typed(
                "triage run --flows my", bash: "triage run --flows my\\ flows/",
                zsh: "triage run --flows my\\ flows/", fish: "triage run --flows my\\ flows/"),
            Typed("triage run --flows=my", "triage run --flows=my\\ flows/"),
            Typed("triage run --flows my\\ flows s", "triage run --flows my\\ flows short "),
            Typed("triage run --flows=\"my flows\" s", "triage run --flows=\"my flows\" short "),
            Typed("triage run --flows ~/flow", "triage run --flows ~/flows/"),
            Typed("triage run --flows ~/flows o", "triage run --flows ~/flows own "),
            Typed("triage validate no", "triage validate notes.json "),
            Typed("triage validate --strict 'no", "triage validate --strict 'notes.json' "),
            Typed("triage run no", "triage run no"), Typed("triage nonsense no", "triage nonsense no"),
            Typed("triage run hosting --agent no", "triage run hosting --agent no"),
            Typed("true; triage schema sc", "true; triage schema scenario "),
        ]
    }

    private func completes(_ shell: Shell) throws {
        let desk = try Desk()
        try desk.folder.write(DeskFlow.shortest, to: "my flows/short.json")
        try desk.folder.write(DeskFlow.shortest, to: "user/flows/own.json")
        try desk.folder.write(DeskFlow.text, to: "desk/desk.json")
        try desk.folder.write("{}", to: "notes.json")
        let session = try ShellSession(shell, at: desk)
        for sample in Thoroughness.some(Typed.all) {
            let line = try session.line(afterTabBehind: sample.typed)
            #expect(line == sample.lines[shell])
        }
        #expect(!FileManager.default.fileExists(atPath: desk.home))
    }

    @Test("bash completes, as the README sets it up", ShellSession.needs(.bash))
    func bash() throws { try completes(.bash) }

    @Test("zsh completes, as the README sets it up", ShellSession.needs(.zsh))
    func zsh() throws { try completes(.zsh) }

    @Test("fish completes, as the README sets it up", ShellSession.needs(.fish))
    func fish() throws { try completes(.fish) }

    private func lists(_ shell: Shell) throws {
        let desk = try Desk()
        try desk.folder.write(DeskFlow.text, to: "desk/desk.json")
        let session = try ShellSession(shell, at: desk)
        for (typed, text) in [
            ("triage ", "take a call"), ("triage run ", "Hosting: e-mail down, site down, locked out"),
            ("triage run hosting --", "keep nothing: no journal, no record"),
            ("triage run hosting --set ", "Client's domain name"),
            ("triage run --flows=desk desk --set colour=", "Grey"),
        ] {
            _ = try session.list(behind: typed, until: text)
        }
    }

    @Test("bash lists what fits with descriptions", ShellSession.needs(.bash))
    func bashList() throws { try lists(.bash) }

    @Test("zsh lists what fits with descriptions", ShellSession.needs(.zsh))
    func zshList() throws { try lists(.zsh) }

    @Test("fish lists what fits with descriptions", ShellSession.needs(.fish))
    func fishList() throws { try lists(.fish) }

    /// Whatever a flow, its file and its texts are called, they are only shown and completed, never run.
    private func isSafe(_ shell: Shell) throws {
        let odd = #"$(touch pwned)`touch pwned`;touch pwned|x&"'\ %F{red}:=~#!{a,b}*?[z]<é"#
        let quoted = odd.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let title = "\"" + quoted + #"\u001b]0;owned\u0007\n-x""#
        let flow = FlowText.make([
            "title": title,
            "facts": """
            { "isOn": { "type": "yesno", "label": \(title) },
              "plan": { "type": "choice", "label": \(title), "options": [
                { "value": "one", "label": \(title) }, { "value": "two", "label": \(title) } ] } }
            """,
        ])
        let desk = try Desk(flows: ["a": flow, "b \(odd)": flow, "--home=x": flow])
        let session = try ShellSession(shell, at: desk)
        for typed in ["triage run ", "triage run a --set ", "triage run a --set plan="] {
            let bytes = String(decoding: try session.list(behind: typed, until: "-x"), as: UTF8.self)
            #expect(bytes.contains("touch"))
            #expect(!bytes.contains("]0;owned"))
            #expect(!bytes.contains("--home=x"))
        }
        // The flow is found only if the completed word is exactly its name.
        for quote in ["", "'", "\""] {
            let blank = quote.isEmpty ? "\\ " : " "
            for name in ["--flow \(quote)b", "--flow \(quote)b\(blank)", "--flow=\(quote)b"] {
                try session.run("triage eval 1 \(name)", until: "1 : int")
            }
        }
        for folder in ["", "user", "Flows"] { #expect(!desk.folder.names(folder).contains("pwned")) }
    }

    @Test("flows of other people run no code in bash", ShellSession.needs(.bash))
    func bashIsSafe() throws { try isSafe(.bash) }

    @Test("flows of other people run no code in zsh", ShellSession.needs(.zsh))
    func zshIsSafe() throws { try isSafe(.zsh) }

    @Test("flows of other people run no code in fish", ShellSession.needs(.fish))
    func fishIsSafe() throws { try isSafe(.fish) }
}
