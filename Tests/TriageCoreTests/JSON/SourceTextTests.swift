import Testing

@testable import TriageCore

@Suite("Places in a file")
struct SourceTextTests {
    private let text = SourceText(name: "x.json", text: "ab\r\nč😀d\n\nlast")

    @Test(
        "a byte's column counts characters, not bytes",
        arguments: [
            (0, 1, 1), (3, 1, 4), (4, 2, 1), (6, 2, 2), (10, 2, 3), (11, 2, 4), (12, 3, 1), (13, 4, 1),
            (17, 4, 5), (99, 4, 5),
        ])
    func places(offset: Int, line: Int, column: Int) {
        #expect(text.place(at: offset) == Place(line: line, column: column))
    }

    @Test(
        "a line comes without its line break",
        arguments: [(0, ""), (1, "ab"), (2, "č😀d"), (3, ""), (4, "last"), (5, "")])
    func lines(number: Int, line: String) {
        #expect(text.line(number) == line)
    }

    @Test("places are ordered by line, then by column")
    func order() {
        let places = [Place(line: 2, column: 1), Place(line: 1, column: 9), Place(line: 1, column: 2)]
        #expect(places.sorted() == [places[2], places[1], places[0]])
    }

    @Test("bytes that are no UTF-8 still have a text")
    func undecodable() {
        #expect(SourceText(name: "x", bytes: [0x61, 0xFF]).text == "a\u{FFFD}")
    }

    @Test(
        "a byte of a string is found whatever escapes stand before it",
        arguments: [
            (#""\"|""#, 1), (#""\u0041|""#, 1), (#""\u00e9|""#, 2), (#""\u20ac|""#, 3),
            (#""\ud83d\ude00|""#, 4), ("\"čau|\"", 4), (#""|""#, 0), (#""ab|""#, 99),
        ])
    func strings(text: String, utf8: Int) throws {
        let bar = try #require(text.utf8.firstIndex(of: UInt8(ascii: "|")))
        let offset = text.utf8.distance(from: text.startIndex, to: bar)
        var bytes = Array(text.utf8)
        bytes.remove(at: offset)
        let source = SourceText(name: "x", bytes: bytes)
        #expect(source.offset(inString: 0..<bytes.count, utf8: utf8) == offset)
    }
}
