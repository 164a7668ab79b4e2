import Testing

@testable import TriageCore

@Suite("Findings as JSON")
struct JSONReportTests {
    @Test("without findings the list is empty")
    func nothing() {
        #expect(
            JSONReport(Report([], texts: [], checked: 0)).text == """
                {
                  "version": 1,
                  "checked": 0,
                  "findings": [],
                  "ignored": []
                }

                """)
    }

    @Test("findings stand in the order of their places, with all that is known of them")
    func findings() {
        let source = SourceText(name: "Flows/a \"b\".json", text: "{\né: 1\n}")
        let findings = [
            source.finding(
                .unknownNode, at: 2..<4, "there is no node 'é'", related: ("declared here", 0..<1),
                suggestion: "e"),
            source.finding(.unusedFact, at: 0..<1, "unused"),
        ]
        #expect(
            JSONReport(Report(findings, texts: [source], checked: 1)).text == #"""
                {
                  "version": 1,
                  "checked": 1,
                  "findings": [
                    {
                      "code": "unused-fact",
                      "severity": "warning",
                      "message": "unused",
                      "file": "Flows/a \"b\".json",
                      "line": 1,
                      "column": 1,
                      "endLine": 1,
                      "endColumn": 2
                    },
                    {
                      "code": "unknown-node",
                      "severity": "error",
                      "message": "there is no node 'é'",
                      "file": "Flows/a \"b\".json",
                      "line": 2,
                      "column": 1,
                      "endLine": 2,
                      "endColumn": 2,
                      "related": {
                        "message": "declared here",
                        "file": "Flows/a \"b\".json",
                        "line": 1,
                        "column": 1,
                        "endLine": 1,
                        "endColumn": 2
                      },
                      "suggestion": "e"
                    }
                  ],
                  "ignored": []
                }

                """#)
    }

    @Test("a witness, a fix, the reason to ignore and what was proved are told in full")
    func more() throws {
        let source = SourceText(name: "a.json", text: "{ \"a\": 1 }")
        var gap = source.finding(.unknownNode, at: 2..<5, "wrong")
        gap.witness = Finding.Witness(
            flow: "a", opening: ["channel 'chat'"],
            steps: [.init(node: "t/first", location: gap.location, doings: ["x = 1"])], facts: ["x = 1"],
            scenario: #"{"until":"first"}"#)
        gap.fix = Finding.Fix([.init(1..<8, with: "x")])
        let report = Report(
            [gap],
            ignored: [IgnoredFinding(finding: source.finding(.unusedFact, at: 0..<1, "m"), because: "so")],
            texts: [source], checked: 1, proof: ProofSummary(proved: 2, refuted: 1, notProved: 3))
        let json = try #require(JSONParser.parse(Array(JSONReport(report).text.utf8)).value)
        let place = #""file":"a.json","line":1,"column":3,"endLine":1,"endColumn":6"#
        let finding = try #require(json["findings"]?.elements?.first)
        #expect(
            finding["witness"]?.text
                == #"{"flow":"a","opening":["channel 'chat'"],"steps":[{"node":"t/first",\#(place),"doings":["x = 1"]}],"facts":["x = 1"],"scenario":{"until":"first"}}"#
        )
        #expect(
            finding["fix"]?.text
                == #"[{"file":"a.json","line":1,"column":2,"endLine":1,"endColumn":9,"replacement":"x"}]"#)
        #expect(json["ignored"]?.elements?.map { $0["because"]?.string } == ["so"])
        #expect(json["proof"]?.text == #"{"proved":2,"refuted":1,"notProved":3}"#)
    }
}
