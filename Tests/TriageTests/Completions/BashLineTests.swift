import Testing

@testable import triage

@Suite("A line of bash")
struct BashLineTests {
    /// A line, the part that bash replaces, and how it is parsed.
    struct Sample: Sendable, CustomStringConvertible {
        let line: String
        let replaced: String
        let words: [String]
        var quote: Unicode.Scalar?
        var kept = ""
        var description: String { line }
    }

    @Test(
        "words lose their quotes, and what bash keeps of the last one is told",
        arguments: [
            Sample(line: "triage ", replaced: "", words: [""]),
            Sample(line: "triage", replaced: "triage", words: []),
            Sample(line: "triage run ho", replaced: "ho", words: ["run", "ho"]),
            Sample(line: "triage  run\tho ", replaced: "", words: ["run", "ho", ""]),
            Sample(line: "triage run 'a b' ho", replaced: "ho", words: ["run", "a b", "ho"]),
            Sample(line: "triage run \"a \\\"b\\x\" ''", replaced: "''", words: ["run", "a \"b\\x", ""]),
            Sample(
                line: "triage run a\\ b=c\\ d", replaced: "c\\ d", words: ["run", "a b=c d"], kept: "a b="),
            Sample(line: "triage --color=al", replaced: "al", words: ["--color=al"], kept: "--color="),
            Sample(line: "triage --set a=", replaced: "", words: ["--set", "a="], kept: "a="),
            Sample(line: "triage run 'ho x", replaced: "ho x", words: ["run", "ho x"], quote: "'"),
            Sample(
                line: "triage --set a=\"b c", replaced: "b c", words: ["--set", "a=b c"], quote: "\"",
                kept: "a="),
            Sample(
                line: "triage run x\"y z", replaced: "y z", words: ["run", "xy z"], quote: "\"", kept: "x"),
            Sample(line: "triage run \"a\"b", replaced: "\"a\"b", words: ["run", "ab"]),
            Sample(line: "triage éé=ü", replaced: "ü", words: ["éé=ü"], kept: "éé="),
            Sample(line: "triage run a\\", replaced: "a\\", words: ["run", "a"]),
            Sample(line: "triage run $(x)", replaced: "$(x)", words: ["run", "$(x)"]),
            Sample(line: "triage run abc", replaced: "nonsense", words: ["run", "abc"]),
        ])
    func reading(_ sample: Sample) {
        let line = BashLine(sample.line, replaced: sample.replaced)
        #expect(line.words == sample.words)
        #expect(line.quote == sample.quote)
        #expect(line.kept == sample.kept)
    }

    @Test(
        "what is inserted means nothing to bash but itself",
        arguments: [
            ("triage ", "", "plain-1.json", "plain-1.json"),
            ("triage ", "", "a b", "a\\ b"),
            ("triage ", "", "$(x)`y`;\"'\\é", "\\$\\(x\\)\\`y\\`\\;\\\"\\'\\\\é"),
            ("triage ", "", "~#&|<>*?[a]{b,c}!", "\\~\\#\\&\\|\\<\\>\\*\\?\\[a\\]\\{b,c\\}\\!"),
            ("triage a=", "", "a=b c", "b\\ c"),
            ("triage a=\"", "", "a=$b `c` \\ !\"'", "\\$b \\`c\\` \\\\ \"\\!\"\\\"'"),
            ("triage '", "", "it's $x!", "it'\\''s $x!"),
        ])
    func insertion(_ line: String, _ replaced: String, _ candidate: String, _ inserted: String) {
        #expect(BashLine(line, replaced: replaced).insertion(of: candidate) == inserted)
    }
}
