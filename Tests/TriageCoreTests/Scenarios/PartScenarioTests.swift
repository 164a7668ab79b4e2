import TestSupport
import Testing

@testable import TriageCore

@Suite("Scenarios of a part")
struct PartScenarioTests {
    private static let part = #"""
        { "format": 1, "id": "log", "title": "Log", "version": "1", "part": true, "start": "write",
          "facts": { "kind": { "type": "choice", "label": "Kind", "options": [
              { "value": "bug", "label": "Bug" }, { "value": "wish", "label": "Wish" }] },
            "fee": { "type": "money", "label": "Fee" }, "number": { "type": "text", "label": "Number" },
            "double": { "type": "money", "value": "fee * 2" } },
          "outcomes": { "logged": { "label": "Logged", "kind": "resolved" } },
          "nodes": { "write": { "say": ["Kind {{kind}}, {{double}}, {{contacts.desk.name}}"], "ask": ["number"], "end": "logged" } } }
        """#

    private static let caller = FlowText.make([
        "contacts": #"{ "desk": { "name": "Our desk" } }"#,
        "nodes":
            #"{ "first": { "ask": ["isOn"], "call": { "flow": "log", "as": "log", "with": { "kind": "'bug'" } }, "next": "last" }, "last": { "end": "done" } }"#,
    ])

    private static func run(_ file: String) throws -> (findings: [String], runs: [ScenarioRun]) {
        let flows = try #require(FlowText.load(caller, beside: ["log": part]).flows?.part("log"))
        let source = SourceText(name: "log.json", text: file)
        let (decoded, findings) = ScenarioFile.decode(source)
        let scenarios = try #require(decoded)
        let names = Checks.findings(in: scenarios, for: flows)
        let runs = scenarios.scenarios.map { ScenarioRun($0, in: source, on: flows) }
        return ((findings + names).map(\.message), runs)
    }

    @Test("what is chosen may be named in any order, and twice")
    func order() throws {
        let text = FlowText.make([
            "facts": #"""
            { "cs": { "type": "choices", "label": "Which?", "options": [
                { "value": "p", "label": "P" }, { "value": "q", "label": "Q" }] } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["cs"], "next": [{ "when": "cs == ['p', 'q']", "go": "last" }, { "go": "other" }] },
              "other": { "say": ["Not both."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        let source = SourceText(
            name: "demo.json",
            text: #"""
                { "format": 1, "flow": "demo", "scenarios": [{ "name": "both", "answers": { "cs": ["q", "p", "q"] },
                  "expect": { "path": ["first", "last"], "facts": { "cs": ["q", "p"] } } }] }
                """#)
        let flows = try #require(FlowText.load(text).flows)
        let scenario = try #require(ScenarioFile.decode(source).file?.scenarios.first)
        #expect(ScenarioRun(scenario, in: source, on: flows).failures == [])
    }

    @Test(
        "a part is called with the values of its file, or with those of the scenario, and lent what its caller has"
    )
    func values() throws {
        let (findings, runs) = try Self.run(
            #"""
            { "format": 1, "flow": "log", "with": { "kind": "bug", "fee": "2.50" }, "scenarios": [
              { "name": "one", "answers": { "number": "7" },
                "expect": { "outcome": "logged", "lines": ["Kind Bug, $5.00, Our desk"] } },
              { "name": "two", "with": { "kind": "wish" }, "answers": { "number": "7" },
                "expect": { "path": ["write"], "facts": { "kind": "wish" }, "lines": ["Kind Wish, $5.00"] } } ] }
            """#)
        #expect(findings == [])
        #expect(runs.map(\.failures) == [[], []])
        #expect(runs.map(\.path) == [["write"], ["write"]])
    }

    @Test("a value that the part does not take is a finding")
    func stray() throws {
        let (findings, _) = try Self.run(
            #"""
            { "format": 1, "flow": "log", "scenarios": [ { "name": "one",
              "with": { "knid": "bug", "kind": "bugg", "fee": 3, "double": "1.00" }, "expect": { "outcome": "logged" } } ] }
            """#)
        #expect(
            findings == [
                "'log' has no fact 'knid'; did you mean 'kind'?",
                "'kind' has no option 'bugg'; did you mean 'bug'?",
                "'fee' takes an amount in quotes such as \"50.00\"", "'log' has no fact 'double'",
            ])
    }

    @Test("any flow can begin with what is known of it before, and with nothing else")
    func noPart() throws {
        func file(_ with: String, _ expect: String) throws -> (ScenarioFile, SourceText) {
            let source = SourceText(
                name: "s.json",
                text: """
                    { "format": 1, "flow": "small", "with": { \(with) }, "scenarios": [
                      { "name": "one", "answers": { "topic": "bill", "amount": "500.00" }, "expect": { \(expect) } } ] }
                    """)
            return (try #require(ScenarioFile.decode(source).file), source)
        }
        let flows = try #require(ScenarioSample.flows)
        let (good, source) = try file(
            #""name": "Robin""#, #""outcome": "paid", "facts": { "name": "Robin" }"#)
        #expect(Checks.findings(in: good, for: flows).map(\.message) == [])
        #expect(ScenarioRun(good.scenarios[0], in: source, on: flows).failures == [])
        #expect(
            Checks.findings(in: try file(#""nmae": "Robin""#, "").0, for: flows).map(\.message) == [
                "'small' has no fact 'nmae'; did you mean 'name'?"
            ])
    }

    @Test(
        "a scenario that expects nothing is a finding, and a line that was not shown comes with the nearest")
    func expectations() {
        #expect(
            ScenarioSample.findings(expect: "") == [
                "6:11 bad-value: expectation is empty: it claims nothing, so nothing is tested"
            ])
        #expect(
            ScenarioSample.failures(expect: #""lines": ["Who was calling, please?"]"#) == [
                "6:23 lines: no text with 'Who was calling, please?' was shown; the nearest is 'Who is calling?'"
            ])
    }
}
