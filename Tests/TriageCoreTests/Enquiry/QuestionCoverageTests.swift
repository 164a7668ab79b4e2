import TestSupport
import Testing

@testable import TriageCore

@Suite("Coverage of questions with conditions")
struct QuestionCoverageTests {
    @Test("scenarios cover a question shown and not shown")
    func coverage() throws {
        let flows = try #require(FlowText.load(QuestionConditionTests.flow()).flows)
        let names = Coverage.all(of: flows.main).map(\.item.name).filter { $0.contains("ask") }
        #expect(
            names == [
                "one ask abroad shown", "one ask abroad hidden", "one ask vatId shown",
                "one ask vatId hidden",
            ])
        var call = EnquirySample.open(on: flows)
        var coverage = Coverage()
        coverage.observe(call)
        try call.play(.answered("kind", .string("business")))
        coverage.observe(call)
        #expect(Set(coverage.reached.map(\.name)).isSuperset(of: names))
    }

    @Test("a question that the last answer of the card hides is covered as hidden")
    func hiddenAtTheEnd() throws {
        let text = FlowText.make(
            facts: #"{ "a": { "type": "text", "label": "A" }, "b": { "type": "text", "label": "B" } }"#,
            ask: #"["a", { "fact": "b", "when": "a != 'x'" }]"#)
        for (answer, isHidden) in [("x", true), ("y", false)] {
            var call = EnquirySample.open(on: try #require(FlowText.load(text).flows))
            try call.play(.answered("a", .string(answer)))
            if !isHidden { try call.play(.answered("b", .string("z"))) }
            var coverage = Coverage()
            coverage.add(call.run.standingVisits, of: call)
            #expect(coverage.reached.map(\.name).contains("first ask b hidden") == isHidden)
        }
    }
}
