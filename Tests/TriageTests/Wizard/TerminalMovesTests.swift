import Foundation
import TestSupport
import Testing

@testable import triage

@Suite("Moving about in a call on a terminal", .waiting)
struct TerminalMovesTests {
    private func desk() throws -> Desk { try Desk(flows: ["desk": DeskFlow.text]) }

    @Test("going back offers the old answers, and Enter takes them again")
    func back() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat@client.example<enter>")
        try terminal.wait(for: "Just read this")
        terminal.type("<c-b>")
        try terminal.wait(for: "your previous answer")
        #expect(terminal.screen.text.contains("› 2 Green"))
        terminal.type("<enter><enter>")
        try terminal.wait(for: "Just read this")
        #expect(terminal.screen.transcript.count { $0.contains("Which address? pat@client.example") } == 2)
    }

    @Test("what was typed on a card is there again after going back over it")
    func backAndForth() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat@client.example<enter><enter>")
        try terminal.wait(for: "Switch it off")
        terminal.type("<enter><c-s><enter>2026-07<c-b>")
        try terminal.wait(for: "Just read this")
        terminal.type("<enter>")
        try terminal.wait(for: "› 2026-07")
    }

    @Test("a step back is told in ASCII where the terminal shows no more")
    func backInASCII() throws {
        var seat = try Seat()
        seat.wizard = Wizard(seat.wizard.enquiry, at: seat.now, marks: .ascii)
        seat.type("2pat@client.example<enter>", "<c-b>")
        #expect(seat.told.last == "<- back to: First")
    }

    @Test("the overview leads back to any card")
    func overview() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat@client.example<enter><enter>")
        try terminal.wait(for: "Switch it off")
        terminal.type("<c-o>")
        try terminal.wait(for: "Which colour? Green")
        terminal.type("<home><enter>")
        try terminal.wait(for: "your previous answer")
    }

    @Test("a fact told early is offered where it is asked, and stays told")
    func told() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-t>day")
        try terminal.wait(for: "Which day?")
        terminal.type("<enter>soon<enter>")
        try terminal.wait(for: "a date is expected, for example 2026-07-15 or yesterday")
        terminal.type("<c-u>2026-07-01<enter>")
        try terminal.wait(for: "Told: Which day? = 1 July 2026")
        terminal.type("2pat@client.example<enter><enter>")
        try terminal.wait(for: "Switch it off")
        terminal.type("<enter><c-s><enter>")
        try terminal.wait(for: "already told")
    }

    @Test("a note that was begun waits until it is opened again")
    func note() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-n>rings")
        try terminal.wait(for: "› rings")
        terminal.type("<esc>")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-n>")
        try terminal.wait(for: "› rings")
        terminal.type(" again<enter>")
        try terminal.wait(for: "+ rings again")
    }

    @Test("a message is changed in the editor and sent as changed")
    func editor() throws {
        var desk = try desk()
        // Escape sequences that an editor leaves behind are dropped.
        desk.environment["EDITOR"] = #"sed -i 's/47/\x1b[31m48/'"#
        let terminal = try desk.sit("run", "desk")
        try terminal.type(TerminalCallTests.keys.prefix(8))
        try terminal.wait(for: "Send this message")
        terminal.type("e")
        try terminal.wait(for: "Changed.")
        try terminal.wait(for: "$48.35")
        terminal.type("<enter>")
        try terminal.wait(for: "Enter finishes and saves")
        terminal.type("<enter>")
        try terminal.wait(for: "Saved: record")
        #expect(String(decoding: try #require(try desk.records().first), as: UTF8.self).contains("$48.35"))
    }

    @Test("one call is parked, another taken, and the first gone on with")
    func several() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat@cl<c-c>n")
        try terminal.wait(for: "0 min ago")
        terminal.type("1<enter>")
        try terminal.wait(for: "1 parked")
        terminal.type("<c-c>n")
        try terminal.wait(for: "Which call?")
        try terminal.wait(for: "1 A small desk")
        terminal.type("b")
        try terminal.wait(for: "Continuing with")
        try terminal.wait(for: "› pat@cl")
    }

    @Test("after the end a key copies the summary and a key takes the next call")
    func end() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let terminal = try desk.sit("run", "short")
        try terminal.wait(for: "All well?")
        terminal.type("y")
        try terminal.wait(for: "Enter finish the call")
        terminal.type("<enter>")
        try terminal.wait(for: "Saved: record")
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}]52"))
        terminal.type("c")
        try terminal.wait(for: "sent to the terminal's clipboard")
        let wanted = Data("Short: Done [resolved]".utf8).base64EncodedString().prefix(16)
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}]52;c;\(wanted)"))
        // The keys stay in sight, and `?` shows what else there is.
        try terminal.wait(for: "n next call · p pick a call · c copy summary · r record · q leave · F1 keys")
        terminal.type("?")
        try terminal.wait(for: "redraw the screen")
        terminal.type("xn")
        try terminal.wait(for: "All well?")
    }

    @Test("^Z gives the terminal back, and going on draws the card again")
    func suspended() throws {
        let desk = try desk()
        let terminal = try PseudoTerminal(
            "/bin/bash", ["-mc", "'\(ProjectFolder.executable)' run desk; echo stopped; read line; fg"],
            environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(desk.variables) { $1 })
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat<c-z>")
        try terminal.wait(for: "stopped")
        #expect(terminal.isRestored)
        terminal.type("<enter>")
        try terminal.wait("the card once more") { screen in
            screen.transcript.count { $0.contains("Which colour?") } == 2
        }
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
    }
}
