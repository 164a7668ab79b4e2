import TestSupport
import Testing

@testable import TriageCore

@Suite("Rules that fail in a call")
struct RuleFailureTests {
    private func open(_ nodes: String, messages: String? = nil) throws -> Enquiry {
        try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "n": { "type": "integer", "label": "Number" }, "s": { "type": "integer", "label": "Share" },
                      "half": { "type": "integer", "label": "Half", "value": "100 / n" },
                      "way": { "type": "choice", "label": "Way", "options": [
                        { "value": "a", "label": "A" }, { "value": "b", "label": "B", "when": "n != null && 10 / n > 1" } ] } }
                    """,
                nodes: nodes, messages: messages))
    }

    private func failures(_ enquiry: Enquiry) -> [String] { enquiry.card().failures.map(\.subject) }

    @Test("a rule that sets a fact and fails leaves the caller's answer, and the trail says so")
    func set() throws {
        var enquiry = try open(
            #"{ "one": { "ask": ["n", "s"], "next": "two" }, "two": { "set": { "s": "n == null ? 0 : 100 / n" }, "say": ["s is {{s}}"], "end": "done" } }"#
        )
        try enquiry.play(.answered("n", .int(0)), .answered("s", .int(7)))
        #expect(enquiry.card().lines.map(\.text) == ["s is 7"])
        #expect(enquiry.fact("s") == .int(7))
        #expect(enquiry.card().failures == [RuleFailure(subject: "Share", cause: "division by zero")])
        try enquiry.play(.read)
        let json = try #require(Record(enquiry).flatMap { JSONParser.parse($0.json).value })
        #expect(json["trail"]?.elements?.last?["failed"]?.elements?.first?["rule"]?.string == "Share")
        #expect(json["facts"]?["s"]?.int == 7)
        #expect(enquiry.trail().map(\.failures.count) == [1, 1])
    }

    @Test("a line, a step and an option whose condition fails are shown, each with the reason")
    func shown() throws {
        var enquiry = try open(
            """
            { "one": { "ask": ["n"], "next": "two" },
              "two": { "note": [{ "text": "Warn them", "when": "n != null && 10 / n < 1" }],
                       "do": [{ "text": "Lock it", "when": "n != null && 10 / n < 1" }], "ask": ["way"], "end": "done" } }
            """)
        try enquiry.play(.answered("n", .int(0)))
        let card = enquiry.card()
        #expect(card.lines.map(\.text) == ["Warn them"])
        #expect(card.steps.map(\.text) == ["Lock it"])
        #expect(card.fields[0].options.map(\.label) == ["A", "B"])
        #expect(failures(enquiry) == ["Warn them", "Lock it", "B"])
        #expect(enquiry.awaiting == .step(0))
    }

    @Test("what a condition that is neither true nor false leaves undecided is shown with the reason, too")
    func unknown() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "paid": { "type": "yesno", "label": "Paid", "optional": true },
                      "way": { "type": "choice", "label": "Way", "options": [
                        { "value": "a", "label": "A" }, { "value": "b", "label": "B", "when": "paid" } ] },
                      "late": { "type": "yesno", "label": "Late" },
                      "sum": { "type": "integer", "label": "Sum", "optional": "paid" } }
                    """,
                nodes: """
                    { "one": { "ask": ["paid", "way"], "send": [{ "message": "m", "when": "paid" }], "next": "two" },
                      "two": { "say": [{ "text": "Thank them", "when": "paid" }],
                               "do": [{ "text": "Lock it", "when": "paid" }],
                               "ask": ["way", { "fact": "late", "when": "paid" }, "sum"], "end": "done" } }
                    """,
                messages: """
                    { "m": { "to": [{ "text": "a@client.example", "when": "paid" }], "subject": "Thanks", "body": ["B"] } }
                    """))
        // What is asked above is yet to be answered.
        #expect(failures(enquiry) == [])
        try enquiry.play(.answered("paid", .null))
        #expect(failures(enquiry) == ["B"])
        try enquiry.play(.answered("way", .string("a")))
        #expect(enquiry.trail()[0].failures.map(\.subject) == ["B", "Thanks"])
        #expect(failures(enquiry) == ["Thank them", "Lock it", "B", "Late", "Sum"])
        #expect(enquiry.card().failures.allSatisfy { $0.cause == "it is not known" })
        #expect(enquiry.doubts() == [])
        try enquiry.play(
            .ticked(step: 0), .answered("way", .string("b")), .answered("late", .bool(false)),
            .answered("sum", .null), .read)
        #expect(
            enquiry.doubts() == [
                "A rule failed (it is not known): Thanks",
                "A rule failed (it is not known): a@client.example",
            ])
        #expect(enquiry.approvalOfAll() == [])
        try enquiry.play(.withheld("m", reason: "Not paid"), .closing)
        let json = try #require(Record(enquiry).flatMap { JSONParser.parse($0.json).value })
        let failed = json["trail"]?.elements?.map { $0["failed"]?.elements?.map { $0["rule"]?.string } }
        #expect(failed == [["B", "Thanks"], ["Thank them", "Lock it", "B", "Late", "Sum"]])
    }

    @Test(
        "an answer that its fact's rule can no longer judge stays, with the reason; a new one is refused with it"
    )
    func accept() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "paid": { "type": "yesno", "label": "Paid", "optional": true },
                      "owed": { "type": "integer", "label": "Owed", "accept": "paid", "because": "Not paid" },
                      "late": { "type": "yesno", "label": "Late" } }
                    """,
                nodes: #"{ "one": { "ask": ["paid", "owed", "late"], "end": "done" } }"#))
        try enquiry.play(.answered("paid", .bool(true)), .answered("owed", .int(7)), .answered("paid", .null))
        #expect(enquiry.fact("owed") == .int(7))
        #expect(enquiry.card().failures == [RuleFailure(subject: "Owed", cause: "it is not known")])
        #expect(
            throws: Refusal.invalid("owed", .refused("A rule failed (it is not known): Not paid"))
        ) {
            try enquiry.play(.answered("owed", .int(8)))
        }
    }

    @Test(
        "that a message is sent only because its condition failed is not mistaken for another rule's failure")
    func alike() throws {
        var enquiry = try open(
            """
            { "one": { "ask": ["n"], "note": [{ "text": "Seven", "when": "n != null && 10 / n > 1" }], "next": "two",
                       "send": ["m", { "message": "o", "when": "n != null && 10 / n > 1" }] },
              "two": { "say": ["Bye"], "end": "done" } }
            """,
            messages: """
                { "m": { "to": ["a@client.example"], "subject": "Seven", "body": ["B"] },
                  "o": { "to": ["a@client.example"], "subject": "Of {{n}}", "body": ["B"] } }
                """)
        try enquiry.play(.answered("n", .int(0)), .told("n", .int(5)), .read)
        #expect(enquiry.doubts() == [])
        #expect(enquiry.approvalOfAll() == [.queued("m", edited: nil)])
        try enquiry.play(.queued("m", edited: nil))
        #expect(enquiry.doubts() == ["A rule failed (division by zero): Of 5"])
    }

    @Test("a computed fact that fails is told on the card whose answer broke it")
    func computed() throws {
        var enquiry = try open(
            #"{ "one": { "ask": ["n"], "next": "two" }, "two": { "say": ["Bye"], "end": "done" } }"#)
        #expect(failures(enquiry) == [])
        try enquiry.play(.answered("n", .int(0)))
        #expect(enquiry.trail()[0].failures == [RuleFailure(subject: "Half", cause: "division by zero")])
        #expect(failures(enquiry) == [])
    }

    @Test("a message with a rule that fails shows what it left undecided and why, and is not approved unseen")
    func message() throws {
        var enquiry = try open(
            #"{ "one": { "ask": ["n"], "send": ["m"], "next": "two" }, "two": { "say": ["Bye"], "end": "done" } }"#,
            messages: """
                { "m": { "to": ["a@client.example", { "text": "b@client.example", "when": "n != null && 10 / n > 1" }],
                    "subject": "Share: {{10 / n}}", "body": ["B", { "text": "important", "when": "n != null && 10 / n > 1" }] } }
                """)
        try enquiry.play(.answered("n", .int(0)), .read)
        #expect(enquiry.pendingMessage()?.to == ["a@client.example", "b@client.example"])
        #expect(enquiry.pendingMessage()?.body == ["B", "important"])
        #expect(
            enquiry.doubts() == [
                "A rule failed (division by zero): b@client.example",
                "A rule failed (division by zero): Share: ____",
                "A rule failed (division by zero): important", "Something in it is not known (____).",
            ])
        #expect(enquiry.approvalOfAll() == [])
    }

    @Test(
        "an overflow in any text of the card is told, not left as a blank unseen",
        arguments: [
            #""title": "Room {{n * 9000000000000000000}}", "say": ["Hello"]"#,
            #""say": ["All in all {{n * 9000000000000000000}}"]"#,
            #""ask": ["labelled"]"#, #""ask": ["hinted"]"#, #""ask": ["chosen"]"#,
        ])
    func overflow(_ contents: String) throws {
        let flow = EnquirySample.flow(
            facts: #"""
                { "n": { "type": "integer", "label": "Number" },
                  "labelled": { "type": "text", "label": "Of {{n * 9000000000000000000}}" },
                  "hinted": { "type": "text", "label": "Hinted", "hint": "Of {{n * 9000000000000000000}}" },
                  "chosen": { "type": "choice", "label": "Chosen", "options": [
                    { "value": "a", "label": "A {{n * 9000000000000000000}}" }, { "value": "b", "label": "B" }] } }
                """#,
            nodes: #"{ "one": { "ask": ["n"], "next": "two" }, "two": { \#(contents), "end": "done" } }"#)
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(.answered("n", .int(2)))
        #expect(enquiry.card().failures.map(\.cause) == ["the result of '*' is out of range"])
        #expect(enquiry.card().failures[0].subject.contains("____"))
    }

    @Test("a suggestion that fails is told under its question")
    func suggestion() throws {
        let flow = EnquirySample.flow(
            facts: #"""
                { "n": { "type": "integer", "label": "Number" },
                  "s": { "type": "integer", "label": "Share", "suggest": "100 / n" } }
                """#,
            nodes: #"{ "one": { "ask": ["n"], "next": "two" }, "two": { "ask": ["s"], "end": "done" } }"#)
        var enquiry = try EnquirySample.open(flow)
        try enquiry.play(.answered("n", .int(0)))
        #expect(enquiry.card().failures == [RuleFailure(subject: "Share", cause: "division by zero")])
        #expect(enquiry.card().fields[0].offer == nil)
    }

    @Test("what is not shown cannot fail: a line that guards its own placeholder is silent")
    func guarded() throws {
        var enquiry = try open(
            #"""
            { "one": { "ask": ["n"], "next": "two" },
              "two": { "say": ["Bye", { "text": "Share {{100 / n}}", "when": "n != null && n > 0" }], "end": "done" } }
            """#)
        try enquiry.play(.answered("n", .int(0)))
        #expect(enquiry.card().lines.map(\.text) == ["Bye"])
        #expect(failures(enquiry) == [])
    }
}
