import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Scenarios that are generated")
struct GeneratedScenariosTests {
    private static let part = FlowText.make([
        "id": #""order""#, "part": "true",
        "facts": """
        { "phone": { "type": "phone", "label": "Phone", "optional": true },
          "age": { "type": "integer", "label": "How many days ago?", "min": 0, "max": 400 },
          "isPaid": { "type": "yesno", "label": "Paid?" },
          "fee": { "type": "integer", "value": "age * 2" } }
        """,
        "messages": """
        { "note": { "to": ["desk@shop.example"], "subject": "Order",
          "body": [ "An order.", { "text": "Phone: {{phone}}", "when": "phone != null" } ] } }
        """,
        "outcomes": """
        { "done": { "label": "Returned", "kind": "resolved" }, "late": { "label": "Too late", "kind": "declined" } }
        """,
        "start": #""first""#,
        "nodes": """
        { "first": { "say": [ { "text": "Anything else?", "when": "round > 1", "id": "later" } ],
            "ask": ["age", { "fact": "isPaid", "when": "age <= 30" }],
            "next": [ { "when": "age > 30", "go": "late" }, { "go": "returned" } ] },
          "late": { "say": ["Too late."], "end": "late" },
          "returned": { "do": [ { "text": "Pay back", "when": "isPaid == true" } ], "send": ["note"], "end": "done" } }
        """,
    ])
    private static let caller = FlowText.make([
        "channels": #"["phone", "chat"]"#,
        "facts": #"{ "phone": { "type": "phone", "label": "Phone", "optional": true } }"#,
        "outcomes": """
        { "done": { "label": "Helped", "kind": "resolved" }, "cut": { "label": "Cut off", "kind": "waiting" } }
        """,
        "hangUp": #"{ "end": "cut" }"#,
        "start": #""hello""#,
        "nodes": """
        { "hello": { "say": [ { "text": "Hello.", "when": "channel == 'phone'" } ], "ask": ["phone"], "next": "orders" },
          "orders": { "call": { "flow": "order", "as": "orders", "with": { "phone": "phone" },
            "repeat": { "ask": "Another order?" } }, "next": "bye" },
          "bye": { "say": ["Bye."], "end": "done" } }
        """,
    ])

    static func flows() throws -> FlowSet {
        let loaded = FlowText.load(caller, beside: ["order": part])
        #expect(loaded.findings.map(\.headline) == [])
        return try #require(loaded.flows)
    }

    /// What generated scenarios reach and what fails in them.
    private static func played(
        _ generated: GeneratedScenarios, on flows: FlowSet
    ) throws -> (file: ScenarioFile, coverage: Coverage) {
        let source = SourceText(name: "generated.json", bytes: generated.bytes)
        let (decoded, findings) = ScenarioFile.decode(source)
        let file = try #require(decoded)
        let checked = findings + Checks.findings(in: file, for: flows)
        #expect(checked.map(\.headline) == [])
        var coverage = Coverage()
        for scenario in file.scenarios {
            let run = ScenarioRun(scenario, in: source, on: flows)
            #expect(run.failures.isEmpty, "\(scenario.name): \(run.failures.map(\.message))")
            coverage.formUnion(run.coverage)
        }
        return (file, coverage)
    }

    @Test("they pass, come to everything in a flow and its part, and are the same each time")
    func covering() throws {
        let flows = try Self.flows()
        let generated = GeneratedScenarios(for: flows)
        let (file, coverage) = try Self.played(generated, on: flows)
        let aims = flows.flows.flatMap(Coverage.all)
        #expect(aims.filter { !coverage.reached.contains($0.item) }.map(\.item.name).isEmpty)
        #expect(generated.missed.map(\.item.name) == [])
        #expect(generated.count == file.scenarios.count)
        #expect(GeneratedScenarios(for: flows).bytes == generated.bytes)
        #expect(Set(file.scenarios.map(\.name)).count == file.scenarios.count)
    }

