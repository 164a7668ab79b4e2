import Foundation
import TestSupport
import Testing
import TriageCore

@Suite(
    "A key of which the disk takes only a part",
    .enabled(if: DurabilityCommit.has("prlimit"), "needs prlimit"))
struct HalfKeptTests {
    /// A key that causes several events.
    struct Key: Sendable, CustomTestStringConvertible {
        /// The keys before it, each script typed once the screen shows the text.
        let before: [(shown: String, keys: String)]
        /// What the screen shows before the key and, once it has been saved, after it.
        let cards: (before: String, after: String)
        /// The events it leaves in the journal.
        let events: [String]

        var testDescription: String { events.joined(separator: ", ") }
    }

    private static let keys = [
        Key(
            before: [("Which colour?", "2pat@client.example")],
            cards: ("› pat@client.example", "Just read this"),
            events: ["answered", "answered"]),
        Key(
            before: [
                ("Which colour?", "2pat@client.example<enter>"), ("Just read this", "<enter>"),
                ("Switch it off", "<c-o><up>"),
            ], cards: ("› 1 First", "Which address?"), events: ["back", "back"]),
    ]

    @Test("has done nothing, and does all of it the next time", arguments: keys)
    func again(key: Key) throws {
        let call = try HalfKeptCall(key)
        try call.limit("unlimited")
        call.terminal.type("<enter>")
        try call.waitForSaved(key.cards.after)
        #expect(try call.eventsAtLast() == key.events)
    }

    @Test("has done nothing when something else comes instead", arguments: keys)
    func instead(key: Key) throws {
        let call = try HalfKeptCall(key)
        try call.limit("unlimited")
        call.terminal.type("<c-n>rings back<enter>")
        try call.waitForSaved("rings back")
        #expect(try call.eventsAtLast() == ["noted"])
    }
}

/// A call at a terminal in which a key could not be saved.
private struct HalfKeptCall {
    let desk: Desk
    let terminal: PseudoTerminal
    /// How many events the journal had before the key.
    private var kept = 0

    /// Presses the key when the disk has room for its first event and only part of the second.
    init(_ key: HalfKeptTests.Key) throws {
        desk = try Desk(flows: ["desk": DeskFlow.text])
        terminal = try desk.sit("run", "desk")
        try waitForSaved("Which colour?")
        try terminal.type(key.before)
        try waitForSaved(key.cards.before)
        let before = try journal()
        try limit("\(before.count + 130)")
        terminal.type("<enter>")
        try terminal.wait(for: "· not saved")
        #expect(terminal.screen.text.contains("Not saved:"))
        #expect(terminal.screen.text.contains(key.cards.before))
        kept = before.count { $0 == UInt8(ascii: "\n") }
        let left = try journal().dropFirst(before.count)
        try #require(left.count == 130 && left.count { $0 == UInt8(ascii: "\n") } == 1)
    }

    /// Sets the maximum size of a file. **Shape**: bytes, or `unlimited`.
    func limit(_ bytes: String) throws {
        let words = ["prlimit", "--pid", "\(terminal.process)", "--fsize=\(bytes):"]
        #expect(try DurabilityCommit.run(words).status == 0)
    }

    /// Waits until the screen shows a text and the call has been saved.
    func waitForSaved(_ text: String) throws {
        try terminal.wait("'\(text)', saved") { screen in
            screen.text.contains(text)
                && screen.screen.contains { $0.hasSuffix("· saved") || $0.hasSuffix("· not all saved") }
                && screen.frames.begun == screen.frames.ended
        }
    }

    /// The journal's events since the key, after the program is killed; the call can then be resumed and
    /// finished.
    func eventsAtLast() throws -> [String] {
        kill(terminal.process, SIGKILL)
        #expect(try terminal.waitForEnd() == .signal(SIGKILL))
        let id = try #require(EnquiryID(desk.openID))
        let contents = try Journal.read(id, in: Home(path: desk.home))
        #expect(!contents.faults.contains { $0.isLoss })
        let resumed = try desk.run("resume", input: ":abandon hung up\n")
        #expect(resumed.ending == .exit(0), "\(resumed.errors)")
        #expect(try desk.records().count == 1)
        return contents.events.dropFirst(kept).map { JSONParser.parse($0).value?["event"]?.string ?? "" }
    }

    private func journal() throws -> [UInt8] {
        try desk.folder.bytes("home/open/" + (desk.journals.first ?? ""))
    }
}
