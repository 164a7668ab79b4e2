import Testing

@testable import Terminal

@Suite("Styled text")
struct StyledTextTests {
    @Test(
        "words are wrapped to a width",
        arguments: [
            ("one two three", 7, ["one two", "three"]),
            ("one two three", 8, ["one two", "three"]),
            ("one two", 7, ["one two"]),
            ("", 5, [""]),
            ("one\n\ntwo", 9, ["one", "", "two"]),
            ("abcdefgh", 3, ["abc", "def", "gh"]),
            ("a abcdefgh", 3, ["a", "abc", "def", "gh"]),
            ("well-known", 6, ["well-", "known"]),
            ("a well-known", 10, ["a", "well-known"]),
            ("漢字漢字", 5, ["漢字", "漢字"]),
            ("漢", 1, ["漢"]),
            ("one   two", 5, ["one", "two"]),
            ("one ", 3, ["one"]),
            ("🙂🙂 🙂", 4, ["🙂🙂", "🙂"]),
        ])
    func wrapping(text: String, width: Int, expected: [String]) {
        #expect(StyledText(text).wrapped(to: width).map(\.plain) == expected)
    }

    @Test(
        "a date, an amount or a phone number stands on one row",
        arguments: [
            "1 July 2026", "14. júla 2026", "July 1, 2026", "1 de julio de 2026", "1st July 2026", "14 July",
            "$1,234.50", "1 234,50 €", "55,00 Kč", "AUD 55.00", "US$ 5", "55.00 AUD.", "CHF 1’234.50",
            "0400 000 000", "(02) 9876 5432", "+421 905 123 456", "1300 555 111,", "9:15 am", "20 min",
        ])
    func whole(value: String) {
        for lead in 0...30 {
            let text = "Ring me, please, since the call is then over with \(value) or so"
            let rows = StyledText(text).wrapped(to: 20 + lead).map(\.plain)
            #expect(rows.count { $0.contains(value) } == 1, "\(rows)")
            #expect(!rows.joined().contains { $0.isWhitespace && $0 != " " })
        }
    }

    @Test("what no row can hold is broken all the same, and what only looks alike is not held")
    func broken() {
        #expect(StyledText("+421 905 123 456").wrapped(to: 9).map(\.plain) == ["+421 905", "123 456"])
        #expect(
            StyledText("In 2026, 300 people").wrapped(to: 9).map(\.plain) == ["In 2026,", "300", "people"])
        #expect(StyledText("call 5 people now").wrapped(to: 8).map(\.plain) == ["call 5", "people", "now"])
    }

    @Test("the rows behind the first are indented like its mark")
    func indented() {
        let rows = StyledText("Could you open it?", .say).wrapped(to: 12, first: StyledText("> ", .mark))
        #expect(rows.map(\.plain) == ["> Could you", "  open it?"])
        #expect(rows[0].spans.map(\.role) == [.mark, .say])
    }

    @Test("wrapped rows hold every word and never exceed the width")
    func random() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("ab -漢🙂é\n")
        for _ in 0..<2_000 {
            let text = String((0..<30).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
            let width = Int.random(in: 2...12, using: &generator)
            let rows = StyledText(text).wrapped(to: width)
            #expect(rows.allSatisfy { $0.columns <= width })
            let words = rows.map(\.plain).joined().filter { $0 != " " }
            #expect(words == text.filter { $0 != " " && $0 != "\n" })
        }
    }

    @Test("a text is cut with a mark and never through a wide character")
    func truncated() {
        #expect(StyledText("abcdef").truncated(to: 4).plain == "abc…")
        #expect(StyledText("abcd").truncated(to: 4).plain == "abcd")
        #expect(StyledText("a漢字").truncated(to: 4).plain == "a漢…")
        #expect(StyledText("漢字").truncated(to: 3, mark: "").plain == "漢")
        #expect(StyledText("abcdef").truncated(to: 2, mark: "...").plain == "ab")
    }

    @Test("parts of one role join, and foreign escapes never get in")
    func joined() {
        let text = StyledText("a", .say) + StyledText("b\u{1B}[31m", .say) + StyledText("c", .note)
        #expect(text.spans == [.init(text: "ab", role: .say), .init(text: "c", role: .note)])
        #expect(StyledText("ab").padded(to: 4).plain == "ab  ")
    }
}
