import TestSupport
import Testing
import TriageCore

/// Questions and options under conditions that hold in no call.
@Suite("What is never shown")
struct NeverShownTests {
    /// The codes of what is found in a flow that asks for a number, then for a choice.
    private static func found(option: String? = nil, question: String? = nil) -> [String] {
        func when(_ condition: String?) -> String { condition.map { #", "when": "\#($0)""# } ?? "" }
        let text = FlowText.make([
            "facts": #"""
            { "n": { "type": "integer", "label": "N" },
              "c": { "type": "choice", "label": "C", "options": [{ "value": "y", "label": "Y" },
                { "value": "x", "label": "X"\#(when(option)) }] } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["n"], "next": [{ "when": "n > 3", "go": "second" }, { "go": "last" }] },
              "second": { "ask": [{ "fact": "c"\#(when(question)) }], "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        return FlowText.check(text).map(\.code.name)
    }

    @Test("a question whose condition is never true where it is asked")
    func question() {
        #expect(Self.found(question: "n < 3") == ["never-true"])
        #expect(Self.found(question: "n < 5") == [])
    }

    @Test("an option whose condition is true nowhere in the flow")
    func option() {
        #expect(Self.found(option: "n > 5 && n < 5") == ["never-true"])
        // What it stands for can be told on the first card.
        #expect(Self.found(option: "n < 3") == [])
        #expect(Self.found(option: "n > 5") == [])
    }

    @Test("a condition that fails in some call is said to fail, whether or not it is true in any")
    func failing() {
        #expect(Self.found(question: "1 / (n - 5) > 3") == ["failing-expression"])
        #expect(Self.found(option: "1 / (n - 5) > 3") == ["failing-expression"])
        #expect(Self.found(question: "n < 3 && 1 / (n - 5) > 3") == ["never-true"])
    }
}
