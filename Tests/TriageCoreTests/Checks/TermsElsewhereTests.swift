import TestSupport
import Testing
import TriageCore

/// What is asked of an answer in another place than where it is given: by whoever takes its value over.
@Suite("What is asked elsewhere of an answer")
struct TermsElsewhereTests {
    private static let number = #"{ "p": { "type": "integer", "label": "P", "min": 0, "max": 1000 } }"#
    private static let ending = #""last": { "say": ["Bye."], "end": "done" }"#

    /// The codes of a flow that calls a part which asks for a number and never reads it.
    private static func codes(call: String = "", _ next: String) -> [String] {
        let item = FlowText.make([
            "id": #""item""#, "part": "true", "facts": number,
            "nodes": #"{ "first": { "ask": ["p"], "end": "done" } }"#,
        ])
        let flow = FlowText.make([
            "nodes": #"""
            { "first": { "call": { "flow": "item", "as": "sub"\#(call) }, "next": \#(next) }, \#(ending) }
            """#
        ])
        return FlowText.check(flow, beside: ["item": item]).map(\.code.name).filter {
            ["gap", "not-proved"].contains($0)
        }
    }

    private static func unless(_ condition: String) -> String {
        #"[{ "when": "\#(condition)", "go": "last" }]"#
    }

    @Test(
        "a caller that works something out from what a part has asked",
        arguments: [
            ("sub.p % 7 != 3", "gap"), ("(sub.p + 300) % 900 != 7", "not-proved"), ("sub.p >= 0", nil),
        ])
    func returned(condition: String, code: String?) {
        #expect(Self.codes(Self.unless(condition)) == (code.map { [$0] } ?? []))
    }

    @Test(
        "a caller that looks into rounds",
        arguments: [
            ("sub.exists(r, r.p == 0)", "gap"), ("!sub.exists(r, r.p == 577)", "gap"),
            ("size(sub.filter(r, r.p != null && r.p % 7 == 3)) == 0", "gap"),
            ("sub.all(r, r.p != null && (r.p + 300) % 900 != 7)", "not-proved"),
            ("!sub.exists(r, r.p == 1001)", "not-proved"), ("size(sub) >= 0", nil),
        ])
    func rounds(condition: String, code: String?) {
        let call = #", "repeat": { "ask": "More?", "max": 3 }"#
        #expect(Self.codes(call: call, Self.unless(condition)) == (code.map { [$0] } ?? []))
    }

    @Test(
        "how many rounds there are is known once they have ended",
        arguments: [
            ("", "size(sub) > 0", nil), (#", "max": 3"#, "size(sub) <= 3", nil),
            (#", "min": 2, "max": 3"#, "size(sub) == 2 || size(sub) == 3", nil),
            (#", "max": 2"#, "size(sub) < 2", "gap"), (#", "max": 3"#, "sub.size() != 2", "gap"),
            (#", "min": 0"#, "size(sub) > 0", "gap"), (#", "min": 2"#, "size(sub) != 2", "gap"),
        ] as [(String, String, String?)])
    func count(limits: String, condition: String, code: String?) {
        let call = #", "repeat": { "ask": "More?"\#(limits) }"#
        #expect(Self.codes(call: call, Self.unless(condition)) == (code.map { [$0] } ?? []))
    }

    @Test("a caller that looks into rounds whose members have few values decides")
    func fewValues() {
        let item = FlowText.make([
            "id": #""item""#, "part": "true",
            "facts": #"{ "p": { "type": "integer", "label": "P", "min": 0, "max": 2 } }"#,
            "nodes": #"{ "first": { "ask": ["p"], "end": "done" } }"#,
        ])
        func codes(_ condition: String) -> [String] {
            let flow = FlowText.make([
                "nodes": #"""
                { "first": { "call": { "flow": "item", "as": "sub", "repeat": { "ask": "More?", "max": 2 } },
                             "next": \#(Self.unless(condition)) }, \#(Self.ending) }
                """#
            ])
            return FlowText.check(flow, beside: ["item": item]).map(\.code.name)
        }
        #expect(codes("sub.exists(r, r.p == 0)").contains("gap"))
        #expect(codes("sub.exists(r, r.p == 2)").contains("gap"))
        #expect(codes("!sub.exists(r, r.p == 3)").allSatisfy { $0 != "gap" && $0 != "not-proved" })
    }

    @Test("a part that works something out from what its caller gives")
    func given() {
        let item = FlowText.make([
            "id": #""item""#, "part": "true", "facts": #"{ "q": { "type": "integer", "label": "Q" } }"#,
            "nodes": #"{ "first": { "next": [{ "when": "q % 7 != 3", "go": "last" }] }, \#(Self.ending) }"#,
        ])
        let flow = FlowText.make([
            "facts": Self.number,
            "nodes": #"""
            { "first": { "ask": ["p"], "next": "second" },
              "second": { "call": { "flow": "item", "as": "sub", "with": { "q": "p" } }, "next": "last" },
              \#(Self.ending) }
            """#,
        ])
        #expect(FlowText.check(flow, beside: ["item": item]).map(\.code.name).contains("gap"))
    }

    @Test("a fact that is set to an answer")
    func set() {
        let flow = FlowText.make([
            "facts": #"""
            { "p": { "type": "integer", "label": "P", "min": 0, "max": 1000 },
              "q": { "type": "integer", "label": "Q" } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["p"], "next": "second" },
              "second": { "set": { "q": "p" }, "next": [{ "when": "q % 7 != 3", "go": "last" }] }, \#(Self.ending) }
            """#,
        ])
        #expect(FlowText.check(flow).map(\.code.name).contains("gap"))
    }

    @Test(
        "options that nothing asks for, of which the first is hidden",
        arguments: [("choice", "c == 'o2' || a"), ("choices", "c == [] || a")])
    func hiddenOptions(type: String, condition: String) {
        let options = (1...20).map { number in
            let when = number == 1 ? #", "when": "a""# : ""
            return #"{ "value": "o\#(number)", "label": "O\#(number)"\#(when) }"#
        }.joined(separator: ", ")
        let flow = FlowText.make([
            "facts": #"""
            { "a": { "type": "yesno", "label": "A" },
              "c": { "type": "\#(type)", "label": "C", "options": [\#(options)] } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["a"], "next": "second" },
              "second": { "ask": ["c"], "next": \#(Self.unless(condition)) }, \#(Self.ending) }
            """#,
        ])
        #expect(FlowText.check(flow).map(\.code.name).contains("gap"))
    }
}
