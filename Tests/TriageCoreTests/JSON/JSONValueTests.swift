import Testing

@testable import TriageCore

@Suite("JSON values")
struct JSONValueTests {
    @Test(
        "a string is decoded to its characters",
        arguments: [
            (#""""#, ""), (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
            (#""\u00e9\u0000""#, "é\u{0}"), (#""\ud83d\ude00""#, "😀"), (#""\uD834\uDD1E""#, "𝄞"),
            ("\"é😀\u{7F}\u{2028}\"", "é😀\u{7F}\u{2028}"), (#""\u005Cn""#, "\\n"),
        ])
    func strings(text: String, decoded: String) throws {
        let (value, problems) = JSONParser.parse(Array(text.utf8))
        #expect(problems.isEmpty)
        #expect(try #require(value?.string).unicodeScalars.elementsEqual(decoded.unicodeScalars))
    }

    @Test(
        "a number keeps its digits and is whole only when 64 bits hold it as written",
        arguments: [
            ("0", 0, 0.0), ("-0", 0, -0.0), ("9223372036854775807", Int64.max, 9.223372036854775807e18),
            ("-9223372036854775808", Int64.min, -9.223372036854775808e18),
            ("9223372036854775808", nil, 9.223372036854775808e18), ("1.0", nil, 1), ("1e2", nil, 100),
            ("1E+2", nil, 100), ("-2.50e-1", nil, -0.25),
        ] as [(String, Int64?, Double)])
    func numbers(text: String, int: Int64?, double: Double) throws {
        let value = try #require(JSONParser.parse(Array(text.utf8)).value)
        #expect(value.value == .number(text))
        #expect(value.int == int)
        #expect(value.double == double)
    }

    @Test("a number that no double holds has no value as a double")
    func infinite() throws {
        let value = try #require(JSONParser.parse(Array("1e999".utf8)).value)
        #expect(value.double == nil)
    }

    @Test("every value knows its place, brackets and quotes included")
    func spans() throws {
        let value = try #require(JSONParser.parse(Array(#" {"é": [1, "x"], "b": null} "#.utf8)).value)
        #expect(value.span == 1..<28)
        #expect(value.members?.map(\.keySpan) == [2..<6, 18..<21])
        #expect(value["é"]?.span == 8..<16)
        #expect(value["é"]?.elements?.map(\.span) == [9..<10, 12..<15])
        #expect(value["b"]?.isNull == true)
        #expect(value["c"] == nil)
    }

    @Test("asked for what it is not, a value answers with nothing")
    func kinds() throws {
        let values = try #require(JSONParser.parse(Array(#"[null,true,1,"a",[],{}]"#.utf8)).value?.elements)
        #expect(
            values.map(\.kindName) == [
                "null", "true or false", "a number", "a string", "an array", "an object",
            ])
        #expect(values.map { $0.bool != nil } == [false, true, false, false, false, false])
        #expect(values.map { $0.int != nil } == [false, false, true, false, false, false])
        #expect(values.map { $0.string != nil } == [false, false, false, true, false, false])
        #expect(values.map { $0.elements != nil } == [false, false, false, false, true, false])
        #expect(values.map { $0.members != nil } == [false, false, false, false, false, true])
        #expect(values.map { $0["a"] == nil }.allSatisfy { $0 })
    }
}
