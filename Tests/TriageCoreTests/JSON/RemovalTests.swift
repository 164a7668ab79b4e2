import TestSupport
import Testing

@testable import TriageCore

@Suite("Taking something out of a JSON text")
struct RemovalTests {
    @Test(
        "its comma and the blanks before it go, and the neighbours stay as they are",
        arguments: [
            ("[1, ▸2◂, 3]", "[1, 3]"), ("[▸1◂, 2, 3]", "[ 2, 3]"), ("[1, 2, ▸3◂]", "[1, 2]"),
            ("[ ▸1◂ ]", "[]"), ("[1, ▸2, 3◂]", "[1]"), ("[▸1, 2◂, 3]", "[ 3]"),
            ("{\n  \"a\": 1,\n  ▸\"b\": 2◂,\n\n  \"c\": 3\n}", "{\n  \"a\": 1,\n\n  \"c\": 3\n}"),
            ("{\n  \"a\": 1,\n  ▸\"b\": 2◂\n}", "{\n  \"a\": 1\n}"),
            ("{\r\n\t▸\"b\": 2◂ ,\r\n\t\"c\": 3 }", "{\r\n\t\"c\": 3 }"), ("{\n  ▸\"b\": 2◂\n}", "{}"),
            // What is no neighbour of commas and brackets is left alone.
            ("[1, ▸2◂ 3]", "[1, 2 3]"), ("▸[1]◂", "[1]"), ("[1, [▸2◂]", "[1, []"),
        ])
    func stretch(marked: String, left: String) throws {
        let (source, span) = try Self.marked(marked)
        #expect(Self.text(source, without: source.removal(of: span)) == left)
    }

    @Test(
        "a member is found by its key, whatever its value is",
        arguments: [
            (#"{ ▸"a"◂: { "b": [1, "}"] }, "c": "x" }"#, #"{ "c": "x" }"#),
            (#"{ "c": "x", ▸"a"◂ : "\"," }"#, #"{ "c": "x" }"#), (#"{ ▸"a"◂: -1.5e3 }"#, "{}"),
            (#"{ ▸"a"◂, "b": 1 }"#, #"{ "a", "b": 1 }"#), (#"{ ▸"a"◂: }"#, #"{ "a": }"#),
            (#"{ ▸"a"◂: ["#, #"{ "a": ["#),
        ])
    func member(marked: String, left: String) throws {
        let (source, span) = try Self.marked(marked)
        #expect(Self.text(source, without: source.removal(ofMember: span)) == left)
    }

    @Test("what is left is the same object without the member, in any layout")
    func layouts() throws {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<300 {
            let names = (0..<Int.random(in: 1...5, using: &random)).map { "m\($0)" }
            func blank() -> String { ["", " ", "\n  ", "\t", "\r\n"].randomElement(using: &random) ?? "" }
            let values = ["1", "\"a,}\"", "[1, {}]", "{ \"x\": [\",\"] }", "null"]
            var text = "{"
            for (index, name) in names.enumerated() {
                let value = values.randomElement(using: &random) ?? "0"
                text += blank() + "\"\(name)\"" + blank() + ":" + blank() + value + blank()
                if index < names.count - 1 { text += "," }
            }
            let source = SourceText(name: "x", text: text + "}")
            let json = try #require(JSONParser.parse(source.bytes).value)
            let gone = try #require(json.members?.randomElement(using: &random))
            let rest = SourceText(
                name: "x", text: Self.text(source, without: source.removal(ofMember: gone.keySpan)))
            let (left, problems) = JSONParser.parse(rest.bytes)
            #expect(problems.isEmpty, "\(text) without \(gone.key): \(rest.text)")
            let kept = json.members?.filter { $0.key != gone.key } ?? []
            func written(_ source: SourceText, _ members: [JSON.Member]) -> [String] {
                members.map { member in
                    let span = member.keySpan.lowerBound..<member.value.span.upperBound
                    return String(decoding: source.bytes[span], as: UTF8.self)
                }
            }
            #expect(written(rest, left?.members ?? []) == written(source, kept))
        }
    }

    private static func marked(_ text: String) throws -> (SourceText, Span) {
        let parts = text.split(separator: "▸", omittingEmptySubsequences: false)
        let inner = try #require(parts.last).split(separator: "◂", omittingEmptySubsequences: false)
        let start = try #require(parts.first).utf8.count
        let plain = text.replacing("▸", with: "").replacing("◂", with: "")
        return (SourceText(name: "x", text: plain), start..<start + inner[0].utf8.count)
    }

    private static func text(_ source: SourceText, without span: Span?) -> String {
        var bytes = source.bytes
        if let span { bytes.removeSubrange(span) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
