import TestSupport
import Testing
import TriageCore

@Suite("What is proved of flows")
struct ProofTests {
    private static func found(
        facts: String, ask: String = "[]", next: String, beside others: [String: String] = [:]
    ) -> [Finding] {
        FlowText.check(FlowText.make(facts: facts, ask: ask, next: next), beside: others)
    }

    private static func branches(_ conditions: String...) -> String {
        "[" + conditions.map { #"{ "when": "\#($0)", "go": "last" }"# }.joined(separator: ", ") + "]"
    }

    /// Flows in which nothing goes wrong, though much less clever checks would think so.
    private static let sound: [(name: String, facts: String, ask: String, next: String)] = [
        (
            "a start beside a whole text", #"{ "t": { "type": "text", "label": "T" } }"#, #"["t"]"#,
            branches("t.startsWith('a')", "t != 'abc'")
        ),
        (
            "a month beside days", #"{ "d": { "type": "date", "label": "D" } }"#, #"["d"]"#,
            #"[{ "when": "d.month == 2 && days(d, today) < 10", "go": "last" }, { "go": "last" }]"#
        ),
        (
            "a sum",
            #"{ "a": { "type": "integer", "label": "A" }, "b": { "type": "integer", "label": "B" } }"#,
            #"["a", "b"]"#, branches("a + b > 10", "a + b <= 10")
        ),
        (
            "the last guard of a complete list", #"{ "n": { "type": "integer", "label": "N" } }"#, #"["n"]"#,
            branches("n < 3", "n == 3", "n > 3")
        ),
        (
            "a question used under its own condition",
            #"{ "is": { "type": "yesno", "label": "Is it?" }, "n": { "type": "integer", "label": "N" } }"#,
            #"["is", { "fact": "n", "when": "is" }]"#,
            #"[{ "when": "is && n > 3", "go": "last" }, { "go": "last" }]"#
        ),
        (
            "many figures above the least one that is allowed",
            #"{ "n": { "type": "integer", "label": "N", "min": 35 } }"#, #"["n"]"#,
            "[" + (1...40).map { #"{ "when": "n == \#($0)", "go": "last" }"# }.joined(separator: ", ")
                + #", { "go": "last" }]"#
        ),
    ]

    @Test("no error is found where no call goes wrong", arguments: sound.indices)
    func neverWolf(index: Int) {
        let flow = Self.sound[index]
        let errors = Self.found(facts: flow.facts, ask: flow.ask, next: flow.next).filter {
            $0.severity == .error
        }
        #expect(errors.map(\.headline) == [], "\(flow.name)")
    }

    @Test("where too many figures part a fact, what may be taken is not called dead")
    func manyFigures() {
        let flow = Self.sound[5]
        let dead = Self.found(facts: flow.facts, ask: flow.ask, next: flow.next).filter {
            ["shadowed-branch", "always-true"].contains($0.code.name)
        }
        #expect(dead.map(\.headline) == [])
    }

    @Test("a counter that ends goes round without being found, one that does not is found")
    func counters() {
        func codes(_ step: String) -> [String] {
            FlowText.check(
                FlowText.make([
                    "start": #""first""#,
                    "facts": #"{ "n": { "type": "integer", "internal": true } }"#,
                    "nodes": #"""
                    { "first": { "set": { "n": "0" }, "next": "count" },
                      "count": { "set": { "n": "\#(step)" }, "next": [{ "when": "n >= 3", "go": "last" }, { "go": "count" }] },
                      "last": { "say": ["Bye."], "end": "done" } }
                    """#,
                ])
            ).filter { $0.severity == .error }.map(\.code.name)
        }
        #expect(codes("n + 1") == [])
        #expect(codes("n * 1") == ["endless-round"])
    }

    @Test("a gap between figures of two facts is named by such figures")
    func corner() throws {
        let found = Self.found(
            facts: #"{ "a": { "type": "number", "label": "A" }, "b": { "type": "integer", "label": "B" } }"#,
            ask: #"["a", "b"]"#, next: Self.branches("a <= 10.0", "a > 12.0", "b != 0"))
        let gap = try #require(found.first)
        #expect(found.map(\.code.name) == ["gap"])
        #expect(gap.witness?.facts == ["a = 12.0", "b = 0"])
    }

    @Test("a rule of 30 days that leaves the day itself open is found by that day")
    func thirty() throws {
        let found = Self.found(
            facts: #"{ "d": { "type": "date", "label": "D", "max": "today" } }"#, ask: #"["d"]"#,
            next: Self.branches("days(d, today) < 30", "days(d, today) > 30"))
        #expect(found.map(\.code.name) == ["gap"])
        let facts = try #require(found.first?.witness).facts
        #expect(facts == ["today = date('2026-01-15')", "d = date('2025-12-16')"])
    }

    @Test("a fact whose rule may fail may be unknown afterwards")
    func failingSetting() {
        let found = FlowText.check(
            FlowText.make([
                "facts": #"""
                { "n": { "type": "integer", "label": "N" }, "m": { "type": "integer", "label": "M" },
                  "r": { "type": "integer" } }
                """#,
                "nodes": #"""
                { "first": { "ask": ["n", "m"], "next": "share" },
                  "share": { "set": { "r": "n / m" }, "next": [{ "when": "r > 3", "go": "last" }, { "go": "last" }] },
                  "last": { "say": ["Bye."], "end": "done" } }
                """#,
            ]))
        #expect(found.map(\.code.name).sorted() == ["failing-expression", "maybe-unknown"])
    }

    @Test("a flow is proved alike every time")
    func alike() {
        let text = FlowText.make(
            facts: #"{ "a": { "type": "integer", "label": "A" }, "b": { "type": "text", "label": "B" } }"#,
            ask: #"["a", "b"]"#, next: Self.branches("a < 3", "b.size() > a", "b.startsWith('x')"))
        let first = FlowText.check(text)
        #expect(first.map(\.headline) == FlowText.check(text).map(\.headline) && !first.isEmpty)
        #expect(first.map(\.witness) == FlowText.check(text).map(\.witness))
    }
}
