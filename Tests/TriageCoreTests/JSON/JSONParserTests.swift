import TestSupport
import Testing

@testable import TriageCore

@Suite("JSON with places")
struct JSONParserTests {
    @Test(
        "a mistake is reported with its place",
        arguments: [
            ("{\"a\": 1,\n \"a\": 2}", "2:2", "the key \"a\" appears twice in this object"),
            ("[1, 2,]", "1:6", "a comma may not come before ']'"),
            ("[01]", "1:2", "a number may not begin with 0"),
            ("\"\\ud800\"", "1:2", "half of a surrogate pair on its own"),
            ("\"a\u{1}\"", "1:3", "a control character (U+1) must be written as an escape"),
            (
                "\u{FEFF}{}", "1:1",
                "JSON may not begin with a byte-order mark; save the file as UTF-8 without one"
            ),
            ("{\"é\": tru}", "1:7", "'tru' is not a JSON value; did you mean 'true'?"),
            ("{\"a\" 1}", "1:6", "expected ':' after the key \"a\", found '1'"),
            ("[1] 2", "1:5", "nothing may follow the first value"),
            ("", "1:1", "the file is empty"),
            ("[\n{\"a\": [1}", "2:9", "expected ',' or ']', found '}'"),
            ("\"abc", "1:1", "the string that begins here is never closed"),
            ("[1 /* no */]", "1:4", "JSON has no comments; use a \"comment\" member"),
            ("[1] // no", "1:5", "JSON has no comments; use a \"comment\" member"),
            ("[\u{201C}a\u{201D}]", "1:2", "a string needs straight double quotes, found '\u{201C}'"),
            ("['a']", "1:2", "a string needs straight double quotes, found '''"),
            ("{\u{201E}a\u{201C}: 1}", "1:2", "a key needs straight double quotes, found '\u{201E}'"),
            ("{a: 1}", "1:2", "expected a key in double quotes or '}', found 'a'"),
            ("[\"a\\\n\"]", "1:4", "no such escape; '\\' must be followed by one of \" \\ / b f n r t u"),
            ("\"\\x\"", "1:2", "no such escape; '\\' must be followed by one of \" \\ / b f n r t u"),
            ("\"\\é\"", "1:2", "no such escape; '\\' must be followed by one of \" \\ / b f n r t u"),
            ("\"\\u12g4\"", "1:2", "four hexadecimal digits must follow '\\u'"),
            ("\"\\udc00\"", "1:2", "half of a surrogate pair on its own"),
            ("\"\\ud83d\\u0041\"", "1:2", "half of a surrogate pair on its own"),
            ("[\"ab\n\"]", "1:2", "the string is not closed on its line"),
            ("[-]", "1:3", "a digit must follow '-', found ']'"),
            ("[1.]", "1:4", "a digit must follow the decimal point, found ']'"),
            ("[1e]", "1:4", "a digit must follow the exponent's 'e', found ']'"),
            ("[1e+", "1:5", "a digit must follow the exponent's 'e', found the end of the text"),
            ("[+1]", "1:2", "expected a value, found '+'"),
            ("[.5]", "1:2", "expected a value, found '.'"),
            ("[NaN]", "1:2", "'NaN' is not a JSON value"),
            ("[0x10]", "1:3", "expected ',' or ']', found 'x'"),
            ("[1 2]", "1:4", "expected ',' or ']', found '2'"),
            ("{\"a\": 1 \"b\": 2}", "1:9", "expected ',' or '}', found '\"'"),
            ("[1", "1:1", "the array that begins here is never closed"),
            ("{\"a\": [", "1:7", "the array that begins here is never closed"),
            ("{\"a\":", "1:6", "the text ends where a value is expected"),
            ("[1,,2]", "1:4", "expected a value, found ','"),
            ("[\u{A0}1]", "1:2", "U+A0 is not whitespace in JSON; type a plain space"),
            ("[\"žltý kôň 🐎\", ?]", "1:16", "expected a value, found '?'"),
        ])
    func mistakes(text: String, place: String, message: String) throws {
        let source = SourceText(name: "x.json", text: text)
        let problem = try #require(JSONParser.parse(source.bytes).problems.first)
        let at = source.place(at: problem.span.lowerBound)
        #expect("\(at.line):\(at.column)" == place)
        #expect(problem.message == message)
    }

    @Test("several mistakes of a file are all reported")
    func several() {
        let problems = JSONParser.parse(Array("{\"a\": 01, \"a\": \"\\q\", }".utf8)).problems
        #expect(problems.map(\.span.lowerBound) == [6, 16, 10, 19])
    }

    @Test("of many members in an object within another, the one that comes again is found with its first")
    func manyMembers() throws {
        let members = (0..<20).map { #""k\#($0)":{"a":\#($0),"b":[0]}"# }.joined(separator: ",")
        let text = #"{"k3":1,"o":{\#(members),"k3":2,"k19":3},"k1":4}"#
        let (value, problems) = JSONParser.parse(Array(text.utf8))
        let places = text.utf8.indices.filter { text.utf8[$0...].starts(with: #""k3""#.utf8) }
            .map { text.utf8.distance(from: text.startIndex, to: $0) }
        #expect(places.count == 3)
        #expect(problems.count == 2)
        #expect(problems.first?.first?.lowerBound == places[1])
        #expect(problems.first?.span.lowerBound == places[2])
        let object = try #require(value)
        #expect(object.members?.map(\.key) == ["k3", "o", "k1"])
        #expect(object["o"]?.members?.map(\.key) == (0..<20).map { "k\($0)" })
        #expect(object["o"]?["k7"]?["a"]?.int == 7)
    }

    @Test("bytes that are not UTF-8 are an error at their place")
    func encoding() {
        let problems = JSONParser.parse([0x22, 0x61, 0xFF, 0x22]).problems
        #expect(problems.first?.span == 2..<3)
        #expect(problems.first?.message == "not valid UTF-8")
    }

    @Test("nesting too deep is an error, not a crash")
    func depth() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(JSONParser.parse(Array(deep.utf8)).problems.first?.message == "nested more than 200 deep")
        let allowed = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(JSONParser.parse(Array(allowed.utf8)).problems.isEmpty)
    }

    @Test("random bytes never trap")
    func random() {
        var generator = SeededGenerator(seed: 1)
        let alphabet = Array("{}[]\",:\\u0123dD8eE+-. tfn/*\n\u{e9}".utf8) + [0xFF, 0x00]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<24, using: &generator)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let (value, problems) = JSONParser.parse(bytes)
            #expect(value != nil || !problems.isEmpty)
        }
    }

    @Test("a value written again is the same text")
    func roundTrip() throws {
        let text = #"{"a":[1,-2.50,"x\n\"é😀\u0001",true,null],"b":{}}"#
        let value = try #require(JSONParser.parse(Array(text.utf8)).value)
        var writer = JSONWriter()
        writer.value(value)
        #expect(writer.text == text)
    }

    @Test("a byte of a decoded string is found in the file, escapes counted")
    func offsets() throws {
        let source = SourceText(name: "x", text: #"  "a\n\u00e9\ud83d\ude00z""#)
        let value = try #require(JSONParser.parse(source.bytes).value)
        let text = try #require(value.string)
        let z = Array(text.utf8).firstIndex(of: UInt8(ascii: "z"))
        let offset = source.offset(inString: value.span, utf8: try #require(z))
        #expect(source.bytes[offset] == UInt8(ascii: "z"))
    }
}
