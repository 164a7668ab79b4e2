import TestSupport
import Testing

@testable import TriageCore

@Suite("Reading JSON where it lies")
struct JSONSliceTests {
    /// Reads the only value of a text placed in memory of exactly its length.
    private func reading<Result>(_ text: String, _ body: (JSONSlice?) -> Result) -> Result {
        Array(text.utf8).withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes)
            return body(scanner.next())
        }
    }

    @Test(
        "a value is found with its quotes and brackets, without what stands around it",
        arguments: [
            ("1", "1"), (" -2.5e3 ,", "-2.5e3"), ("true]", "true"), ("null", "null"), (#""a"b"#, #""a""#),
            (#""a \" b\\" : 1"#, #""a \" b\\""#), ("{}", "{}"), ("[]x", "[]"),
            (#"{"a":["}",{"b":"]"}]},{"c":1}"#, #"{"a":["}",{"b":"]"}]}"#),
            ("\"0123456\\\"89012345678901234\"", "\"0123456\\\"89012345678901234\""),
        ])
    func bounds(text: String, value: String) {
        #expect(reading(text) { $0.map { String(decoding: $0.bytes, as: UTF8.self) } } == value)
    }

    @Test(
        "what does not end, or is no value, is none",
        arguments: [
            "", "  ", "\"abc", "\"abc\\", "\"abc\\\"", "{\"a\":1", "[[1]", "}", "]", ",", ":", "{\"a",
        ])
    func unfinished(text: String) {
        #expect(reading(text) { $0 == nil })
    }

    @Test("a value is decoded as what it is, and as nothing else")
    func kinds() {
        reading(#"{"text":"é \u00e9 \\","yes":true,"no":false,"none":null,"whole":-12,"part":2.5}"#) {
            slice in
            #expect(slice?["text"]?.string == "é é \\")
            #expect(slice?["yes"]?.bool == true)
            #expect(slice?["no"]?.bool == false)
            #expect(slice?["none"]?.isNull == true)
            #expect(slice?["whole"]?.int == -12)
            #expect(slice?["whole"]?.double == -12)
            #expect(slice?["part"]?.double == 2.5)
            #expect(slice?["part"]?.int == nil)
            #expect(slice?["yes"]?.string == nil)
            #expect(slice?["text"]?.bool == nil)
            #expect(slice?["none"]?.double == nil)
            #expect(slice?["missing"] == nil)
            #expect(slice?["text"]?["yes"] == nil)
            #expect(slice?.string == nil)
        }
    }

    @Test(
        "a number is the same double as the parser's, however it is written",
        arguments: [
            "0", "7", "61.5", "19.948", "0.001", "123456789012.25", "999999999999.9", "9007199254740993",
            "1234567890123456.5", "-2.5", "1e3", "2.5E-3", "0.1",
        ])
    func doubles(text: String) {
        #expect(reading(text) { $0?.double } == Double(text))
        for _ in 0..<20 {
            let milliseconds = Int.random(in: 0..<10_000_000)
            let decimal = "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst())"
            #expect(reading(decimal) { $0?.double } == Double(decimal), "\(decimal)")
        }
    }

    @Test("what is no number has no double", arguments: ["\"1\"", "true", ".5", "--1", "[1]"])
    func noDouble(text: String) {
        #expect(reading(text) { $0?.double } == nil)
    }

    @Test("members and elements come in order, whatever blanks stand between them")
    func order() {
        reading(#" { "a" : 1 , "b":[ 2 ,{"c":3},[ ] ] } "#) { slice in
            #expect(slice?.members.compactMap(\.key.string) == ["a", "b"])
            #expect(
                slice?["b"]?.elements.map { String(decoding: $0.bytes, as: UTF8.self) }
                    == ["2", #"{"c":3}"#, "[ ]"])
            #expect(slice.map { Array($0.elements).isEmpty } == true)
            #expect(slice?["b"].map { Array($0.members).isEmpty } == true)
        }
    }

    @Test("any JSON is read as the parser reads it")
    func sameAsParser() throws {
        var generator = SeededGenerator(seed: 20)
        for _ in 0..<300 {
            var writer = JSONWriter(pretty: generator.below(2) == 0)
            Self.write(to: &writer, depth: 4, &generator)
            let json = try #require(JSONParser.parse(writer.bytes).value)
            let isSame = writer.bytes.withUnsafeBytes { bytes in
                var scanner = JSONScanner(bytes)
                guard let slice = scanner.next() else { return false }
                return scanner.index == bytes.count && Self.isSame(slice, json)
            }
            #expect(isSame, "\(writer.text)")
        }
    }

    @Test("cut anywhere, or with any byte changed, nothing is read behind the end")
    func hostile() {
        let text = Array(#"{"a":["b\"",{"c":-1.5e3}],"d\u00e9":"0123456789\\","e":[],"f":null}"#.utf8)
        for cut in 0...text.count { Self.readAll(Array(text[..<cut])) }
        for index in text.indices {
            for byte in [UInt8(ascii: "\""), 0x5C, UInt8(ascii: "{"), UInt8(ascii: "]"), 0, 0xFF] {
                var changed = text
                changed[index] = byte
                Self.readAll(changed)
            }
        }
    }

    /// Reads everything in a text; touching memory past its end would trap.
    private static func readAll(_ text: [UInt8]) {
        func visit(_ slice: JSONSlice, _ depth: Int) {
            _ = (slice.string, slice.bool, slice.double, slice.int, slice.isNull, slice["e"]?.isNull)
            guard depth < 10 else { return }
            for member in slice.members {
                visit(member.key, depth + 1)
                visit(member.value, depth + 1)
            }
            for element in slice.elements { visit(element, depth + 1) }
        }
        text.withUnsafeBytes { bytes in
            visit(JSONSlice(bytes), 0)
            var scanner = JSONScanner(bytes)
            while let slice = scanner.next() { visit(slice, 0) }
            #expect(scanner.index <= bytes.count)
        }
    }

    private static func isSame(_ slice: JSONSlice, _ json: JSON) -> Bool {
        switch json.value {
        case .null: slice.isNull
        case .bool(let bool): slice.bool == bool
        case .number(let text): String(decoding: slice.bytes, as: UTF8.self) == text
        case .string(let text): slice.string == text
        case .array(let elements):
            Array(slice.elements).count == elements.count
                && zip(slice.elements, elements).allSatisfy { isSame($0, $1) }
        case .object(let members):
            Array(slice.members).count == members.count
                && zip(slice.members, members).allSatisfy {
                    $0.key.string == $1.key && isSame($0.value, $1.value)
                }
        }
    }

    private static func write(to writer: inout JSONWriter, depth: Int, _ generator: inout SeededGenerator) {
        switch generator.below(depth > 0 ? 7 : 5) {
        case 0: writer.null()
        case 1: writer.bool(generator.below(2) == 0)
        case 2: writer.int(Int64(bitPattern: generator.next()))
        case 3: writer.double(Double(generator.below(1000)) / 8)
        case 4: writer.string(text(&generator))
        case 5:
            writer.array { writer in
                for _ in 0..<generator.below(5) { write(to: &writer, depth: depth - 1, &generator) }
            }
        default:
            writer.object { writer in
                for number in 0..<generator.below(5) {
                    writer.key("\(number)" + text(&generator))
                    write(to: &writer, depth: depth - 1, &generator)
                }
            }
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let pieces = ["a", "\"", "\\", "{", "]", ",", ":", " ", "\n", "é", "😀", "plain words", "\u{1}"]
        return (0..<generator.below(12)).map { _ in pieces[generator.below(pieces.count)] }.joined()
    }
}
