import Testing

@testable import TriageCore

@Suite("Looking ahead")
struct EnquiryAheadTests {
    private let flow = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" }, "phone": { "type": "phone", "optional": true },
              "kind": { "type": "choice", "label": "Kind", "options": [
                { "value": "lamp", "label": "Lamp" }, { "value": "fan", "label": "Fan" },
                { "value": "torch", "label": "Torch" } ] },
              "watts": { "type": "integer", "label": "Watts" }, "blades": { "type": "integer", "label": "Blades" },
              "room": { "type": "text", "label": "Room" } }
            """,
        nodes: """
            { "one": { "ask": ["name", "phone"], "next": "two" },
              "two": { "ask": ["kind"], "next": { "fan": "blades", "*": "watts" } },
              "watts": { "ask": ["watts"], "next": "read" },
              "read": { "say": ["{{watts}} watts."], "next": "room" },
              "blades": { "ask": ["blades"], "next": "room" },
              "room": { "do": ["Look"], "ask": ["room"], "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """)

    /// On the last card, with a 60-watt lamp in the hall.
    private func onLast() throws -> Enquiry {
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(
            .answered("name", .string("Robin")), .answered("phone", .null),
            .answered("kind", .string("lamp")), .answered("watts", .int(60)), .read, .ticked(step: 0),
            .answered("room", .string("hall")))
        #expect(enquiry.path == "last")
        return enquiry
    }

    private static let watts = TrailCard.Answer(fact: "watts", label: "Watts", text: "60")

    @Test("an answer that changes nothing of the way asks for no correction")
    func harmless() throws {
        let enquiry = try onLast()
        #expect(enquiry.correction(of: "name", to: .string("Kim"), at: enquiry.lastEvent) == nil)
        #expect(enquiry.correction(of: "kind", to: .string("torch"), at: enquiry.lastEvent) == nil)
    }

    @Test("an answer that leads another way names the later answers that lapse")
    func otherWay() throws {
        let enquiry = try onLast()
        // The room is also asked after the blades: its answer is offered there.
        #expect(
            enquiry.correction(of: "kind", to: .string("fan"), at: enquiry.lastEvent)
                == Correction(stepsBack: 4, lapsed: [Self.watts]))
    }

    @Test("an answer on the card before leads another way though nothing lapses")
    func cardBefore() throws {
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(
            .answered("name", .string("Robin")), .answered("phone", .null),
            .answered("kind", .string("lamp")))
        #expect(
            enquiry.correction(of: "kind", to: .string("fan"), at: enquiry.lastEvent)
                == Correction(stepsBack: 1, lapsed: []))
        #expect(enquiry.correction(of: "watts", to: .int(5), at: enquiry.lastEvent) == nil)
    }

    @Test("what lies on the way ahead does not lapse, what does not lapses")
    func lapsed() throws {
        var enquiry = try onLast()
        for _ in 0..<4 { try enquiry.play(.back) }
        #expect(enquiry.path == "two")
        #expect(enquiry.lapsedAnswers() == [])
        let before = enquiry
        var same = enquiry
        try same.play(.answered("kind", .string("lamp")))
        #expect(same.lapsedAnswers(since: before) == [])
        try enquiry.play(.answered("kind", .string("fan")))
        #expect(enquiry.lapsedAnswers(since: before) == enquiry.lapsedAnswers())
        #expect(enquiry.lapsedAnswers() == [Self.watts])
        try enquiry.play(.answered("blades", .int(3)))
        #expect(enquiry.lapsedAnswers() == [Self.watts])
    }

    @Test("steps back are counted to a card of the trail", arguments: [(0, 5), (2, 3), (4, 1), (5, 0)])
    func steps(index: Int, expected: Int) throws {
        let enquiry = try onLast()
        #expect(enquiry.trail().map(\.path) == ["one", "two", "watts", "read", "room", "last"])
        #expect(enquiry.stepsBack(toCard: index, at: enquiry.lastEvent) == expected)
    }

    /// A loop with a secret, a step that decides the way, and a card that is skipped once a fact is told.
    private let round = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" }, "vip": { "type": "yesno", "label": "VIP?" },
              "word": { "type": "secret", "label": "Word", "optional": true },
              "kind": { "type": "choice", "label": "Kind", "options": [
                { "value": "lamp", "label": "Lamp" }, { "value": "fan", "label": "Fan" } ] },
              "more": { "type": "yesno", "label": "More?" } }
            """,
        nodes: """
            { "one": { "ask": ["name"], "next": "note" },
              "note": { "say": [{ "text": "Be kind.", "when": "vip != true" }], "next": "word" },
              "word": { "ask": ["word"], "next": [{ "when": "word != null", "go": "open" }, { "go": "shut" }] },
              "open": { "say": ["Open."], "next": "kind" },
              "shut": { "do": [{ "text": "Ring", "id": "rang" }], "next": [{ "when": "rang == true", "go": "kind" },
                { "go": "wait" }] },
              "wait": { "say": ["Wait."], "next": "kind" },
              "kind": { "ask": ["kind"], "next": "more" },
              "more": { "ask": ["more"], "next": { "yes": "kind", "no": "last" } },
              "last": { "say": ["Bye."], "end": "done" } }
            """)

    /// On the last card, after a lamp and a fan, without giving the word and without ringing.
    private func afterTwoRounds() throws -> Enquiry {
        var enquiry = try EnquirySample.open(round)
        try enquiry.play(
            .answered("name", .string("Robin")), .read, .answered("word", .null),
            .skipped(step: 0, reason: "no line"), .read, .answered("kind", .string("lamp")),
            .answered("more", .bool(true)), .answered("kind", .string("fan")), .answered("more", .bool(false))
        )
        #expect(enquiry.path == "last")
        return enquiry
    }

    @Test("a secret left out, a step skipped and a second round are taken as they were")
    func asTheyWere() throws {
        let enquiry = try afterTwoRounds()
        #expect(enquiry.correction(of: "name", to: .string("Kim"), at: enquiry.lastEvent) == nil)
        #expect(
            enquiry.correction(of: "more", to: .bool(true), at: enquiry.lastEvent)
                == Correction(stepsBack: 1, lapsed: []))
    }

    @Test("each round of a loop is offered its own answers again")
    func rounds() throws {
        var enquiry = try afterTwoRounds()
        for _ in 0..<4 { try enquiry.play(.back) }
        #expect(enquiry.path == "kind")
        #expect(enquiry.card().fields[0].offer?.value == .string("lamp"))
        try enquiry.play(.answered("kind", .string("lamp")))
        #expect(enquiry.card().fields[0].offer?.value == .bool(true))
        try enquiry.play(.answered("more", .bool(true)))
        #expect(enquiry.card().fields[0].offer?.value == .string("fan"))
    }

    @Test("what is asked on this card is not corrected on an earlier one")
    func sameQuestion() throws {
        var enquiry = try afterTwoRounds()
        try enquiry.play(.back, .back)
        #expect(enquiry.path == "kind")
        #expect(enquiry.correction(of: "kind", to: .string("fan"), at: enquiry.lastEvent) == nil)
    }

    @Test("a card that shows nothing any more is passed going back, and never overshot")
    func passed() throws {
        var enquiry = try EnquirySample.open(round)
        try enquiry.play(.answered("name", .string("Robin")))
        #expect(enquiry.path == "note")
        try enquiry.play(.told("vip", .bool(true)))
        #expect(enquiry.path == "word")
        try enquiry.play(.answered("word", .null))
        #expect(enquiry.path == "shut")
        let index = try #require(enquiry.trail().firstIndex { $0.path == "word" })
        #expect(enquiry.stepsBack(toCard: index, at: enquiry.lastEvent) == 1)
        try enquiry.play(.back)
        #expect(enquiry.path == "word")
        try enquiry.play(.back)
        #expect(enquiry.path == "one")
        #expect(!enquiry.canGoBack)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }
}
