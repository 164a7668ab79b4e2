import TestSupport
import Testing

@testable import TriageCore

@Suite("Parts")
struct EnquiryPartTests {
    private let main = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" },
              "summary": { "type": "text", "value": "ticket.number == null ? 'none' : string(ticket.number)" } }
            """,
        nodes: """
            { "one": { "ask": ["name"], "next": "two" },
              "two": { "say": ["A ticket, {{summary}}."], "call": { "flow": "ticket", "as": "ticket", "with": { "kind": "'new'", "caller": "name" } },
                "send": ["report"], "next": [ { "when": "ticket.outcome == 'made'", "go": "three" }, { "go": "last" } ] },
              "three": { "say": ["Number {{ticket.number}}."], "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """,
        messages:
            #"{ "report": { "to": ["{{contacts.desk.email}}"], "subject": "{{ticket.number}}", "body": ["{{ticket.title}}"] } }"#
    )

    private let part = FlowText.make([
        "id": #""ticket""#, "part": "true", "start": #""ask-title""#,
        "facts": """
        { "kind": { "type": "text", "label": "Kind" }, "caller": { "type": "text", "label": "Caller" },
          "title": { "type": "text", "label": "Title", "suggest": "caller" },
          "number": { "type": "integer", "label": "Number" } }
        """,
        "outcomes":
            #"{ "made": { "label": "Made", "kind": "resolved" }, "not-made": { "label": "Not made", "kind": "declined" } }"#,
        "nodes": """
        { "ask-title": { "note": ["For {{caller}}, {{kind}}"], "ask": ["title"], "next": "ask-number" },
          "ask-number": { "ask": ["number"], "next": [ { "when": "number > 0", "go": "end-made" }, { "go": "end-not" } ] },
          "end-made": { "end": "made" }, "end-not": { "end": "not-made" } }
        """,
    ])

    private func open() throws -> Enquiry { try EnquirySample.open(main, beside: ["ticket": part]) }

    /// An enquiry on the second card of the part.
    private func inside() throws -> Enquiry {
        var enquiry = try open()
        try enquiry.play(.answered("name", .string("Robin")))
        while enquiry.path == "two" { try enquiry.play(.read) }
        try enquiry.play(.answered("title", .string("Lamp")))
        #expect(enquiry.path == "two/ask-number")
        return enquiry
    }

    @Test("before the call its results are nothing")
    func before() throws {
        var enquiry = try open()
        #expect(enquiry.knownFacts().map(\.name) == ["summary"])
        try enquiry.play(.answered("name", .string("Robin")))
        #expect(enquiry.path == "two")
        #expect(enquiry.card().lines.map(\.text) == ["A ticket, none."])
        try enquiry.play(.read)
        #expect(enquiry.path == "two/ask-title")
    }

    @Test("the part gets what it is given, and hands its facts and outcome back")
    func handedOver() throws {
        var enquiry = try inside()
        #expect(enquiry.fact("ticket.caller") == .string("Robin"))
        #expect(enquiry.fact("ticket.kind") == .string("new"))
        try enquiry.play(.answered("number", .int(17)))
        #expect(enquiry.path == "three")
        #expect(enquiry.pendingSubjects == ["17"])
        #expect(enquiry.card().lines.map(\.text) == ["Number 17."])
        #expect(enquiry.fact("ticket.number") == .int(17))
        #expect(enquiry.fact("ticket.outcome") == .string("made"))
        #expect(enquiry.knownFacts().first { $0.name == "ticket.number" }?.origin == .asked)
        #expect(
            enquiry.run.visits.map(\.path) == [
                "one", "two", "two/ask-title", "two/ask-number", "two/end-made", "three",
            ])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("the caller goes on by the part's outcome")
    func otherOutcome() throws {
        var enquiry = try inside()
        try enquiry.play(.answered("number", .int(0)))
        #expect(enquiry.path == "last")
        #expect(enquiry.fact("ticket.outcome") == .string("not-made"))
    }

    @Test("back from the part's first card comes to the caller's")
    func backOut() throws {
        var enquiry = try inside()
        try enquiry.play(.back)
        #expect(enquiry.path == "two/ask-title")
        #expect(
            enquiry.card().fields[0].offer
                == CardField.Offer(value: .string("Lamp"), text: "Lamp", source: .takenBack))
        try enquiry.play(.back)
        #expect(enquiry.path == "two")
        #expect(enquiry.awaiting == .reading)
        try enquiry.play(.read)
        #expect(enquiry.path == "two/ask-title")
        #expect(enquiry.card().fields[0].offer?.value == .string("Lamp"))
    }

    @Test("back after the call opens the part's last card again")
    func backIn() throws {
        var enquiry = try inside()
        try enquiry.play(.answered("number", .int(17)), .back)
        #expect(enquiry.path == "two/ask-number")
        #expect(enquiry.fact("ticket.title") == .string("Lamp"))
        #expect(enquiry.fact("ticket.number") == nil)
        #expect(enquiry.pendingSubjects.isEmpty)
        try enquiry.play(.answered("number", .int(18)))
        #expect(enquiry.path == "three")
        #expect(enquiry.fact("ticket.number") == .int(18))
        #expect(enquiry.pendingSubjects == ["18"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("a call that is given up inside a part keeps what was known there")
    func abandonedInside() throws {
        var enquiry = try inside()
        try enquiry.play(.abandoned(reason: "hung up"))
        let record = try #require(Record(enquiry))
        let json = try #require(JSONParser.parse(record.json).value)
        #expect(json["kind"]?.string == "abandoned")
        #expect(json["facts"]?["name"]?.string == "Robin")
        #expect(json["facts"]?["ticket.title"]?.string == "Lamp")
        #expect(json["parts"]?["ticket"]?.string == enquiry.flows.flows[1].digest)
        #expect(
            json["trail"]?.elements?.compactMap { $0["node"]?.string } == [
                "one", "two", "two/ask-title", "two/ask-number",
            ])
    }

    @Test("a fact told inside a part belongs to the innermost flow that knows it")
    func told() throws {
        var enquiry = try inside()
        try enquiry.play(.told("title", .string("Fan")), .told("name", .string("Kim")))
        #expect(enquiry.fact("ticket.title") == .string("Fan"))
        #expect(enquiry.fact("name") == .string("Kim"))
        #expect(enquiry.refusal(.told("summary", .string("x"))) == .unknownFact("summary"))
        try enquiry.play(.answered("number", .int(17)))
        #expect(enquiry.fact("ticket.title") == .string("Fan"))
        #expect(enquiry.refusal(.told("title", .string("x"))) == .unknownFact("title"))
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("a note, and a change of channel, inside a part stand at its card")
    func notes() throws {
        var enquiry = try inside()
        try enquiry.play(.noted("slow"), .channel("chat"))
        #expect(enquiry.run.notes.map(\.path) == ["two/ask-number"])
        #expect(enquiry.run.channel == "chat")
    }

    @Test("what a part of a part found out reaches the outermost flow, and its record")
    func partOfPart() throws {
        let outer = EnquirySample.flow(
            facts:
                #"{ "summary": { "type": "text", "value": "visit.ticket.number == null ? 'none' : visit.ticket.title" } }"#,
            nodes: """
                { "one": { "call": { "flow": "visit", "as": "visit" }, "next": "last" },
                  "last": { "say": ["{{visit.ticket.title}}, {{visit.ticket.outcome}}"], "end": "done" } }
                """)
        let middle = FlowText.make([
            "id": #""visit""#, "part": "true", "start": #""call""#,
            "facts": #"{ "note": { "type": "text", "label": "Note" } }"#,
            "nodes": """
            { "call": { "call": { "flow": "ticket", "as": "ticket", "with": { "kind": "'new'", "caller": "'Kim'" } }, "next": "note" },
              "note": { "ask": ["note"], "next": "over" }, "over": { "end": "done" } }
            """,
        ])
        var enquiry = try EnquirySample.open(outer, beside: ["ticket": part, "visit": middle])
        try enquiry.play(
            .answered("title", .string("Lamp")), .answered("number", .int(7)),
            .answered("note", .string("dark")))
        #expect(enquiry.path == "last")
        #expect(enquiry.card().lines.map(\.text) == ["Lamp, Made"])
        #expect(enquiry.fact("summary") == .string("Lamp"))
        try enquiry.play(.read)
        let facts = try #require(Record(enquiry)).json
        let text = String(decoding: facts, as: UTF8.self)
        #expect(text.contains(#""visit.note":"dark","visit.ticket.kind":"new""#))
        #expect(
            text.contains(#""visit.ticket.number":7,"visit.ticket.outcome":"made","visit.outcome":"done""#))
        #expect(text.contains(#""visit.ticket.title":"asked""#))
    }
}
