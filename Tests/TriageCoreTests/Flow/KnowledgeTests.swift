import TestSupport
import Testing
import TriageCore

@Suite("What is known where in a node")
struct KnowledgeTests {
    private static func flow(_ node: String) -> String {
        FlowText.make([
            "start": #""there""#,
            "facts": #"""
            {
              "n": { "type": "integer", "label": "N" }, "o": { "type": "integer", "label": "O", "optional": true },
              "isOn": { "type": "yesno", "label": "On?" },
              "plan": { "type": "choice", "label": "Plan", "options": [
                { "value": "a", "label": "A", "when": "isOn == true" }] },
              "kinds": { "type": "choices", "label": "Kinds", "options": [{ "value": "k", "label": "K" }] }
            }
            """#,
            "nodes": #"""
            {
              "first": { "ask": ["n", "o", "isOn", "plan", "kinds"], "next": "there" },
              "there": { \#(node) },
              "other": { "end": "done" }, "last": { "end": "done" }
            }
            """#,
        ])
    }

    private static func next(_ when: String) -> String {
        #""next": [{ "when": "\#(when)", "go": "last" }, { "go": "other" }]"#
    }

    private static func load(_ node: String) -> [String] {
        let part = FlowDecoderTests.ticket.replacing("contacts.desk.name", with: "kind")
        return FlowText.check(flow(node), beside: ["ticket": part]).filter { $0.severity == .error }.map(
            \.message)
    }

    /// The members of a node before its `next`, and the `when` of a branch; nil if `next` is given.
    private static let allowed: [(members: String, when: String?)] = [
        (#""ask": ["n"]"#, "n > 1"),
        (#""set": { "n": "1" }"#, "n > 1"),
        (#""set": { "n": "1", "o": "n + 1" }"#, "o > n"),
        (#""set": { "n": "1" }, "say": [{ "text": "x", "when": "n > 1" }]"#, "isOn == true"),
        (#""comment": "x""#, "n != null && n > 1"),
        (#""comment": "x""#, "n == null || n > 1"),
        (
            #""next": [{ "when": "n == null", "go": "last" }, { "when": "n > 1", "go": "other" }, { "go": "last" }]"#,
            nil
        ),
        (#""say": [{ "text": "{{n > 1}}", "when": "n != null" }]"#, "isOn == true"),
        (#""ask": ["kinds"]"#, "'k' in kinds"),
        (#""ask": ["kinds"]"#, "kinds.size() > 0"),
        (#""do": [{ "text": "x", "id": "isDone" }]"#, "isDone == true"),
        (#""call": { "flow": "ticket", "as": "ticket" }"#, "ticket.outcome.startsWith('m')"),
        (#""call": { "flow": "ticket", "as": "ticket" }"#, "ticket != null"),
        (#""call": { "flow": "ticket", "as": "ticket" }"#, "ticket.number > 1"),
        (#""comment": "x""#, "channel.startsWith('p') || agent != ''"),
        (#""comment": "x""#, "today > date('2026-01-01')"),
    ]

    @Test("an expression may use what is surely known there", arguments: allowed)
    func known(members: String, when: String?) {
        #expect(Self.load(members + (when.map { ", " + Self.next($0) } ?? "")) == [])
    }

    private static let refused: [(members: String, when: String?, name: String)] = [
        (#""comment": "x""#, "n > 1", "n"),
        (#""ask": ["o"]"#, "o > 1", "o"),
        (#""ask": ["n"], "say": [{ "text": "x", "when": "n > 1" }]"#, "n > 2", "n"),
        (#""set": { "n": "o" }"#, "n > 1", "n"),
        (#""set": { "o": "n + 1" }"#, "isOn == true", "n"),
        (#""ask": ["plan"]"#, "plan.startsWith('a')", "plan"),
        (
            #""next": [{ "when": "n != null", "go": "last" }, { "when": "n > 1", "go": "other" }, { "go": "last" }]"#,
            nil, "n"
        ),
        (
            #""next": [{ "when": "isOn == true && n == null", "go": "last" }, { "when": "n > 1", "go": "other" }, { "go": "last" }]"#,
            nil, "n"
        ),
        (
            #""call": { "flow": "ticket", "as": "ticket", "with": { "number": "n + 1" } }"#, "isOn == true",
            "n"
        ),
    ]

    @Test("an expression may not use what may be unknown there", arguments: refused)
    func unknown(members: String, when: String?, name: String) {
        #expect(
            Self.load(members + (when.map { ", " + Self.next($0) } ?? "")) == [
                "`\(name)` may be unknown here; test it first: `\(name) != null && ...`"
            ])
    }
}
