import Foundation
import TestSupport
import Testing

@Suite("A call on a terminal", .waiting)
struct TerminalCallTests {
    /// All keys of a whole call on the small desk's flow, each with what the screen must show first.
    static let keys = [
        ("Which colour?", "2"), ("Which address?", "pat@client.example<enter>"),
        ("Just read this", "<enter>"),
        ("Switch it off", "<enter><c-s><enter>"),
        ("Which day?", "2026-07-01<enter>47.35<enter>3<enter>12<enter>"),
        ("› (nothing typed yet", "hunter2<enter>"), ("Word: given", "y"),
        ("Bye.", "<enter>"), ("Send this message", "<enter>"),
        ("Enter finishes and saves", "<enter>"),
    ]

    private func desk() throws -> Desk { try Desk(flows: ["desk": DeskFlow.text]) }

    @Test("a whole call leaves one record and no journal")
    func wholeCall() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.type(Self.keys)
        try terminal.wait(for: "Saved: record")
        #expect(terminal.screen.text.contains("Outcome: Done"))
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        #expect(terminal.isRestored)
        #expect(try desk.records().count == 1)
        #expect(desk.journals == [])
        #expect(terminal.screen.unknown == [])
        #expect(terminal.screen.lastColumnWrites == 0)
    }

    @Test("a secret is in nothing that was written")
    func secret() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try terminal.type(Self.keys)
        try terminal.wait(for: "Saved: record")
        terminal.type("cq")
        _ = try terminal.waitForEnd()
        let secret = Array("hunter2".utf8)
        let records = try desk.records().flatMap { $0 }
        for bytes in [terminal.output, records] {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(String(decoding: secret, as: UTF8.self)))
        }
    }
}
