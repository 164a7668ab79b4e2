import Testing

@testable import TriageCore

@Suite("Values")
struct ValueTests {
    @Test("numbers find their entry whatever their type, and stand there once")
    func numberKeys() {
        var map = ValueMap()
        let keys: [Value] = [.int(1), .uint(1), .double(2), .null, .bytes([1])]
        let taken = keys.map { map.insert(.string("one"), under: $0) }
        #expect(taken == [true, false, false, false, false])
        #expect(map.count == 1)
        #expect(map[.uint(1)] == .string("one"))
        #expect(map[.double(1)] == .string("one"))
        #expect(map[.double(1.5)] == nil)
        #expect(map[.double(.nan)] == nil)
        #expect(map[.string("1")] == nil)
    }

    @Test("a map finds its entries however many there are, in the order of their insertion")
    func manyKeys() {
        var map = ValueMap()
        let keys: [Value] =
            (0..<100).flatMap { [Value.int($0), .string("\($0)")] } + [.bool(true), .uint(.max)]
        for (index, key) in keys.enumerated() { map.insert(.int(Int64(index)), under: key) }
        #expect(map.entries.map(\.key) == keys)
        for (index, key) in keys.enumerated() { #expect(map[key] == .int(Int64(index))) }
        let taken = keys.filter { map.insert(.null, under: $0) }
        #expect(taken.isEmpty)
    }

    @Test("texts are keys by their Unicode scalars, not by canonical equivalence")
    func textKeys() {
        var map = ValueMap()
        map.insert(.int(1), under: .string("\u{e9}"))
        map.insert(.int(2), under: .string("e\u{301}"))
        #expect(map.count == 2)
        #expect(map["e\u{301}"] == .int(2))
    }

    @Test(
        "equality is that of the language",
        arguments: [
            (Value.int(1), Value.double(1), true), (.int(1), .uint(1), true), (.int(-1), .uint(.max), false),
            (.double(.nan), .double(.nan), false), (.double(0), .double(-0.0), true), (.null, .null, true),
            (.null, .int(0), false), (.string("K"), .string("\u{212A}"), false),
            (.string("\u{e9}"), .string("e\u{301}"), false), (.list([.int(1)]), .list([.double(1)]), true),
            (.list([.double(.nan)]), .list([.double(.nan)]), false),
            (.type(.list(.int)), .type(.list(.dyn)), true),
            (.secret, .secret, false), (.bool(true), .string("true"), false),
        ])
    func equality(left: Value, right: Value, isEqual: Bool) {
        #expect(left.equals(right) == isEqual)
        #expect(right.equals(left) == isEqual)
    }

    @Test("a literal equals a text only by its scalars, in the fast way as well")
    func fastEquality() {
        let kelvin = Value.string("\u{212A}")
        #expect(FlowScope.evaluate("domain == 'K'", ["domain": kelvin]) == .value(.bool(false)))
        #expect(FlowScope.evaluate("domain == 'K'", ["domain": .string("K")]) == .value(.bool(true)))
    }

    @Test(
        "a type is described as the language definition writes it",
        arguments: [
            (ValueType.map(.string, .list(.int)), "map(string, list(int))"), (.null, "null_type"),
            (.timestamp, "google.protobuf.Timestamp"), (.type(.bool), "type(bool)"),
            (.wrapper(.int), "wrapper(int)"),
            (.opaque("optional_type", [.int]), "optional_type(int)"), (.money, "money"), (.dyn, "dyn"),
        ])
    func types(type: ValueType, text: String) {
        #expect(type.description == text)
    }

    @Test(
        "a value is written as an expression would write it",
        arguments: [
            (Value.string("it's\r\n"), "'it\\'s\\r\\n'"), (.bytes([0x61, 0xFF]), "b'a\\xff'"),
            (.list([.int(1), .null, .bool(true)]), "[1, null, true]"), (.uint(3), "3u"), (.double(1), "1.0"),
            (.type(.list(.dyn)), "list"), (.duration(TimeSpan(nanoseconds: 500_000_000)), "duration('0.5s')"),
            (.timestamp(Timestamp(milliseconds: 0)), "timestamp('1970-01-01T00:00:00Z')"),
            (.secret, "secret"),
        ])
    func literals(value: Value, text: String) {
        #expect(value.literal == text)
    }
}
