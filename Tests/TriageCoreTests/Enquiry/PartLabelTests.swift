import TestSupport
import Testing

@testable import TriageCore

/// What was answered in a part is shown by the part's labels, in whatever list and whether or not the part is
/// still running.
@Suite("The labels of a part's answers")
struct PartLabelTests {
    private static let main = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" },
              "kind": { "type": "choice", "label": "Kind", "options": [
                { "value": "lamp", "label": "Lamp" }, { "value": "fan", "label": "Fan" } ] } }
            """,
        nodes: """
            { "one": { "ask": ["name"], "next": "two" },
              "two": { "ask": ["kind"], "next": { "lamp": "order", "fan": "last" } },
              "order": { "call": { "flow": "order", "as": "ticket", "with": { "caller": "name" } }, "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """)
    private static let order = FlowText.make([
        "id": #""order""#, "part": "true", "start": #""size""#,
        "facts": """
        { "caller": { "type": "text", "label": "Caller" },
          "size": { "type": "choice", "label": "Which size?", "options": [
            { "value": "s", "label": "Small" }, { "value": "l", "label": "Large" } ] },
          "shade": { "type": "choices", "label": "Which shades for {{caller}}?", "options": [
            { "value": "r", "label": "Red for {{caller}}" }, { "value": "g", "label": "Green" } ] },
          "isGift": { "type": "yesno", "label": "A gift?", "words": { "yes": "wrapped", "no": "plain" } } }
        """,
        "nodes": """
        { "size": { "title": "Size", "ask": ["size"], "next": "shade" },
          "shade": { "title": "Shades for {{caller}}", "ask": ["shade"], "next": "gift" },
          "gift": { "call": { "flow": "gift", "as": "gift", "with": { "size": "size" } }, "next": "over" },
          "over": { "end": "done" } }
        """,
    ])
    private static let gift = FlowText.make([
        "id": #""gift""#, "part": "true", "start": #""paper""#,
        "facts": """
        { "size": { "type": "text", "label": "Size" },
          "paper": { "type": "yesno", "label": "Paper ({{size}})?", "words": { "yes": "wrapped", "no": "plain" } } }
        """,
        "nodes": #"{ "paper": { "ask": ["paper"], "next": "over" }, "over": { "end": "done" } }"#,
    ])

    private static let size = TrailCard.Answer(fact: "ticket.size", label: "Which size?", text: "Large")
    private static let shade = TrailCard.Answer(
        fact: "ticket.shade", label: "Which shades for Robin?", text: "Red for Robin and Green")
    private static let paper = TrailCard.Answer(
        fact: "ticket.gift.paper", label: "Paper (l)?", text: "wrapped")

    /// In the part, before its part.
    private func inside() throws -> Enquiry {
        var enquiry = try EnquirySample.open(Self.main, beside: ["order": Self.order, "gift": Self.gift])
        try enquiry.play(
            .answered("name", .string("Robin")), .answered("kind", .string("lamp")),
            .answered("size", .string("l")), .answered("shade", .list([.string("r"), .string("g")])))
        #expect(enquiry.path == "order/gift/paper")
        return enquiry
    }

    /// Behind the part.
    private func behind() throws -> Enquiry {
        var enquiry = try inside()
        try enquiry.play(.answered("paper", .bool(true)))
        #expect(enquiry.path == "last")
        return enquiry
    }

    @Test("the cards of a part that came back are as they were in it")
    func trail() throws {
        let running = try inside().trail
        let over = try behind().trail
        #expect(running.map(\.title) == ["one", "two", "Size", "Shades for Robin", "paper"])
        #expect(over.map(\.title) == running.map(\.title) + ["last"])
        #expect(over[2...4].flatMap(\.answers) == [Self.size, Self.shade, Self.paper])
        #expect(over[..<4].map(\.answers) == running[..<4].map(\.answers))
    }

    @Test("the facts of a part that came back are as they were in it")
    func facts() throws {
        let running = try inside().knownFacts.filter { $0.origin == .asked }
        let over = try behind().knownFacts.filter { $0.origin == .asked }
        #expect(over.map(\.name) == ["name", "kind", "ticket.size", "ticket.shade", "ticket.gift.paper"])
        #expect(over.map(\.label).suffix(3) == [Self.size, Self.shade, Self.paper].map(\.label))
        #expect(over.map(\.text).suffix(3) == ["Large", "Red for Robin and Green", "wrapped"])
        #expect(Array(over.prefix(4)) == running)
    }

    @Test("answers of a part that no longer hold, though the part is not even begun now")
    func lapsed() throws {
        var enquiry = try behind()
        for _ in 0..<4 { try enquiry.play(.back) }
        #expect(enquiry.path == "two")
        let before = enquiry
        try enquiry.play(.answered("kind", .string("fan")))
        #expect(enquiry.lapsedAnswers(since: before) == [Self.size, Self.shade, Self.paper])
    }

    @Test("an earlier answer that would lead past the part names them as well")
    func correction() throws {
        let enquiry = try behind()
        #expect(
            enquiry.correction(of: "kind", to: .string("fan"), at: enquiry.lastEvent)?.lapsed == [
                Self.size, Self.shade, Self.paper,
            ])
    }

    @Test("an answer that stays as it is does not lapse with the others")
    func stays() throws {
        var enquiry = try inside()
        for _ in 0..<2 { try enquiry.play(.back) }
        #expect(enquiry.path == "order/size")
        let before = enquiry
        try enquiry.play(.answered("size", .string("s")))
        #expect(enquiry.lapsedAnswers(since: before) == [])
    }
}
