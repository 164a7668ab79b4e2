import TestSupport
import Testing
import TriageCore

@Suite("Keystrokes of a whole call", .waiting)
struct KeystrokeTests {
    /// A call on the hosting flow about being locked out of everything.
    struct Call: Sendable, CustomTestStringConvertible {
        /// What the screen must show before each script of keys; typed texts are in `«»`.
        let steps: [(shown: String, keys: String)]
        /// How many keys it takes, apart from typed texts.
        let count: Int
        /// The expected outcome of the record.
        let outcome: String
        /// That of its only matter.
        let matter: String

        var testDescription: String { matter }
    }

    private static let caller = [
        ("Caller's name", "«Robin»<enter><enter>«robin@greenleaf.example»<enter>«greenleaf.example»<enter>"),
        ("What is it about?", "3"), ("Do other websites open for them?", "y"),
    ]

    /// The shortest way to help, and the longest.
    private static let calls = [
        Call(
            steps: caller + [
                ("Setting up a new phone or laptop?", "n"), ("Waited 30 minutes?", "y"),
                ("Still blocked?", "y"),
                ("Client's IP address", "«192.88.99.7»<enter>"), ("Log in to the client area", "<enter>"),
                ("Unblock 192.88.99.7", "<enter>"), ("Read the result at the foot", "<enter>"),
                ("Did the unblocking work?", "y"), ("Anything else I can help with?", "n"),
                ("Thank you for getting in touch", "<enter>"),
            ], count: 16, outcome: "helped", matter: "unblocked"),
        Call(
            steps: caller + [
                ("Setting up a new phone or laptop?", "y"), ("Send the POP3 instructions?", "y"),
                ("Address they can read now", "<enter>"), ("Waited 30 minutes?", "n"),
                ("Can it wait 30 minutes?", "2"),
                ("Client's IP address", "«192.88.99.7»<enter>"), ("Log in to the client area", "<c-a>"),
                ("Did the unblocking work?", "n"),
                ("Anything else I can help with?", "n"), ("Thank you for getting in touch", "<enter>"),
                ("Send this message", "a"), ("Enter finishes and saves", "<enter>"),
            ], count: 18, outcome: "passed-on", matter: "unblock-failed"),
    ]

    @Test(
        "a caller who is locked out is helped with fewer than twenty keys besides what is typed",
        arguments: calls)
    func lockedOut(call: Call) throws {
        let desk = try Desk()
        let terminal = try desk.sit("run", "hosting")
        var keys = 0
        for (shown, script) in call.steps {
            try terminal.wait(for: shown)
            // Every second piece is a text.
            for (number, part) in script.split(separator: /[«»]/, omittingEmptySubsequences: false)
                .enumerated()
            {
                if number % 2 == 0 { keys += KeyScript(String(part)).events.count }
            }
            // In one go but for a pause between lines, which would otherwise be a paste.
            terminal.type(script.filter { !"«»".contains($0) })
        }
        try terminal.wait(for: "Saved: record")
        #expect(keys == call.count)
        #expect(keys < 20)
        let record = try #require(JSONParser.parse(Array(try desk.onlyRecord().utf8)).value)
        #expect(record["outcome"]?.string == call.outcome)
        let matters = try #require(record["facts"]?["matters"]?.elements)
        #expect(matters.map { $0["outcome"]?.string } == [call.matter])
        #expect(matters.first?["ipAddress"]?.string == "192.88.99.7")
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(0))
    }
}
