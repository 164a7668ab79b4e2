import TestSupport
import Testing
import TriageCore

/// Terms that cannot be worked out for some of the values that their facts can have.
@Suite("Terms that may fail")
struct FailingTermTests {
    /// The codes of a flow that asks for a number, a sum and a day, and shows something worked out from them.
    private static func found(_ shown: String, facts: String = "", hours: String? = nil) -> [String] {
        let text = FlowText.make([
            "facts": #"""
            { "n": { "type": "integer", "label": "N" }, "few": { "type": "integer", "label": "Few", "max": 9, "min": 0 },
              "sum": { "type": "money", "label": "Sum" }, "day": { "type": "date", "label": "Day" },
              "none": { "type": "integer", "label": "None", "fixed": 0 }\#(facts) }
            """#,
            "nodes": #"""
            { "first": { "ask": ["n", "few", "sum", "day"], "next": "last" },
              "last": { "say": ["It is {{\#(shown)}}."], "end": "done" } }
            """#,
            "hours": hours,
        ])
        return FlowText.check(text).map(\.code.name).filter { ["may-be-blank", "not-proved"].contains($0) }
    }

    @Test(
        "a number beyond what a whole number holds",
        arguments: [
            "n * 1000000 * 1000000 * 1000000", "n + 9223372036854775000", "n - 9223372036854775000",
            "sum * 1000000", "[n, n * 1000000].sum() * 1000", "few * 1000000000000000000 * few", "n * n * n",
        ])
    func large(shown: String) {
        #expect(Self.found(shown).count == 1)
    }

    @Test(
        "a number within it",
        arguments: [
            "n * 1000000", "n + 4000000000", "sum * 1000", "few * 1000000000000000000", "few * few * few - n",
            "[n, few].sum() * 1000", "days(day, today) * 1000000 - n",
        ])
    func small(shown: String) {
        #expect(Self.found(shown) == [])
    }

    @Test("a number whose fact is worked out from another")
    func computed() {
        let million = #", "million": { "type": "integer", "value": "n * 1000000" }"#
        #expect(Self.found("million * 1000000", facts: million).count == 1)
        #expect(Self.found("million + few", facts: million) == [])
    }

    @Test(
        "what never changes and can never be worked out",
        arguments: ["n + 10 / none", "n + (few > 3 ? 10 / none : 1)", "[n][none + 1]"])
    func fixed(shown: String) {
        #expect(Self.found(shown) == ["may-be-blank"])
    }

    @Test(
        "a computed fact that divides by zero",
        arguments: ["n / 0", "n % 0", "n / (1 - 1)", "few / int(0.5)"])
    func zero(value: String) {
        let text = FlowText.make([
            "facts": #"""
            { "n": { "type": "integer", "label": "N" }, "few": { "type": "integer", "label": "Few" },
              "share": { "type": "integer", "value": "\#(value)" } }
            """#,
            "nodes":
                #"{ "first": { "ask": ["n", "few"], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }"#,
        ])
        #expect(FlowText.check(text).map(\.code.name).contains("failing-expression"))
    }

    @Test("what never changes and can be worked out", arguments: ["n + 10 / (none + 1)", "n + none"])
    func worked(shown: String) {
        #expect(Self.found(shown) == [])
    }

    @Test("a day that is in no calendar", arguments: ["addDays(day, 5000000)", "addMonths(day, -100000)"])
    func days(shown: String) {
        #expect(Self.found(shown) == ["may-be-blank"])
    }

    @Test("an open day of hours that have none")
    func openDays() {
        #expect(Self.found("addOpenDays(day, 3)", hours: #"{ "week": {} }"#) == ["may-be-blank"])
        #expect(Self.found("addOpenDays(day, 3)", hours: #"{ "week": { "mon": ["09:00-17:00"] } }"#) == [])
    }

    @Test(
        "what fails is what is told: not something else that is unknown there",
        arguments: [
            ("a == null && 100 / n == 1", "this cannot be worked out in some calls: division by zero"),
            ("a == null && b > 1", "`b` may be unknown here; test it first: `b != null && ...`"),
        ])
    func cause(condition: String, message: String) {
        let text = FlowText.make([
            "facts": #"""
            { "a": { "type": "integer", "label": "A", "optional": true },
              "b": { "type": "integer", "label": "B", "optional": true }, "n": { "type": "integer", "label": "N" } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["a", "b", "n"], "next": [{ "when": "\#(condition)", "go": "last" }, { "go": "last" }] },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        #expect(FlowText.check(text).map(\.message).contains(message))
    }

    @Test(
        "a computed fact that may be unknown, within a list, a condition or a macro",
        arguments: [
            ("[since.month, 12].sum()", ["maybe-unknown"]), ("size([share + 1])", ["maybe-unknown"]),
            ("[is ? 1 : 2].sum()", ["maybe-unknown"]), ("[1, 2].filter(one, is).sum()", ["maybe-unknown"]),
            ("[since != null || share > 3 ? 1 : 2].sum()", ["maybe-unknown"]),
            ("[1, 2].exists(one, one > share) ? 1 : 2", ["maybe-unknown"]),
            ("since == null ? 1 : [since.month, 2].sum()", []),
            ("[share == null ? 0 : share + 1, 12].sum()", []),
            ("[since != null && since.month > 3 ? 1 : 2].sum()", []),
            ("[1, 2].exists(one, one == share) ? 1 : 2", []),
            ("[1, 2].filter(one, share == null || one > share).sum()", []),
        ])
    func within(value: String, codes: [String]) {
        let text = FlowText.make([
            "tables": #"{ "rates": { "columns": { "from": "date" }, "rows": [["2026-01-01"]] } }"#,
            "facts": #"""
            { "n": { "type": "integer", "label": "N", "optional": true }, "result": { "type": "integer" },
              "since": { "type": "date", "value": "tables.rates.filter(r, r.from <= today).map(r, r.from).first()" },
              "share": { "type": "integer", "value": "n * 2" }, "is": { "type": "yesno", "value": "n > 3" } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["n"], "set": { "result": "\#(value)" }, "next": "last" },
              "last": { "say": [{ "text": "{{result}}", "when": "result != null" }], "end": "done" } }
            """#,
        ])
        let found = FlowText.check(text).map(\.code.name).filter {
            !["unused-fact", "superfluous-null-check"].contains($0)
        }
        #expect(found == codes)
    }

    @Test("a table that is too long to be gone through for each of its rows")
    func work() {
        func found(_ condition: String, rows: Int) -> [String] {
            let rows = (0..<rows).map { "[\($0)]" }.joined(separator: ", ")
            let text = FlowText.make([
                "facts": #"{ "n": { "type": "integer", "label": "N" } }"#,
                "tables": #"{ "t": { "columns": { "q": "integer" }, "rows": [\#(rows)] } }"#,
                "nodes": #"""
                { "first": { "ask": ["n"], "next": [{ "when": "\#(condition)", "go": "last" }, { "go": "last" }] },
                  "last": { "say": ["Bye."], "end": "done" } }
                """#,
            ])
            return FlowText.check(text).map(\.code.name).filter { $0 == "failing-guard" }
        }
        for condition in [
            "tables.t.all(a, tables.t.all(b, a.q + b.q + n > -1000000))",
            "tables.t.map(r, r.q + n).distinct().size() > 5",
        ] {
            #expect(found(condition, rows: 1_500) == ["failing-guard"], "\(condition)")
            #expect(found(condition, rows: 30) == [], "\(condition)")
        }
    }
}
