import Testing

@testable import TriageCore

@Suite("Changes to a JSON tree")
struct JSONEditTests {
    private static let text = #"{"a":[1,{"b":"x"},3],"c":null}"#

    private static func changed(_ edit: (JSONSpot) -> JSONEdit?) throws -> String {
        let json = try #require(JSONParser.parse(Array(text.utf8)).value)
        let edit = try #require(edit(JSONSpot(root: json)))
        return json.applying(edit).text
    }

    @Test("a value is replaced, removed or moved, and nothing else changes")
    func changes() throws {
        #expect(try Self.changed { $0["c"]?.replaced(by: .bool(true)) } == #"{"a":[1,{"b":"x"},3],"c":true}"#)
        #expect(try Self.changed { $0["c"]?.removed } == #"{"a":[1,{"b":"x"},3]}"#)
        #expect(try Self.changed { $0["a"]?.elements[1]["b"]?.removed } == #"{"a":[1,{},3],"c":null}"#)
        #expect(try Self.changed { $0["a"]?.elements[0].removed } == #"{"a":[{"b":"x"},3],"c":null}"#)
        #expect(
            try Self.changed { $0["a"]?.elements[1].swappedWithNext } == #"{"a":[1,3,{"b":"x"}],"c":null}"#)
        // There is nothing to change places with.
        #expect(try Self.changed { $0["a"]?.elements[2].swappedWithNext } == Self.text)
    }

    @Test("everything keeps its place in the file")
    func places() throws {
        let json = try #require(JSONParser.parse(Array(Self.text.utf8)).value)
        let spot = try #require(JSONSpot(root: json)["a"]?.elements[1]["b"])
        let changed = json.applying(spot.replaced(by: .string("longer than before")))
        #expect(changed["a"]?.elements?[1]["b"]?.span == spot.json.span)
        #expect(changed["c"]?.span == json["c"]?.span)
    }
}
