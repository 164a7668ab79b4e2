import TestSupport
import Testing

@testable import TriageCore

@Suite("Findings that are to stay")
struct IgnoreTests {
    private static let facts =
        #"{ "isOn": { "type": "yesno", "label": "On?" }, "spare": { "type": "text" }, "other": { "type": "text" } }"#

    /// The findings of a flow with two unused facts. **Shape**: `spare unused-fact`, the place as written.
    private static func findings(ignore: String, nodes: String? = nil) -> [String] {
        let text =
            nodes.map { FlowText.make(["facts": facts, "ignore": ignore, "nodes": $0]) }
            ?? FlowText.make(["facts": facts, "ignore": ignore])
        return FlowText.check(text).map { "\($0.severity.rawValue): \($0.message) [\($0.code.name)]" }
    }

    private static let other = "warning: 'other' is neither asked, set nor read [unused-fact]"
    private static let spare = "warning: 'spare' is neither asked, set nor read [unused-fact]"

    @Test("an entry keeps out what has its code and lies in its place, and nothing else")
    func covers() {
        #expect(
            Self.findings(ignore: #"[{ "code": "unused-fact", "at": "facts.spare", "because": "so" }]"#)
                == [Self.other])
        #expect(Self.findings(ignore: #"[{ "code": "unused-fact", "at": "facts", "because": "so" }]"#) == [])
        #expect(
            Self.findings(ignore: #"[{ "code": "unused-message", "at": "facts.spare", "because": "so" }]"#)
                == [
                    Self.spare, Self.other,
                    "warning: there is no 'unused-message' to ignore at 'facts.spare' [unused-ignore]",
                ])
    }

    @Test("a wrong code or place is found, with the nearest right one, in a place of any depth")
    func names() {
        #expect(
            Self.findings(ignore: #"[{ "code": "unused-fakt", "at": "facts", "because": "so" }]"#) == [
                Self.spare, Self.other,
                "error: no finding has the code 'unused-fakt'; did you mean 'unused-fact'? [bad-value]",
            ])
        #expect(
            Self.findings(ignore: #"[{ "code": "unused-fact", "at": "facts.spar", "because": "so" }]"#) == [
                Self.spare, Self.other,
                "error: there is no 'facts.spar' in this flow; did you mean 'facts.spare'? [bad-value]",
            ])
        #expect(
            Self.findings(ignore: #"[{ "code": "unused-fact", "at": "nodes.first.nxet", "because": "so" }]"#)
                .last
                == "error: there is no 'nodes.first.nxet' in this flow; did you mean 'nodes.first.next'? [bad-value]"
        )
    }

    @Test("errors of structure, names and types cannot be ignored; one of the rules can")
    func errors() {
        let lost = #"{ "first": { "ask": ["isOn"], "next": "lsat" }, "last": { "end": "done" } }"#
        #expect(
            Self.findings(
                ignore: #"[{ "code": "unknown-node", "at": "nodes.first", "because": "so" }]"#, nodes: lost
            ).filter { $0.hasPrefix("error") } == [
                "error: there is no node 'lsat'; did you mean 'last'? [unknown-node]",
                "error: 'unknown-node' cannot be ignored: errors of structure, names and types stop every call [bad-value]",
            ])
        let shadowed =
            #"{ "first": { "ask": ["isOn"], "next": [{ "go": "last" }, { "when": "isOn == true", "go": "first" }] }, "last": { "end": "done" } }"#
        #expect(
            Self.findings(
                ignore: #"[{ "code": "shadowed-branch", "at": "nodes.first.next", "because": "so" }]"#,
                nodes: shadowed) == [Self.spare, Self.other])
    }

    @Test("a flow with an error is not told what of its entries is superfluous")
    func broken() {
        let lost = #"{ "first": { "ask": ["isOn"], "next": "lsat" }, "last": { "end": "done" } }"#
        #expect(
            !Self.findings(
                ignore: #"[{ "code": "unused-contact", "at": "facts", "because": "so" }]"#, nodes: lost
            ).contains { $0.hasSuffix("[unused-ignore]") })
    }

    @Test("no call depends on an entry, be its place there or not")
    func calls() {
        let text = FlowText.make([
            "ignore": #"[{ "code": "nothing", "at": "nowhere", "because": "so" }]"#
        ])
        #expect(FlowText.load(text).errors == [])
        #expect(FlowText.check(text).map(\.code.name) == ["bad-value"])
    }
}
