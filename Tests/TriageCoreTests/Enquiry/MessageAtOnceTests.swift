import TestSupport
import Testing

@testable import TriageCore

@Suite("Messages that leave during the call")
struct MessageAtOnceTests {
    /// A loop whose card sends the caller a guide at once, and a report to the desk after the call.
    static let flow = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" }, "mail": { "type": "email", "label": "Mail", "optional": true },
              "more": { "type": "yesno", "label": "Anything else?" } }
            """,
        nodes: """
            { "one": { "ask": ["name", "mail"], "next": "guide" },
              "guide": { "say": ["I am sending it."], "send": [{ "message": "guide", "now": true }], "next": "again" },
              "again": { "ask": ["more"], "next": [{ "when": "more", "go": "one" }, { "go": "last" }] },
              "last": { "say": ["Goodbye."], "end": "done" } }
            """,
        messages: """
            { "guide": { "to": ["{{mail}}"], "subject": "For {{name}}", "body": ["Hello"] } }
            """)
    /// The same, with the guide sent once more when the call is over.
    static let both = flow.replacing(#""end": "done""#, with: #""send": ["guide"], "end": "done""#)

    private func atReview(_ text: String = flow) throws -> Enquiry {
        var enquiry = try EnquirySample.open(text)
        try enquiry.play(.answered("name", .string("Kim")), .answered("mail", .string("k@client.example")))
        return enquiry
    }

    private func messages(_ enquiry: Enquiry) throws -> [JSON] {
        try #require(Record(enquiry).flatMap { JSONParser.parse($0.json).value })["messages"]?.elements ?? []
    }

    @Test("such a message is reviewed on its card, and a call with no other one has no wrap-up")
    func order() throws {
        var enquiry = try atReview()
        #expect(enquiry.path == "guide")
        #expect(enquiry.awaiting == .review("guide"))
        #expect(enquiry.card().lines.map(\.text) == ["I am sending it."])
        #expect(enquiry.refusal(.withheld("guide", reason: "")) == .reasonNeeded)
        try enquiry.play(.queued("guide", edited: nil))
        #expect(enquiry.path == "again")
        #expect(enquiry.messagesAtOnce.map(\.number) == [1])
        #expect(enquiry.waitingCount == 0)
        try enquiry.play(.answered("more", .bool(false)), .read, at: EnquirySample.after(60))
        #expect(enquiry.awaiting == nil)
        #expect(enquiry.wrappedUp == enquiry.closed)
        #expect(try messages(enquiry).map { $0["n"]?.int } == [1])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("one left out on its card has its reason in the record, and asks for no wrap-up either")
    func leftOut() throws {
        var enquiry = try atReview()
        try enquiry.play(.withheld("guide", reason: "has it"), .answered("more", .bool(false)), .read)
        #expect(enquiry.awaiting == nil)
        #expect(try messages(enquiry).map { $0["reason"]?.string } == ["has it"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("back does not call it back: the review says when it went out, and it can be left at that")
    func back() throws {
        var enquiry = try atReview()
        #expect(enquiry.earlierCopy == nil)
        try enquiry.play(.queued("guide", edited: nil), at: EnquirySample.after(60))
        try enquiry.play(.back)
        #expect(enquiry.awaiting == .review("guide"))
        #expect(enquiry.messagesAtOnce.count == 1)
        #expect(enquiry.earlierCopy?.isSame == true)
        #expect(enquiry.earlierCopy?.time == "15 July 2026 at 10:01\u{20}am")
        try enquiry.play(.withheld("guide", reason: ""), .answered("more", .bool(false)), .read)
        #expect(enquiry.awaiting == nil)
        #expect(enquiry.leftOutMessages == [])
        #expect(try messages(enquiry).map { $0["n"]?.int } == [1])
        #expect(enquiry.trail().map(\.path.node) == ["one", "guide", "again", "last"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("sent again, it has the next number, and going back further changes no number")
    func again() throws {
        var enquiry = try atReview(Self.both)
        try enquiry.play(
            .queued("guide", edited: nil), .back, .queued("guide", edited: nil), .back,
            .withheld("guide", reason: ""), .answered("more", .bool(false)), .read)
        #expect(enquiry.isWrappingUp)
        // The review after the call knows of the copies that went out during it.
        #expect(enquiry.earlierCopy?.isSame == true)
        #expect(enquiry.approvalOfAll() == [])
        try enquiry.play(.queued("guide", edited: nil))
        #expect(enquiry.queuedMessages.map(\.number) == [1, 2, 3])
        try enquiry.play(.back)
        #expect(enquiry.queuedMessages.map(\.number) == [1, 2])
        #expect(enquiry.awaiting == .review("guide"))
        try enquiry.play(.queued("guide", edited: nil), .closing)
        #expect(try messages(enquiry).map { $0["n"]?.int } == [1, 2, 3])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("what it would say now decides whether Enter sends it: other words, or words changed by hand")
    func otherWords() throws {
        var enquiry = try atReview()
        let byHand = RenderedMessage(to: ["k@client.example"], cc: [], subject: "By hand", body: [])
        try enquiry.play(.queued("guide", edited: byHand), .back)
        #expect(enquiry.earlierCopy?.isSame == true)
        try enquiry.play(.told("name", .string("Pat")))
        #expect(enquiry.earlierCopy?.isSame == false)
        #expect(enquiry.refusal(.withheld("guide", reason: "")) == .reasonNeeded)
        try enquiry.play(.queued("guide", edited: nil))
        #expect(enquiry.queuedMessages.map(\.message.subject) == ["By hand", "For Pat"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("an abandoned call keeps what was approved on a card, taken back or not, and nothing else")
    func abandoned() throws {
        var enquiry = try atReview(Self.both)
        try enquiry.play(.queued("guide", edited: nil), .back, .back, .abandoned(reason: "hung up"))
        #expect(enquiry.queuedMessages.map(\.number) == [1])
        #expect(try messages(enquiry).count == 1)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("before there was a wrap-up, an abandoned call sent nothing")
    func oldJournal() throws {
        var call = try TestCall(Self.both, edition: .first)
        try call.perform(.answered("name", .string("Kim")))
        try call.perform(.answered("mail", .string("k@client.example")))
        try call.perform(.queued("guide", edited: nil))
        try call.perform(.abandoned(reason: "hung up"))
        #expect(call.enquiry.queuedMessages == [])
    }
}
