import Testing
import TriageCore

@Suite("Where a bracket is missing")
struct BracketLayoutTests {
    private func problems(_ text: String) -> [String] {
        let source = SourceText(name: "x.json", text: text)
        return JSONParser.parse(source.bytes).problems.map {
            let place = source.place(at: $0.span.lowerBound)
            return "\(place.line):\(place.column): \($0.message)"
        }
    }

    @Test("a missing brace is placed by the indentation, and what only follows from it is left out")
    func braces() {
        let text = """
            {
              "a": {
                "b": 1,
                "c": {
                  "d": [2]
              },
              "e": 3,
              "b": 4
            }

            """
        #expect(problems(text) == ["4:10: the object that begins here is never closed"])
        #expect(
            problems(text.replacing("[2]", with: "[2")) == [
                "5:12: the array that begins here is never closed"
            ])
    }

    @Test("a text that is not indented is told where it begins")
    func flat() {
        #expect(problems(#"{"a": {"b": 1}"#) == ["1:1: the object that begins here is never closed"])
        #expect(problems("{\n\"a\": [\n1\n}\n") == ["4:1: expected ',' or ']', found '}'"])
    }

    @Test("UTF-16 is called by its name, with a mark and without")
    func wide() {
        for bytes: [UInt8] in [
            [0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0x7B, 0, 0x7D, 0], [0, 0x7B, 0, 0x7D],
        ] {
            #expect(
                JSONParser.parse(bytes).problems.map(\.message)
                    == ["this is not UTF-8 but UTF-16; save the file as UTF-8"])
        }
    }
}
