import TestSupport
import Testing
import TriageCore

/// Values that lie between what a flow compares them with, or are none of what can be answered.
@Suite("Values outside the usual cells")
struct OutsideCellsTests {
    /// The codes of a flow that asks for facts and goes on by conditions.
    private static func found(
        _ facts: String, set: String? = nil, ask: String, _ conditions: String...
    ) -> [String] {
        let branches = conditions.map { #"{ "when": "\#($0)", "go": "last" }"# }.joined(separator: ", ")
        let setting = set.map { #""set": { \#($0) }, "# } ?? ""
        let text = FlowText.make([
            "facts": "{ \(facts) }",
            "nodes": #"""
            { "first": { "ask": [\#(ask)], "next": "second" },
              "second": { \#(setting)"next": [\#(branches)] }, "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        return FlowText.check(text).map(\.code.name).filter {
            ["gap", "not-proved", "never-true", "always-true"].contains($0)
        }
    }

    private static let sum = #""m": { "type": "money", "label": "M", "optional": true }"#
    private static let choice =
        #""c": { "type": "choice", "label": "C", "options": [{ "value": "a", "label": "A" }, { "value": "b", "label": "B" }] }"#

    @Test("an amount that is compared with nothing")
    func amount() {
        #expect(
            Self.found("\(Self.sum), \(Self.choice)", ask: #""m", "c""#, "m == null", "c == 'a'") == ["gap"])
    }

    @Test("an address of the public internet")
    func address() {
        let address = #""ip": { "type": "ip", "label": "IP", "public": true, "optional": true }"#
        #expect(
            Self.found("\(address), \(Self.choice)", ask: #""ip", "c""#, "ip == null", "c == 'a'") == ["gap"])
    }

    @Test("one of more numbers than there are cells for")
    func many() {
        let numbers = (0..<60).map { "\($0 * 10)" }
        let number = #""n": { "type": "integer", "label": "N", "min": 0, "max": 1000 }"#
        let missed = "!(n in [\(numbers.joined(separator: ", "))])"
        #expect(Self.found(number, ask: #""n""#, missed) == ["gap"])
        let all = numbers.map { "n < \($0)" } + ["n >= 590"]
        #expect(!Self.found(number, ask: #""n""#, all.joined(separator: " || ")).contains("gap"))
    }

    @Test("a span of time in hours may be longer than a day, or negative")
    func span() {
        let moment = #""at": { "type": "datetime", "label": "At" }"#
        let found = Self.found(
            moment, ask: #""at""#, "(now - at).getHours() > 24", "(now - at).getHours() <= 24")
        #expect(!found.contains("never-true") && !found.contains("always-true"))
    }

    @Test("what is compared with a number beyond those that a function has")
    func beyond() {
        let day = #""d": { "type": "date", "label": "D" }"#
        #expect(!Self.found(day, ask: #""d""#, "weekday(d) < 9", "true").contains("never-true"))
    }

    @Test("zero divided by zero comes before and after nothing")
    func noNumber() {
        let numbers = #""a": { "type": "number", "label": "A" }, "b": { "type": "number", "label": "B" }"#
        let ask = #""a", "b""#
        #expect(Self.found(numbers, ask: ask, "a / b > 1.0", "a / b <= 1.0") == ["gap"])
        #expect(Self.found(numbers, ask: ask, "a > 1.0", "a <= 1.0") == [])
    }

    @Test("between two whole numbers there are others")
    func whole() {
        let number = #""a": { "type": "number", "label": "A" }"#
        #expect(Self.found(number, ask: #""a""#, "a <= dyn(1)", "a >= dyn(2)") == ["gap"])
    }

    @Test("a choice that is set to what is none of its options")
    func setToOther() {
        let facts = #"\#(Self.choice), "t": { "type": "text", "label": "T" }"#
        #expect(Self.found(facts, set: #""c": "t""#, ask: #""t""#, "c == 'a'", "c == 'b'") == ["gap"])
        #expect(
            Self.found(facts, set: #""c": "t == 'x' ? 'a' : 'b'""#, ask: #""t""#, "c == 'a'", "c == 'b'")
                == [])
    }

    @Test("texts whose accents are composed differently are two texts")
    func accents() {
        let text = #""t": { "type": "text", "label": "T" }"#
        let found = Self.found(
            text, ask: #""t""#, #"t.contains('e\\u0301')"#, #"t.contains('\\u00e9')"#, "true")
        #expect(!found.contains("never-true"))
    }

    @Test("what the clock decides, though the flow asks for one day alone")
    func clock() {
        let end = #"\#(Self.choice), "end": { "type": "date", "fixed": "2026-12-25" }"#
        for condition in [
            "days(today, end) > 10", "days(today, date('2026-12-25')) > 10", "today < addDays(end, -10)",
            "today.year == 2026",
        ] {
            #expect(Self.found(end, ask: #""c""#, condition, "c == 'a'").contains("gap"), "\(condition)")
        }
        let day = #"\#(Self.choice), "d": { "type": "date", "label": "D" }"#
        #expect(
            Self.found(
                day, set: #""d": "addDays(today, 14)""#, ask: #""c""#, "d < date('2026-05-01')", "c == 'a'"
            )
            .contains("gap"))
    }

    @Test("an answer is taken away once all of a node's facts are set")
    func lapse() {
        let facts = #"""
            "x": { "type": "choice", "label": "X", "options": [{ "value": "a", "label": "A" }, { "value": "b", "label": "B" }] },
            "y": { "type": "choice", "label": "Y", "options": [{ "value": "p", "label": "P", "when": "x == 'a'" },
              { "value": "q", "label": "Q" }] },
            "z": { "type": "choice", "label": "Z", "options": [{ "value": "p", "label": "P" }, { "value": "q", "label": "Q" }] }
            """#
        let both = ["y != null && z == y", "y == null && z == null"].joined(separator: " || ")
        #expect(
            Self.found(facts, set: #""x": "'b'", "z": "y""#, ask: #""x", "y""#, both).contains("gap"))
    }

    @Test("on the last card, though it shows nothing, something can be told")
    func lastCard() {
        func found(_ say: String) -> [String] {
            let text = FlowText.make([
                "facts": #"""
                { "q": { "type": "yesno", "label": "Q" }, "x": { "type": "yesno", "label": "X" },
                  "phone": { "type": "text", "label": "Phone" } }
                """#,
                "nodes": #"""
                { "first": { "ask": ["q", { "fact": "x", "when": "q == false" },
                    { "fact": "phone", "when": "q == false" }], "next": "last" },
                  "last": { "send": ["letter"], "end": "done" } }
                """#,
                "messages": #"""
                { "letter": { "to": ["desk@client.example"], "subject": "A call",
                    "body": ["A call.", { "text": "Phone {{phone}}", "when": "\#(say)" }] } }
                """#,
            ])
            return FlowText.check(text).map(\.code.name)
        }
        #expect(found("x != null") == ["may-be-blank"])
        #expect(found("phone != null") == [])
    }

    @Test(
        "of two facts one comes before the other, or they are the same",
        arguments: ["integer", "date", "datetime", "money"])
    func order(type: String) {
        let facts = #""a": { "type": "\#(type)", "label": "A" }, "b": { "type": "\#(type)", "label": "B" }"#
        let ask = #""a", "b""#
        #expect(Self.found(facts, ask: ask, "a < b", "a == b", "a > b") == [])
        #expect(Self.found(facts, ask: ask, "a == b", "a != b") == [])
        #expect(Self.found(facts, ask: ask, "a <= b", "a > b") == [])
        #expect(Self.found(facts, ask: ask, "a < b", "a > b") == ["gap"])
        #expect(Self.found(facts, ask: ask, "a != b") == ["gap"])
    }

    @Test("two facts that may be unknown are the same if both are")
    func unknown() {
        let facts =
            #""a": { "type": "integer", "label": "A", "optional": true }, "b": { "type": "integer", "label": "B", "optional": true }"#
        let ask = #""a", "b""#
        #expect(Self.found(facts, ask: ask, "a == b", "a == null || b == null || a < b || b < a") == [])
        #expect(Self.found(facts, ask: ask, "a != b", "a != null") == ["gap"])
    }

    @Test("two texts are the same or not")
    func texts() {
        let facts = #""a": { "type": "text", "label": "A" }, "b": { "type": "text", "label": "B" }"#
        #expect(Self.found(facts, ask: #""a", "b""#, "a == b", "a != b") == [])
        #expect(Self.found(facts, ask: #""a", "b""#, "a != b") == ["gap"])
    }

    @Test("numbers that are too large for what they stand beside, in literals, tables and limits")
    func overflow() {
        let money = #""m": { "type": "money", "label": "M", "min": "0.00", "max": "100.00" }"#
        func found(_ condition: String, _ ask: String, of facts: String = money) -> [String] {
            FlowText.check(
                FlowText.make([
                    "facts": "{ \(facts) }",
                    "tables":
                        #"{ "t": { "columns": { "fee": "money" }, "rows": [["92233720368547700.00"]] } }"#,
                    "nodes": #"""
                    { "first": { "ask": ["\#(ask)"], "next": [{ "when": "\#(condition)", "go": "last" }, { "go": "last" }] },
                      "last": { "say": ["Bye."], "end": "done" } }
                    """#,
                ])
            ).map(\.code.name).filter { ["failing-guard", "not-proved"].contains($0) }
        }
        #expect(found("m + 92233720368547700.00 > 1.00", "m").count == 1)
        #expect(found("tables.t.map(r, r.fee).sum() + m > 1.00", "m").count == 1)
        let number =
            #""i": { "type": "integer", "label": "I", "min": -9223372036854775808, "max": 9223372036854775807 }"#
        #expect(found("i + 1 > 3", "i", of: number).count == 1)
        #expect(found("-i > 3", "i", of: number).count == 1)
        #expect(found("m + 5.00 > 1.00", "m") == [])
    }

    @Test("a count of days that no calendar has is judged, and nothing breaks")
    func count() {
        let day = #""d": { "type": "date", "label": "D" }"#
        let text = FlowText.make([
            "facts": "{ \(day) }",
            "nodes": #"""
            { "first": { "ask": ["d"], "next": [{ "when": "addDays(d, 9223372036854775807) > today", "go": "last" },
                { "go": "last" }] }, "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        #expect(FlowText.check(text).map(\.code.name) == ["failing-guard"])
    }
}
