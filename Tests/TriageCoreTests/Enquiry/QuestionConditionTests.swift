import TestSupport
import Testing

@testable import TriageCore

@Suite("Questions with conditions")
struct QuestionConditionTests {
    static let facts = #"""
        { "kind": { "type": "choice", "label": "Kind", "options": [
            { "value": "business", "label": "Business" }, { "value": "private", "label": "Private" } ] },
          "abroad": { "type": "yesno", "label": "Abroad?" },
          "vatId": { "type": "text", "label": "VAT id" },
          "note": { "type": "text", "label": "Note", "optional": "kind == 'private'" },
          "hasVat": { "type": "yesno", "value": "vatId != null" } }
        """#
    static let ask = #"""
        "ask": ["kind", { "fact": "abroad", "when": "kind == 'business'" },
                { "fact": "vatId", "when": "kind == 'business' && abroad != true" }, "note"]
        """#

    static func flow(_ members: String = ask, next: String = #""last""#) -> String {
        EnquirySample.flow(
            facts: facts,
            nodes: #"""
                { "one": { "say": ["VAT {{vatId}}", { "text": "has VAT", "when": "hasVat" }], \#(members),
                    "next": \#(next) },
                  "last": { "say": ["Bye {{vatId}}."], "end": "done" } }
                """#)
    }

    private static func open(_ members: String = ask) throws -> Enquiry {
        try EnquirySample.open(flow(members))
    }

    private func asked(_ enquiry: Enquiry) -> [FactID] { enquiry.card().fields.map(\.fact) }

    @Test("the card grows and shrinks with the answers above a question")
    func growing() throws {
        var call = try Self.open()
        #expect(asked(call) == ["kind", "note"])
        #expect(call.refusal(.answered("vatId", .string("X"))) == .notAsked("vatId"))
        try call.play(.answered("kind", .string("business")))
        #expect(asked(call) == ["kind", "abroad", "vatId", "note"])
        #expect(call.awaiting == .field("abroad"))
        try call.play(.answered("abroad", .bool(true)))
        #expect(asked(call) == ["kind", "abroad", "note"])
        #expect(call.awaiting == .field("note"))
    }

    @Test("an answer whose question is hidden is null everywhere, and offered when it comes back")
    func hidden() throws {
        var call = try Self.open()
        try call.play(
            .answered("kind", .string("business")), .answered("abroad", .bool(false)),
            .answered("vatId", .string("SK1")))
        #expect(call.fact("hasVat") == .bool(true))
        try call.play(.answered("abroad", .bool(true)))
        #expect(call.fact("vatId") == nil && call.fact("hasVat") == .bool(false))
        #expect(call.card().lines.map(\.text) == ["VAT ____"])
        #expect(call.visit.answers.map(\.fact) == ["kind", "abroad"])
        try call.play(.answered("abroad", .bool(false)))
        #expect(call.awaiting == .field("vatId"))
        let field = try #require(call.card().fields.first { $0.fact == "vatId" })
        #expect(field.offer == CardField.Offer(value: .string("SK1"), text: "SK1", source: .earlier))
        #expect(field.answer == nil && call.fact("vatId") == nil)
        #expect(try call.refolded().seen == call.seen)
    }

    @Test(
        "what cannot be worked out before a question above is answered waits for it, and is no rule that fails"
    )
    func undecided() throws {
        let facts = #"""
            { "count": { "type": "integer", "label": "Count" }, "big": { "type": "yesno", "label": "Big?" },
              "twice": { "type": "integer", "value": "count * 2" },
              "many": { "type": "yesno", "label": "Many?" }, "why": { "type": "text", "label": "Why?" } }
            """#
        let nodes = #"""
            { "one": { "ask": ["count", { "fact": "big", "when": "count > 3" },
                               { "fact": "many", "when": "twice == null || twice > 3" },
                               { "fact": "why", "optional": "count > 3" }], "next": "last" },
              "last": { "end": "done" } }
            """#
        var call = try EnquirySample.open(EnquirySample.flow(facts: facts, nodes: nodes))
        #expect(call.card().failures == [])
        #expect(asked(call) == ["count", "many", "why"])
        #expect(call.card().fields[2].isOptional == false)
        try call.play(.answered("count", .int(9)))
        #expect(asked(call) == ["count", "big", "many", "why"])
        #expect(call.card().fields[3].isOptional && call.card().failures == [])
        try call.play(.answered("count", .int(1)))
        #expect(asked(call) == ["count", "why"])
    }

    /// A call past the card that asks for an address if something is delivered.
    private func delivered(_ how: String) throws -> Enquiry {
        let facts = #"""
            { "how": { "type": "choice", "label": "How?", "options": [
                { "value": "delivery", "label": "Delivery" }, { "value": "pick-up", "label": "Pick-up" }] },
              "address": { "type": "text", "label": "Address" }, "more": { "type": "yesno", "label": "More?" } }
            """#
        let nodes = #"""
            { "one": { "title": "Delivery", "ask": ["how", { "fact": "address", "when": "how == 'delivery'" }],
                       "next": "more" },
              "more": { "title": "More", "say": ["To {{address}}."], "ask": ["more"], "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """#
        var call = try EnquirySample.open(EnquirySample.flow(facts: facts, nodes: nodes))
        try call.play(.answered("how", .string(how)))
        if how == "delivery" { try call.play(.answered("address", .string("1 Main St"))) }
        return call
    }

    @Test("a correction on a later card takes away an answer whose question would not be asked now")
    func correctedLater() throws {
        var call = try delivered("delivery")
        let before = call
        try call.play(.told("how", .string("pick-up")))
        #expect(call.fact("address") == nil)
        #expect(call.card().lines.map(\.text) == ["To ____."])
        let lapsed = [TrailCard.Answer(fact: "address", label: "Address", text: "1 Main St")]
        #expect(call.lapsedAnswers(since: before) == lapsed, "nobody need ask for it again")
        #expect(call.questionsDue(since: before) == [] && call.questionsLeftOpen() == [])
        #expect(try call.refolded().seen == call.seen)
        try call.play(.answered("more", .bool(false)), .read)
        let finished = try #require(Record(call))
        let record = try #require(JSONParser.parse(finished.json).value)
        #expect(record["facts"]?["address"]?.string == nil)
    }

    @Test("a question that a correction brings up on a card that was passed is named with the card")
    func due() throws {
        var call = try delivered("pick-up")
        let before = call
        let told = Event.Kind.told("how", .string("delivery"))
        let due = [TrailCard.Answer(fact: "address", label: "Address", text: nil, card: "Delivery")]
        let correction = try #require(
            call.correction(of: "how", to: .string("delivery"), at: call.lastEvent))
        #expect(correction.due == due && !correction.isOtherWay)
        try call.play(told)
        #expect(call.questionsDue(since: before) == due)
        #expect(
            Telling.consequences(in: call, since: before).lines.map(\.text) == [
                "'Address' now has to be asked, on the card 'Delivery'; Back leads there."
            ])
        let after = call
        try call.play(.noted("x"))
        #expect(call.questionsDue(since: after) == [])
        try call.play(.back)
        #expect(call.awaiting == .field("how"))
    }

