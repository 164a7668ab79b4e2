import TestSupport
import Testing

@testable import TriageCore

@Suite("Equal flows")
struct FlowEqualityTests {
    private static func load(_ text: String) throws -> FlowSet {
        try #require(
            FlowText.load(
                text,
                beside: [
                    "ticket": FlowDecoderTests.ticket, "desk.json": FlowDecoderTests.desk,
                    "rates.csv": "from\n2026-01-01\n",
                ]
            ).flows)
    }

    private static let json = JSONParser.parse(Array(FlowDecoderTests.everything.utf8)).value

    @Test("a flow laid out otherwise is the same flow", arguments: [true, false])
    func layout(isPretty: Bool) throws {
        let json = try #require(Self.json)
        var writer = JSONWriter(pretty: isPretty)
        writer.value(json.reversed)
        let (flows, again) = (try Self.load(FlowDecoderTests.everything), try Self.load(writer.text))
        #expect(again.main.facts.map(\.id) != flows.main.facts.map(\.id), "the order is another one")
        #expect(again == flows)
    }

    @Test("a flow in which one word is another is another flow")
    func words() throws {
        let json = try #require(Self.json)
        let flows = try Self.load(FlowDecoderTests.everything)
        var same: [String] = []
        let tried = Thoroughness.some(json.leaves.filter { $0.last != "comment" })
        for path in tried {
            var writer = JSONWriter()
            writer.value(json.changed(at: path))
            if try Self.load(writer.text) == flows { same.append(path.joined(separator: ".")) }
        }
        // First texts that no flow keeps; then members with a few allowed words, where an unknown one counts as the
        // nearest or gets the default.
        let names = Set(tried.map { $0.joined(separator: ".") })
        #expect(
            same
                == [
                    "$schema", "format", "targets.0.per", "facts.choiceFact.type",
                    "facts.choiceFact.options.0.key", "facts.choicesFact.type", "facts.cityFact.type",
                    "facts.phoneFact.type", "facts.urlFact.type", "facts.ipFact.type",
                    "facts.secretFact.type",
                    "tables.cities.columns.code", "tables.cities.columns.name.type", "outcomes.done.kind",
                ].filter(names.contains))
    }

    @Test("a change in a part is a change")
    func part() throws {
        let others = [
            "ticket": FlowDecoderTests.ticket.replacing("Price", with: "Cost"),
            "desk.json": FlowDecoderTests.desk, "rates.csv": "from\n2026-01-01\n",
        ]
        let flows = try #require(FlowText.load(FlowDecoderTests.everything, beside: others).flows)
        #expect(try flows != Self.load(FlowDecoderTests.everything))
        #expect(try flows.main == Self.load(FlowDecoderTests.everything).main)
    }

    @Test("what is set before counts, since the next may read it")
    func settings() throws {
        func text(_ set: String) -> String {
            FlowText.make(
                facts: #"{ "a": { "type": "text", "label": "A" }, "b": { "type": "text", "label": "B" } }"#,
                ask: #"["a"]"#
            ).replacing(#""first": {"#, with: #""first": { "set": { \#(set) },"#)
        }
        #expect(try Self.load(text(#""a": "b", "b": "a""#)) != Self.load(text(#""b": "a", "a": "b""#)))
    }
}

extension JSON {
    /// The same value with the members of every object in reverse order.
    fileprivate var reversed: JSON {
        switch value {
        case .array(let elements): with(.array(elements.map(\.reversed)))
        case .object(let members):
            with(
                .object(
                    members.reversed().map {
                        // The cells of a row are in the order of the columns.
                        Member(
                            key: $0.key, keySpan: $0.keySpan,
                            value: $0.key == "columns" ? $0.value : $0.value.reversed)
                    }))
        case .null, .bool, .number, .string: self
        }
    }

    /// The paths to all values that contain no others.
    fileprivate var leaves: [[String]] {
        switch value {
        case .array(let elements):
            elements.enumerated().flatMap { index, element in element.leaves.map { ["\(index)"] + $0 } }
        case .object(let members): members.flatMap { member in member.value.leaves.map { [member.key] + $0 } }
        case .null, .bool, .number, .string: [[]]
        }
    }

    /// The same value with another one at the given path.
    fileprivate func changed(at path: [String]) -> JSON {
        switch value {
        case .array(let elements):
            with(
                .array(
                    elements.enumerated().map {
                        "\($0)" == path[0] ? $1.changed(at: Array(path.dropFirst())) : $1
                    }))
        case .object(let members):
            with(
                .object(
                    members.map {
                        $0.key == path[0]
                            ? Member(
                                key: $0.key, keySpan: $0.keySpan,
                                value: $0.value.changed(at: Array(path.dropFirst()))) : $0
                    }))
        case .string(let text): with(.string(text + "x"))
        case .number(let text): with(.number(text + "1"))
        case .bool(let bool): with(.bool(!bool))
        case .null: with(.bool(true))
        }
    }

    private func with(_ value: Value) -> JSON { JSON(value: value, span: span) }
}
