import TestSupport
import Testing

@testable import TriageCore

@Suite("What a scenario says of a card without its words")
struct SightTests {
    private static let nodes = """
        { "first": { "title": "For {{name}}", "ask": ["name", "isUrgent"], "next": "work" },
          "work": { "say": ["Just a moment.", { "text": "We hurry.", "when": "isUrgent", "id": "hurry" },
                            { "text": "It takes its time.", "when": "!isUrgent", "id": "slow" }],
                    "note": ["They pay {{fee}}, {{gone}}."],
                    "do": ["Write it down", { "text": "Ring {{name}}", "when": "isUrgent", "id": "rang" }],
                    "next": "last" },
          "last": { "say": ["Bye."], "end": "done" } }
        """

    private static func failures(_ at: String, isUrgent: String = "false") throws -> [String] {
        let flows = try #require(
            FlowText.load(
                FlowText.make([
                    "facts": """
                    { "name": { "type": "text", "label": "Name" }, "fee": { "type": "integer", "fixed": 5 },
                      "isUrgent": { "type": "yesno", "label": "Urgent?" },
                      "gone": { "type": "text", "label": "Gone", "optional": true } }
                    """, "nodes": nodes,
                ])
            ).flows)
        let source = SourceText(
            name: "demo.json",
            text: """
                { "format": 1, "flow": "demo", "scenarios": [ { "name": "one",
                  "answers": { "name": "Kim", "isUrgent": \(isUrgent) }, "at": { \(at) }, "expect": { "outcome": "done" } } ] }
                """)
        let (decoded, findings) = ScenarioFile.decode(source)
        let file = try #require(decoded)
        let names = Checks.findings(in: file, for: flows)
        guard (findings + names).isEmpty else { return (findings + names).map(\.message) }
        return ScenarioRun(file.scenarios[0], in: source, on: flows).failures.map {
            "\($0.node): \($0.message)"
        }
    }

    @Test("steps, lines and facts that stand on a card and that do not")
    func told() throws {
        #expect(
            try Self.failures(
                #""work": { "steps": 1, "shows": ["slow", "fee"], "hides": ["hurry", "rang", "name", "gone"] }"#
            )
                == [])
        #expect(
            try Self.failures(
                #""work": { "steps": 2, "shows": ["hurry", "rang", "name"], "hides": ["slow"] }"#,
                isUrgent: "true"
            ) == [])
        #expect(try Self.failures(#""first": { "shows": ["name"], "steps": 0 }"#) == [])
    }

    @Test("what stands there otherwise is told, with the node")
    func differing() throws {
        #expect(
            try Self.failures(#""work": { "steps": 2, "shows": ["hurry", "gone"], "hides": ["slow"] }"#) == [
                "work: the card has 1 step, not 2", "work: 'hurry' does not stand on the card",
                "work: 'gone' does not stand on the card", "work: 'slow' stands on the card",
            ])
    }

    @Test("of a card that is never come to, only that is told")
    func unseen() throws {
        #expect(
            try Self.failures(#""work": [ {}, { "shows": ["hurry"] } ]"#)
                == [": 'work' is visited once, but the scenario scripts it 2 times"])
    }

    @Test("a card seen again after a step back is another visit")
    func again() throws {
        #expect(
            try Self.failures(
                #""first": [ {}, { "answers": { "isUrgent": true } } ], "work": [ { "hides": ["hurry"], "back": true }, { "shows": ["hurry"], "hides": ["slow"] } ]"#
            ) == [])
    }

    @Test("a name that never stands on the card is a mistake, since hiding it would prove nothing")
    func unknown() throws {
        let misspelt = try Self.failures(#""work": { "hides": ["hury"] }"#)
        #expect(misspelt.count == 1)
        let message = "'work' has no line with the id, and no text with the fact, 'hury'"
        #expect(misspelt.first?.hasPrefix(message) == true && misspelt.first?.contains("'hurry'") == true)
        #expect(try Self.failures(#""last": { "shows": ["fee"] }"#).count == 1)
    }

    @Test("the lines of an end that does not wait are seen on the card between rounds")
    func passed() throws {
        let part = FlowText.make([
            "id": #""matter""#, "part": "true", "language": nil, "timeZone": nil, "currency": nil,
            "channels": nil,
            "facts": #"{ "isDone": { "type": "yesno", "label": "Done?" } }"#,
            "nodes": """
            { "first": { "ask": ["isDone"], "next": "last" },
              "last": { "say": [{ "text": "Good.", "when": "isDone", "id": "good" }], "end": "done" } }
            """,
        ])
        let caller = FlowText.make([
            "nodes": """
            { "first": { "call": { "flow": "matter", "as": "matters", "repeat": { "ask": "More?" } },
                         "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
            """
        ])
        let flows = try #require(FlowText.load(caller, beside: ["matter": part]).flows)
        let source = SourceText(
            name: "demo.json",
            text: """
                { "format": 1, "flow": "demo", "scenarios": [ { "name": "one",
                  "answers": { "matters": [ { "isDone": true }, { "isDone": false } ] },
                  "at": { "first/last": [ { "shows": ["good"] }, { "hides": ["good"] } ] },
                  "expect": { "outcome": "done" } } ] }
                """)
        let file = try #require(ScenarioFile.decode(source).file)
        #expect(Checks.findings(in: file, for: flows) == [])
        #expect(ScenarioRun(file.scenarios[0], in: source, on: flows).failures.map(\.message) == [])
    }
}
