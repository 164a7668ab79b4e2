import TestSupport
import Testing

@testable import TriageCore

@Suite("What a part sees of its caller")
struct CallerViewTests {
    private static let part = FlowText.make([
        "id": #""part""#, "part": "true", "start": #""first""#,
        "facts": """
        { "site": { "type": "text", "label": "Site" }, "who": { "type": "text", "label": "Who" },
          "title": { "type": "text", "label": "Title" },
          "gist": { "type": "text", "value": "who + ' of ' + site" },
          "way": { "type": "choice", "label": "Way", "options": [
            { "value": "plain", "label": "Plain" },
            { "value": "own", "label": "Own", "when": "site == 'a.example'" } ] } }
        """,
        "messages":
            #"{ "report": { "to": ["desk@demo.example"], "subject": "{{gist}}", "body": ["{{title}}"] } }"#,
        "nodes": """
        { "first": { "ask": ["way"], "send": ["report"], "next": "second" },
          "second": { "say": ["This is about {{gist}}."], "ask": ["title"], "next": "last" },
          "last": { "end": "done" } }
        """,
    ])

    private func open(with: String = #"{ "site": "site", "who": "name" }"#) throws -> Enquiry {
        let main = FlowText.make([
            "start": #""greet""#,
            "facts": """
            { "name": { "type": "text", "label": "Name" }, "site": { "type": "text", "label": "Site" },
              "title": { "type": "text", "label": "Title" } }
            """,
            "nodes": """
            { "greet": { "ask": ["name", "site", "title"], "next": "call" },
              "call": { "call": { "flow": "part", "as": "part", "with": \(with) }, "next": "last" },
              "last": { "say": ["{{part.site}}, {{site}}"], "end": "done" } }
            """,
        ])
        var enquiry = try EnquirySample.open(main, beside: ["part": Self.part])
        try enquiry.play(
            .answered("name", .string("Kim")), .answered("site", .string("a.example")),
            .answered("title", .string("Ms")), .answered("way", .string("own")))
        return enquiry
    }

    @Test("a correction of the caller's fact reaches the card and the pending messages of the part at once")
    func corrected() throws {
        var enquiry = try open()
        #expect(enquiry.card().lines.map(\.text) == ["This is about Kim of a.example."])
        try enquiry.play(.told("site", .string("b.example")))
        #expect(enquiry.card().lines.map(\.text) == ["This is about Kim of b.example."])
        #expect(enquiry.pendingSubjects == ["Kim of b.example"])
        #expect(enquiry.fact("site") == .string("b.example"))
        #expect(enquiry.fact("part.site") == .string("b.example"))
        #expect(enquiry.fact("part.way") == nil)
        #expect(enquiry.visit.lapsed.map(\.fact) == ["part.way"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
        try enquiry.play(.back)
        #expect(enquiry.fact("part.site") == .string("b.example"))
    }

    @Test("a part offers to tell what it asks itself, and leaves the rest to its caller")
    func offered() throws {
        let enquiry = try open()
        #expect(enquiry.tellableFields().map(\.name) == ["name", "site", "part.title", "part.way"])
        #expect(enquiry.name(ofTold: "site") == "site")
        #expect(enquiry.name(ofTold: "title") == "part.title")
        #expect(enquiry.refusal(.told("who", .string("Sam"))) == .unknownFact("who"))
    }

    @Test("a fact of the part that was told before there were views still counts")
    func older() throws {
        var enquiry = try open()
        let line = #"{"v":1,"event":"told","at":"2026-07-15T00:00:00.000Z","fact":"who","value":"Sam"}"#
        enquiry = try Enquiry(
            journal: enquiry.events.map(\.json) + [Array(line.utf8)], on: enquiry.flows)
        #expect(enquiry.card().lines.map(\.text) == ["This is about Sam of a.example."])
        #expect(enquiry.fact("name") == .string("Kim"))
        try enquiry.play(.told("name", .string("Pat")), .told("site", .string("b.example")))
        #expect(enquiry.card().lines.map(\.text) == ["This is about Sam of b.example."])
    }

    @Test("what the part asks or sets itself is its own from the beginning")
    func own() throws {
        var enquiry = try open(with: #"{ "site": "site", "who": "name", "title": "title" }"#)
        try enquiry.play(.told("title", .string("Dr")))
        #expect(enquiry.fact("part.title") == .string("Dr"))
        #expect(enquiry.fact("title") == .string("Ms"))
    }
}
