import Testing

@testable import TriageCore

@Suite("Texts made clean")
struct CleanTextTests {
    @Test(
        "blanks and line breaks around a text go, those inside stay",
        arguments: [
            ("", "", ""), (" \t\r\n", "", ""), ("a", "a", "a"), ("  a b\n", "a b", "  a b"),
            ("\u{A0}a\u{2003}", "a", "\u{A0}a"), ("a\u{200B}", "a\u{200B}", "a\u{200B}"),
        ])
    func trimming(text: String, trimmed: String, trimmedAtEnd: String) {
        #expect(text.trimming == trimmed)
        #expect(text.trimmingEnd == trimmedAtEnd)
        #expect(("x" + text)[...].dropFirst().trimming == trimmed)
    }

    @Test("characters that are not wanted are replaced one by one")
    func replacing() {
        let text = "e\u{301}\u{7}\u{7}z".unicodeScalars
        #expect(text.replacing(with: "-") { $0 == "\u{7}" } == "e\u{301}--z")
        #expect(text.replacing(with: "-") { _ in false } == "e\u{301}\u{7}\u{7}z")
    }
}
