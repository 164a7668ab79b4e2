import TestSupport
import Testing

@testable import TriageCore

@Suite("The page about a record")
struct RecordPageTests {
    private let main = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name", "personal": true },
              "many": { "type": "integer", "label": "How many" },
              "plan": { "type": "choice", "label": "Plan", "options": [
                { "value": "big", "label": "{{many}} lamps" }, { "value": "small", "label": "One lamp" } ] } }
            """,
        nodes: """
            { "one": { "title": "Who and what", "ask": ["many", "plan", "name"], "next": "two" },
              "two": { "call": { "flow": "job", "as": "job" }, "send": ["report"], "next": "last" },
              "last": { "title": "For {{name}}", "say": ["{{job.role}}, {{job.days}}, {{job.urgent}}, {{job.outcome}}."],
                "end": "done" } }
            """,
        messages: """
            { "report": { "to": ["{{contacts.desk.email}}"], "subject": "{{job.role}}", "body": ["{{job.urgent}}"] } }
            """)

    private let part = FlowText.make([
        "id": #""job""#, "title": #""A job""#, "part": "true", "start": #""ask""#,
        "facts": """
        { "role": { "type": "choice", "label": "Role", "options": [
            { "value": "full-time", "label": "Full time" }, { "value": "casual", "label": "Casual work" } ] },
          "days": { "type": "choices", "label": "Days", "options": [
            { "value": "mon", "label": "Monday" }, { "value": "tue", "label": "Tuesday" } ] },
          "urgent": { "type": "yesno", "label": "Urgent", "words": { "yes": "aye", "no": "nay" } } }
        """,
        "outcomes": #"{ "made": { "label": "Job made", "kind": "resolved" } }"#,
        "nodes": #"{ "ask": { "title": "The job", "ask": ["role", "days", "urgent"], "end": "made" } }"#,
    ])

    /// The call on its last card.
    private func atLastCard() throws -> Enquiry {
        var enquiry = try EnquirySample.open(main, beside: ["job": part])
        try enquiry.play(
            .answered("many", .int(3)), .answered("plan", .string("big")), .answered("name", .string("Robin"))
        )
        while enquiry.path == "two" { try enquiry.play(.read) }
        try enquiry.play(
            .answered("role", .string("casual")), .answered("days", .list([.string("tue"), .string("mon")])),
            .answered("urgent", .bool(true)))
        return enquiry
    }

    private func finished() throws -> Enquiry {
        var enquiry = try atLastCard()
        try enquiry.play(.read, .queued("report", edited: nil), .noted("sounds tired"), .closing)
        return enquiry
    }

    private func page(_ enquiry: Enquiry, isLost: Bool = false) throws -> RecordPage {
        let json = try #require(Record(enquiry)).json
        return try json.withUnsafeBytes { bytes in
            RecordPage(try #require(RecordView(object: bytes)), flows: isLost ? nil : enquiry.flows)
        }
    }

    @Test("a caller's card and message show a part's facts by its labels and words")
    func placeholders() throws {
        let enquiry = try atLastCard()
        #expect(enquiry.card().lines.map(\.text) == ["Casual work, Tuesday and Monday, aye, Job made."])
        let queued = try #require(try finished().queuedMessages.first)
        #expect(queued.message.subject == "Casual work")
        #expect(queued.message.body == ["aye"])
    }

    @Test("facts are given by part, those about persons first, in the flow's words")
    func facts() throws {
        let page = try page(finished())
        #expect(page.facts.map(\.title) == [nil, "A job"])
        #expect(
            page.facts.map { $0.answers.map { "\($0.label): \($0.words)" } } == [
                ["Name: Robin", "How many: 3", "Plan: 3 lamps"],
                ["Role: Casual work", "Days: Tuesday and Monday", "Urgent: aye"],
            ])
    }

    @Test("cards of parts and headings with facts in them are named as they were shown")
    func headings() throws {
        let page = try page(finished())
        #expect(page.path.map(\.title) == ["Who and what", "The job", "For Robin"])
    }

    @Test("a question that was passed has its reason at its card")
    func passedQuestion() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "isOn": { "type": "yesno", "label": "On?" },
                      "part": { "type": "choice", "label": "Which part?", "options": [
                        { "value": "lamp", "label": "Lamp", "when": "isOn == true" } ] } }
                    """,
                nodes: #"{ "one": { "ask": ["isOn", "part"], "next": "last" }, "last": { "end": "done" } }"#))
        try enquiry.play(
            .answered("isOn", .bool(false)), .skippedQuestion("part", reason: "none in stock"), .read)
        #expect(try page(enquiry).path.first?.remarks == ["skipped: Which part? (none in stock)"])
    }

    @Test("a time is the flow's and says its zone; a message says what became of it")
    func timesAndStates() throws {
        let enquiry = try finished()
        let page = try page(enquiry)
        #expect(page.opened.hasSuffix(" (\(enquiry.flows.main.timeZone.identifier))"))
        #expect(page.messages.map(\.state) == ["kept here, not sent"])
        #expect(page.notes.map(\.text) == ["sounds tired"])
    }

    @Test("of a flow that is lost the names are shown")
    func lost() throws {
        let page = try page(finished(), isLost: true)
        #expect(
            page.facts.map { $0.answers.map { "\($0.label): \($0.words)" } } == [
                ["many: 3", "plan: big", "name: Robin"],
                ["job.role: casual", "job.days: tue, mon", "job.urgent: true"],
            ])
        #expect(page.path.map(\.title) == ["one", "two", "two/ask", "last"])
    }

    @Test("the outcome of a part is known by the part's title and the outcome's label")
    func outcomeOfPart() throws {
        let facts = try atLastCard().knownFacts()
        let outcome = try #require(facts.first { $0.name == "job.outcome" })
        #expect("\(outcome.label): \(outcome.text)" == "A job: Job made")
    }
}
