import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("The canonical layout of JSON")
struct JSONLayoutTests {
    @Test(
        "what is short stands on one line, and all else a member or an element a line",
        arguments: [
            // The outermost value is broken, however short it is.
            (#"{"a":1,"b":[1,2]}"#, "{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n"),
            ("[]", "[]\n"), ("{ }", "{}\n"), (" 1.50 ", "1.50\n"),
            (#"{"a":{"b":1,"c":[ ]}}"#, "{\n  \"a\": { \"b\": 1, \"c\": [] }\n}\n"),
            // An object breaks the list or the object that holds it, unless it is all that this holds.
            (#"{"a":{"b":{"c":1}}}"#, "{\n  \"a\": { \"b\": { \"c\": 1 } }\n}\n"),
            (
                #"{"a":{"b":{"c":1},"d":2}}"#,
                "{\n  \"a\": {\n    \"b\": { \"c\": 1 },\n    \"d\": 2\n  }\n}\n"
            ),
            (#"{"a":[{"b":1}]}"#, "{\n  \"a\": [ { \"b\": 1 } ]\n}\n"),
            (
                #"{"a":[{"b":1},"c"]}"#,
                "{\n  \"a\": [\n    { \"b\": 1 },\n    \"c\"\n  ]\n}\n"
            ),
            (#"{"a":[[{"b":1}]]}"#, "{\n  \"a\": [[ { \"b\": 1 } ]]\n}\n"),
            (#"{"a":{"b":{}}}"#, "{\n  \"a\": { \"b\": {} }\n}\n"),
            (#"{"rows":[["x",5.25],["y",null]]}"#, "{\n  \"rows\": [[\"x\", 5.25], [\"y\", null]]\n}\n"),
        ])
    func shapes(text: String, laidOut: String) throws {
        #expect(try Self.layout(of: text) == laidOut)
    }

    @Test("numbers, escapes, order, comments and unknown members stay as they are written")
    func asWritten() throws {
        let text = #"{"z":1e2,"a":-0.10,"comment":"\u00e9\/é \"x\" [ {","new":[true,false,null,1E+05]}"#
        #expect(
            try Self.layout(of: text) == """
                {
                  "z": 1e2,
                  "a": -0.10,
                  "comment": "\\u00e9\\/é \\"x\\" [ {",
                  "new": [true, false, null, 1E+05]
                }

                """)
    }

    @Test("a line of 110 characters with its comma is short, one of 111 is not", arguments: ["x", "é", "😀"])
    func width(letter: String) throws {
        // `  "a": ["…"],` takes 12 characters besides those of the text.
        for (count, lines) in [(98, 4), (99, 6)] {
            let text = "{\"a\":[\"\(String(repeating: letter, count: count))\"],\"b\":1}"
            let laidOut = try Self.layout(of: text)
            #expect(laidOut.split(separator: "\n").count == lines)
            #expect(laidOut.split(separator: "\n").contains { $0.count == 110 } == (count == 98))
        }
    }

    @Test("the shipped files lose nothing but blanks, and laid out twice is laid out once")
    func shipped() throws {
        let flows = ["hosting", "create-ticket", "scenarios/support-policy"]
        for path in flows.map({ "\(ProjectFolder.flows)/\($0).json" }) {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let laidOut = try Self.layout(of: text)
            #expect(Self.withoutBlanks(laidOut) == Self.withoutBlanks(text))
            #expect(try Self.layout(of: laidOut) == laidOut)
        }
    }

    @Test("random texts lose nothing but blanks, and laid out twice is laid out once")
    func random() throws {
        for seed in Thoroughness.seeds(40, of: 5_000) {
            var generator = SeededGenerator(seed: seed)
            let text = Self.value(depth: 5, &generator)
            let laidOut = try Self.layout(of: text)
            #expect(Self.withoutBlanks(laidOut) == Self.withoutBlanks(text))
            #expect(try Self.layout(of: laidOut) == laidOut)
        }
    }

    private static func layout(of text: String) throws -> String {
        let source = SourceText(name: "a.json", text: text)
        let json = try #require(JSONParser.parse(source.bytes).value)
        return String(decoding: JSONLayout(of: json, in: source).bytes, as: UTF8.self)
    }

    /// A text without the blanks outside its strings.
    private static func withoutBlanks(_ text: String) -> [UInt8] {
        var (isInString, isEscaped) = (false, false)
        return text.utf8.filter { byte in
            if isInString {
                if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                return true
            }
            if byte == UInt8(ascii: "\"") { isInString = true }
            return byte > 0x20
        }
    }

    private static func value(depth: Int, _ generator: inout SeededGenerator) -> String {
        let blanks = [" ", "", "\n", "\t\r\n  "].randomElement(using: &generator) ?? ""
        let count = Int.random(in: 0...4, using: &generator)
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &generator) {
        case 0: return ["true", "false", "null"].randomElement(using: &generator) ?? ""
        case 1:
            return ["0", "-1.50", "12e-3", "123456789012345678901"].randomElement(using: &generator) ?? ""
        case 2: return "\"\(String(repeating: "word ", count: count * 6))\""
        case 3: return #""\\\"{\u0041é""#
        case 4: return #"" [ , "# + "\""
        case 5:
            let values = (0..<count).map { _ in value(depth: depth - 1, &generator) + blanks }
            return "[\(blanks)" + values.joined(separator: ",\(blanks)") + "]"
        default:
            let members = (0..<count).map { "\"k\($0)\"\(blanks):\(value(depth: depth - 1, &generator))" }
            return "{" + members.joined(separator: "\(blanks),") + "\(blanks)}"
        }
    }
}
