import Testing

@testable import TriageCore

@Suite("Messages of an enquiry")
struct EnquiryMessageTests {
    private func open() throws -> Enquiry {
        try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "name": { "type": "text", "label": "Name", "optional": true },
                      "mail": { "type": "email", "label": "Mail", "optional": true } }
                    """,
                nodes:
                    #"{ "one": { "ask": ["name", "mail"], "send": ["report", "copy"], "next": "last" }, "last": { "end": "done" } }"#,
                messages: """
                    { "report": { "to": ["{{contacts.desk.email}}"], "cc": ["{{mail}}", { "text": "x@demo.example", "when": "name == 'Kim'" }],
                        "subject": "About {{name}}", "body": ["Name: {{name}}", { "text": "Mail: {{mail}}", "when": "mail != null" }] },
                      "copy": { "to": ["{{mail}}", "{{name}}"], "subject": "Copy", "body": ["Hello {{name}}"] } }
                    """))
    }

    @Test("a message without a recipient cannot be sent, only left out")
    func noRecipient() throws {
        var enquiry = try open()
        try enquiry.play(.answered("name", .string("Robin")), .answered("mail", .null), .read)
        #expect(enquiry.pendingMessage()?.cc == [])
        try enquiry.play(.queued("report", edited: nil))
        #expect(enquiry.awaiting == .review("copy"))
        #expect(enquiry.pendingMessage()?.to == [])
        #expect(enquiry.refusal(.queued("copy", edited: nil)) == .noRecipient)
        let edited = RenderedMessage(to: ["pat@client.example"], cc: [], subject: "Copy", body: ["Hello"])
        #expect(enquiry.refusal(.queued("copy", edited: edited)) == nil)
        try enquiry.play(.withheld("copy", reason: ""))
        #expect(enquiry.queuedMessages.map(\.id) == ["report"])
        #expect(enquiry.awaiting == .wrapUp)
        #expect(enquiry.outcome?.id == "done")
    }

    @Test("no fact can add a header, or a recipient")
    func injection() throws {
        let nasty = "Robin\r\nBcc: all@client.example\r\n\r\nBuy!\u{2028}More\u{0B}now\u{85}!"
        var enquiry = try open()
        try enquiry.play(.answered("name", .string(nasty)))
        #expect(enquiry.refusal(.answered("mail", .string("a@b.example\r\nBcc: c@d.example"))) != nil)
        try enquiry.play(.answered("mail", .null), .read)
        let message = try #require(enquiry.pendingMessage())
        #expect(message.to == ["desk@demo.example"])
        #expect(message.cc == [])
        #expect(message.subject == "About Robin  Bcc: all@client.example    Buy! More now !")
        try enquiry.play(.queued("report", edited: nil))
        // A name that is not an address is not a recipient.
        #expect(enquiry.pendingMessage()?.to == [])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("an edited message is sent as it was edited, and survives the journal")
    func edited() throws {
        var enquiry = try open()
        try enquiry.play(.answered("name", .null), .answered("mail", .string("p@client.example")), .read)
        #expect(enquiry.pendingMessage()?.subject == "About ____")
        let edited = RenderedMessage(
            to: ["a@demo.example"], cc: ["b@demo.example"], subject: "Ours\nis better",
            body: ["One", "", "Two"])
        try enquiry.play(.queued("report", edited: edited))
        #expect(enquiry.queuedMessages[0].message == edited)
        #expect(edited.subject == "Ours is better")
        #expect(try enquiry.refolded().queuedMessages == enquiry.queuedMessages)
    }

    @Test("a message has what the caller corrected since its card")
    func corrected() throws {
        var enquiry = try open()
        try enquiry.play(
            .answered("name", .string("Pat")), .answered("mail", .string("p@client.example")),
            .told("name", .string("Kim")), .read, .queued("report", edited: nil))
        #expect(enquiry.queuedMessages[0].message.subject == "About Kim")
        #expect(enquiry.queuedMessages[0].message.cc == ["p@client.example", "x@demo.example"])
        #expect(enquiry.pendingMessage()?.body == ["Hello Kim"])
    }

    @Test("an enquiry that is given up sends nothing")
    func abandoned() throws {
        var enquiry = try open()
        try enquiry.play(
            .answered("name", .string("Kim")), .answered("mail", .string("p@client.example")),
            .abandoned(reason: "wrong number"))
        #expect(enquiry.queuedMessages.isEmpty)
        let record = try #require(Record(enquiry))
        let json = try #require(JSONParser.parse(record.json).value)
        #expect(json["messages"]?.elements?.map { $0["leftOut"]?.bool } == [true, true])
        #expect(json["outcome"]?.isNull == true)
        #expect(json["kind"]?.string == "abandoned")
        #expect(json["reason"]?.string == "wrong number")
    }
}