    /// In ablecommerce a card is shown only in a round after one of another sort.
    @Test(
        "scenarios of a shipped flow come to everything, about one matter each but for what only a later one shows",
        arguments: ["hosting", "ablecommerce"])
    func matters(name: String) throws {
        let generated = GeneratedScenarios(for: try #require(ShippedFlows.tested[name]).flows)
        #expect(generated.missed.map(\.item.name) == [])
        let scenarios = JSONParser.parse(generated.bytes).value?["scenarios"]?.elements ?? []
        let several = scenarios.filter { ($0["answers"]?["matters"]?.elements?.count ?? 0) > 1 }
        #expect(scenarios.count > 20 && several.count <= 2, "\(several.compactMap { $0["name"]?.string })")
    }

    @Test("days beside a limit are tried, texts of the form that is asked for, and names tell calls apart")
    func edges() throws {
        let flow = FlowText.make([
            "facts": """
            { "due": { "type": "date", "label": "Due" }, "bought": { "type": "date", "label": "Bought" },
              "code": { "type": "text", "label": "Code?", "pattern": "[A-Z]{2}-[0-9]{2}" } }
            """,
            "nodes": """
            { "first": { "ask": ["due", "bought", "code"], "next": [
                { "when": "due < today", "go": "late" }, { "when": "days(bought, today) > 30", "go": "old" },
                { "when": "code.startsWith('ZZ')", "go": "other" }, { "go": "last" } ] },
              "late": { "end": "done" }, "old": { "end": "done" }, "other": { "end": "done" }, "last": { "end": "done" } }
            """,
        ])
        let flows = try #require(FlowText.load(flow).flows)
        let noticing = NoticingScenarios(for: flows)
        #expect(noticing.unnoticed.map(\.change) == [])
        #expect(noticing.generated.missed.map(\.item.name) == [])
        let (file, _) = try Self.played(noticing.generated, on: flows)
        #expect(!file.scenarios.contains { $0.name.hasSuffix(")") }, "\(file.scenarios.map(\.name))")
    }

    @Test("each side of a boundary is come to, one matter a call, and no sentence is claimed")
    func claims() throws {
        let generated = GeneratedScenarios(for: try Self.flows())
        let json = try #require(JSONParser.parse(generated.bytes).value)
        let scenarios = json["scenarios"]?.elements ?? []
        let rounds = scenarios.map { $0["answers"]?["orders"]?.elements ?? [] }
        let ages = Set(rounds.joined().compactMap { $0["age"]?.int })
        #expect(ages.contains(30) && ages.contains { $0 < 30 } && ages.contains { $0 > 30 }, "\(ages)")
        #expect(rounds.count { $0.count > 1 } == 1, "only where another round is the goal")
        #expect(scenarios.contains { $0["expect"]?["outcome"]?.string == "cut" })
        for expect in scenarios.compactMap({ $0["expect"] }) {
            #expect(expect["path"]?.elements?.isEmpty == false)
            #expect(expect["lines"] == nil && expect["notLines"] == nil)
            for message in expect["messages"]?.elements ?? [] {
                #expect(message["subject"] == nil && message["body"] == nil && message["lines"] != nil)
            }
        }
        #expect(
            scenarios.contains { $0["at"]?["orders/first"]?.text.contains(#""shows":["later"]"#) ?? false },
            "what stands on a card is claimed by name")
    }

    @Test(
        "shipped flows are covered as a whole, with fewer scenarios than were written by hand",
        arguments: Thoroughness.isLong
            ? ["hosting", "membership", "ablecommerce", "webhosting-sk", "support-policy"] : ["create-ticket"]
    )
    func shipped(name: String) throws {
        let library = FlowLibrary { id in
            FileManager.default.contents(atPath: "\(ProjectFolder.flows)/\(id).json").map {
                SourceText(name: "\(id).json", bytes: Array($0))
            }
        }
        let flows = try #require(library.load(FlowID(name))?.flows)
        let generated = GeneratedScenarios(for: flows)
        #expect(generated.missed.map(\.item.name) == [])
        _ = try Self.played(generated, on: flows)
        let path = "\(ProjectFolder.flows)/scenarios/\(name).json"
        guard let text = FileManager.default.contents(atPath: path) else { return }
        let written =
            ScenarioFile.decode(SourceText(name: path, bytes: Array(text))).file?.scenarios.count ?? 0
        #expect(generated.count <= written)
    }
}