    @Test("hiding one question hides those that depend on it")
    func chain() throws {
        var call = try Self.open()
        try call.play(
            .answered("kind", .string("business")), .answered("abroad", .bool(false)),
            .answered("vatId", .string("SK1")), .answered("kind", .string("private")))
        #expect(asked(call) == ["kind", "note"])
        #expect(call.fact("abroad") == nil && call.fact("vatId") == nil)
    }

    @Test("a told value is set aside, offered, and said once to be lost when the card is left without it")
    func told() throws {
        var call = try Self.open()
        try call.play(.told("vatId", .string("SK2")))
        #expect(call.fact("vatId") == nil)
        try call.play(.answered("kind", .string("business")), .answered("abroad", .bool(false)))
        #expect(call.card().fields.first { $0.fact == "vatId" }?.offer?.source == .told)
        try call.play(.answered("kind", .string("private")))
        let before = call
        try call.play(.answered("note", .null))
        #expect(call.path == "last" && call.card().lines.map(\.text) == ["Bye ____."])
        #expect(call.lapsedAnswers(since: before).map(\.text) == ["SK2"])
        #expect(call.run.visits[0].lapsed.map(\.value) == [.string("SK2")])
        let after = call
        try call.play(.noted("x"))
        #expect(call.lapsedAnswers(since: after).isEmpty)
        // Told again once the card is left, it is a fact.
        try call.play(.told("vatId", .string("SK3")))
        #expect(call.card().lines.map(\.text) == ["Bye SK3."])
        try call.play(.back)
        #expect(call.path == "one")
        #expect(try call.refolded().seen == call.seen)
    }

    @Test("a told value that is confirmed when its question returns counts as told")
    func confirmed() throws {
        var call = try Self.open()
        try call.play(
            .told("vatId", .string("SK2")), .answered("kind", .string("business")),
            .answered("abroad", .bool(false)), .answered("vatId", .string("SK2")))
        #expect(call.knownFacts().first { $0.name == "vatId" }?.origin == .told)
    }

