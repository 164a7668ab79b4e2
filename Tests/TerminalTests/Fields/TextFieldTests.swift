import Synchronization
import TestSupport
import Testing

@testable import Terminal

@Suite("Text field")
struct TextFieldTests {
    private let look = Look(columns: 30)

    private func typed(_ script: String, into field: TextField = TextField()) -> TextField {
        var field = field
        for event in KeyScript(script).events { _ = field.handle(event) }
        return field
    }

    private func shown(_ script: String) -> String {
        String(typed(script).frame(look, isFocused: true).shown.dropFirst(2))
    }

    @Test(
        "the keys of Emacs edit the line",
        arguments: [
            ("abc", "abc▏"), ("abc<c-a>x", "x▏abc"), ("abc<c-a><c-e>x", "abcx▏"),
            ("abc<left><left>x", "ax▏bc"),
            ("abc<home><right>x", "ax▏bc"), ("abc<bs>", "ab▏"), ("abc<home><del>", "▏bc"),
            ("abc<home><c-d>", "▏bc"),
            ("one two<c-w>", "one ▏"), ("one two  <c-w>", "one ▏"), ("a.b c.d<c-w>", "a.b ▏"),
            ("one two<c-u>", "▏"), ("one two<m-b><c-u>", "▏two"), ("one two<m-b><c-k>", "one ▏"),
            ("one two<m-b><m-b>x", "x▏one two"), ("one two<home><m-f>x", "onex▏ two"),
            ("one two<home><m-d>", "▏ two"), ("one two<c-w><c-y><c-y>", "one twotwo▏"),
            ("one two three<c-w><c-w><c-y>", "one two three▏"), ("one two<home><c-k><c-y>", "one two▏"),
            ("ab<left><c-k><c-u><c-y>", "ab▏"), ("ab<bs><bs><bs>", "▏"), ("<c-y>", "▏"),
        ])
    func editing(script: String, expected: String) {
        #expect(shown(script) == expected)
    }

    @Test(
        "moving and deleting go by grapheme",
        arguments: [
            ("a👩‍👩‍👧b<left><bs>", "a▏b"), ("🇸🇰<bs>", "▏"), ("e\u{301}x<left><bs>", "▏x"), ("漢字<left>x", "漢x▏字"),
            ("e<left>x<right>\u{301}", "xé▏"),
        ])
    func graphemes(script: String, expected: String) {
        #expect(shown(script) == expected)
    }

    @Test(
        "undo takes back words typed and whole deletions",
        arguments: [
            ("abc<undo>", "▏"), ("one two<undo>", "one▏"), ("one two<undo><undo>", "▏"),
            ("one<c-u><undo>", "one▏"), ("one<left>x<undo>", "on▏e"), ("<undo>", "▏"),
            ("<paste>one two</paste>x<undo><undo>", "▏"),
        ])
    func undo(script: String, expected: String) {
        #expect(shown(script) == expected)
    }

    @Test("a paste never submits; its line breaks become spaces")
    func paste() {
        var field = TextField()
        let responses = KeyScript("<paste>one\r\ntwo\rx\r</paste>").events.map { field.handle($0) }
        #expect(responses == [.changed])
        #expect(field.text == "one two x")
    }

    @Test("keys that are no editing are left to others")
    func ignored() {
        var field = typed("abc")
        let others: [Key] = [.control("n"), .control("t"), .control("o"), .function(1), .escape, .up, .tab]
        for key in others { #expect(field.handle(.key(key)) == .ignored) }
        #expect(field.text == "abc")
    }

    @Test("an offered value is shown until something is typed, and Enter takes it")
    func offered() {
        let field = TextField(offered: "a@b.sk", remark: "told")
        #expect(field.frame(look, isFocused: true).shown == "› ▏a@b.sk  (told)")
        #expect(field.answer == .text("a@b.sk"))
        #expect(typed("x", into: field).answer == .text("x"))
        #expect(typed("<right>!", into: field).answer == .text("a@b.sk!"))
        #expect(HelpLine(field.hints(.english)).row(look).plain == "Enter take it · → edit it")
    }

    @Test("an invalid text is kept, and the problem names reason and example")
    func invalid() {
        let problem = FieldProblem("not a date", example: "2026-07-01")
        let field = TextField { $0 == "2026-07-01" ? .valid(preview: "Wednesday") : .invalid(problem) }
        #expect(field.problem(.english) == FieldProblem("an answer is needed", example: "2026-07-01"))
        let wrong = typed("nonsense", into: field)
        #expect(wrong.problem(.english) == problem)
        #expect(wrong.text == "nonsense")
        #expect(
            problem.rows(label: "Due", look).map(\.plain) == [
                "✗ Due: not a date; for example", "  2026-07-01",
            ])
        let right = typed("2026-07-01", into: field)
        #expect(right.problem(.english) == nil)
        #expect(right.frame(look, isFocused: true).shown == "› 2026-07-01▏  = Wednesday")
        #expect(typed("   ", into: TextField()).problem(.english) == FieldProblem("an answer is needed"))
        #expect(typed("   ", into: TextField(isOptional: true)).answer == .none)
    }

