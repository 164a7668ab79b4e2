import Foundation
import TestSupport
import Testing

@Suite("How a call treats its terminal", .waiting)
struct TerminalMannersTests {
    private func desk() throws -> Desk { try Desk(flows: ["desk": DeskFlow.text]) }

    @Test(
        "each signal that ends the program parks the call and restores the terminal",
        arguments: [SIGHUP, SIGINT, SIGTERM, SIGQUIT])
    func signals(signal: Int32) throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2pat@cl")
        try terminal.wait(for: "pat@cl")
        kill(terminal.process, signal)
        #expect(try terminal.waitForEnd() == .signal(signal))
        #expect(terminal.isRestored)
        #expect(terminal.screen.text.contains("Parked. Continue with"))
        // The typed text is there again.
        let again = try desk.sit("resume")
        try again.wait(for: "› pat@cl")
        again.type("<c-c><c-c>")
        #expect(try again.waitForEnd() == .exit(75))
    }

    @Test("a window that is closed parks the call")
    func hangUp() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        try terminal.wait(for: "saved")
        terminal.hangUp()
        _ = try terminal.waitForEnd()
        #expect(desk.journals.count == 1)
    }

    @Test("^C asks, twice parks")
    func interrupt() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-c>")
        try terminal.wait(for: "Leave this call?")
        terminal.type("g")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        #expect(desk.journals.count == 1)
    }

    @Test("a call is abandoned only with a reason, which the record keeps")
    func abandoned() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-c>a")
        try terminal.wait(for: "Why is it abandoned?")
        terminal.type("<enter>")
        try terminal.wait(for: "an answer is needed")
        terminal.type("hung up<enter>")
        try terminal.wait(for: "Saved: record")
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        let record = String(decoding: try #require(try desk.records().first), as: UTF8.self)
        #expect(record.contains(#""kind":"abandoned","reason":"hung up""#))
    }

    @Test("every width from 200 to 30 and back shows each row once")
    func resize() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk", columns: 200)
        try terminal.wait(for: "Which colour?")
        for columns in Array(30...199).reversed() + Array(31...200) where columns % 7 == 0 || columns < 42 {
            try terminal.resizeAndWait(columns: columns, rows: 24)
            let wanted = columns < 40 ? "too small" : "Which colour?"
            try terminal.wait("\(wanted) once at \(columns)") { screen in
                screen.screen.count { $0.contains(wanted) } == 1
                    && screen.screen.count { $0.contains("First") } == (columns < 40 ? 0 : 1)
            }
        }
    }

    @Test("on a window too small for a card no key answers what is not shown")
    func tooSmall() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        let terminal = try desk.sit("run", "short", columns: 39, rows: 12)
        try terminal.wait(for: "too small")
        let frames = terminal.screen.frames.ended
        terminal.send(KeyScript("y<f1><c-n>note<enter>?<c-l>").bytes)
        try terminal.wait("all keys to be read") { $0.frames.ended > frames }
        try terminal.resizeAndWait(columns: 80, rows: 24)
        try terminal.wait("the question, with nothing over it") { screen in
            screen.screen[screen.row].contains("y yes") && screen.row(containing: "All well?") != nil
        }
        try terminal.resizeAndWait(columns: 80, rows: 9)
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        #expect(try desk.records() == [])
    }

    @Test("lines pasted without brackets answer one question")
    func unbracketedPaste() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("2")
        try terminal.wait("the address") { $0.screen[$0.row] == "›" }
        terminal.send(Array("pat@client.example\rsecond line\r".utf8))
        try terminal.wait(for: "› pat@client.example second line")
        #expect(!terminal.screen.text.contains("Just read this"))
    }

    @Test("^Z without a shell to go back to draws the card where it is")
    func suspendedAlone() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        let row = terminal.screen.row(containing: "Which colour?")
        let frames = terminal.screen.frames.ended
        terminal.type("<c-z>")
        try terminal.wait("the card again") { $0.frames.ended > frames }
        #expect(terminal.screen.transcript.count { $0.contains("Which colour?") } == 1)
        #expect(terminal.screen.row(containing: "Which colour?") == row)
    }

    @Test("what stands on the row of the start is kept")
    func startedBehindText() throws {
        let desk = try desk()
        let terminal = try PseudoTerminal(
            "/bin/sh", ["-c", "printf 'IMPORTANT: '; exec '\(ProjectFolder.executable)' run desk"],
            environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(desk.variables) { $1 })
        try terminal.wait(for: "Which colour?")
        #expect(terminal.screen.screen[0] == "IMPORTANT:")
        #expect(terminal.screen.screen[1].hasPrefix("── First"))
    }

    @Test(
        "only what says yes makes a call accessible",
        arguments: [
            ("1", true), ("yes", true), ("0", false), ("", false), ("false", false), ("NO", false),
            ("off", false),
        ])
    func accessible(value: String, isOn: Bool) throws {
        var desk = try desk()
        desk.environment["ACCESSIBLE"] = value
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        #expect(terminal.screen.isBracketingPastes != isOn)
    }

    @Test("a hundred kilobytes are pasted into one field, and line breaks in them submit nothing")
    func paste() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        let text = String(repeating: "word\n", count: 20_000)
        terminal.type("2<paste>")
        terminal.send(Array(text.utf8))
        terminal.type("<esc>[201~")
        try terminal.wait(for: "word word")
        #expect(terminal.screen.text.contains("Which address?"))
        terminal.type("<c-u>pat@client.example<enter>")
        try terminal.wait(for: "Just read this")
    }

    @Test("a character that arrives in pieces is one character")
    func splitCharacters() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-n>")
        try terminal.wait(for: "Note for the record")
        for byte in Array("žena 👩‍👩‍👧".utf8) {
            terminal.send([byte])
            terminal.drain()
        }
        try terminal.wait(for: "žena 👩‍👩‍👧")
        terminal.type("<enter>")
        try terminal.wait(for: "+ žena")
    }

    @Test("what flows and callers say commands nothing")
    func hostile() throws {
        let hostile = DeskFlow.text.replacingOccurrences(
            of: "Which colour?", with: #"Which \u001b[31mcolour\u009b2J?\u0007"#)
        let desk = try Desk(flows: ["desk": hostile])
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Red")
        terminal.type("<c-n>")
        try terminal.wait(for: "Note for the record")
        terminal.type("<paste>")
        terminal.send(Array("a\u{1B}]0;title\u{07}b".utf8))
        terminal.type("<esc>[201~<enter>")
        try terminal.wait(for: "+ ab")
        #expect(terminal.screen.unknown == [])
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[31m"))
    }
}
