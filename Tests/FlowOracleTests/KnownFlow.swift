import FlowOracle
import TestSupport
import TriageCore

/// A flow of which a person can say what goes wrong in its calls.
struct KnownFlow: Sendable, CustomStringConvertible {
    /// What is the matter with it.
    let description: String
    /// The flow, called `demo`, and the part `item`, if it calls one.
    let sample: FlowSample
    /// What goes wrong in its calls. **Shape**: `gap at demo: nodes/first/next`.
    let wrong: [String]
    /// The branches that no call takes. **Shape**: `demo: nodes/first/next/2`.
    let dead: [String]

    private static let facts = [
        #""isOn": { "type": "yesno", "label": "On?" }"#,
        #""plan": { "type": "choice", "label": "Plan", "options": [ { "value": "small", "label": "S" }, { "value": "large", "label": "L" } ] }"#,
        #""a": { "type": "integer", "label": "A", "min": 0, "max": 2 }"#,
        #""b": { "type": "integer", "label": "B", "min": 0, "max": 1 }"#,
        #""day": { "type": "date", "label": "Day", "min": "2026-07-01", "max": "2026-07-02" }"#,
    ]

    /// A flow of some nodes and `last`, which ends it; it knows the facts that they name.
    init(
        _ description: String, nodes: String, part: String? = nil, facts: String? = nil, wrong: [String] = [],
        dead: [String] = []
    ) {
        self.description = description
        self.wrong = wrong
        self.dead = dead
        let words = Set(nodes.split { !$0.isLetter })
        let own = Self.facts.filter { words.contains($0.split(separator: "\"")[0]) }
        var texts = [
            (
                id: "demo",
                text: FlowText.make([
                    "facts": "{ \((own + [facts].compactMap { $0 }).joined(separator: ", ")) }",
                    "nodes": "{ \(nodes), \"last\": { \"end\": \"done\" } }",
                ])
            )
        ]
        if let part {
            texts.append(
                (
                    id: "item",
                    text: FlowText.make([
                        "id": #""item""#, "part": "true",
                        "outcomes":
                            #"{ "sold": { "label": "Sold", "kind": "sale" }, "kept": { "label": "Kept", "kind": "declined" } }"#,
                        "nodes": part,
                    ])
                ))
        }
        sample = FlowSample(texts: texts) ?? FlowSample([])
    }
}

