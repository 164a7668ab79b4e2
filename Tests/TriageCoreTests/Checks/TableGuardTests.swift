import TestSupport
import Testing
import TriageCore

/// Rules about what is chosen from a table of more rows than a list of options has.
@Suite("Rules about the rows of a table")
struct TableGuardTests {
    private static func found(rows: Int, _ condition: String) -> [String] {
        let csv = "code,name,fee\n" + (0..<rows).map { "a\($0),Name \($0),\($0)\n" }.joined()
        let flow = FlowText.make([
            "tables":
                #"{ "items": { "columns": { "code": "text", "name": "text", "fee": "integer" }, "csv": "items.csv" } }"#,
            "facts": #"""
            { "item": { "type": "choice", "label": "Which?", "options": { "table": "items", "value": "code", "label": "name" } },
              "fee": { "type": "integer", "value": "tables.items.filter(r, r.code == item).map(r, r.fee).first()" } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["item"], "next": [{ "when": "\#(condition)", "go": "last" }] },
              "last": { "say": ["It costs {{fee}}."], "end": "done" } }
            """#,
        ])
        return FlowText.check(flow, beside: ["items.csv": csv]).map {
            "\($0.code.name): \($0.witness?.facts.joined(separator: ", ") ?? "")"
        }
    }

    @Test("a rule that leaves out one row of many, by its name or by what stands in it")
    func left() {
        #expect(Self.found(rows: 40, "item != 'a37'") == ["gap: item = 'a37'"])
        #expect(Self.found(rows: 40, "fee != 37") == ["gap: fee = 37"])
        #expect(Self.found(rows: 40, "fee < 40").isEmpty)
        #expect(Self.found(rows: 900, "item != 'a837'").contains("gap: item = 'a837'"))
    }

    @Test("a row that there is not is no fact that is not known")
    func missing() {
        let found = Self.found(rows: 2, "tables.items[2].fee > 1")
        #expect(found.contains("failing-guard: "))
        #expect(!found.contains { $0.hasPrefix("maybe-unknown") })
    }

    @Test(
        "a text or a number that is looked up is tried as the rows have it",
        arguments: [
            (#""type": "text""#, "tables.items.exists(r, r.code == it)", "it = 'a0'"),
            (#""type": "integer", "min": 100"#, "tables.items.exists(r, r.fee == it)", "it = 131"),
            (
                #""type": "date", "max": "2020-12-31""#, "tables.items.exists(r, r.day == it)",
                "it = date('2001-05-08')"
            ),
        ])
    func lookedUp(fact: String, condition: String, facts: String) {
        let flow = FlowText.make([
            "tables": #"""
            { "items": { "columns": { "code": "text", "fee": "integer", "day": "date" },
                "rows": [["a0", 131, "2001-05-03"], ["a1", 977, "2001-05-08"]] } }
            """#,
            "facts": #"{ "it": { "label": "It", \#(fact) } }"#,
            "nodes": #"""
            { "first": { "ask": ["it"], "next": [{ "when": "!(\#(condition))", "go": "last" }] },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        let found = FlowText.check(flow).map {
            "\($0.code.name): \($0.witness?.facts.joined(separator: ", ") ?? "")"
        }
        #expect(found == ["gap: \(facts)"])
    }
}
