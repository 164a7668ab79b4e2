import Foundation
import TestSupport
import Testing

@Suite("The editor of a message", .waiting)
struct EditorTests {
    private static let trapping =
        "trap 'caught=1' INT; echo editing; while test -z \"$caught\"; do sleep 1; done; sed -i s/47/48/ \"$1\""

    /// A desk with a script as the editor.
    private func desk(_ script: String) throws -> Desk {
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        let editor = try desk.folder.write(script, to: "edit.sh")
        desk.environment["EDITOR"] = "sh '\(editor)'"
        return desk
    }

    /// Starts a shell with job control and takes a call in it.
    private func sit(_ desk: Desk, _ words: String = "run desk") throws -> PseudoTerminal {
        let line = "'\(ProjectFolder.executable)' \(words); echo stopped; read line; fg; echo ended $?"
        return try PseudoTerminal(
            "/bin/bash", ["--norc", "-mc", line],
            environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(desk.variables) { $1 })
    }

    @Test("an editor that stops its job gives the shell back, and the call goes on with it")
    func stopped() throws {
        let desk = try desk("echo editing; kill -TSTP 0; echo going on; sed -i s/47/48/ \"$1\"")
        let terminal = try sit(desk)
        try terminal.type(TerminalCallTests.keys.prefix(8))
        try terminal.wait(for: "Send this message")
        terminal.type("e")
        try terminal.wait(for: "stopped")
        #expect(terminal.isRestored)
        terminal.type("<enter>")
        try terminal.wait(for: "Changed.")
        try terminal.wait(for: "$48.35")
        terminal.type("<c-c><c-c>")
        try terminal.wait(for: "ended 75")
        #expect(terminal.isRestored)
    }

    @Test("without $EDITOR the editor is vi, and the card is afterwards where it was, once")
    func unnamed() throws {
        var desk = try Desk(flows: ["desk": DeskFlow.text])
        _ = try desk.folder.write("#!/bin/sh\nsed -i s/47/48/ \"$1\"\n", to: "bin/vi")
        let program = desk.folder.path + "/bin/vi"
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        desk.environment["PATH"] = desk.folder.path + "/bin:/usr/bin:/bin"
        let terminal = try desk.sit("run", "desk")
        try terminal.type(TerminalCallTests.keys.prefix(8))
        try terminal.wait(for: "Send this message")
        let row = terminal.screen.row(containing: "Send this message")
        terminal.type("e")
        try terminal.wait(for: "$48.35")
        #expect(terminal.screen.transcript.count { $0.contains("Send this message") } == 1)
        #expect(terminal.screen.row(containing: "Send this message") == row)
    }

    @Test("^C in an editor is the editor's, and the call goes on")
    func interrupted() throws {
        let desk = try desk(Self.trapping)
        let terminal = try sit(desk)
        try terminal.type(TerminalCallTests.keys.prefix(8))
        try terminal.wait(for: "Send this message")
        terminal.type("e")
        try terminal.wait(for: "editing")
        terminal.type("<c-c>")
        try terminal.wait(for: "$48.35")
        terminal.type("<enter>")
        try terminal.wait(for: "Enter finishes and saves")
    }

    @Test("^C in an editor does not park a call in plain mode either")
    func plain() throws {
        let desk = try desk(Self.trapping)
        let terminal = try sit(desk, "run desk --plain")
        try terminal.type(
            zip(
                [
                    "Which colour", "address", "Just read", "Switch", "Wipe", "day?", "much?", "many?",
                    "else?",
                    "never saved", "All well?", "Bye.",
                ], DeskFlow.answers
            ).map { ($0, $1 + "<enter>") })
        try terminal.wait(for: "Message to approve")
        terminal.type(":edit<enter>")
        try terminal.wait(for: "editing")
        terminal.type("<c-c>")
        try terminal.wait(for: "Changed.")
    }
}