extension KnownFlow {
    private static let selling = #"""
        { "first": { "ask": ["isOn"], "next": { "yes": "sold", "no": "kept" } }, "sold": { "end": "sold" }, "kept": { "end": "kept" } }
        """#

    /// Flows of every sort, each that goes wrong beside one that does not.
    static let all = [
        KnownFlow(
            "an answer without a branch is a gap",
            nodes: #""first": { "ask": ["plan"], "next": [ { "when": "plan == 'small'", "go": "last" } ] }"#,
            wrong: ["gap at demo: nodes/first/next"]),
        KnownFlow(
            "a list of all answers has none",
            nodes: #"""
                "first": { "ask": ["plan"], "next": [
                  { "when": "plan == 'small'", "go": "last" }, { "when": "plan == 'large'", "go": "last" } ] }
                """#),
        KnownFlow(
            "a gap at one pair of figures is found",
            nodes: #"""
                "first": { "ask": ["a", "b"], "next": [
                  { "when": "a <= 1", "go": "last" }, { "when": "b > 0", "go": "last" } ] }
                """#,
            wrong: ["gap at demo: nodes/first/next"]),
        KnownFlow(
            "a condition that divides by nothing fails",
            nodes: #"""
                "first": { "ask": ["a"], "next": [ { "when": "6 / a > 2", "go": "last" }, { "go": "last" } ] }
                """#,
            wrong: ["failing-guard at demo: nodes/first/next/0"], dead: ["demo: nodes/first/next/1"]),
        KnownFlow(
            "what holds already takes in what fails beside it",
            nodes: #"""
                "first": { "ask": ["a"], "next": [
                  { "when": "6 / a > 5 || a == 0", "go": "last" }, { "go": "last" } ] }
                """#),
        KnownFlow(
            "midnight between two cards opens a gap",
            nodes: #"""
                "first": { "next": [ { "when": "today < date('2026-07-02')", "go": "early" }, { "go": "last" } ] },
                "early": { "say": ["Hello."], "next": "late" },
                "late": { "next": [ { "when": "today < date('2026-07-02')", "go": "last" } ] }
                """#,
            wrong: ["gap-over-midnight at demo: nodes/late/next"]),
        KnownFlow(
            "a day that was set does not move",
            nodes: #"""
                "first": { "set": { "day": "today" }, "next": [
                  { "when": "day < date('2026-07-02')", "go": "early" }, { "go": "last" } ] },
                "early": { "say": ["Hello."], "next": "late" },
                "late": { "next": [ { "when": "day != null && day < date('2026-07-02')", "go": "last" } ] }
                """#),
        KnownFlow(
            "two nodes without a card lead round for ever",
            nodes: #"""
                "first": { "ask": ["isOn"], "next": { "yes": "left", "no": "last" } },
                "left": { "next": [ { "when": "isOn == true", "go": "right" }, { "go": "last" } ] },
                "right": { "next": "left" }
                """#,
            wrong: ["endless-round at demo: nodes/left", "endless-round at demo: nodes/right"],
            dead: ["demo: nodes/left/next/1"]),
        KnownFlow(
            "a counter ends",
            nodes: #"""
                "first": { "set": { "a": "a == null ? 0 : a + 1" }, "next": [
                  { "when": "a != null && a < 5", "go": "first" }, { "go": "last" } ] }
                """#),
        KnownFlow(
            "a question that is hidden leaves its fact unknown",
            nodes: #"""
                "first": { "ask": ["plan", { "fact": "isOn", "when": "plan == 'small'" }], "next": [
                  { "when": "isOn == true", "go": "last" }, { "when": "isOn == false", "go": "last" } ] }
                """#,
            wrong: ["gap at demo: nodes/first/next"]),
        KnownFlow(
            "under its own condition it is known",
            nodes: #"""
                "first": { "ask": ["plan", { "fact": "isOn", "when": "plan == 'small'" }], "next": [
                  { "when": "plan == 'small' && isOn", "go": "last" }, { "when": "plan == 'large'", "go": "last" },
                  { "when": "isOn == false", "go": "last" } ] }
                """#),
        KnownFlow(
            "a question that is skipped leaves its fact unknown",
            nodes: #"""
                "first": { "ask": ["spare"], "next": [
                  { "when": "spare == true", "go": "last" }, { "when": "spare == false", "go": "last" } ] }
                """#,
            facts: #""spare": { "type": "yesno", "label": "Spare?", "optional": true }"#,
            wrong: ["gap at demo: nodes/first/next"]),
        KnownFlow(
            "a caller may tell on a card what nobody asks",
            nodes: #"""
                "first": { "say": ["Hello."], "next": [
                  { "when": "isOn == null", "go": "last" }, { "when": "isOn == true", "go": "last" } ] }
                """#,
            wrong: ["gap at demo: nodes/first/next"]),
        KnownFlow(
            "what is told differently later is not judged",
            nodes: #"""
                "first": { "ask": ["isOn"], "next": { "yes": "more", "no": "last" } },
                "more": { "say": ["Hello."], "next": [ { "when": "isOn == true", "go": "last" } ] }
                """#),
        KnownFlow(
            "how a part ends decides",
            nodes: #"""
                "first": { "call": { "flow": "item", "as": "sale" }, "next": [
                  { "when": "sale.outcome == 'sold'", "go": "last" } ] }
                """#,
            part: selling, wrong: ["gap at demo: nodes/first/next"]),
        KnownFlow(
            "what a part asked is known with its end",
            nodes: #"""
                "first": { "call": { "flow": "item", "as": "sale" }, "next": [
                  { "when": "sale.outcome == 'sold' && sale.isOn == false", "go": "last" },
                  { "when": "sale.outcome == 'sold'", "go": "last" }, { "when": "sale.isOn == false", "go": "last" } ] }
                """#,
            part: selling, dead: ["demo: nodes/first/next/0"]),
        KnownFlow(
            "a list of rounds may be empty",
            nodes: #"""
                "first": { "call": { "flow": "item", "as": "sales", "repeat": { "ask": "More?", "min": 0, "max": 2 } },
                  "next": [ { "when": "size(sales) > 0", "go": "last" } ] }
                """#,
            part: selling, wrong: ["gap at demo: nodes/first/next"]),
        KnownFlow(
            "a list of rounds has at least so many",
            nodes: #"""
                "first": { "call": { "flow": "item", "as": "sales", "repeat": { "ask": "More?", "max": 2 } },
                  "next": [ { "when": "size(sales) in [1, 2]", "go": "last" } ] }
                """#,
            part: selling),
        KnownFlow(
            "what is all taken before is left for no branch",
            nodes: #"""
                "first": { "ask": ["plan"], "next": [
                  { "when": "plan == 'small'", "go": "last" }, { "when": "plan != 'small'", "go": "last" },
                  { "when": "plan == 'large'", "go": "last" } ] }
                """#,
            dead: ["demo: nodes/first/next/2"]),
        KnownFlow(
            "a line names what is not known yet",
            nodes: #""first": { "say": ["It is {{plan}}."], "ask": ["plan"], "next": "last" }"#,
            wrong: ["may-be-blank at demo: nodes/first/say/0"]),
        KnownFlow(
            "a line and a rule divide by nothing",
            nodes: #"""
                "first": { "ask": ["a"], "next": "more" },
                "more": { "set": { "b": "a == null ? 0 : 6 / a" },
                  "say": [ { "text": "Hello.", "when": "a != null && 6 / a > 2" } ], "next": "last" }
                """#,
            wrong: [
                "failing-expression at demo: nodes/more/say/0",
                "failing-expression at demo: nodes/more/set/b",
            ]),
    ]
}
