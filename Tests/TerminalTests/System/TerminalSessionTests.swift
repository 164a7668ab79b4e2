import Foundation
import TestSupport
import Testing

@testable import Terminal

@Suite("Terminal session", .serialized)
struct TerminalSessionTests {
    private func start(_ columns: Int = 80, _ rows: Int = 24) throws -> PseudoTerminal {
        // Crash reports would take longer than the patience of the tests.
        let environment = ["TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no"]
        let terminal = try PseudoTerminal(
            BuiltProducts.path("terminal-probe"), environment: environment, columns: columns, rows: rows)
        try terminal.wait(for: "F1 keys")
        return terminal
    }

    @Test("cards are answered to the end, and the transcript and the shell's terminal remain")
    func whole() throws {
        let terminal = try start()
        #expect(!terminal.isRestored)
        #expect(terminal.screen.isBracketingPastes)
        terminal.type("<down><down><enter>")
        try terminal.wait(for: "Password")
        terminal.type("hunter2<enter>")
        try terminal.wait(for: "Note")
        terminal.type("<paste>one\ntwo</paste><enter>y")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.isRestored)
        #expect(
            terminal.screen.transcript == ["Town: Town 2", "Password: given", "Note: one two", "Sure?: Yes"])
        #expect(terminal.screen.isCursorVisible)
        #expect(!terminal.screen.isBracketingPastes)
        #expect(terminal.screen.unknown == [])
        #expect(terminal.screen.lastColumnWrites == 0)
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("hunter2"))
    }

    @Test("keys typed before the first frame are taken, those before a secret are not")
    func typedAhead() throws {
        let terminal = try PseudoTerminal(BuiltProducts.path("terminal-probe"))
        terminal.type("2<enter>early<enter>")
        try terminal.wait(for: "nothing typed yet")
        terminal.type("x")
        try terminal.wait(for: "something is typed")
    }

    @Test(
        "after a signal the terminal is restored and the program has died of it",
        arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func signalled(number: Int32) throws {
        let terminal = try start()
        kill(terminal.process, number)
        #expect(try terminal.waitForEnd() == .signal(number))
        #expect(terminal.isRestored)
        #expect(terminal.screen.isCursorVisible)
        #expect(terminal.screen.transcript.last == "parked")
    }

    static let crashes: [(String, Set<PseudoTerminal.Ending>)] = [
        ("\u{1B}[15~", [.signal(SIGILL), .signal(SIGTRAP)]), ("\u{1B}[17~", [.signal(SIGSEGV)]),
        ("\u{1B}[18~", [.signal(SIGSEGV), .signal(SIGBUS)]), ("\u{1B}[19~", [.exit(3)]),
    ]

    @Test(
        "after a trap, a bad access, an overflow of the stack or an exit the terminal is restored",
        arguments: crashes)
    func crashed(key: String, endings: Set<PseudoTerminal.Ending>) throws {
        let terminal = try start()
        terminal.send(Array(key.utf8))
        #expect(endings.contains(try terminal.waitForEnd()))
        #expect(terminal.isRestored)
        #expect(terminal.screen.isCursorVisible)
    }

    @Test("a signal that comes just before the end is not lost")
    func lateSignal() throws {
        let terminal = try start()
        terminal.send(Array("\u{1B}[21~".utf8))
        #expect(try terminal.waitForEnd() == .signal(SIGTERM))
        #expect(terminal.isRestored)
    }

    @Test("a program that hangs ends at the second signal, its terminal restored")
    func hanging() throws {
        let terminal = try start()
        terminal.send(Array("\u{1B}[20~".utf8))
        try terminal.wait(for: "hanging")
        kill(terminal.process, SIGTERM)
        kill(terminal.process, SIGTERM)
        let start = ContinuousClock.now
        // Two signals of the same kind may arrive as one.
        while !terminal.isRestored, ContinuousClock.now - start < .seconds(5) {
            kill(terminal.process, SIGTERM)
        }
        #expect(try terminal.waitForEnd() == .signal(SIGTERM))
        #expect(terminal.isRestored)
    }

    @Test("^C asks, and a second ^C parks")
    func interrupted() throws {
        let terminal = try start()
        terminal.type("<c-c>")
        try terminal.wait(for: "Leave?")
        terminal.type("<c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        #expect(terminal.isRestored)
    }

    @Test("a resize reflows the card, and nothing is drawn twice")
    func resized() throws {
        let terminal = try start(80, 24)
        for (index, columns) in [60, 44, 100, 41, 80].enumerated() {
            terminal.resize(columns: columns, rows: 24)
            try terminal.wait("the card at \(columns) columns") { $0.frames.ended == index + 2 }
            #expect(terminal.screen.row(containing: "please?") == (columns < 62 ? 2 : 1))
            #expect(terminal.screen.row(containing: "F1 keys") == (columns < 62 ? 15 : 14))
            #expect(terminal.screen.screen.filter { $0.hasPrefix("Card 1") }.count == 1)
            #expect(terminal.screen.lastColumnWrites == 0)
        }
    }

    @Test("a card taller than the window scrolls inside it")
    func tall() throws {
        let terminal = try start(50, 10)
        #expect(terminal.screen.screen[0] == "Card 1")
        let place = try #require(terminal.screen.row(containing: "below · PgUp/PgDn scroll"))
        #expect(terminal.screen.row > place)
        terminal.type("<end>")
        try terminal.wait(for: "10 Town 10")
        #expect(terminal.screen.transcript.count == 10)
        terminal.resize(columns: 30, rows: 8)
        try terminal.wait(for: "too small")
    }

    @Test("a shell stops the program and continues it on a fresh screen")
    func stopped() throws {
        let probe = BuiltProducts.path("terminal-probe")
        let script = "\(probe); echo stopped; read line; fg; echo ended $?"
        let terminal = try PseudoTerminal("/bin/bash", ["--norc", "-m", "-c", script])
        try terminal.wait(for: "F1 keys")
        terminal.type("<down><c-z>")
        try terminal.wait(for: "stopped")
        #expect(terminal.isRestored)
        terminal.type("<enter>")
        try terminal.wait("the card again") { $0.transcript.filter { $0 == "Card 1" }.count == 2 }
        #expect(!terminal.isRestored)
        terminal.type("<c-c><c-c>")
        try terminal.wait(for: "ended 75")
        #expect(terminal.isRestored)
    }

    @Test("a terminal that goes away ends the program")
    func gone() throws {
        let terminal = try start()
        terminal.hangUp()
        #expect([.signal(SIGHUP), .exit(75)].contains(try terminal.waitForEnd()))
    }

    @Test("a moved selection costs at most 150 bytes and one write")
    func bytes() throws {
        let terminal = try start()
        for number in 1...9 {
            let before = terminal.output.count
            terminal.type("<down>")
            try terminal.wait("option \(number)") {
                $0.row(containing: "›  \(number) Town") != nil && $0.frames.ended == number + 1
            }
            #expect(terminal.output.count - before <= (number == 1 ? 150 : 60))
        }
    }
}
