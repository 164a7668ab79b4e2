import TestSupport
import Testing

@testable import TriageCore

@Suite("A caller who hangs up")
struct HangUpTests {
    private static let messages = """
        { "summary": { "to": ["a@desk.example"], "subject": "Summary for {{name}}", "body": ["x"] },
          "sorry": { "to": ["a@desk.example"], "subject": "We lost {{name}}", "body": ["x"] } }
        """

    private static func main(hangUp: String?) -> String {
        FlowText.make([
            "start": #""one""#, "facts": #"{ "name": { "type": "text", "label": "Name" } }"#,
            "outcomes": """
            { "done": { "label": "Done", "kind": "resolved" },
              "hung-up": { "label": "The caller hung up", "kind": "waiting" } }
            """,
            "messages": messages, "hangUp": hangUp,
            "nodes": """
            { "one": { "ask": ["name"], "send": ["summary"], "next": "two" },
              "two": { "call": { "flow": "ticket", "as": "ticket", "with": { "caller": "name" } }, "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """,
        ])
    }

    private static func part(hangUp: String?) -> String {
        FlowText.make([
            "id": #""ticket""#, "part": "true", "start": #""ask""#,
            "facts": """
            { "caller": { "type": "text", "label": "Caller" }, "title": { "type": "text", "label": "Title" },
              "size": { "type": "integer", "label": "Size" } }
            """,
            "outcomes":
                #"{ "made": { "label": "Made", "kind": "resolved" }, "cut": { "label": "Cut short", "kind": "waiting" } }"#,
            "messages":
                #"{ "half": { "to": ["b@desk.example"], "subject": "Half: {{title}}", "body": ["x"] } }"#,
            "hangUp": hangUp, "nodes": #"{ "ask": { "ask": ["title", "size"], "end": "made" } }"#,
        ])
    }

    private static let ending = #"{ "end": "hung-up", "send": ["sorry"] }"#
    private static let partEnding = #"{ "end": "cut", "send": ["half"] }"#

    /// An enquiry inside the part, with a title that was confirmed on its card and a size that was only begun.
    private func inside(_ ending: String?, part: String?) throws -> Enquiry {
        var enquiry = try EnquirySample.open(
            Self.main(hangUp: ending), beside: ["ticket": Self.part(hangUp: part)])
        try enquiry.play(.answered("name", .string("Robin")))
        try enquiry.play(.drafted("title", "Lamp", .string("Lamp")), .drafted("size", "3"))
        #expect(enquiry.path == "two/ask")
        return enquiry
    }

    private func record(_ enquiry: Enquiry) throws -> JSON {
        var enquiry = enquiry
        if enquiry.awaiting == .wrapUp || !enquiry.isClosing { try enquiry.play(.closing) }
        return try #require(Record(enquiry).flatMap { JSONParser.parse($0.json).value })
    }

    @Test("each running flow ends by its own, what was confirmed counts, and the messages follow")
    func ends() throws {
        var enquiry = try inside(Self.ending, part: Self.partEnding)
        try enquiry.play(.hungUp, at: EnquirySample.after(9))
        #expect(enquiry.outcome?.id == "hung-up")
        #expect(enquiry.pendingSubjects == ["Summary for Robin", "Half: Lamp", "We lost Robin"])
        #expect(enquiry.isWrappingUp)
        #expect(try enquiry.refolded().seen == enquiry.seen)
        while case .review(let message)? = enquiry.awaiting {
            try enquiry.play(.queued(message, edited: nil), at: EnquirySample.after(12))
        }
        let record = try record(enquiry)
        #expect(record["outcome"]?.string == "hung-up")
        #expect(record["kind"]?.string == "waiting")
        #expect(record["facts"]?["ticket.title"]?.string == "Lamp")
        #expect(record["facts"]?["ticket.outcome"]?.string == "cut")
        #expect(
            record["drafts"]?["ticket.size"]?.string == "3")
        #expect(record["messages"]?.elements?.count == 3)
    }

    @Test("a part that says nothing of it ends without an outcome")
    func silentPart() throws {
        var enquiry = try inside(Self.ending, part: nil)
        try enquiry.play(.hungUp)
        #expect(enquiry.outcome?.id == "hung-up")
        #expect(
            enquiry.run.frame.values[try #require(enquiry.flow.scope.slot(of: "ticket.outcome"))] == .null)
        #expect(enquiry.pendingSubjects == ["Summary for Robin", "We lost Robin"])
    }

    @Test("a flow that says nothing of it is abandoned for that reason")
    func silent() throws {
        var enquiry = try inside(nil, part: Self.partEnding)
        try enquiry.play(.hungUp)
        #expect(enquiry.run.end == .abandoned(reason: "the caller hung up"))
        let record = try record(enquiry)
        #expect(record["kind"]?.string == "abandoned")
        #expect(record["messages"]?.elements?.allSatisfy { $0["leftOut"]?.bool == true } == true)
    }

    @Test("a step back from the wrap-up leads to the card again, with what was done on it offered")
    func back() throws {
        var enquiry = try inside(Self.ending, part: Self.partEnding)
        try enquiry.play(.hungUp)
        try enquiry.play(.back)
        #expect(enquiry.path == "two/ask")
        #expect(enquiry.outcome == nil)
        #expect(enquiry.pendingSubjects == ["Summary for Robin"])
        #expect(enquiry.run.hungUp.isEmpty)
    }

    @Test("a caller cannot hang up twice")
    func twice() throws {
        var enquiry = try inside(Self.ending, part: nil)
        try enquiry.play(.hungUp)
        #expect(enquiry.refusal(.hungUp) == .ended)
    }

    @Test("its names are checked like those of the nodes")
    func names() {
        let findings = FlowText.check(
            Self.main(hangUp: #"{ "end": "hung-pu", "send": ["sory"] }"#),
            beside: ["ticket": Self.part(hangUp: nil)])
        #expect(findings.map(\.message).contains("there is no outcome 'hung-pu'; did you mean 'hung-up'?"))
        #expect(findings.map(\.message).contains("there is no message 'sory'; did you mean 'sorry'?"))
        #expect(!findings.contains { $0.code.name.hasPrefix("unused-") && !$0.message.contains("half") })
    }

    @Test("a scenario's caller hangs up, and coverage asks that one does in each flow that says how it ends")
    func scenario() throws {
        let loaded = FlowText.load(
            Self.main(hangUp: Self.ending), beside: ["ticket": Self.part(hangUp: Self.partEnding)])
        let flows = try #require(loaded.flows)
        let source = SourceText(
            name: "demo.json",
            text: """
                { "format": 1, "flow": "demo", "scenarios": [ { "name": "gone", "now": "2026-07-15T10:00:00Z",
                  "answers": { "name": "Robin" }, "at": { "two/ask": { "hangUp": true } },
                  "expect": { "outcome": "hung-up", "kind": "waiting", "path": ["one", "two", "two/ask"],
                    "messages": [ { "message": "summary" }, { "message": "half" }, { "message": "sorry" } ] } } ] }
                """)
        let scenarios = try #require(ScenarioFile.decode(source).file)
        let run = ScenarioRun(scenarios.scenarios[0], in: source, on: flows)
        #expect(run.failures == [])
        let hangUps = flows.flows.flatMap { Coverage.all(of: $0) }.map(\.item).filter {
            $0.name == "the caller hangs up"
        }
        #expect(hangUps.map(\.flow) == ["demo", "ticket"])
        #expect(hangUps.allSatisfy { run.coverage.reached.contains($0) })
    }
}
