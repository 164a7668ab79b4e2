import Testing

@testable import TriageCore

@Suite("Findings as text")
struct TextReportTests {
    private static let source = SourceText(name: "a.json", text: "{\n\t\"é\": \u{65E5}x😀,\nlast\n")

    private static func finding(
        _ code: Finding.Code = .syntax, _ message: String = "wrong", at span: Span,
        in source: SourceText = source, severity: Finding.Severity? = nil
    ) -> Finding {
        source.finding(code, at: span, message, severity: severity)
    }

    @Test("nothing found is said with the number of files")
    func nothing() {
        #expect(TextReport([], texts: [], checked: 1).text == "1 file checked, nothing found\n")
        #expect(TextReport([], texts: [], checked: 3).text == "3 files checked, nothing found\n")
    }

    @Test("the worst comes last, then the count")
    func order() {
        let other = SourceText(name: "b.json", text: "b")
        let findings = [
            Self.finding(.syntax, "an error below", at: 19..<20),
            Self.finding(.unusedFact, "a warning", at: 0..<1),
            Self.finding(.syntax, "an error above", at: 0..<1), Self.finding(at: 0..<1, in: other),
            Self.finding(.badValue, "a note", at: 0..<1, severity: .info),
        ]
        #expect(
            TextReport(findings, texts: [Self.source], checked: 2).text == """
                a.json:1:1: info: a note [bad-value]
                    {
                    ^
                a.json:1:1: warning: a warning [unused-fact]
                    {
                    ^
                a.json:1:1: error: an error above [syntax]
                    {
                    ^
                a.json:3:1: error: an error below [syntax]
                    last
                    ^
                b.json:1:1: error: wrong [syntax]
                2 files checked, 3 errors, 1 warning, 1 note

                """)
    }

    @Test("a call that shows it follows, and at the end what can be cured, is ignored and was proved")
    func closing() {
        var gap = Self.finding(.shadowedBranch, at: 19..<23)
        gap.witness = Finding.Witness(
            flow: "a", opening: [],
            steps: (1...12).map { number in
                .init(
                    node: NodePath("n\(number)"), location: gap.location,
                    doings: number == 11
                        ? [] : ["fact\(number) = 'a somewhat longer text'", "another = \(number)"])
            }, facts: ["fact1 = 1"], scenario: "{}")
        gap.fix = Finding.Fix([.init(19..<23)])
        let ignored = [IgnoredFinding(finding: Self.finding(.unusedFact, at: 0..<1), because: "so")]
        let report = Report(
            [gap], ignored: ignored, texts: [Self.source], checked: 2,
            proof: ProofSummary(proved: 7, refuted: 1, notProved: 0))
        #expect(
            TextReport(report).text == """
                a.json:3:1: warning: wrong [shadowed-branch]
                    last
                    ^^^^
                  for example with fact1 = 1:
                    … 3 more before
                    n4: fact4 = 'a somewhat longer text', another = 4
                    n5: fact5 = 'a somewhat longer text', another = 5
                    n6: fact6 = 'a somewhat longer text', another = 6
                    n7: fact7 = 'a somewhat longer text', another = 7
                    n8: fact8 = 'a somewhat longer text', another = 8
                    n9: fact9 = 'a somewhat longer text', another = 9
                    n10: fact10 = 'a somewhat longer text', another = 10
                    n12: fact12 = 'a somewhat longer text', another = 12
                2 files checked, 1 warning, 1 ignored
                triage validate --fix cures one of these
                7 proved, 1 refuted, 0 not proved

                """)
        #expect(
            TextReport(Report([], ignored: ignored, texts: [], checked: 1)).text
                == "1 file checked, nothing found, 1 ignored\n")
    }

    @Test("a witness is no wider than a terminal of 80 columns")
    func width() {
        let words = (1...40).map { "fact\($0) = \($0)" }
        let witness = Finding.Witness(
            flow: "a", opening: words,
            steps: [.init(node: "only", location: Self.source.location(of: 0..<1), doings: words)],
            facts: words,
            scenario: "{}")
        let lines = WitnessText(witness).lines
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.count > 15)
        let told = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
        let list = words.joined(separator: ", ")
        #expect(told == "for example with \(list): at the opening: \(list) only: \(list)")
    }

    @Test("a second place follows the lines")
    func related() {
        let finding = Self.source.finding(
            .duplicateKey, at: 19..<23, "twice", related: ("first given here", 0..<1))
        #expect(
            TextReport([finding], texts: [Self.source], checked: 1).text == """
                a.json:3:1: error: twice [duplicate-key]
                    last
                    ^^^^
                  a.json:1:1: first given here
                1 file checked, 1 error

                """)
    }

    @Test(
        "the carets stand under what is meant",
        arguments: [
            ("\t\t▸ab◂", "\t\tab", "\t\t^^"), ("é▸ž◂", "éž", " ^"), ("日本▸x◂", "日本x", "    ^"),
            ("▸日本◂x", "日本x", "^^^^"), ("e\u{301}▸x◂", "e\u{301}x", " ^"), ("😀▸x◂", "😀x", "  ^"),
            ("ab▸◂", "ab", "  ^"), ("▸◂ab", "ab", "^"), ("a▸b\nc◂", "ab", " ^"), ("▸ab◂\r\nc", "ab", "^^"),
            ("a\u{1B}[31m▸b◂", "a\u{FFFD}[31mb", "      ^"), ("a\u{202E}▸b◂", "a\u{FFFD}b", "  ^"),
            ("x: ▸{\n  y: 1\n}◂", "  y: 1", "  ^^^^"), ("▸{ y: 1,\n z: 2 }◂", "{ y: 1,", "^^^^^^^"),
        ])
    func carets(marked: String, line: String, carets: String) throws {
        let utf8 = Array(marked.utf8)
        let plain = Array(marked.replacing("▸", with: "").replacing("◂", with: "").utf8)
        let start = try #require(utf8.firstRange(of: Array("▸".utf8))).lowerBound
        let end = try #require(utf8.firstRange(of: Array("◂".utf8))).lowerBound - 3
        let source = SourceText(name: "x", bytes: plain)
        #expect(
            Excerpt(source.location(of: start..<end), of: source).lines
                == ["    " + line, "    " + carets])
    }

    @Test("an empty line is not shown")
    func emptyLine() {
        let source = SourceText(name: "x", text: "a\n")
        #expect(Excerpt(source.location(of: 2..<2), of: source).lines == [])
    }

    @Test("a long line is cut around the place")
    func long() {
        let source = SourceText(
            name: "x", text: String(repeating: "a", count: 100) + "XY" + String(repeating: "b", count: 100))
        #expect(
            Excerpt(source.location(of: 100..<102), of: source).lines == [
                "    …" + String(repeating: "a", count: 40) + "XY" + String(repeating: "b", count: 32) + "…",
                "     " + String(repeating: " ", count: 40) + "^^",
            ])
        #expect(
            Excerpt(source.location(of: 0..<202), of: source).lines == [
                "    " + String(repeating: "a", count: 74) + "…", "    " + String(repeating: "^", count: 74),
            ])
    }

    @Test("what a file says cannot reach the terminal as an order")
    func harmless() {
        let finding = Self.finding(.badValue, "is 'a\u{1B}[2J\nb\u{9B}'", at: 0..<1)
        #expect(finding.headline == "a.json:1:1: error: is 'a\u{FFFD}[2J\u{FFFD}b\u{FFFD}' [bad-value]")
    }
}
