import TestSupport
import Testing
import TriageCore

/// Cards that are filled in from below.
@Suite("What is skipped before the question above it")
struct SkippedFirstTests {
    @Test("a hint that reads an answer below it is blank once that is skipped", arguments: [true, false])
    func hint(isOptional: Bool) {
        let text = FlowText.make([
            "facts": #"""
            { "a": { "type": "yesno", "label": "A", "optional": \#(isOptional) },
              "b": { "type": "yesno", "label": "B", "hint": "Not {{a}}." } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["a"], "next": [{ "when": "a == true", "go": "second" }, { "go": "last" }] },
              "second": { "ask": ["b", "a"], "next": "last" }, "last": { "end": "done" } }
            """#,
        ])
        let codes = FlowText.check(text).map(\.code.name)
        #expect(codes.contains("may-be-blank") == isOptional)
    }
}
