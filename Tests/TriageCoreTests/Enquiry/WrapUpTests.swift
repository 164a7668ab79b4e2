import TestSupport
import Testing

@testable import TriageCore

@Suite("The wrap-up")
struct WrapUpTests {
    private static let flow = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" }, "mail": { "type": "email", "label": "Mail", "optional": true },
              "more": { "type": "yesno", "label": "Anything else?" } }
            """,
        nodes: """
            { "one": { "ask": ["name", "mail"], "send": ["report", "copy"], "next": "again" },
              "again": { "ask": ["more"], "next": { "yes": "one", "no": "last" } },
              "last": { "say": ["Goodbye."], "end": "done" } }
            """,
        messages: """
            { "report": { "to": ["{{contacts.desk.email}}"], "subject": "About {{name}}", "body": ["{{name}}", "{{notes}}"] },
              "copy": { "to": ["{{mail}}"], "subject": "Copy for {{name}}", "body": ["Hello"] } }
            """)

    private func atLast() throws -> Enquiry {
        var enquiry = try EnquirySample.open(Self.flow)
        try enquiry.play(
            .answered("name", .string("Kim")), .answered("mail", .string("k@client.example")),
            .answered("more", .bool(false)))
        #expect(enquiry.path == "last")
        return enquiry
    }

    private func record(_ enquiry: Enquiry) throws -> JSON {
        try #require(Record(enquiry).flatMap { JSONParser.parse($0.json).value })
    }

    @Test(
        "messages wait until the last card is finished; leaving it ends the call, leaving the wrap-up closes it"
    )
    func order() throws {
        var enquiry = try atLast()
        #expect(enquiry.awaiting == .reading)
        #expect(enquiry.isOnLastCard)
        #expect(enquiry.refusal(.queued("report", edited: nil)) == .noSuchMessage)
        #expect(enquiry.refusal(.closing) == .notEnded)
        try enquiry.play(.read, at: EnquirySample.after(60))
        #expect(enquiry.awaiting == .review("report"))
        #expect(enquiry.isWrappingUp)
        #expect(enquiry.outcome?.id == "done")
        #expect(enquiry.closed == EnquirySample.after(60))
        #expect(enquiry.refusal(.told("name", .string("Pat"))) == .ended)
        #expect(enquiry.refusal(.abandoned(reason: "x")) == .ended)
        #expect(enquiry.refusal(.closing) == .notEnded)
        try enquiry.play(
            .queued("report", edited: nil), .queued("copy", edited: nil), at: EnquirySample.after(80))
        #expect(enquiry.awaiting == .wrapUp)
        try enquiry.play(.closing, at: EnquirySample.after(90.5))
        #expect(enquiry.awaiting == nil)
        #expect(enquiry.refusal(.back) == .ended)
        let json = try record(enquiry)
        #expect(json["closed"]?.string == EnquirySample.after(60).rfc3339)
        #expect(json["wrapUp"]?.double == 30.5)
        #expect(json["messages"]?.elements?.map { $0["node"]?.string } == ["one", "one"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("a call without messages has no wrap-up: finishing its last card closes it")
    func nothingPending() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: #"{ "ok": { "type": "yesno", "label": "OK?" } }"#,
                nodes: #"{ "one": { "ask": ["ok"], "next": "last" }, "last": { "end": "done" } }"#))
        try enquiry.play(.answered("ok", .bool(true)))
        #expect(enquiry.awaiting == .reading)
        try enquiry.play(.read)
        #expect(enquiry.awaiting == nil)
        #expect(try record(enquiry)["wrapUp"]?.int == 0)
    }

    @Test("an answer or a tick on the last card does not end the call")
    func lastAnswer() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: #"{ "ok": { "type": "yesno", "label": "OK?" } }"#,
                nodes: #"{ "one": { "do": ["Ring"], "ask": ["ok"], "end": "done" } }"#))
        try enquiry.play(.ticked(step: 0), .answered("ok", .bool(true)))
        #expect(enquiry.awaiting == .reading)
        #expect(enquiry.closed == nil)
    }

    @Test("a message left out has its reason in the record, and needs one")
    func leftOut() throws {
        var enquiry = try atLast()
        try enquiry.play(.read)
        #expect(enquiry.refusal(.withheld("report", reason: "")) == .reasonNeeded)
        try enquiry.play(.withheld("report", reason: "they rang the desk themselves"))
        try enquiry.play(.queued("copy", edited: nil), .closing)
        let messages = try record(enquiry)["messages"]?.elements ?? []
        #expect(messages.map { $0["message"]?.string } == ["copy", "report"])
        #expect(messages[1]["leftOut"]?.bool == true)
        #expect(messages[1]["reason"]?.string == "they rang the desk themselves")
        #expect(try enquiry.refolded().seen == enquiry.seen)
        let told = Telling.ending(of: enquiry).lines.map(\.text)
        #expect(told.contains(#"Message "About Kim" left out: they rang the desk themselves"#))
    }

    @Test("an abandoned call leaves its pending messages out, and says so")
    func abandoned() throws {
        var enquiry = try atLast()
        #expect(enquiry.pendingSubjects == ["About Kim", "Copy for Kim"])
        try enquiry.play(.abandoned(reason: "hung up"))
        #expect(enquiry.awaiting == nil)
        let messages = try record(enquiry)["messages"]?.elements ?? []
        #expect(messages.map { $0["leftOut"]?.bool } == [true, true])
        #expect(
            Telling.ending(of: enquiry).lines.map(\.text).contains(#"Message "About Kim" left out: hung up"#))
    }

    @Test("back takes back one review at a time, then finishing the call")
    func back() throws {
        var enquiry = try atLast()
        try enquiry.play(.read, .queued("report", edited: nil), .withheld("copy", reason: "no"))
        try enquiry.play(.back)
        #expect(enquiry.awaiting == .review("copy"))
        try enquiry.play(.back)
        #expect(enquiry.awaiting == .review("report"))
        #expect(enquiry.reviewedCount == 0)
        try enquiry.play(.back)
        #expect(enquiry.awaiting == .reading)
        #expect(enquiry.path == "last")
        #expect(enquiry.closed == nil)
        try enquiry.play(.back)
        #expect(enquiry.path == "again")
        try enquiry.play(.back)
        #expect(enquiry.path == "one")
        #expect(enquiry.pendingSubjects.isEmpty)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("a message says what its card knew, with what was corrected since, and the notes as they are")
    func rendered() throws {
        var enquiry = try EnquirySample.open(Self.flow)
        try enquiry.play(
            .answered("name", .string("Kim")), .answered("mail", .string("k@client.example")),
            .told("name", .string("Pat")), .answered("more", .bool(true)),
            .answered("name", .string("Robin")),
            .answered("mail", .null), .told("name", .string("Sam")), .answered("more", .bool(false)),
            .noted("in a hurry"), .read, .noted("called\u{20}back"))
        #expect(enquiry.pendingSubjects == ["About Pat", "Copy for Pat", "About Sam", "Copy for Sam"])
        #expect(enquiry.pendingMessage()?.body == ["Pat", "in a hurry", "called back"])
    }

    @Test("all that is sound can be approved at once; what is not is left to be looked at")
    func approveAll() throws {
        var enquiry = try EnquirySample.open(Self.flow)
        try enquiry.play(
            .answered("name", .string("Kim")), .answered("mail", .null), .answered("more", .bool(false)),
            .read)
        #expect(enquiry.approvalOfAll() == [.queued("report", edited: nil)])
        var other = try atLast()
        try other.play(.read)
        for kind in other.approvalOfAll() { try other.play(kind) }
        #expect(other.awaiting == .wrapUp)
        #expect(other.queuedMessages.map(\.id) == ["report", "copy"])
    }

    @Test("a journal from before there was a wrap-up is played as it was then")
    func before() throws {
        let opened = try EnquirySample.open(Self.flow).opening
        let flows = try EnquirySample.open(Self.flow).flows
        var enquiry = Enquiry(
            Event.Opening(
                id: opened.id, flow: opened.flow, digests: opened.digests, agent: "sam", channel: "phone",
                edition: .first), at: EnquirySample.start, on: flows)
        try enquiry.play(.answered("name", .string("Kim")), .answered("mail", .null))
        #expect(enquiry.awaiting == .review("report"))
        try enquiry.play(
            .queued("report", edited: nil), .withheld("copy", reason: ""), .answered("more", .bool(false)))
        #expect(enquiry.awaiting == .reading)
        try enquiry.play(.read)
        #expect(enquiry.awaiting == nil)
        #expect(try record(enquiry)["wrapUp"] == nil)
        #expect(try record(enquiry)["messages"]?.elements?.count == 1)
        let lines = enquiry.events.map { String(decoding: $0.json, as: UTF8.self) }
        #expect(!lines[0].contains("wrapUp"))
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("what ticked a step before a step back is offered to be confirmed, not forgotten")
    func doneBefore() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: #"{ "ok": { "type": "yesno", "label": "OK?" } }"#,
                nodes:
                    #"{ "one": { "do": ["Open the ticket", "Ring"], "ask": ["ok"], "next": "last" }, "last": { "say": ["Bye"], "end": "done" } }"#
            ))
        try enquiry.play(
            .ticked(step: 0), .skipped(step: 1, reason: "engaged"), .answered("ok", .bool(true)), .back)
        #expect(enquiry.path == "one")
        #expect(enquiry.card().steps.map(\.remark) == ["done before", ""])
        #expect(enquiry.card().steps.map(\.result) == [nil, nil])
    }

    @Test("an earlier answer that decides where to go is shown, not offered")
    func loop() throws {
        var enquiry = try EnquirySample.open(Self.flow)
        try enquiry.play(
            .answered("name", .string("Kim")), .answered("mail", .null), .answered("more", .bool(true)))
        #expect(enquiry.card().fields[0].offer?.source == .earlier)
        try enquiry.play(.answered("name", .string("Kim")), .answered("mail", .null))
        #expect(enquiry.card().fields[0].offer == nil)
        #expect(enquiry.card().fields[0].hint == "earlier: yes")
        try enquiry.play(.answered("more", .bool(false)), .back)
        #expect(enquiry.card().fields[0].offer?.source == .takenBack)
    }
}
