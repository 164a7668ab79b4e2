import TestSupport
import Testing

@testable import TriageCore

@Suite("Generated scenarios that notice every change")
struct NoticingScenariosTests {
    /// What the scenarios that are generated for a flow do not notice.
    private static func unnoticed(_ loaded: FlowLibrary.Loaded) throws -> [String] {
        #expect(loaded.findings.map(\.headline) == [])
        return NoticingScenarios(for: try #require(loaded.flows)).unnoticed.map(\.change)
    }

    @Test("they pass, come to everything, and the changes that they do not notice are named")
    func noticing() throws {
        let flows = try GeneratedScenariosTests.flows()
        let noticing = NoticingScenarios(for: flows)
        // The one line that has neither an `id` nor a value could only be claimed by its words.
        let unnoticed = ["this line goes", "'when' goes", "'==' becomes '!='"]
        #expect(noticing.unnoticed.map(\.change) == unnoticed)
        #expect(noticing.generated.missed.map(\.item.name) == [])
        let source = SourceText(name: "generated.json", bytes: noticing.generated.bytes)
        let (decoded, findings) = ScenarioFile.decode(source)
        let file = try #require(decoded)
        #expect((findings + Checks.findings(in: file, for: flows)).map(\.message) == [])
        let runs = file.scenarios.map { ScenarioRun($0, in: source, on: flows) }
        #expect(runs.flatMap(\.failures).map(\.message) == [])
        let trial = MutationTrial([.init(flows, file, runs: runs)])
        let survivors = zip(trial.mutations, trial.verdicts()).filter {
            if case .survived = $0.1 { true } else { false }
        }
        #expect(survivors.map(\.0.change) == unnoticed)
        #expect(trial.mutations.count > 40)
        // What coverage alone asks for leaves changes unnoticed; what is added is little.
        let plain = GeneratedScenarios(for: flows)
        #expect(noticing.generated.bytes != plain.bytes && noticing.generated.count <= plain.count * 2)
    }

    @Test("a rule about a day that was taken down is tried on that day and those beside it")
    func days() throws {
        let loaded = FlowText.load(
            FlowText.make([
                "facts": """
                { "asked": { "type": "date", "label": "Asked on" },
                  "isLate": { "type": "yesno", "value": "asked != null && asked.day > 2" } }
                """,
                "nodes": """
                { "first": { "set": { "asked": "today" }, "say": ["Hello."], "next": [
                    { "when": "isLate == true", "go": "late" }, { "go": "early" } ] },
                  "late": { "say": ["Later."], "end": "done" }, "early": { "say": ["Early."], "end": "done" } }
                """,
            ]))
        #expect(try Self.unnoticed(loaded) == [])
    }

    @Test("what a text says of several rounds is noticed, though each of them has said it before")
    func rounds() throws {
        let part = FlowText.make([
            "id": #""matter""#, "part": "true", "summary": #""{{followUp}}""#,
            "facts": """
            { "hasMore": { "type": "yesno", "label": "Is anything left to do?" },
              "followUp": { "type": "text", "label": "What is left" } }
            """,
            "nodes": """
            { "first": { "ask": ["hasMore"], "next": { "yes": "left", "no": "last" } },
              "left": { "set": { "followUp": "'the mail'" }, "next": "last" }, "last": { "end": "done" } }
            """,
        ])
        let text = "You will hear about {{matters.filter(m, m.followUp != null).map(m, m.followUp)}}."
        let loaded = FlowText.load(
            FlowText.make([
                "nodes": """
                { "first": { "call": { "flow": "matter", "as": "matters", "repeat": { "ask": "More?" } }, "next": "last" },
                  "last": { "say": [
                    { "text": "\(text)", "when": "matters.exists(m, m.followUp != null)", "id": "hear" } ], "end": "done" } }
                """
            ]), beside: ["matter": part])
        #expect(try Self.unnoticed(loaded) == [])
    }

    @Test("a round in which nothing happens is none to repeat")
    func emptyRounds() throws {
        let part = FlowText.make([
            "id": #""matter""#, "part": "true",
            "facts": #"{ "count": { "type": "integer", "label": "How many", "value": "round" } }"#,
            "nodes": #"{ "first": { "end": "done" } }"#,
        ])
        let loaded = FlowText.load(
            FlowText.make([
                "nodes": """
                { "first": { "ask": ["isFirst"], "next": "round" },
                  "round": { "call": { "flow": "matter", "as": "matters", "repeat": { "ask": "More?" } }, "next": "last" },
                  "last": { "say": [
                    { "text": "Bye.", "when": "matters.exists(m, m.count == 1)", "id": "bye" } ], "end": "done" } }
                """,
                "facts": #"{ "isFirst": { "type": "yesno", "label": "Open?" } }"#,
            ]), beside: ["matter": part])
        #expect(try Self.unnoticed(loaded) == ["'when' goes"])
    }

    @Test(
        "what follows from a fact is noticed as well where callers may hang up on many cards before it shows")
    func hangingUp() throws {
        let cards = (1...30).map {
            #""card\#($0)": { "say": ["Card."], "ask": ["a\#($0)"], "next": "card\#($0 + 1)" }"#
        }
        let facts = (1...30).map { #""a\#($0)": { "type": "yesno", "label": "And \#($0)?" }"# }
        let loaded = FlowText.load(
            FlowText.make([
                "facts": """
                { \(facts.joined(separator: ", ")),
                  "isBoth": { "type": "yesno", "value": "a1 == true && a2 == false" } }
                """,
                "outcomes": """
                { "done": { "label": "Done", "kind": "resolved" }, "cut": { "label": "Cut off", "kind": "waiting" } }
                """,
                "hangUp": #"{ "end": "cut" }"#, "start": #""card1""#,
                "nodes": """
                { \(cards.joined(separator: ", ")),
                  "card31": { "note": [ { "text": "Both.", "when": "isBoth == true", "id": "both" } ], "end": "done" } }
                """,
            ]))
        #expect(try Self.unnoticed(loaded) == [])
    }
}
