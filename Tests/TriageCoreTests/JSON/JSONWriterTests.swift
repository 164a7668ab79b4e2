import Testing

@testable import TriageCore

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test(
        "in a string is escaped what JSON demands, and what ends or hides a line for some reader",
        arguments: [
            ("plain é😀", #""plain é😀""#), ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("\r\n", #""\r\n""#),
            ("a\u{2028}b\u{85}c", #""a\u2028b\u0085c""#), ("\u{202E}\u{FEFF}", #""\u202e\ufeff""#),
            ("\u{E0041}", #""\udb40\udc41""#), ("👩‍🚒", #""👩‍🚒""#),
        ])
    func escapes(text: String, written: String) {
        var writer = JSONWriter()
        writer.string(text)
        #expect(writer.text == written)
        #expect(JSONParser.parse(writer.bytes).value?.string == text)
    }

    @Test("commas and colons come by themselves")
    func compact() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("a")
            writer.array { writer in
                writer.int(1)
                writer.double(2.5)
                writer.array { _ in }
                writer.object { _ in }
                writer.null()
            }
            writer.key("b \"c\"")
            writer.bool(false)
        }
        #expect(writer.text == #"{"a":[1,2.5,[],{},null],"b \"c\"":false}"#)
    }

    @Test("for people every member and element stands on its line, indented by two")
    func pretty() {
        var writer = JSONWriter(pretty: true)
        writer.object { writer in
            writer.key("a")
            writer.array { writer in
                writer.int(1)
                writer.string("x")
            }
            writer.key("b")
            writer.object { _ in }
        }
        #expect(writer.text == "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {}\n}")
    }

    @Test("a number that is not finite becomes null", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(number: Double) {
        var writer = JSONWriter()
        writer.double(number)
        #expect(writer.text == "null")
    }
}
