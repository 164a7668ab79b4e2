import TestSupport
import Testing

@testable import TriageCore

@Suite("Destinations by what is known already")
struct KnownNextTests {
    private static let part = #"""
        { "format": 1, "id": "ticket", "title": "Ticket", "version": "1", "language": "en-AU",
          "timeZone": "Australia/Melbourne", "part": true, "start": "a", "facts": {
            "urgent": { "type": "yesno", "label": "Urgent?" } },
          "outcomes": { "created": { "label": "Created", "kind": "resolved" },
            "refused": { "label": "Refused", "kind": "declined" } },
          "nodes": { "a": { "ask": ["urgent"], "next": { "yes": "b", "no": "c" } },
            "b": { "end": "created" }, "c": { "end": "refused" } } }
        """#

    private static func flow(_ next: String, optional: String = "", first: String = "plan") -> String {
        FlowText.make([
            "facts": #"""
            { "plan": { "type": "choice", "label": "Plan", \#(optional)"options": [
                { "value": "small", "label": "Small" }, { "value": "large", "label": "Large" } ] },
              "isLarge": { "type": "yesno", "value": "plan == 'large'" },
              "name": { "type": "text", "label": "Name" } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["\#(first)"], "next": "second" },
              "second": { "call": { "flow": "ticket", "as": "ticket" }, "next": \#(next) },
              "more": { "say": ["{{plan}} {{name}} {{isLarge}}"], "next": "last" }, "last": { "end": "done" } }
            """#,
        ])
    }

    private static func messages(_ text: String) -> [String] {
        FlowText.check(text, beside: ["ticket": part]).filter { $0.severity == .error }.map(\.message)
    }

    private func walk(_ next: String, _ plan: String, urgent: Bool) throws -> Enquiry {
        let loaded = FlowText.load(Self.flow(next), beside: ["ticket": Self.part])
        #expect(loaded.errors.isEmpty, "\(loaded.errors.map(\.headline))")
        var call = EnquirySample.open(on: try #require(loaded.flows))
        try call.play(.answered("plan", .string(plan)), .answered("urgent", .bool(urgent)))
        return call
    }

    @Test("an answer given earlier, a computed fact, a part's fact and its outcome decide")
    func deciding() throws {
        for (next, other) in [
            (#"{ "on": "plan", "go": { "large": "more", "small": "last" } }"#, ("small", true)),
            (#"{ "on": "isLarge", "go": { "yes": "more", "no": "last" } }"#, ("small", true)),
            (#"{ "on": "ticket.urgent", "go": { "yes": "more", "*": "last" } }"#, ("large", false)),
            (
                #"{ "on": "ticket.outcome", "go": { "created": "more", "refused": "last" } }"#,
                ("large", false)
            ),
        ] {
            #expect(try walk(next, "large", urgent: true).path == "more", "\(next)")
            #expect(try walk(next, other.0, urgent: other.1).path == "last", "\(next)")
        }
    }

    @Test(
        "its keys are checked as those of an answer asked here",
        arguments: [
            (
                #"{ "on": "plan", "go": { "large": "more", "smal": "last" } }"#,
                ["'smal' is not an answer to 'plan' (small, large); did you mean 'small'?"]
            ),
            (
                #"{ "on": "plan", "go": { "large": "more" } }"#,
                ["no branch is taken: plan = 'small'"]
            ),
            (
                #"{ "on": "ticket.outcome", "go": { "created": "more" } }"#,
                ["no branch is taken: ticket.outcome = 'refused'"]
            ),
            (
                #"{ "on": "ticket.urgent", "go": { "yes": "more", "no": "last" } }"#,
                []
            ),
            (
                #"{ "on": "plann", "go": { "large": "more", "*": "last" } }"#,
                ["there is no fact 'plann'; did you mean 'plan'?"]
            ),
            (
                #"{ "on": "name", "go": { "x": "more", "*": "last" } }"#,
                ["'name' is no choice, no yes/no fact and no outcome, so it has no values to go by"]
            ),
            (
                #"{ "on": "ticket", "go": { "x": "more", "*": "last" } }"#,
                ["'ticket' is no choice, no yes/no fact and no outcome, so it has no values to go by"]
            ),
            (
                #"{ "on": "plan", "go": { "large": "moer", "*": "last" } }"#,
                ["there is no node 'moer'; did you mean 'more'?"]
            ),
        ])
    func keys(next: String, expected: [String]) {
        #expect(Self.messages(Self.flow(next)) == expected)
    }

    @Test("what may be skipped, or what nothing asks, needs the rest")
    func rest() {
        let next = #"{ "on": "plan", "go": { "large": "more", "small": "last" } }"#
        let gap = ["no branch is taken: plan = null"]
        #expect(Self.messages(Self.flow(next)) == [])
        #expect(Self.messages(Self.flow(next, optional: #""optional": true, "#)) == gap)
        #expect(Self.messages(Self.flow(next, first: "name")) == gap)
        let withRest = #"{ "on": "plan", "go": { "large": "more", "*": "last" } }"#
        #expect(Self.messages(Self.flow(withRest, first: "name")) == [])
    }

    @Test("an answer that no call brings along needs no destination")
    func excluded() {
        func found(_ condition: String) -> [String] {
            let text = FlowText.make([
                "facts": #"""
                { "plan": { "type": "choice", "label": "Plan", "options": [
                    { "value": "small", "label": "Small" }, { "value": "large", "label": "Large" } ] } }
                """#,
                "nodes": #"""
                { "first": { "ask": ["plan"],
                    "next": [{ "when": "\#(condition)", "go": "last" }, { "go": "second" }] },
                  "second": { "next": { "on": "plan", "go": { "large": "more" } } },
                  "more": { "say": ["Large."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
                """#,
            ])
            return FlowText.check(text).map(\.message)
        }
        #expect(found("plan == 'small'") == [])
        #expect(found("plan == 'large'").contains("no branch is taken: plan = 'small'"))
    }

    @Test("the answers 'on' and 'go' are keys as before")
    func oldKeys() throws {
        let text = FlowText.make(
            facts: #"""
                { "lamp": { "type": "choice", "label": "Lamp", "options": [
                  { "value": "on", "label": "On" }, { "value": "go", "label": "Go" } ] } }
                """#, ask: #"["lamp"]"#, next: #"{ "on": "last", "go": "last" }"#)
        #expect(FlowText.check(text) == [])
    }

    @Test("what is unknown at run time is a destination picked by hand")
    func unknown() throws {
        let text = EnquirySample.flow(
            facts:
                #"{ "plan": { "type": "yesno", "label": "Plan?" }, "b": { "type": "yesno", "label": "B?" } }"#,
            nodes: #"""
                { "one": { "ask": ["b"], "next": { "yes": "two", "no": "three" } },
                  "two": { "ask": ["plan"], "next": "three" },
                  "three": { "next": { "on": "plan", "go": { "yes": "last", "no": "last" } } },
                  "last": { "end": "done" } }
                """#)
        var call = try EnquirySample.open(text)
        try call.play(.answered("b", .bool(false)))
        #expect(call.awaiting == .destination(.noBranch) && call.path == "three")
    }
}
