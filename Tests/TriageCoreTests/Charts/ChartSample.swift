import TestSupport
import Testing

@testable import TriageCore

/// A flow with one of everything that a chart can show.
enum ChartSample {
    private static let part = FlowText.make([
        "id": #""bill""#, "part": "true",
        "nodes": #"{ "first": { "say": ["Pay."], "end": "done" } }"#,
    ])

    /// Words in it mean something to DOT and to Mermaid. Nobody comes to `lost`; scenarios come to `start`, `bill`
    /// and `good` only.
    static let text = FlowText.make([
        "facts": """
        { "mood": { "type": "choice", "label": "How \\"is\\" it?", "options": [
          { "value": "fine", "label": "Fine | [ok]" }, { "value": "well", "label": "Well" },
          { "value": "bad", "label": "Bad" } ] } }
        """,
        "outcomes": """
        { "done": { "label": "Done \\\\ <b>", "kind": "resolved" }, "passed": { "label": "On", "kind": "escalated" } }
        """,
        "hangUp": #"{ "end": "passed" }"#,
        "start": #""start""#,
        "nodes": """
        { "start": { "title": "Say \\"hi\\"; {{agent}}", "say": ["Hi."], "ask": ["mood"],
            "next": { "fine": "bill", "well": "bill", "*": "check" } },
          "bill": { "call": { "flow": "bill", "as": "bills", "repeat": { "ask": "More?" } }, "next": "good" },
          "check": { "next": [ { "when": "mood == 'bad'", "go": "sorry" }, { "go": "good" } ] },
          "good": { "say": ["Bye."], "end": "done" },
          "sorry": { "say": ["Sorry."], "end": "passed" },
          "lost": { "say": ["?"], "next": "good" } }
        """,
    ])

    /// The chart of the flow, with what is found in it and what one scenario reaches.
    static func chart() throws -> FlowChart {
        let loaded = FlowText.load(text, beside: ["bill": part])
        let flows = try #require(loaded.flows)
        let findings = loaded.findings + Checks.findings(in: flows, after: loaded.findings).findings
        let source = SourceText(
            name: "demo-scenarios.json",
            text: """
                { "format": 1, "flow": "demo", "scenarios": [ { "name": "One", "answers": { "mood": "fine", "bills": [ {} ] } } ] }
                """)
        let scenario = try #require(ScenarioFile.decode(source).file?.scenarios.first)
        let run = ScenarioRun(scenario, in: source, on: flows)
        return FlowChart(flows.main, findings: findings, coverage: run.coverage)
    }
}
