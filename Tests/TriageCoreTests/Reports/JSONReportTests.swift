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
}
