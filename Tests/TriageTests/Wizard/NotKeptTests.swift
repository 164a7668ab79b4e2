import Foundation
import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A call that cannot be kept", .waiting)
struct NotKeptTests {
    /// Starts a session in which no file can grow beyond a kilobyte.
    private func sit(_ desk: Desk, _ command: String) throws -> PseudoTerminal {
        let looks = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        return try PseudoTerminal(
            "/bin/bash",
            ["-c", "\(command); exec '\(ProjectFolder.executable)' \"$@\"", "sh", "run", "desk"],
            environment: looks.merging(desk.variables) { $1 })
    }

    @Test("nothing is called saved before it is")
    func atFirst() throws {
        var seat = try Seat()
        #expect(seat.shown.contains(" · saving"))
    }

    @Test("the status says that nothing is saved for as long as it is so")
    func status() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try sit(desk, "ulimit -f 1")
        try terminal.wait(for: "Not saved:")
        terminal.type("2")
        try terminal.wait(for: "· not saved")
        #expect(!terminal.screen.text.contains("· saved"))
        #expect(try desk.records() == [])
    }

    @Test("the agent can leave, and what was typed stays on the screen")
    func leaving() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try sit(desk, "ulimit -f 1")
        try terminal.wait(for: "Not saved:")
        terminal.type("2pat@client.example")
        terminal.type("<c-n>rings back<c-c><c-c>")
        try terminal.wait(for: "^C ^C leaves without saving")
        #expect(terminal.screen.text.contains("› pat@client.example"))
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(74))
        #expect(terminal.isRestored)
        let text = terminal.screen.text
        #expect(text.contains("What you entered was not kept: Which address? pat@client.example"))
        #expect(text.contains("What you entered was not kept: rings back"))
        #expect(!text.contains("Parked."))
        #expect(try desk.records() == [])
    }

    @Test("a call that cannot be abandoned can be left")
    func abandoning() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try sit(desk, "ulimit -f 1")
        try terminal.wait(for: "Not saved:")
        terminal.type("<c-c>ahung up<enter>")
        try terminal.wait(for: "Leave this call?")
        terminal.type("<c-c>")
        try terminal.wait(for: "^C ^C leaves without saving")
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(74))
        #expect(terminal.screen.text.contains("What you entered was not kept: hung up"))
        #expect(try desk.records() == [])
    }

    @Test("a program that is told to end does not say that it parked what it could not keep")
    func terminated() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try sit(desk, "ulimit -f 1")
        try terminal.wait(for: "Not saved:")
        terminal.type("2pat@cl")
        try terminal.wait(for: "pat@cl")
        kill(terminal.process, SIGTERM)
        #expect(try terminal.waitForEnd() == .signal(SIGTERM))
        #expect(!terminal.screen.text.contains("Parked."))
        #expect(terminal.screen.text.contains("What you entered was not kept: Which address? pat@cl"))
        #expect(try desk.records() == [])
    }

    @Test("a dry run whose window is closed is no failure", arguments: [(["--dry-run"], 0), ([], 75)])
    func closedWindow(options: [String], code: Int) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let looks = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PROGRAM": ProjectFolder.executable]
        let script =
            "trap '' HUP; (trap '' HUP; \"$PROGRAM\" run desk \"$@\"; echo $? > \"$TRIAGE_HOME.code\")"
        let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", script, "sh"] + options,
            environment: looks.merging(desk.variables) { $1 })
        try terminal.wait(for: "Which colour?")
        try terminal.wait("the call as it is kept") { screen in
            screen.screen.contains { $0.hasSuffix("· saved") || $0.hasSuffix("· dry run") }
        }
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(try desk.folder.bytes("home.code") == Array("\(code)\n".utf8))
    }
}
