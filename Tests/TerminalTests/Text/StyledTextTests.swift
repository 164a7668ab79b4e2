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
