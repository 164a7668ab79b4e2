import TestSupport
import Testing
import TriageCore

@Suite("Checks of a flow's names")
struct ChecksTests {
    @Test("a mistake is found at its place, and nothing once it is cured", arguments: Self.examples)
    func finds(example: Broken) {
        let (expected, found) = example.headlines
        #expect(found == expected)
        #expect(example.headlinesOfCured == [])
    }

    @Test("a finding about a fact points to where the fact is declared")
    func related() throws {
        let text = FlowText.make(facts: #"{ "fee": { "type": "money", "fixed": "5.00" } }"#, ask: #"["fee"]"#)
        let finding = try #require(FlowText.check(text).first)
        #expect(finding.message == "'fee' has a value of its own and cannot be asked")
        #expect(finding.related?.message == "declared here")
        #expect(finding.related?.location.start == Place(line: 11, column: 14))
    }

    @Test("a part is spared what only its callers can know")
    func parts() {
        let part = FlowText.make([
            "part": "true", "currency": nil,
            "facts":
                #"{ "fee": { "type": "money", "fixed": "5.00" }, "total": { "type": "money", "value": "fee * 2" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
            "nodes":
                #"{ "first": { "say": ["Write to {{contacts.desk.email}}."], "ask": ["isOn"], "end": "done" } }"#,
        ])
        #expect(FlowText.check(part).map(\.headline) == [])
    }

    @Test("a choice whose rows follow from its own answer can offer nothing")
    func circle() {
        let text = FlowText.make([
            "tables":
                #"{ "towns": { "columns": { "town": "text", "zone": "text" }, "rows": [["Ford", "a"]] } }"#,
            "facts": #"""
            { "town": { "type": "choice", "label": "Town", "options": {
                "table": "towns", "value": "town", "label": "town", "where": "row.zone == zone" } },
              "zone": { "type": "text", "value": "town == 'Ford' ? town : town" } }
            """#, "nodes": #"{ "first": { "ask": ["town"], "end": "done" } }"#,
        ])
        #expect(
            FlowText.check(text).map(\.message) == [
                "'town' can offer nothing: its 'where' reads 'town', which follows from its own answer"
            ])
    }

    @Test("of a region that nothing leads to only the entry is reported, with how many nodes lie behind it")
    func unreachable() {
        let text = FlowText.make([
            "nodes": """
            {
              "first": { "ask": ["isOn"], "next": "last" }, "last": { "end": "done" },
              "a": { "next": "b" }, "b": { "next": "a" }, "c": { "next": "last" }
            }
            """
        ])
        #expect(
            FlowText.check(text).map(\.headline) == [
                "demo.json:15:3: warning: no path from the start leads to 'a', nor to the node behind it "
                    + "[unreachable-node]",
                "demo.json:15:47: warning: no path from the start leads to 'c' [unreachable-node]",
            ])
    }

    @Test("a misspelt destination makes no other node unreachable")
    func misspelt() {
        let text = FlowText.make().replacing("\"next\": \"last\"", with: "\"next\": \"lsat\"")
        #expect(
            FlowText.check(text).map(\.headline) == [
                "demo.json:13:50: error: there is no node 'lsat'; did you mean 'last'? [unknown-node]"
            ])
    }

    @Test("a branch too many is reported by validate, but keeps no call from being taken")
    func advisory() {
        let text = FlowText.make([
            "nodes":
                #"{ "first": { "ask": ["isOn"], "next": [{ "go": "last" }, { "go": "last" }] }, "last": { "say": ["Bye."], "end": "done" } }"#
        ])
        #expect(FlowText.check(text).map(\.code.name) == ["shadowed-branch"])
        #expect(FlowText.load(text).errors == [])
    }

    @Test("only errors keep a flow from being run")
    func severities() {
        let warnings = Checks.codes.filter { $0.severity == .warning }
        #expect(
            warnings.map(\.name) == [
                "duplicate-label", "digit-label", "unread-placeholder", "unread-targets", "function-name",
                "part-disagrees",
                "unused-options", "unused-table",
                "missing-zone",
                "unreachable-node", "no-end", "pointless-accept", "never-known", "never-offered",
                "unused-fact", "unused-message",
                "unused-outcome", "unused-contact", "not-proved", "gap-over-midnight", "never-true",
                "shadowed-branch", "never-reached",
                "failing-expression", "may-be-blank", "no-recipient", "asked-again", "unused-ignore",
                "unnoticed-change",
                "unchecked-file",
            ])
        #expect(
            Checks.codes.filter { $0.severity == .info }.map(\.name) == [
                "long-readout", "always-true", "superfluous-null-check",
            ])
    }
}
