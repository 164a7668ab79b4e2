import TestSupport
import Testing
import TriageCore

/// Computed facts of which each reads the one before, often more than once: each is judged once for all that read it.
@Suite("Chains of computed facts")
struct ComputedChainTests {
    /// The codes of a flow with a chain of facts.
    ///
    /// - Parameters:
    ///   - step: what each is worked out from, with `#` for the one before.
    ///   - guarded: a text that reads the last one, as `#`.
    private static func found(
        _ type: String, _ step: String, count: Int, guarded: [String], ask: String = #""x0", "c", "d""#
    ) -> [String] {
        let chain = (1...count).map {
            let value = step.replacing("#", with: "x\($0 - 1)")
            return #""x\#($0)": { "type": "\#(type)", "value": "\#(value)" }"#
        }
        let rules = guarded.map { #"{ "when": "\#($0.replacing("#", with: "x\(count)"))", "go": "last" }"# }
        let text = FlowText.make([
            "facts": #"""
            { "x0": { "type": "\#(type)", "label": "X" }, "c": { "type": "yesno", "label": "C" },
              "d": { "type": "yesno", "label": "D" }, \#(chain.joined(separator: ", ")) }
            """#,
            "nodes": #"""
            { "first": { "ask": [\#(ask)], "next": [\#(rules.joined(separator: ", "))] },
              "last": { "say": ["It is {{x\#(count)}}."], "end": "done" } }
            """#,
        ])
        return FlowText.check(text).map(\.code.name)
    }

    @Test("sums, each of the one before twice")
    func sums() {
        #expect(Self.found("integer", "# + #", count: 12, guarded: ["# > 3", "# <= 3"]) == [])
        #expect(Self.found("integer", "# + #", count: 12, guarded: ["# > 4096", "# < 4096"]) == ["gap"])
    }

    @Test("truths, each of the one before twice")
    func truths() {
        let step = "# && c || !# && d"
        #expect(Self.found("yesno", step, count: 40, guarded: ["#", "!#"]) == [])
        #expect(Self.found("yesno", step, count: 40, guarded: ["#"]) == ["gap"])
    }

    @Test("choices, each of the one before or more")
    func choices() {
        #expect(Self.found("integer", "c ? # : # + 1", count: 8, guarded: ["# > 3", "# <= 3"]) == [])
    }

    @Test("a choice among more values than are followed leaves open what it comes to, and no gap")
    func broad() {
        let codes = Self.found(
            "integer", "c ? # : (d ? # : 5)", count: 30, guarded: ["# > 3", "# <= 3"])
        #expect(codes == ["not-proved"])
    }

    @Test("what nobody asks for may be blank, however far from its text")
    func unknown() {
        let codes = Self.found(
            "integer", "# + #", count: 12, guarded: ["c", "!c"], ask: #""c", "d""#)
        #expect(codes.contains("may-be-blank"))
    }
}
