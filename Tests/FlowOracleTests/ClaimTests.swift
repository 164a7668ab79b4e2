import TestSupport
import Testing

@testable import FlowOracle
@testable import TriageCore

/// Small flows on which what was claimed of calls once differed from what calls show.
@Suite("What is claimed of every call")
struct ClaimTests {
    /// A flow, and what is the matter in its calls.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var facts: String
        var nodes: String
        var part: (facts: String, nodes: String)?

        init(
            _ name: String, facts: String, nodes: String, part: (facts: String, nodes: String)? = nil
        ) {
            testDescription = name
            (self.facts, self.nodes, self.part) = (facts, nodes, part)
        }

        var sample: FlowSample? {
            var texts = [
                (
                    id: "demo",
                    text: FlowText.make([
                        "channels": #"["phone", "chat"]"#, "facts": "{ \(facts) }",
                        "nodes": #"{ \#(nodes), "last": { "say": ["Bye."], "end": "done" } }"#,
                    ])
                )
            ]
            if let part {
                texts.append(
                    (
                        id: "item",
                        text: FlowText.make([
                            "id": #""item""#, "part": "true", "channels": #"["phone", "chat"]"#,
                            "facts": "{ \(part.facts) }", "nodes": "{ \(part.nodes) }",
                        ])
                    ))
            }
            return FlowSample(texts: texts)
        }
    }

    private static let isOpen = #""a": { "type": "yesno", "label": "A" }"#
    private static let other = #""b": { "type": "yesno", "label": "B" }"#
    private static let figure = #""a": { "type": "integer", "label": "A", "min": 0, "max": 1 }"#
    private static func choice(_ name: String, _ options: [String: String]) -> String {
        let options = options.sorted { $0.key < $1.key }.map { value, when in
            #"{ "value": "\#(value)", "label": "Is \#(value)"\#(when.isEmpty ? "" : #", "when": "\#(when)""#) }"#
        }
        return
            #""\#(name)": { "type": "choice", "label": "Which \#(name)", "options": [\#(options.joined(separator: ", "))] }"#
    }

    static let cases = [
        Case(
            "an option can be chosen that an answer below brings up",
            facts: isOpen + ", " + choice("b", ["y": "a"]),
            nodes: #"""
                "first": { "ask": ["a"], "next": { "yes": "last", "no": "second" } },
                "second": { "ask": ["b", "a"], "next": [{ "when": "b == 'y'", "go": "last" }, { "go": "last" }] }
                """#),
        Case(
            "an option stays chosen whose reason below is hidden by choosing it",
            facts: figure + ", " + choice("b", ["x": "", "y": "a == 1"]),
            nodes: #"""
                "first": { "ask": ["b"], "next": [{ "when": "a == 0", "go": "second" }, { "go": "last" }] },
                "second": { "ask": ["b", { "fact": "a", "when": "b == 'x'" }],
                            "next": [{ "when": "a == null", "go": "last" }, { "go": "last" }] }
                """#),
        Case(
            "an answer that takes another one away can hide its own question",
            facts: figure + ", " + choice("b", ["x": ""]),
            nodes: #"""
                "first": { "ask": ["a", { "fact": "b", "when": "a == 1" }], "next": { "on": "b", "go": { "x": "second", "*": "last" } } },
                "second": { "ask": [{ "fact": "a", "when": "b != null" }],
                            "next": [{ "when": "a == null", "go": "last" }, { "go": "last" }] }
                """#),
        Case(
            "the condition of a step that is done does not matter any more",
            facts: #""a": { "type": "integer", "label": "A", "min": 0, "max": 1, "optional": true }"#,
            nodes: #"""
                "first": { "next": [{ "when": "a != null && a > 0", "go": "second" }, { "go": "last" }] },
                "second": { "do": [{ "text": "Look", "when": "a <= 1" }], "ask": ["a"],
                            "next": [{ "when": "a == null", "go": "last" }] }
                """#),
        Case(
            "what is told while a part runs is known there at once",
            facts: isOpen,
            nodes:
                #""first": { "call": { "flow": "item", "as": "sub", "with": { "p": "a" } }, "next": "last" }"#,
            part: (
                #""p": { "type": "yesno", "label": "P" }"#,
                #"""
                "first": { "next": [{ "when": "p == null", "go": "second" }, { "go": "last" }] },
                "second": { "say": ["Wait."], "next": [{ "when": "p == null", "go": "last" }, { "go": "last" }] },
                "last": { "end": "done" }
                """#
            )),
        Case(
            "a question is hidden by the channel while the part of its card runs",
            facts: isOpen,
            nodes: #"""
                "first": { "ask": [{ "fact": "a", "when": "channel == 'chat'" }], "call": { "flow": "item", "as": "sub" },
                           "next": [{ "when": "channel == 'chat' && a == null", "go": "last" }, { "go": "last" }] }
                """#,
            part: (
                #""p": { "type": "yesno", "label": "P" }"#,
                #""first": { "ask": ["p"], "next": "last" }, "last": { "end": "done" }"#
            )),
        Case(
            "an option stays chosen on another channel than shows it",
            facts: isOpen + ", " + choice("b", ["x": "", "y": "channel == 'chat'"]),
            nodes: #"""
                "first": { "ask": ["b", { "fact": "a", "when": "channel == 'phone'" }],
                           "next": [{ "when": "b == 'y' && a != null", "go": "last" }, { "go": "last" }] }
                """#),
        Case(
            "a question is hidden by the time that passes between rounds",
            facts: isOpen,
            nodes: #"""
                "first": { "ask": [{ "fact": "a", "when": "today < date('2026-07-02')" }],
                           "call": { "flow": "item", "as": "sub", "with": { "p": "a" }, "repeat": { "ask": "More?", "max": 1 } },
                           "next": [{ "when": "a == null && size(sub) == 1", "go": "last" }, { "go": "last" }] }
                """#,
            part: (
                #""p": { "type": "yesno", "label": "P" }"#,
                #"""
                "first": { "say": ["One."], "next": [{ "when": "p == null", "go": "last" }, { "go": "last" }] },
                "last": { "end": "done" }
                """#
            )),
        Case(
            "what an answer takes away can be told anew on the same card",
            facts: isOpen + ", " + other + ", " + choice("c", ["x": "a == null || !a", "y": ""]),
            nodes: #"""
                "first": { "ask": ["c"], "next": [{ "when": "c == 'x' && a == null", "go": "second" }, { "go": "last" }] },
                "second": { "ask": ["a", "b"],
                            "next": [{ "when": "c == null", "go": "last" }, { "when": "c == 'x'", "go": "last" }, { "go": "last" }] }
                """#),
        Case(
            "an answer is set aside before its node sets anything",
            facts: isOpen + ", " + other,
            nodes: #"""
                "first": { "ask": ["a"], "next": "second" },
                "second": { "set": { "b": "a == null" }, "ask": [{ "fact": "a", "when": "channel == 'chat'" }],
                            "next": [{ "when": "b == true", "go": "last" }, { "go": "last" }] }
                """#),
        Case(
            "what is told before the first card is accepted or refused, though its question is hidden there",
            facts: isOpen
                + #", "b": { "type": "integer", "label": "B", "min": 0, "max": 1, "accept": "b != 0", "because": "Not none." }"#,
            nodes: #"""
                "first": { "next": "second" },
                "second": { "say": ["A card."], "ask": [{ "fact": "b", "when": "a == true" }], "next": "last" }
                """#),
        Case(
            "a part asks of the time what the flow that calls it does not",
            facts: isOpen,
            nodes: #""first": { "ask": ["a"], "call": { "flow": "item", "as": "sub" }, "next": "last" }"#,
            part: (
                #""p": { "type": "yesno", "label": "P" }"#,
                #"""
                "first": { "say": ["Wait."], "next": [{ "when": "now < timestamp('2026-07-03T00:00:00Z')", "go": "last" }] },
                "last": { "end": "done" }
                """#
            )),
        Case(
            "lines are shown again on the last card once a part has returned",
            facts: #""a": { "type": "yesno", "label": "A", "optional": true }"#,
            nodes: #"""
                "first": { "say": ["Hello.", { "text": "For {{a}}.", "when": "sub.p == true" }],
                           "call": { "flow": "item", "as": "sub" }, "end": "done" }
                """#,
            part: (
                #""p": { "type": "yesno", "label": "P" }"#,
                #""first": { "ask": ["p"], "next": "last" }, "last": { "end": "done" }"#
            )),
        Case(
            "time that only goes on is tried to its end",
            facts: figure
                + #", "b": { "type": "date", "label": "B", "min": "2026-07-01", "max": "2026-07-02" }"#,
            nodes: #"""
                "first": { "ask": ["b", { "fact": "a", "optional": "days(b, today) == 1" }], "next": "second" },
                "second": { "next": [{ "when": "now >= timestamp('2026-07-01T00:00:00Z')", "go": "last" },
                                     { "when": "a < 2", "go": "last" }] }
                """#),
    ]

    @Test("what is claimed of a flow is what all its calls show", arguments: cases)
    func holds(known: Case) throws {
        let trial = FlowTrial(try #require(known.sample), atMost: 5_000)
        guard case .tried(_, let disagreements) = trial.result else {
            Issue.record("not all calls were tried: \(trial.result)")
            return
        }
        #expect(disagreements.map(\.description) == [])
    }
}
