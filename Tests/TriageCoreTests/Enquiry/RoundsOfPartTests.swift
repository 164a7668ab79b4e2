import TestSupport
import Testing

@testable import TriageCore

@Suite("Rounds within a part, and parts within a round")
struct RoundsOfPartTests {
    @Test("a part that is called once can repeat another, and its caller gets the list")
    func middle() throws {
        let main = FlowText.make([
            "start": #""one""#, "currency": #""AUD""#, "facts": "{}",
            "nodes": """
            { "one": { "call": { "flow": "visit", "as": "visit" }, "next": "last" },
              "last": { "say": ["{{visit.matters.map(m, m.summary)}}, {{visit.matters[0].works}}"], "end": "done" } }
            """,
        ])
        let visit = FlowText.make([
            "id": #""visit""#, "part": "true", "start": #""matters""#, "facts": "{}",
            "nodes": """
            { "matters": { "call": { "flow": "matter", "as": "matters", "with": { "site": "'a.example'" },
                "repeat": { "ask": "Anything else?" } }, "next": "over" },
              "over": { "end": "done" } }
            """,
        ])
        var enquiry = try EnquirySample.open(main, beside: ["visit": visit, "matter": RoundsFlow.matter])
        try enquiry.playWebsite("one")
        #expect(enquiry.path == NodePath(["one"], "matters"))
        try enquiry.play(.round)
        #expect(enquiry.fact(FactPath(["visit", "matters"], "detail", round: 1)) == .string("one"))
        try enquiry.playMail("two")
        try enquiry.play(.roundsDone)
        #expect(enquiry.card().lines.map(\.text) == ["Website (1) and E-mail (2), yes"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
        try enquiry.play(.read, .queued("report", edited: nil))
        let record = try enquiry.recorded()
        #expect(
            record["facts"]?["visit.matters"]?.elements?.map { $0["detail"]?.string } == ["one", "two"])
        #expect(record["facts"]?["visit.outcome"]?.string == "done")
        #expect(record["trail"]?.elements?.compactMap { $0["round"]?.int } == [1, 1, 1, 2, 2])
    }

    @Test("a round can call a part of its own, whose facts belong to the round")
    func inner() throws {
        let main = FlowText.make([
            "start": #""items""#, "facts": "{}",
            "nodes": """
            { "items": { "call": { "flow": "item", "as": "items", "repeat": { "ask": "One more?" } }, "next": "last" },
              "last": { "say": ["{{items.map(i, i.ticket.number)}}"], "end": "done" } }
            """,
        ])
        let item = FlowText.make([
            "id": #""item""#, "part": "true", "start": #""call""#, "facts": "{}",
            "nodes": #"""
            { "call": { "call": { "flow": "ticket", "as": "ticket", "with": { "kind": "'no ' + string(round)" } }, "next": "over" },
              "over": { "end": "done" } }
            """#,
        ])
        let ticket = FlowText.make([
            "id": #""ticket""#, "part": "true", "start": #""only""#,
            "facts": """
            { "kind": { "type": "text", "label": "Kind" }, "number": { "type": "text", "label": "Number" } }
            """,
            "nodes": #"{ "only": { "say": ["{{kind}} ({{round}})"], "ask": ["number"], "end": "done" } }"#,
        ])
        var enquiry = try EnquirySample.open(main, beside: ["item": item, "ticket": ticket])
        #expect(enquiry.path == NodePath(["items", "call"], "only", round: 1))
        try enquiry.play(.answered("number", .string("A")), .round)
        #expect(enquiry.card().lines.map(\.text) == ["no 2 (2)"])
        #expect(enquiry.card().fields.map(\.offer) == [nil])
        try enquiry.play(.answered("number", .string("B")), .removed(round: 1), .reopened(round: 1))
        #expect(enquiry.card().lines.map(\.text) == ["no 1 (1)"])
        #expect(enquiry.card().fields.map(\.offer?.text) == ["B"])
        try enquiry.play(.answered("number", .string("C")), .roundsDone)
        #expect(enquiry.card().lines.map(\.text) == ["C"])
        try enquiry.play(.read)
        let record = try enquiry.recorded()
        let round = try #require(record["facts"]?["items"]?.elements?.first)
        #expect(round["ticket.number"]?.string == "C")
        #expect(round["ticket.outcome"]?.string == "done")
        let nodes = record["trail"]?.elements?.compactMap { $0["node"]?.string } ?? []
        #expect(nodes.contains("items/call/only"))
    }

    @Test("what the caller corrects while a round runs leads back through the rounds before it")
    func correction() throws {
        var enquiry = try RoundsFlow.open()
        try enquiry.playMail("one")
        try enquiry.play(.round)
        let value = Value.string("b.example")
        #expect(enquiry.correction(of: "site", to: value, at: EnquirySample.start) == nil)
        #expect(enquiry.stepsBack(toCard: 0, at: EnquirySample.start) == 3)
        try enquiry.play(.answered("reason", .string("mail")), .answered("detail", .null), .removed(round: 1))
        let steps = enquiry.stepsBack(toCard: 1, at: EnquirySample.start)
        let card = enquiry.trail()[1]
        for _ in 0..<steps { try enquiry.play(.back) }
        #expect(enquiry.path == card.path)
    }
}
