import TestSupport
import Testing
import TriageCore

/// Small flows on which the proof and the calls once differed.
@Suite("What is proved is what calls show")
struct ProvenCallsTests {
    private static func codes(facts: String, nodes: String) -> [String] {
        FlowText.check(FlowText.make(["facts": facts, "nodes": "{ \(nodes), \(last) }"])).map(\.code.name)
    }

    private static let last = #""last": { "say": ["Bye."], "end": "done" }"#

    @Test("a call gets past a question whose least answer is refused")
    func refused() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "choice", "label": "A", "options": [{ "value": "z", "label": "Z" }] },
                  "b": { "type": "integer", "label": "B", "min": 1, "max": 3, "accept": "b != 1", "because": "Not one." } }
                """#,
            nodes: #""first": { "ask": ["b"], "next": [{ "when": "a == 'z'", "go": "last" }] }"#)
        #expect(codes.contains("gap"))
    }

    @Test("what was skipped stays unknown, though a later answer on the card demands it")
    func skipped() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "integer", "label": "A", "min": 0, "max": 2 },
                  "b": { "type": "integer", "label": "B", "min": 1, "max": 2 } }
                """#,
            nodes: #"""
                "first": { "ask": ["b", { "fact": "a", "optional": "b == 2" }],
                           "next": [{ "when": "b > 1", "go": "last" }, { "when": "a > 2", "go": "last" }, { "go": "last" }] }
                """#)
        #expect(codes.contains("maybe-unknown"))
    }

    @Test("a line that a tick brings up is judged as well")
    func tickedLine() {
        let codes = Self.codes(
            facts:
                #"{ "a": { "type": "yesno", "label": "A", "optional": true }, "b": { "type": "yesno", "label": "B" } }"#,
            nodes: #"""
                "first": { "ask": ["a"], "next": "second" },
                "second": { "do": [{ "text": "Look", "id": "seen" }],
                            "say": [{ "text": "It is {{a}}.", "when": "seen == true" }], "ask": ["b"], "next": "last" }
                """#)
        #expect(codes.contains("may-be-blank"))
    }

    @Test("a value below the least one that is allowed comes from nowhere")
    func belowLeast() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "date", "label": "A", "min": "2026-07-01", "max": "2026-07-03" },
                  "b": { "type": "integer", "label": "B", "min": 0, "max": 1 } }
                """#,
            nodes: #"""
                "first": { "ask": ["a"], "next": [{ "when": "a < date('2026-07-01')", "go": "second" }, { "go": "last" }] },
                "second": { "ask": [{ "fact": "a", "when": "b >= 0" }], "next": "last" }
                """#)
        #expect(codes.contains("never-true"))
        #expect(!codes.contains("not-proved") && !codes.contains("maybe-unknown"))
    }

    @Test("what hides a step leaves its fact unknown")
    func hiddenStep() {
        let codes = Self.codes(
            facts: #"""
                { "a": { "type": "yesno", "label": "A", "internal": true }, "b": { "type": "yesno", "label": "B" } }
                """#,
            nodes: #"""
                "first": { "do": [{ "text": "Look", "id": "seen", "when": "a == true" }], "ask": ["b"],
                           "next": [{ "when": "seen == null", "go": "last" }, { "when": "!seen", "go": "last" }] }
                """#)
        #expect(codes.contains("gap"))
    }
}
