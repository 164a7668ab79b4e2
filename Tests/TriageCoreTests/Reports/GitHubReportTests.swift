import Testing

@testable import TriageCore

@Suite("Findings as GitHub's annotations")
struct GitHubReportTests {
    @Test("the worst come first, and what would end a property or a line is escaped")
    func commands() {
        let source = SourceText(name: "Flows/a, b: 100%.json", text: "{\n  \"é\": 1,\n  \"f\": 2\n}\n")
        let findings = [
            source.finding(.badValue, at: 4..<8, "a note", severity: .info),
            source.finding(.unusedFact, at: 4..<8, "50 % off, now:\r\nyes"),
            source.finding(
                .unknownNode, at: 4..<20, "there is no node", related: ("declared here", 4..<8)),
        ]
        let file = "file=Flows/a%2C b%3A 100%25.json"
        #expect(
            GitHubReport(Report(findings, texts: [source], checked: 1)).text == """
                ::error \(file),line=2,endLine=3,title=unknown-node::there is no node%0AFlows/a, b: 100%25.json:2:3: declared here
                ::warning \(file),line=2,endLine=2,col=3,endColumn=6,title=unused-fact::50 %25 off, now:%0D%0Ayes
                ::notice \(file),line=2,endLine=2,col=3,endColumn=6,title=bad-value::a note

                """)
    }

    @Test("nothing found is nothing said")
    func nothing() { #expect(GitHubReport(Report([], texts: [], checked: 3)).text == "") }
}
