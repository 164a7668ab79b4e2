import TestSupport
import Testing
import TriageCore

/// What rules ask of the number of a round, and what happens in a part of a part.
@Suite("Rounds by their numbers, and parts of parts")
struct NumberedRoundsTests {
    private static let end = #""end": { "say": ["Bye."], "end": "done" }"#

    /// A flow that repeats a part, and what is found of both.
    private static func found(
        _ condition: String, limits: String = "", isNested: Bool = false, repeats: Bool = true
    ) -> [String] {
        func part(_ id: String, _ nodes: String) -> String {
            FlowText.make([
                "id": "\"\(id)\"", "part": "true", "facts": #"{ "r": { "type": "text", "label": "R?" } }"#,
                "nodes": nodes,
            ])
        }
        let deciding = part(
            isNested ? "inner" : "item",
            #"{ "first": { "ask": ["r"], "next": [{ "when": "\#(condition)", "go": "last" }] }, "last": { "end": "done" } }"#
        )
        var others = [isNested ? "inner" : "item": deciding]
        if isNested {
            others["item"] = part(
                "item", #"{ "first": { "call": { "flow": "inner", "as": "within" }, "end": "done" } }"#)
        }
        let rounds = repeats ? #", "repeat": { "ask": "More?"\#(limits) }"# : ""
        let flow = FlowText.make([
            "nodes":
                #"{ "first": { "call": { "flow": "item", "as": "sub"\#(rounds) }, "next": "end" }, \#(end) }"#
        ])
        return FlowText.check(flow, beside: others).filter { ["gap", "not-proved"].contains($0.code.name) }
            .map { "\($0.code.name): \($0.witness?.facts.joined(separator: ", ") ?? "")" }
    }

    @Test(
        "a rule that leaves out a later round",
        arguments: [
            ("round < 2", "gap: round = 2"), ("round < 3", "gap: round = 3"), ("round < 6", "gap: round = 6"),
            ("round >= 1", nil),
        ])
    func later(condition: String, found: String?) {
        #expect(Self.found(condition) == (found.map { [$0] } ?? []))
        #expect(Self.found(condition, isNested: true) == (found.map { [$0] } ?? []))
    }

    @Test("a limit of rounds keeps their numbers below it")
    func limited() {
        #expect(Self.found("round < 4", limits: #", "min": 3, "max": 3"#).isEmpty)
        #expect(Self.found("round < 4", limits: #", "min": 4, "max": 4"#) == ["gap: round = 4"])
        #expect(Self.found("round == 1", repeats: false).isEmpty)
    }

    @Test("a gap in a part of a part whose caller does nothing before")
    func nested() {
        #expect(Self.found("r == 'x'", isNested: true, repeats: false).map { $0.prefix(3) } == ["gap"])
        #expect(Self.found("r != 'x'", isNested: true, repeats: false) == ["gap: r = 'x'"])
    }
}