    @Test("a card whose questions are all hidden waits for Enter if it says something, and else is passed")
    func nothing() throws {
        let ask = #""ask": [{ "fact": "vatId", "when": "channel == 'chat'" }]"#
        var call = try Self.open(ask)
        #expect(call.awaiting == .reading)
        try call.play(.channel("chat"))
        #expect(call.awaiting == .field("vatId"))
        let silent = #"{ "one": { \#(ask), "next": "last" }, "last": { "end": "done" } }"#
        call = try EnquirySample.open(EnquirySample.flow(facts: Self.facts, nodes: silent))
        #expect(call.path == "last" && call.run.visits[0].didPass)
    }

    @Test("whether a question can be left out may depend on answers, for the fact or for this card")
    func optional() throws {
        var call = try Self.open()
        try call.play(.answered("kind", .string("business")), .answered("abroad", .bool(true)))
        #expect(call.refusal(.answered("note", .null)) == .invalid("note", .missing))
        try call.play(.answered("kind", .string("private")))
        #expect(call.card().fields.last?.isOptional == true && call.refusal(.answered("note", .null)) == nil)
        let ask = #""ask": ["kind", { "fact": "note", "optional": false }]"#
        call = try Self.open(ask)
        try call.play(.answered("kind", .string("private")))
        #expect(call.refusal(.answered("note", .null)) == .invalid("note", .missing))
    }

    @Test("of several facts one is demanded among those that are asked")
    func atLeastOne() throws {
        let ask = #"""
            "ask": ["kind", { "fact": "vatId", "when": "kind == 'business'", "optional": true },
                    { "fact": "note", "optional": true }], "atLeastOne": ["vatId", "note"]
            """#
        var call = try Self.open(ask)
        try call.play(.answered("kind", .string("private")))
        #expect(call.refusal(.answered("note", .null)) == .invalid("note", .oneNeeded(["Note"])))
        #expect(call.card().fields.last?.isOptional == false)
        try call.play(.answered("kind", .string("business")), .answered("vatId", .string("SK1")))
        #expect(call.refusal(.answered("note", .null)) == nil)
    }

    @Test("a hidden question takes the rest of a keyed next")
    func keyed() throws {
        let ask = #""ask": [{ "fact": "abroad", "when": "channel == 'chat'" }]"#
        let nodes = { (next: String) in
            #"{ "one": { "say": ["Hi"], \#(ask), "next": \#(next) }, "far": { "end": "done" }, "last": { "end": "done" } }"#
        }
        let facts = #"{ "abroad": { "type": "yesno", "label": "Abroad?" } }"#
        let text = EnquirySample.flow(
            facts: facts, nodes: nodes(#"{ "yes": "far", "no": "far", "*": "last" }"#))
        var call = try EnquirySample.open(text)
        try call.play(.read)
        #expect(call.path == "last")
        let open = EnquirySample.flow(facts: facts, nodes: nodes(#"{ "yes": "far", "no": "last" }"#))
        #expect(
            FlowText.check(open).filter { $0.severity == .error }.map(\.message) == [
                "a hidden question (\"*\") to 'abroad' leads nowhere from here"
            ])
    }

    @Test(
        "a condition reads what is known before the card or asked above it",
        arguments: [
            (#"{ "fact": "vatId", "when": "abroad == true" }, "abroad""#, "abroad"),
            (#"{ "fact": "vatId", "when": "vatId != null" }"#, "vatId"),
            (#"{ "fact": "kind", "when": "hasVat" }, "vatId""#, "hasVat"),
            (#"{ "fact": "note", "optional": "abroad == true" }, "abroad""#, "abroad"),
        ])
    func order(questions: String, name: String) {
        let messages = FlowText.load(Self.flow(#""ask": [\#(questions)]"#)).findings.map(\.message)
        #expect(
            messages == [
                "'\(name)' is not known when this is asked; a question can depend on what is known before the "
                    + "card and on what is asked above it"
            ])
    }

    @Test("a record has null for a question that was hidden, and no origin")
    func record() throws {
        var call = try Self.open()
        try call.play(
            .answered("kind", .string("business")), .answered("abroad", .bool(false)),
            .answered("vatId", .string("SK1")), .answered("abroad", .bool(true)),
            .answered("note", .string("x")),
            .read)
        let record = try #require(Record(call))
        let json = try #require(JSONParser.parse(record.json).value)
        #expect(json["facts"]?["vatId"]?.string == nil && json["origin"]?["vatId"]?.string == nil)
        #expect(json["facts"]?["abroad"]?.bool == true)
    }
}