    @Test("a text wider than the field takes further rows, broken between words")
    func rows() {
        let narrow = Look(columns: 14)
        func rows(_ script: String) -> String { typed(script).frame(narrow, isFocused: true).shown }
        #expect(rows("abcdefghijk") == "› abcdefghijk▏")
        #expect(rows("abcdefghijkl") == "› abcdefghijk\n  l▏")
        #expect(rows("one two three four") == "› one two\n  three four▏")
        #expect(rows("one two three <home><m-f><m-f><right>") == "› one two\n  ▏three")
        #expect(rows("one two      ") == "› one two    ▏")
        #expect(rows("漢字漢字漢字漢字<home>") == "› ▏漢字漢字漢\n  字漢字")
    }

    @Test("a text of more rows than there is room for shows those around the cursor")
    func manyRows() {
        var narrow = Look(columns: 14)
        narrow.listRows = 3
        let text = (1...9).map { "word number\($0)" }.joined(separator: " ")
        func rows(_ script: String) -> String { typed(text + script).frame(narrow, isFocused: true).shown }
        #expect(rows("") == "↑ number8\n  word\n  number9▏")
        #expect(rows("<home>") == "› ▏word\n  number1\n↓ word")
    }

    @Test("near its limit a text is counted, and beyond it in another colour")
    func counted() {
        func row(_ script: String) -> String {
            typed(script, into: TextField(limit: 10)).frame(look, isFocused: true).shown
        }
        #expect(row("abcdefg") == "› abcdefg▏")
        #expect(row("abcdefgh") == "› abcdefgh▏  8 of 10")
        #expect(row("abcdefghijk") == "› abcdefghijk▏  11 of 10")
        let frame = typed("abcdefghijk", into: TextField(limit: 10)).frame(look, isFocused: true)
        #expect(frame.rows[0].spans.last?.role == .error)
    }

    @Test("the cursor never leaves the row, whatever is typed")
    func window() {
        var generator = SystemRandomNumberGenerator()
        let keys = [
            "a", "漢", "🙂", "<left>", "<right>", "<home>", "<end>", "<bs>", "e\u{301}", "<c-w>", "<undo>", " ",
        ]
        for _ in 0..<100 {
            var field = TextField()
            for _ in 0..<60 {
                for event in KeyScript(keys.randomElement(using: &generator) ?? "").events {
                    _ = field.handle(event)
                }
                let frame = field.frame(Look(columns: 16), isFocused: true)
                #expect((2..<16).contains(frame.cursor?.column ?? 0))
                #expect(frame.rows.allSatisfy { $0.columns <= 16 })
            }
        }
    }

    @Test(
        "an offered value can be refused, and does not come back",
        arguments: ["<c-u>", "<bs>", "<right><c-u>"])
    func refusedOffer(keys: String) {
        let field = typed(keys, into: TextField(offered: "0400 000 000", isOptional: true))
        #expect(field.answer == .none)
        #expect(field.frame(look, isFocused: true).shown == "› ▏")
        #expect(field.hints(.english) == [KeyHint("Enter", "skip")])
        #expect(typed("x<bs>", into: TextField(offered: "0400")).answer == .text("0400"))
    }

    @Test("a text is validated when it changes, and not when it is drawn, confirmed or left as it is")
    func validated() {
        let asked = Mutex<[String]>([])
        let field = TextField { text in
            asked.withLock { $0.append(text) }
            return .valid(preview: "= \(text)")
        }
        let after = typed("ab<left><right><bs>c<enter>", into: field)
        for _ in 1...3 { #expect(after.frame(look, isFocused: true).shown.contains("= ac")) }
        #expect(after.problem(.english) == nil)
        #expect(asked.withLock { $0 } == ["a", "ab", "a", "ac"])
    }
}
