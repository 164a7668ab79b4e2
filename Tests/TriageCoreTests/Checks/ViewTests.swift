import TestSupport
import Testing
import TriageCore

/// What follows its caller in a part, and destinations by what may not be known.
@Suite("What follows a caller, and answers that may be unknown")
struct ViewTests {
    private static let end = #""end": { "say": ["Bye."], "end": "done" }"#

    private static func part(_ id: String, _ nodes: String) -> String {
        FlowText.make([
            "id": "\"\(id)\"", "part": "true", "facts": #"{ "w": { "type": "yesno", "label": "W" } }"#,
            "nodes": nodes,
        ])
    }

    /// A part that goes by what its caller gives, before a card and after it.
    private static let deciding = part(
        "inner",
        #"""
        { "first": { "next": [{ "when": "w == true", "go": "card" }, { "go": "bad" }] },
          "card": { "say": ["Hi.", { "text": "Not now.", "when": "w == false" }],
                    "next": [{ "when": "w == true", "go": "good" }\#(rest)] },
          "good": { "end": "done" }, "bad": { "end": "done" } }
        """#)
    private static let rest = #", { "when": "w == false", "go": "bad" }"#

    private static func flow(calling part: String) -> String {
        FlowText.make([
            "facts": "{}",
            "nodes": #"""
            { "first": { "call": { "flow": "\#(part)", "as": "sub", "with": { "w": "channel == 'phone'" } }, "next": "end" },
              \#(end) }
            """#,
        ])
    }

    private static let handing = part(
        "outer",
        #"{ "first": { "call": { "flow": "inner", "as": "within", "with": { "w": "w" } }, "end": "done" } }"#)

    @Test("what a part was given can change on its card, for whoever calls it")
    func alone() {
        // Nothing is dead in it, so that nothing is removed.
        let found = FlowText.check(Self.deciding).map(\.code.name).filter { $0 != "id-mismatch" }
        #expect(found.isEmpty)
    }

    @Test("the witness has what a part is told while another part that it calls is on the card")
    func toldMeanwhile() {
        let dividing = FlowText.make([
            "id": "\"outer\"", "part": "true",
            "facts": #"""
            { "w": { "type": "yesno", "label": "W" }, "count": { "type": "integer", "label": "Count" },
              "each": { "type": "yesno", "value": "6 / count > 1" } }
            """#,
            "nodes": #"{ "first": { "call": { "flow": "inner", "as": "within" }, "end": "done" } }"#,
        ])
        let endless = Self.part("inner", #"{ "first": { "say": ["Hi."], "next": "first" } }"#)
        let found = FlowText.check(
            Self.flow(calling: "outer"), beside: ["inner": endless, "outer": dividing])
        let witness = found.first { $0.code.name == "failing-expression" }?.witness
        #expect(witness?.facts == ["count = 0"])
        #expect(witness?.steps.last?.doings == ["told count = 0"])
    }

    @Test("a view that is handed on by a part without a card", arguments: ["inner", "outer"])
    func handedOn(called: String) {
        let short = Self.deciding.replacing(Self.rest, with: "")
        func codes(_ inner: String) -> [String] {
            FlowText.check(
                Self.flow(calling: called), beside: ["inner": inner, "outer": Self.handing]
            ).map { "\($0.code.name): \($0.witness?.facts.joined() ?? "")" }
        }
        #expect(codes(Self.deciding).isEmpty)
        #expect(codes(short).contains("gap: w = false"))
    }

    @Test(
        "destinations by an answer without one for what is not known",
        arguments: [
            (#""first": { "ask": ["z"], "next": { "yes": "asked", "no": "by" } }"#, "gap: h = null"),
            (#""first": { "set": { "h": "null" }, "next": "by" }"#, "gap: h = null"),
            (#""first": { "ask": ["z"], "next": { "yes": "asked", "no": "asked" } }"#, ""),
        ])
    func keyed(first: String, found: String) {
        let flow = FlowText.make([
            "facts": #"{ "z": { "type": "yesno", "label": "Z" }, "h": { "type": "yesno", "label": "H" } }"#,
            "nodes": #"""
            { \#(first), "asked": { "ask": ["h"], "next": "by" },
              "by": { "next": { "on": "h", "go": { "yes": "end", "no": "end" } } }, \#(Self.end) }
            """#,
        ])
        let codes = FlowText.check(flow).filter { ["gap", "not-proved"].contains($0.code.name) }.map {
            "\($0.code.name): \($0.witness?.facts.joined() ?? "")"
        }
        #expect(codes == (found.isEmpty ? [] : [found]))
    }

    @Test("destinations by how a part ended that was called on one way only")
    func outcome() {
        let flow = FlowText.make([
            "facts": #"{ "z": { "type": "yesno", "label": "Z" } }"#,
            "nodes": #"""
            { "first": { "ask": ["z"], "next": { "yes": "called", "no": "by" } },
              "called": { "call": { "flow": "item", "as": "sub" }, "next": "by" },
              "by": { "next": { "on": "sub.outcome", "go": { "done": "end" } } }, \#(Self.end) }
            """#,
        ])
        let item = Self.part("item", #"{ "first": { "say": ["Hi."], "end": "done" } }"#)
        let codes = FlowText.check(flow, beside: ["item": item]).map(\.code.name)
        #expect(codes.contains("gap"))
    }
}
