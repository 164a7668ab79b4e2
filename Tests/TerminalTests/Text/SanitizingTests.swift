import Testing

@testable import Terminal

@Suite("Sanitizing")
struct SanitizingTests {
    @Test(
        "what a terminal would obey is dropped",
        arguments: [
            ("plain", "plain"), ("a\u{1B}[2Jb", "ab"), ("a\u{1B}]0;title\u{7}b", "ab"),
            ("a\u{1B}]8;;x\u{1B}\\b", "ab"),
            ("a\u{1B}", "a"), ("a\u{1B}[", "a"), ("a\u{1B}]never", "anever"), ("a\u{1B}(Bb", "ab"),
            ("a\u{1B}cb", "ab"),
            ("a\u{9B}31mb", "ab"), ("a\u{90}x\u{9C}b", "ab"), ("a\u{7}\u{8}\u{7F}\u{80}b", "ab"),
            ("a\tb", "a b"),
            ("a\r\nb\rc", "a b c"), ("a\u{202E}b\u{2066}c\u{200F}", "abc"),
            ("a\u{200B}\u{FEFF}\u{AD}b", "ab"),
            ("👩‍👧", "👩‍👧"), ("\u{200D}a", "a"), ("🏴\u{E0067}\u{E007F}", "🏴\u{E0067}\u{E007F}"),
            ("a\u{E0067}", "a"),
            ("e\u{301}", "\u{E9}"), ("\u{1B}\u{1B}[31mx", "x"), ("ab\u{3164}c", "abc"), ("\u{1B}é", "é"),
        ])
    func dropped(text: String, expected: String) {
        #expect(Array(text.sanitized().unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("line breaks are kept where they are wanted")
    func lineBreaks() {
        #expect("a\r\nb\u{2028}c\rd".sanitized(lineBreaks: .kept) == "a\nb\nc\nd")
    }

    @Test("a text that is laid out keeps its line feeds and tabulators")
    func laidOut() {
        #expect("a\tb\r\nc\rd\u{202E}\u{1B}[2J\n".sanitized(lineBreaks: .laidOut) == "a\tb\ncd\n")
    }

    @Test("marks piled on a letter end at eight")
    func piled() {
        let text = "a" + String(repeating: "\u{301}", count: 40) + "b"
        #expect(text.sanitized().unicodeScalars.count == 9)
    }

    @Test("a text full of sequences that never end is read once")
    func unended() {
        for opener in ["\u{1B}]", "\u{9D}", "\u{1B}P"] {
            let text = String(repeating: opener, count: 300_000) + "end"
            #expect(text.sanitized() == "end")
        }
        let ended = String(repeating: "\u{1B}]x", count: 100_000) + "\u{7}" + "end"
        #expect(ended.sanitized() == "end")
    }

    @Test("no control character survives, whatever the text")
    func random() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array(
            "\u{1B}[]P\\0;mab\u{7}\u{9B}\u{9D}\u{9C}\r\n\t\u{202E}\u{301}é\u{FE0F}🙂".unicodeScalars)
        for _ in 0..<5_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<12 { text.append(alphabet.randomElement(using: &generator) ?? " ") }
            let clean = String(text).sanitized()
            #expect(clean.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(clean.sanitized() == clean)
        }
    }
}
