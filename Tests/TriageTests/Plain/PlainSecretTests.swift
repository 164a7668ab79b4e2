import Foundation
import TestSupport
import Testing

@testable import triage

@Suite("Secrets in plain mode", .waiting)
struct PlainSecretTests {
    private let flow = FlowText.make(
        facts:
            #"{ "name": { "type": "text", "label": "Who?" }, "word": { "type": "secret", "label": "Word" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
        ask: #"["name", "word", "isOn"]"#)

    private func desk() throws -> Desk { try Desk(flows: ["demo": flow]) }

    @Test("lines typed ahead at a terminal are not taken for the secret")
    func typedAhead() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "demo", "--plain")
        try terminal.wait(for: "Who?")
        terminal.type("Pat<enter>early<enter>")
        try terminal.wait(for: "is not shown")
        try terminal.wait("the echo to be off") { _ in !terminal.isRestored }
        terminal.drain()
        terminal.type("hunter2<enter>")
        try terminal.wait(for: "On?")
        terminal.type("y<enter><enter>")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(!terminal.screen.transcript.contains { $0.hasPrefix("!") })
        #expect(!terminal.screen.transcript.contains { $0.contains("hunter2") })
    }

    @Test("lines that are piped stand as they are")
    func piped() throws {
        let desk = try desk()
        #expect(try desk.run("run", "demo", input: "Pat\nhunter2\ny\n\n").ending == .exit(0))
        #expect(try desk.records().count == 1)
    }

    @Test(
        "^\\ at the prompt of a secret leaves a terminal that echoes", arguments: [SIGQUIT, SIGTERM, SIGINT])
    func quit(signal: Int32) throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "demo", "--plain")
        try terminal.wait(for: "Who?")
        terminal.type("Pat<enter>")
        try terminal.wait("the echo to be off") { _ in !terminal.isRestored }
        kill(terminal.process, signal)
        #expect(try terminal.waitForEnd() == (signal == SIGINT ? .exit(130) : .signal(signal)))
        #expect(terminal.isRestored)
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}"))
    }

    @Test("^Z at the prompt of a secret restores the echo, and going on hides it again")
    func stopped() throws {
        let desk = try desk()
        let terminal = try PseudoTerminal(
            "/bin/bash",
            ["--norc", "-mc", "'\(ProjectFolder.executable)' run demo --plain; echo stopped; read line; fg"],
            environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(desk.variables) { $1 })
        try terminal.wait(for: "Who?")
        terminal.type("Pat<enter>")
        try terminal.wait("the echo to be off") { _ in !terminal.isRestored }
        terminal.type("<c-z>")
        try terminal.wait(for: "stopped")
        #expect(terminal.isRestored)
        terminal.type("<enter>")
        try terminal.wait("the echo to be off") { _ in !terminal.isRestored }
        terminal.type("hunter2<enter>")
        try terminal.wait(for: "On?")
        terminal.type("y<enter><enter>")
        _ = try terminal.waitForEnd()
        #expect(!terminal.screen.transcript.contains { $0.contains("hunter2") })
        #expect(try desk.records().count == 1)
    }

    @Test("what begins like a command and goes on is the secret, and is written nowhere")
    func command() throws {
        let desk = try desk()
        let input = "Pat\n:note hunter2\ny\n\n"
        let result = try desk.run("run", "demo", input: input)
        #expect(result.ending == .exit(0))
        #expect(!result.output.contains("hunter2"))
        #expect(try !desk.onlyRecord().contains("hunter2"))
    }

    @Test("a bare command is obeyed at the prompt of a secret")
    func bareCommand() throws {
        let result = try desk().run("run", "demo", input: "Pat\n:status\n:park\n")
        #expect(result.ending == .exit(75))
    }

    @Test("a signal is obeyed before the lines that were read already")
    func signalFirst() throws {
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        desk.environment["EDITOR"] = "kill -TERM $PPID; true"
        let typed = DeskFlow.answers.prefix(12) + [":edit", ":note afterwards"]
        let result = try desk.run("run", "desk", input: typed.map { $0 + "\n" }.joined())
        #expect(result.ending == .signal(SIGTERM))
        let journal = String(decoding: try desk.folder.bytes("home/open/\(desk.openID).jsonl"), as: UTF8.self)
        #expect(!journal.contains("afterwards"))
    }

    @Test(
        "what is typed stands in no file and in no output",
        arguments: ["finish", "kill", "park", "back", "abandon"])
    func secret(_ end: String) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let secret = "hunter2"
        let count = try #require(DeskFlow.answers.firstIndex(of: secret)) + 1
        let call = try desk.start("run", "desk")
        try call.waitForPrompt()
        for answer in DeskFlow.answers.prefix(count) {
            call.send(answer)
            try call.waitForPrompt()
        }
        switch end {
        case "finish":
            for answer in DeskFlow.answers.dropFirst(count).dropLast() {
                call.send(answer)
                try call.waitForPrompt()
            }
            call.send("")
        case "kill": call.signal(SIGKILL)
        case "park": call.send(":park")
        case "back":
            call.send(":back")
            #expect(!(try call.waitForPrompt().contains(secret)))
            call.send(":back")
            try call.waitForPrompt()
            call.send(":facts")
            try call.waitForPrompt()
            call.send(":park")
        default: call.send(":abandon the line went dead")
        }
        let result = try call.finish()
        #expect(!result.output.contains(secret))
        #expect(!result.errors.contains(secret))
        let files = try desk.folder.allFiles()
        #expect(files.count >= 2)
        for (name, bytes) in files { #expect(bytes.firstRange(of: Array(secret.utf8)) == nil, "\(name)") }
        for words in [["records", "show"], ["records", "list", "--json", "--personal"]] {
            #expect(!(try desk.run(words).output.contains(secret)))
        }
    }

    @Test("a colon at the beginning of a secret is part of it")
    func colon() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        var lines = DeskFlow.answers
        lines[9] = ":hunter2"
        let result = try desk.run("run", "desk", input: lines.map { $0 + "\n" }.joined())
        #expect(result.ending == .exit(0))
        #expect(!result.output.contains("hunter2"))
        #expect(try desk.onlyRecord().contains("\"word\":true"))
    }
}
