import TestSupport
import Testing

@testable import TriageCore

@Suite("A reopened round that is cut short")
struct CutShortRoundTests {
    /// Two finished rounds, the first about a website that works, the second about e-mail; the flow says how a call
    /// ends whose caller hangs up.
    private func two(partHangUp: String? = nil) throws -> Enquiry {
        func with(_ hangUp: String, _ text: String) -> String {
            text.replacing(#""nodes":"#, with: "\"hangUp\": \(hangUp), \"nodes\":", maxReplacements: 1)
        }
        let matter = partHangUp.map { with($0, RoundsFlow.matter) } ?? RoundsFlow.matter
        var enquiry = try EnquirySample.open(
            with(#"{ "end": "open" }"#, RoundsFlow.text()), beside: ["matter": matter])
        try enquiry.play(.answered("name", .string("Kim")), .answered("site", .string("a.example")))
        try enquiry.playWebsite("one")
        try enquiry.play(.round)
        try enquiry.playMail("two")
        return enquiry
    }

    private func record(_ enquiry: Enquiry) throws -> JSON {
        var enquiry = enquiry
        while case .review(let id)? = enquiry.awaiting { try enquiry.play(.queued(id, edited: nil)) }
        if enquiry.awaiting == .wrapUp { try enquiry.play(.closing) }
        return try #require(Record(enquiry).flatMap { JSONParser.parse($0.json).value })
    }

    private func round(_ number: Int, of enquiry: Enquiry) throws -> JSON {
        try #require(try record(enquiry)["facts"]?["matters"]?.elements?[number - 1])
    }

    @Test("with nothing confirmed anew it is as it was before, its messages included")
    func untouched() throws {
        let before = try two()
        var enquiry = before
        try enquiry.play(.reopened(round: 2))
        #expect(enquiry.pendingSubjects.isEmpty)
        try enquiry.play(.drafted("detail", "ne"), .hungUp)
        #expect(enquiry.pendingSubjects == before.pendingSubjects)
        let round = try round(2, of: enquiry)
        #expect(round["outcome"]?.string == "later" && round["detail"]?.string == "two")
        let nodes = try record(enquiry)["trail"]?.elements?.compactMap { $0["node"]?.string } ?? []
        #expect(nodes.count { $0 == "matters/later" } == 1)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("what was confirmed before counts beside what was confirmed anew")
    func confirmed() throws {
        var enquiry = try two()
        try enquiry.play(.reopened(round: 1), .drafted("detail", "new", .string("new")), .hungUp)
        let round = try round(1, of: enquiry)
        #expect(round["outcome"] == JSON(value: .null, span: round["outcome"]?.span ?? 0..<0))
        #expect(round["detail"]?.string == "new")
        #expect(round["reason"]?.string == "website" && round["works"]?.bool == true)
    }

    @Test("a part that says how it ends then ends so, with what counts")
    func ending() throws {
        var enquiry = try two(partHangUp: #"{ "end": "later", "send": ["report"] }"#)
        try enquiry.play(.reopened(round: 1), .drafted("detail", "new", .string("new")), .hungUp)
        #expect(enquiry.pendingSubjects == ["2: E-mail a.example", "1: Website a.example"])
        #expect(try round(1, of: enquiry)["outcome"]?.string == "later")
    }

    @Test("abandoning keeps what was confirmed before as well")
    func abandoned() throws {
        var enquiry = try two()
        try enquiry.play(.reopened(round: 1), .abandoned(reason: "x"))
        let round = try round(1, of: enquiry)
        #expect(round["reason"]?.string == "website" && round["detail"]?.string == "one")
    }

    @Test("back from the wrap-up leads into the reopened round again")
    func back() throws {
        var enquiry = try two()
        try enquiry.play(.reopened(round: 2))
        let open = enquiry.seen
        try enquiry.play(.hungUp, .back)
        #expect(enquiry.path == open.path)
        #expect(enquiry.pendingSubjects.isEmpty)
    }
}
