import TestSupport
import Testing
import TriageCore

@Suite("What answers and times say of each other")
struct KnownTogetherTests {
    /// The codes about a branch that is taken unless there is a gap.
    ///
    /// - Parameter first: what the node before it has besides the way to it.
    private static func codes(
        facts: String = "{}", first: String, unless condition: String, beside others: [String: String] = [:]
    ) -> [String] {
        let flow = FlowText.make([
            "timeZone": #""UTC""#, "facts": facts,
            "nodes": #"""
            { "first": { \#(first) },
              "second": { "next": [{ "when": "\#(condition)", "go": "last" }] },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        return FlowText.check(flow, beside: others).map(\.code.name).filter {
            ["gap", "gap-over-midnight", "not-proved"].contains($0)
        }
    }

    @Test(
        "an answer that stands fits those above and below it",
        arguments: [
            (#"["a", "b"]"#, "a <= b", nil), (#"["b", "a"]"#, "a <= b", nil),
            (#"["b", "a"]"#, "a < b", "gap"),
            (#"["c", "d"]"#, "c != 'y' || d == true", nil), (#"["c", "d"]"#, "c != 'x' || d == true", "gap"),
        ])
    func answers(ask: String, condition: String, code: String?) {
        let facts = #"""
            { "a": { "type": "integer", "label": "A", "min": 0, "max": 900 },
              "b": { "type": "integer", "label": "B", "min": 0, "max": 900, "accept": "a == null || b >= a", "because": "No." },
              "d": { "type": "yesno", "label": "D" },
              "c": { "type": "choice", "label": "C", "options": [ { "value": "x", "label": "X" },
                { "value": "y", "label": "Y", "when": "d == true" } ] } }
            """#
        let codes = Self.codes(facts: facts, first: #""ask": \#(ask), "next": "second""#, unless: condition)
        #expect(codes == (code.map { [$0] } ?? []))
    }

    @Test("nobody gets past a question whose only option is refused")
    func refused() {
        let facts = #"""
            { "a": { "type": "choice", "label": "A", "options": [{ "value": "x", "label": "X" }], "accept": "a != 'x'", "because": "No." } }
            """#
        let first = #""ask": ["a"], "next": "second""#
        #expect(Self.codes(facts: facts, first: first, unless: "today < date('2026-07-03')") == [])
    }

    @Test(
        "the day is that of the time",
        arguments: [
            ("today >= date('2026-07-03')", nil), ("today > date('2026-07-03')", "gap"),
            ("today > date('2026-07-02')", nil),
        ])
    func day(condition: String, code: String?) {
        let early = "now < timestamp('2026-07-03T00:00:00Z')"
        let codes = Self.codes(first: #""next": "second""#, unless: "\(early) || \(condition)")
        #expect(codes == (code.map { [$0] } ?? []))
    }

    @Test(
        "what a distance from a day says of today",
        arguments: [("today > date('2026-07-03')", nil), ("today > date('2026-07-04')", "gap")])
    func distance(condition: String, code: String?) {
        let facts = #"{ "a": { "type": "date", "label": "A", "min": "2026-07-01" } }"#
        let first = #"""
            "ask": ["a"], "next": [{ "when": "days(a, today) > 2", "go": "second" }, { "go": "last" }]
            """#
        #expect(Self.codes(facts: facts, first: first, unless: condition) == (code.map { [$0] } ?? []))
    }

    @Test(
        "it does not get later while a call waits nowhere",
        arguments: [("", nil), (#""say": ["One moment."], "#, "gap-over-midnight")])
    func instant(card: String, code: String?) {
        let first = #"""
            \#(card)"next": [{ "when": "today < date('2026-07-03')", "go": "second" }, { "go": "last" }]
            """#
        #expect(Self.codes(first: first, unless: "today < date('2026-07-03')") == (code.map { [$0] } ?? []))
    }

    @Test(
        "a part begins no earlier than it is called, and its caller goes on no earlier than it ends",
        arguments: [("", nil), (#""say": ["One moment."], "#, "gap-over-midnight")])
    func part(card: String, code: String?) {
        let part = FlowText.make([
            "id": #""item""#, "part": "true",
            "nodes": #"""
            { "first": { \#(card)"next": [{ "when": "today < date('2026-07-03')", "go": "early" }, { "go": "late" }] },
              "early": { "end": "done" }, "late": { "next": "late" } }
            """#,
        ])
        let first = #""call": { "flow": "item", "as": "sub" }, "next": "second""#
        let codes = Self.codes(first: first, unless: "today < date('2026-07-03')", beside: ["item": part])
        #expect(codes == (code.map { [$0] } ?? []))
    }
}
