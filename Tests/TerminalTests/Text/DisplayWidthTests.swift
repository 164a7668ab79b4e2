import Testing

@testable import Terminal

@Suite("Display width")
struct DisplayWidthTests {
    @Test(
        "a text takes the columns that terminals give it",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("žluť", 4), ("漢字", 4), ("한국", 4),
            ("\u{1112}\u{1161}", 2),
            ("ｱ", 1), ("Ａ", 2), ("🙂", 2), ("👩‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🇸🇰", 2), ("🇸", 1), ("☺", 1), ("☺\u{FE0F}", 2),
            ("1\u{FE0F}\u{20E3}", 2), ("✓›☐…", 4), ("a\u{200B}b", 2), ("\u{AD}", 0), ("नि", 2), ("क्ष", 2),
            ("กำ", 2),
            ("\u{7}\u{1B}", 0), ("🏴\u{E0067}\u{E0062}\u{E007F}", 2), ("〿", 1), ("　", 2), ("𠀀", 2),
        ])
    func columns(text: String, expected: Int) {
        #expect(text.columns == expected)
    }

    @Test("terminals agree on letters and disagree on emoji")
    func certain() {
        #expect("aéž漢한e\u{301}".allSatisfy { $0.hasCertainColumns })
        #expect("🙂🇸🇰👩‍👩‍👧‍👦☺\u{FE0F}नि".allSatisfy { !$0.hasCertainColumns })
    }

    @Test("what is known without its properties has none that matter")
    func simple() {
        for value in UInt32(0)...0x3000 {
            guard let scalar = Unicode.Scalar(value), scalar.isSimple else { continue }
            let properties = scalar.properties
            let hidden: [Unicode.GeneralCategory] = [
                .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator,
                .unassigned,
            ]
            #expect(!hidden.contains(properties.generalCategory), "\(value)")
            #expect(!properties.isEmojiPresentation && !properties.isDefaultIgnorableCodePoint, "\(value)")
        }
    }
}
