import Foundation
import TestSupport
import Testing

@Suite("A call on a terminal")
struct TerminalCallTests {
    /// All keys of a whole call on the small desk's flow, by what the screen must show first.
    static let keys = [
        ("Which colour?", "2"), ("Which address?", "pat@client.example<enter>"),
        ("Just read this", "<enter>"),
        ("Switch it off", "<enter>s"),
        ("Which day?", "2026-07-01<enter>47.35<enter>3<enter>12<enter>"),
        ("nothing typed yet", "hunter2<enter>"), ("something is typed", "y"),
        ("Send this message", "<enter>"), ("Bye.", "<enter>"),
    ]

    private func desk() throws -> Desk { try Desk(flows: ["desk": DeskFlow.text]) }

    @Test("a whole call leaves one record and no journal")
    func wholeCall() throws {
        let desk = try desk()
        let terminal = try desk.sit("run", "desk")
        try type(Self.keys, on: terminal)
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
        try type(Self.keys, on: terminal)
        try terminal.wait(for: "Saved: record")
        terminal.type("cq")
        _ = try terminal.waitForEnd()
        let secret = Array("hunter2".utf8)
        let records = try desk.records().flatMap { $0 }
        for bytes in [terminal.output, records] {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(String(decoding: secret, as: UTF8.self)))
        }
    }

    @Test("keys, lines and lines for a screen reader leave the same record but for times")
    func sameRecord() throws {
        let keyed = try desk()
        let terminal = try keyed.sit("run", "desk")
        try type(Self.keys, on: terminal)
        try terminal.wait(for: "Saved: record")
        var lines = DeskFlow.answers
        lines[4] = ":skip"
        let input = lines.joined(separator: "\n") + "\n"
        let plain = try desk()
        let accessible = try desk()
        _ = try plain.run("run", "desk", "--plain", input: input)
        _ = try accessible.run("run", "desk", "--accessible", input: input)
        let expected = try Self.timeless(plain)
        #expect(try Self.timeless(keyed) == expected)
        #expect(try Self.timeless(accessible) == expected)
    }

    @Test("a call of the hosting flow takes less than twenty keys besides what is typed")
    func keystrokes() throws {
        let desk = try Desk()
        let terminal = try desk.sit("run", "hosting")
        let keys = [
            ("Caller's name", "Robin<enter><enter>robin@greenleaf.example<enter>greenleaf.example<enter>"),
            ("What is the call about?", "1"), ("Who hosts their e-mail?", "3"),
            ("own website open for them?", "y"), ("Is the mailbox full?", "<enter>1"),
            ("They have cleared out", "<enter>"), ("Anything else", "n"), ("Send this message", "<enter>"),
            ("Thank you for getting in touch", "<enter>"),
        ]
        try type(keys, on: terminal)
        try terminal.wait(for: "Saved: record")
        #expect(terminal.screen.text.contains("POP3 mailbox, support follows up"))
    }

    private func type(_ keys: [(String, String)], on terminal: PseudoTerminal) throws {
        for (shown, keys) in keys {
            try terminal.wait(for: shown)
            terminal.type(keys)
        }
    }

    /// The record of a desk without what differs from call to call.
    private static func timeless(_ desk: Desk) throws -> String {
        let line = try #require(try desk.records().first)
        var record = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        for key in ["id", "opened", "closed", "sum", "targets"] { record[key] = nil }
        record["trail"] = (record["trail"] as? [[String: Any]])?.map { visit in
            visit.filter { !["at", "took", "seconds"].contains($0.key) }
        }
        let data = try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys, .prettyPrinted])
        return String(decoding: data, as: UTF8.self)
    }
}
