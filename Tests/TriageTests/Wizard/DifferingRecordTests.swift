import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A record that is in the log otherwise", .waiting)
struct DifferingRecordTests {
    /// A call that has ended but is not recorded, while the log has a different record of it.
    private func desk(_ text: String = DeskFlow.text) throws -> Desk {
        let desk = try Desk(flows: ["desk": text])
        #expect(
            try desk.run("run", "desk", input: DeskFlow.answers.dropLast().map { $0 + "\n" }.joined()).ending
                == .exit(75))
        let name = try #require(desk.journals.first)
        let id = try #require(EnquiryID(desk.openID))
        let journal = try desk.folder.bytes("home/open/\(name)")
        #expect(try desk.run("resume", input: ":note another\n\n").ending == .exit(0))
        #expect(desk.journals == [])
        try Data(journal).write(to: URL(filePath: desk.home + "/open/" + name))
        let (reopened, contents) = try Journal.resume(id, in: Home(path: desk.home))
        let last = try #require(contents.events.last.flatMap { JSONParser.parse($0).value?["at"]?.string })
        let time = try #require(Timestamp(rfc3339: last))
        try reopened.append([Event(at: time, .closing).json])
        return desk
    }

    @Test("is told on the screen, and the program ends with the code for bad data")
    func wizard() throws {
        let desk = try desk()
        let terminal = try desk.sit("resume")
        try terminal.wait(for: "next call")
        #expect(Self.isShown("holds another record of this enquiry at byte 0", on: terminal.screen.text))
        terminal.type("q")
        #expect(try terminal.waitForEnd() == .exit(65))
        #expect(desk.journals.count == 1)
    }

    @Test("is told in the flow's language")
    func slovak() throws {
        let desk = try desk(DeskFlow.text.replacing("en-AU", with: "sk-SK"))
        let terminal = try desk.sit("resume")
        try terminal.wait(for: "d ďalší")
        #expect(Self.isShown("iný záznam tejto požiadavky", on: terminal.screen.text))
    }

    /// Whether a screen says something, wherever a row ends: that depends on how long the home's path is.
    private static func isShown(_ words: String, on screen: String) -> Bool {
        screen.filter { !$0.isWhitespace }.contains(words.filter { !$0.isWhitespace })
    }
}
