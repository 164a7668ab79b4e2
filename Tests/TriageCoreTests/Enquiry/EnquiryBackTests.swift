import Testing

@testable import TriageCore

@Suite("Steps back")
struct EnquiryBackTests {
    private let flow = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" }, "isOn": { "type": "yesno", "label": "Is it on?" },
              "part": { "type": "choice", "label": "Part", "options": [
                { "value": "lamp", "label": "Lamp" },
                { "value": "fan", "label": "Fan", "when": "isOn == true" } ] },
              "copy": { "type": "text", "label": "Again", "suggest": "name" } }
            """,
        nodes: """
            { "one": { "say": ["Hello, {{channel}}."], "ask": ["name"], "next": "two" },
              "two": { "do": ["Look"], "ask": ["isOn", "part"], "send": ["report"], "next": "three" },
              "three": { "ask": ["copy"], "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """,
        messages:
            #"{ "report": { "to": ["{{contacts.desk.email}}"], "subject": "{{part}}", "body": ["Hello"] } }"#)

    private func onThree() throws -> Enquiry {
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(
            .answered("name", .string("Robin")), .ticked(step: 0), .answered("isOn", .bool(true)),
            .answered("part", .string("fan")))
        #expect(enquiry.path == "three")
        return enquiry
    }

    @Test("the first card has nothing before it")
    func first() throws {
        let enquiry = try EnquirySample.open(flow)
        #expect(!enquiry.canGoBack)
        #expect(enquiry.refusal(.back) == .nothingBefore)
    }

    @Test("on a card where something was done, the step back begins the card anew")
    func sameCard() throws {
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(
            .answered("name", .string("Robin")), .ticked(step: 0), .answered("isOn", .bool(true)), .back)
        #expect(enquiry.path == "two")
        #expect(enquiry.awaiting == .step(0))
        #expect(enquiry.fact("isOn") == nil)
        #expect(enquiry.fact("name") == .string("Robin"))
        try enquiry.play(.back)
        #expect(enquiry.path == "one")
        #expect(enquiry.knownFacts().isEmpty)
        #expect(!enquiry.canGoBack)
    }

    @Test("a step back takes answers, steps and messages with it")
    func takesBack() throws {
        var enquiry = try onThree()
        #expect(enquiry.pendingSubjects == ["Fan"])
        try enquiry.play(.back)
        #expect(enquiry.path == "two")
        #expect(enquiry.pendingSubjects.isEmpty)
        #expect(enquiry.knownFacts().map(\.name) == ["name"])
        #expect(enquiry.run.visits.map(\.path) == ["one", "two"])
        #expect(enquiry.card().steps.map(\.result) == [nil])
    }

    @Test("what was taken back is offered while it is valid, and forgotten once there is an answer")
    func suggestions() throws {
        var enquiry = try onThree()
        try enquiry.play(.back, .ticked(step: 0))
        #expect(
            enquiry.card().fields[0].offer
                == CardField.Offer(value: .bool(true), text: "yes", source: .takenBack))
        // With another answer the option is hidden: the answer taken back is no longer offered.
        try enquiry.play(.answered("isOn", .bool(false)))
        #expect(enquiry.card().fields[0].offer?.source == .earlier)
        #expect(enquiry.card().fields[1].offer == nil)
        try enquiry.play(.back, .ticked(step: 0))
        #expect(enquiry.card().fields[0].offer?.value == .bool(false))
        try enquiry.play(.answered("isOn", .bool(true)))
        #expect(
            enquiry.card().fields[1].offer
                == CardField.Offer(value: .string("fan"), text: "Fan", source: .takenBack))
        try enquiry.play(.answered("part", .string("lamp")))
        #expect(enquiry.undone.answers.isEmpty)
    }

    @Test("an answer taken back is offered before what the flow suggests")
    func beforeSuggested() throws {
        var enquiry = try onThree()
        #expect(
            enquiry.card().fields[0].offer
                == CardField.Offer(value: .string("Robin"), text: "Robin", source: .suggested))
        try enquiry.play(.answered("copy", .string("Kim")))
        #expect(enquiry.path == "last")
        try enquiry.play(.back)
        #expect(
            enquiry.card().fields[0].offer
                == CardField.Offer(value: .string("Kim"), text: "Kim", source: .takenBack))
    }

    @Test("told facts, notes and the channel outlive a step back")
    func outlives() throws {
        var enquiry = try onThree()
        try enquiry.play(
            .told("copy", .string("Pat")), .noted("in a hurry"), .channel("chat"), .resumed(agent: "kim"),
            .back, .back)
        #expect(enquiry.path == "one")
        #expect(enquiry.fact("copy") == .string("Pat"))
        #expect(enquiry.knownFacts().map(\.origin) == [.told])
        #expect(enquiry.run.notes.map(\.text) == ["in a hurry"])
        #expect(enquiry.run.notes.map(\.path) == ["three"])
        #expect(enquiry.run.channel == "chat")
        #expect(enquiry.run.agent == "kim")
        #expect(enquiry.card().lines.map(\.text) == ["Hello, chat."])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("what was told and goes only with an answer taken back waits, and is offered when it goes again")
    func toldWaits() throws {
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(
            .answered("name", .string("Robin")), .ticked(step: 0), .answered("isOn", .bool(true)),
            .told("part", .string("fan")), .back)
        #expect(enquiry.path == "two")
        #expect(enquiry.fact("part") == nil)
        try enquiry.play(.ticked(step: 0), .answered("isOn", .bool(true)))
        #expect(enquiry.card().fields.last?.offer?.value == .string("fan"))
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("a told fact is offered, and its confirmation leaves it told")
    func toldOffered() throws {
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(.told("name", .string("Robin")))
        #expect(
            enquiry.card().fields[0].offer
                == CardField.Offer(value: .string("Robin"), text: "Robin", source: .told))
        try enquiry.play(.answered("name", .string("Robin")))
        #expect(enquiry.knownFacts().map(\.origin) == [.told])
        try enquiry.play(.back)
        #expect(enquiry.knownFacts().map(\.origin) == [.told])
        try enquiry.play(.answered("name", .string("Kim")))
        #expect(enquiry.knownFacts().map(\.origin) == [.asked])
    }

    @Test("a change stands in the record at its own time, before a card that was entered anew later")
    func changeInTrail() throws {
        var enquiry = try onThree()
        try enquiry.play(.channel("chat"), at: EnquirySample.after(5))
        try enquiry.play(.back, at: EnquirySample.after(9))
        try enquiry.play(.abandoned(reason: "line went dead"), at: EnquirySample.after(10))
        let record = try #require(Record(enquiry))
        let trail = try #require(JSONParser.parse(record.json).value?["trail"]?.elements)
        #expect(trail.map { $0["node"]?.string ?? $0["channel"]?.string ?? "" } == ["one", "chat", "two"])
    }

    @Test("a change within the same millisecond as a card keeps its place")
    func changeAtOnce() throws {
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(.channel("chat"), .answered("name", .string("Robin")), .channel("phone"))
        try enquiry.play(.abandoned(reason: "line went dead"))
        let record = try #require(Record(enquiry))
        let trail = try #require(JSONParser.parse(record.json).value?["trail"]?.elements)
        #expect(
            trail.map { $0["node"]?.string ?? $0["channel"]?.string ?? "" } == [
                "one", "chat", "two", "phone",
            ])
    }
}
