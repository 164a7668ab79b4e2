import TestSupport
import Testing

@testable import TriageCore

@Suite("Many findings")
struct ManyFindingsTests {
    /// Enough for a cost that grows with the square to be felt.
    private let count = Thoroughness.isLong ? 20_000 : 5_000

    @Test("of many misspelt names the first are looked for, and the comparisons are limited")
    func comparisons() {
        var names = KnownNames((0..<count).map { "node-\($0)" })
        for number in 0..<count { _ = names.nearest(to: "noed-\(number)") }
        #expect(names.comparisons <= 400_000)
        #expect(names.comparisons >= count)
        #expect(names.nearest(to: "noed-0") == "node-0", "what was found stays known")
    }

    @Test("as many misspelt destinations are as many findings")
    func destinations() {
        let nodes = (0..<count).map { #""node-\#($0)": { "say": ["Hello."], "next": "noed-\#($0 + 1)" }"# }
        let text = FlowText.make([
            "start": #""node-0""#, "facts": nil, "outcomes": "{}",
            "nodes": "{ \(nodes.joined(separator: ",\n")) }",
        ])
        let findings = FlowText.check(text)
        #expect(findings.count == count)
        #expect(findings.allSatisfy { $0.code.name == "unknown-node" })
        #expect(
            !TextReport(findings, texts: [SourceText(name: "demo.json", text: text)], checked: 1).text.isEmpty
        )
    }

    @Test("a choice of thousands of options is listed by its first ones")
    func options() {
        let options = (0..<count).map { #"{ "value": "o-\#($0)", "label": "Option \#($0)" }"# }
        let text = FlowText.make([
            "facts":
                #"{ "plan": { "type": "choice", "label": "Plan", "options": [ \#(options.joined(separator: ",\n")) ] } }"#,
            "nodes": #"""
            { "first": { "ask": ["plan"], "next": { "o-1": "last", "x": "last", "*": "last" } },
              "last": { "say": [{ "text": "Bye.", "when": "plan == 'y'" }], "end": "done" } }
            """#,
        ])
        let messages = FlowText.check(text).map(\.message)
        let listed = (0..<20).map { "o-\($0)" }.joined(separator: ", ") + ", … (\(count) in all)"
        #expect(messages == ["`plan` is one of \(listed)", "'x' is not an answer to 'plan' (\(listed))"])
    }

    @Test("a long chain of names is put together no further than any declared name goes")
    func selectors() {
        var scope = Scope()
        let name = scope.declare("contacts.desk.email", .string)
        let chain = "v" + String(repeating: ".x", count: 40_000)
        #expect(Expression.slots(in: "\(chain) + contacts.desk.email.y", of: scope) == [name])
        #expect(Expression.slots(in: "a.contacts.desk.email(contacts.desk.email)", of: scope) == [name])
    }

    @Test("a chain of 3,000 computed facts is put in order, and each circle reported once")
    func computed() {
        let chain = (1..<3_000).map { #""f\#($0)": { "type": "integer", "value": "f\#($0 - 1) + 1" }"# }
            .reversed()
        let circles = (0..<500).map {
            #""a\#($0)": { "type": "integer", "value": "b\#($0)" }, "b\#($0)": { "type": "integer", "value": "a\#($0)" }"#
        }
        let text = FlowText.make([
            "facts":
                #"{ "isOn": { "type": "yesno", "label": "On?" }, \#((chain + circles).joined(separator: ",\n")), "f0": { "type": "integer", "fixed": 1 } }"#,
            "nodes": #"{ "first": { "say": ["{{f2999}}"], "ask": ["isOn"], "end": "done" } }"#,
        ])
        let findings = FlowText.check(text)
        #expect(findings.count == 500)
        #expect(findings.first?.message == "'a0' is computed from itself: a0 reads b0 reads a0")
    }
}
