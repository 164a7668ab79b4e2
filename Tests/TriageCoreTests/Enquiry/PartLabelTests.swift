import TestSupport
import Testing

@testable import TriageCore

/// Answers given in a part are shown in the part's words, in every list and whether or not the part is still
/// running.
@Suite("The labels of a part's answers")
struct PartLabelTests {
    private static let size = TrailCard.Answer(fact: "ticket.size", label: "Which size?", text: "Large")
    private static let shade = TrailCard.Answer(
        fact: "ticket.shade", label: "Which shades for Robin?", text: "Red for Robin and Green")
    private static let paper = TrailCard.Answer(
        fact: "ticket.gift.paper", label: "Paper (l)?", text: "wrapped")

    /// In the part called by the part.
    private func inside() throws -> Enquiry {
        var enquiry = try EnquirySample.open(OrderFlow.text, beside: OrderFlow.parts)
        try enquiry.play(
            .answered("name", .string("Robin")), .answered("kind", .string("lamp")),
            .answered("size", .string("l")), .answered("shade", .list([.string("r"), .string("g")])))
        #expect(enquiry.path == "order/gift/paper")
        return enquiry
    }

    /// After the part.
    private func after() throws -> Enquiry {
        var enquiry = try inside()
        try enquiry.play(.answered("paper", .bool(true)))
        #expect(enquiry.path == "room")
        return enquiry
    }

    @Test("the cards of a part that came back are as they were in it")
    func trail() throws {
        let running = try inside().trail()
        let over = try after().trail()
        #expect(running.map(\.title) == ["one", "Kind", "Size", "Shades for Robin", "Gift"])
        #expect(over.map(\.title) == running.map(\.title) + ["Room"])
        #expect(over[2...4].flatMap(\.answers) == [Self.size, Self.shade, Self.paper])
        #expect(over[..<4].map(\.answers) == running[..<4].map(\.answers))
    }

    @Test("the facts of a part that came back are as they were in it")
    func facts() throws {
        let running = try inside().knownFacts().filter { $0.origin == .asked }
        let over = try after().knownFacts().filter { $0.origin == .asked }
        #expect(over.map(\.name) == ["name", "kind", "ticket.size", "ticket.shade", "ticket.gift.paper"])
        #expect(over.map(\.label).suffix(3) == [Self.size, Self.shade, Self.paper].map(\.label))
        #expect(over.map(\.text).suffix(3) == ["Large", "Red for Robin and Green", "wrapped"])
        #expect(Array(over.prefix(4)) == running)
    }

    @Test("answers of a part that no longer hold, though the part is not even begun now")
    func lapsed() throws {
        var enquiry = try after()
        for _ in 0..<4 { try enquiry.play(.back) }
        #expect(enquiry.path == "two")
        let before = enquiry
        try enquiry.play(.answered("kind", .string("fan")))
        #expect(enquiry.lapsedAnswers(since: before) == [Self.size, Self.shade, Self.paper])
        #expect(try enquiry.refolded().lapsedAnswers(since: before) == [Self.size, Self.shade, Self.paper])
    }

    @Test("an earlier answer that would lead past the part names them as well")
    func correction() throws {
        let enquiry = try after()
        #expect(
            enquiry.correction(of: "kind", to: .string("fan"), at: enquiry.lastEvent)?.lapsed == [
                Self.size, Self.shade, Self.paper,
            ])
    }

    @Test("another answer in the part lets none of the others lapse")
    func stays() throws {
        var enquiry = try inside()
        for _ in 0..<2 { try enquiry.play(.back) }
        #expect(enquiry.path == "order/size")
        let before = enquiry
        try enquiry.play(.answered("size", .string("s")))
        #expect(enquiry.lapsedAnswers(since: before) == [])
    }

    /// A part that is called in a loop, with a different topic each time.
    private let loop = EnquirySample.flow(
        facts: """
            { "topic": { "type": "text", "label": "Topic" }, "again": { "type": "yesno", "label": "Again?" } }
            """,
        nodes: """
            { "one": { "ask": ["topic"], "next": "call" },
              "call": { "call": { "flow": "case", "as": "case", "with": { "topic": "topic" } }, "next": "more" },
              "more": { "ask": ["again"], "next": { "yes": "one", "no": "last" } },
              "last": { "end": "done" } }
            """)
    private let part = FlowText.make([
        "id": #""case""#, "part": "true", "start": #""ask""#,
        "facts": """
        { "topic": { "type": "text", "label": "Topic" },
          "note": { "type": "text", "label": "What about the {{topic}}?" } }
        """,
        "nodes": #"{ "ask": { "ask": ["note"], "next": "over" }, "over": { "end": "done" } }"#,
    ])

    @Test("a part that was called twice is told each time by what it knew then")
    func twice() throws {
        var enquiry = try EnquirySample.open(loop, beside: ["case": part])
        try enquiry.play(
            .answered("topic", .string("lamp")), .answered("note", .string("dark")),
            .answered("again", .bool(true)),
            .answered("topic", .string("fan")), .answered("note", .string("loud")))
        let answers = enquiry.trail().flatMap(\.answers).filter { $0.fact == "case.note" }
        #expect(answers.map(\.label) == ["What about the lamp?", "What about the fan?"])
        #expect(enquiry.run.finished.values.map(\.calls) == [["case"], ["case"]])
        let known = enquiry.knownFacts().filter { $0.name == "case.note" }
        #expect(known.map(\.label) == ["What about the fan?"])
        #expect(known.map(\.text) == ["loud"])
    }
}
