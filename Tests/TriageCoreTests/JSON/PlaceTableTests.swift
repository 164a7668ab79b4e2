import TestSupport
import Testing

@testable import TriageCore

@Suite("Places in a long file")
struct PlaceTableTests {
    /// Lines of all lengths, among them one longer than several known places are apart, with characters of one to
    /// four bytes.
    private static let text =
        (0..<300).map { String(repeating: $0 % 3 == 0 ? "až" : "x€😀", count: $0 % 97) }
        .joined(separator: "\n") + "\n" + String(repeating: "žx", count: 4_000) + "\nend"

    @Test("a place is the same as if it were counted from the beginning")
    func places() {
        let source = SourceText(name: "x", text: Self.text)
        var place = Place(line: 1, column: 1)
        for (offset, byte) in source.bytes.enumerated() {
            if offset % 7 == 0 || offset % PlaceTable.distance < 2 {
                #expect(source.place(at: offset) == place)
            }
            place.pass(byte)
        }
        #expect(source.place(at: source.bytes.count) == place)
        #expect(source.place(at: .max) == place)
    }

    @Test("a line is found wherever it is")
    func lines() {
        let source = SourceText(name: "x", text: Self.text)
        let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
        for number in [1, 2, 3, 150, 299, 300, 301, 302] { #expect(source.line(number) == lines[number - 1]) }
        #expect(source.line(303) == "")
    }

    @Test("no place is further from a known one than they are apart, so that many places are cheap")
    func work() {
        let bytes = Array(Self.text.utf8)
        let table = PlaceTable()
        for offset in 0...bytes.count {
            #expect(
                (0..<PlaceTable.distance).contains(offset - table.nearest(before: offset, in: bytes).offset))
        }
    }

    @Test("the places in one string are found by reading it once, in whatever order they are asked for")
    func strings() {
        let source = SourceText(name: "x", text: #"  "a\n\u00e9\ud83d\ude00b"  "#)
        let span = 2..<source.bytes.count - 2
        var cursor = StringCursor(span)
        for utf8 in [0, 1, 2, 4, 8, 9, 3, 8] {
            #expect(
                source.offset(inString: span, utf8: utf8, from: &cursor)
                    == source.offset(inString: span, utf8: utf8))
        }
    }

    @Test("a place in a line as long as the file is shown with what is around it")
    func excerpt() {
        let source = SourceText(
            name: "x",
            text: String(repeating: "ž", count: 50_000) + "!" + String(repeating: "a", count: 50_000))
        let lines = Excerpt(source.location(of: 100_000..<100_001), of: source).lines
        #expect(
            lines[0] == "    …" + String(repeating: "ž", count: 40) + "!" + String(repeating: "a", count: 33)
                + "…")
        #expect(lines[1] == "     " + String(repeating: " ", count: 40) + "^")
    }
}
