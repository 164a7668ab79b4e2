import Testing

@testable import TriageCore

@Suite("Names in a scenario file")
struct ScenarioNamesTests {
    /// A scenario and the findings in it.
    struct Case: Sendable, CustomTestStringConvertible {
        var answers = ScenarioSample.bill
        var at = ""
        var expect = #""kind": "resolved""#
        let findings: [String]

        var testDescription: String { "\(answers) \(at) \(expect)" }
    }

    @Test(
        "what the flow does not have is found, with the nearest name",
        arguments: [
            Case(findings: []),
            Case(
                answers: #""nmae": "x""#,
                findings: ["4:14 unknown-fact: 'small' has no fact 'nmae'; did you mean 'name'?"]),
            Case(answers: #""log.number": "1""#, findings: []),
            Case(
                answers: #""log.numbr": "1""#,
                findings: ["4:14 unknown-fact: 'small' has no fact 'log.numbr'; did you mean 'log.number'?"]),
            Case(
                answers: #""topic": ["bill", "fualt"]"#,
                findings: ["4:32 unknown-option: 'topic' has no option 'fualt'; did you mean 'fault'?"]),
            Case(
                at: #""bil": {}"#,
                findings: ["5:9 unknown-node: 'small' has no node 'bil'; did you mean 'bill'?"]),
            Case(at: #""fault/write": { "answers": { "number": "1" } }"#, findings: []),
            Case(
                at: #""fault/wriet": {}"#,
                findings: ["5:9 unknown-node: 'log' has no node 'wriet'; did you mean 'write'?"]),
            Case(
                at: #""who/write": {}"#,
                findings: ["5:9 unknown-node: 'who' calls no part, so it has no 'write'"]),
            Case(
                at: #""who": { "told": { "topik": "bill" }, "refused": { "amuont": "1.00" } }"#,
                findings: [
                    "5:28 unknown-fact: 'small' has no fact 'topik'; did you mean 'topic'?",
                    "5:60 unknown-fact: 'small' has no fact 'amuont'; did you mean 'amount'?",
                ]),
            Case(at: #""who": { "refused": { "topic": "none" } }"#, findings: []),
            Case(
                at: #""bill": { "messages": { "noet": "skip" } }"#,
                findings: ["5:33 unknown-message: 'small' has no message 'noet'; did you mean 'note'?"]),
            Case(
                at: #""bill": { "go": "end" }"#,
                findings: ["5:25 unknown-node: 'small' has no node 'end'"]),
            Case(
                at: #""bill": { "channel": "chta" }"#,
                findings: ["5:17 bad-value: 'small' has no channel 'chta'; did you mean 'chat'?"]),
            Case(
                expect: #""outcome": "piad""#,
                findings: ["6:24 unknown-outcome: 'small' has no outcome 'piad'; did you mean 'paid'?"]),
            Case(
                expect: #""path": ["who", "topics"]"#,
                findings: ["6:29 unknown-node: 'small' has no node 'topics'; did you mean 'topic'?"]),
            Case(
                expect: #""facts": { "log.outcome": "logged", "log.otcome": null }"#,
                findings: ["6:49 unknown-fact: 'small' has no fact 'log.otcome'; did you mean 'log.outcome'?"]
            ),
            Case(
                expect: #""messages": [{ "message": "nota" }]"#,
                findings: ["6:39 unknown-message: 'small' has no message 'nota'; did you mean 'note'?"]),
            Case(
                expect: #""targets": { "don": "met" }"#,
                findings: ["6:26 bad-value: 'small' has no target 'don'; did you mean 'done'?"]),
        ])
    func names(of one: Case) {
        #expect(
            ScenarioSample.findings(answers: one.answers, at: one.at, expect: one.expect) == one.findings)
    }

    @Test("scenarios without a flow of their name are never run")
    func orphan() throws {
        let file = try #require(ScenarioFile.decode(ScenarioSample.source(expect: #""kind": "sale""#)).file)
        #expect(
            Checks.findings(in: file, for: nil).map(\.headline) == [
                "s.json:1:24: error: these scenarios are never run: there is no flow with this file's name "
                    + "[unknown-flow]"
            ])
    }

    @Test("a file of another flow and a name given twice are found")
    func doubled() throws {
        let source = SourceText(
            name: "s.json",
            text: """
                { "format": 1, "flow": "other", "scenarios": [
                { "name": "one", "expect": { "kind": "sale" } },
                { "name": "one", "expect": { "kind": "sale" } } ] }
                """)
        let file = try #require(ScenarioFile.decode(source).file)
        let findings = Checks.findings(in: file, for: ScenarioSample.flows)
        #expect(
            findings.map(\.headline) == [
                "s.json:1:24: error: these are scenarios of 'other', but the file is named after 'small' "
                    + "[id-mismatch]",
                "s.json:3:11: error: two scenarios have this name [duplicate-name]",
            ])
        #expect(findings.last?.related?.location.start == Place(line: 2, column: 11))
    }
}
