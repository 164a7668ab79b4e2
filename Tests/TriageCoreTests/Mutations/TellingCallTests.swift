import TestSupport
import Testing

@testable import TriageCore

@Suite("Calls that tell a change which no scenario noticed")
struct TellingCallTests {
    private static let facts = """
        { "plan": { "type": "choice", "label": "Plan?", "options": [
            { "value": "free", "label": "Free" }, { "value": "paid", "label": "Paid" } ] },
          "size": { "type": "integer", "label": "How many?", "min": 1, "max": 9 },
          "code": { "type": "text", "label": "Code", "optional": true },
          "fee": { "type": "integer", "fixed": 50 } }
        """

    /// A flow in which a code is asked of those who pay, and can be told by anybody.
    private static let nodes = """
        { "first": { "say": ["It is {{fee}} a month."], "ask": ["plan"], "next": { "free": "last", "paid": "paid" } },
          "paid": { "do": ["Enter it"], "ask": ["size", "code"], "next": [
            { "when": "size > 5", "go": "many" }, { "go": "last" } ] },
          "many": { "say": ["Many."], "end": "sold" },
          "last": { "say": [
              { "text": "Use the code.", "when": "plan == 'paid' && code != null", "id": "use-code" },
              { "text": "Bye.", "when": "plan == 'free' || plan == 'paid'", "id": "goodbye" } ], "end": "done" } }
        """

    private static func flows(_ nodes: String = nodes) throws -> FlowSet {
        let loaded = FlowText.load(
            FlowText.make([
                "facts": facts,
                "outcomes": """
                { "done": { "label": "Done", "kind": "resolved" }, "sold": { "label": "Sold", "kind": "sale" } }
                """, "nodes": nodes,
            ]))
        #expect(loaded.errors.map(\.headline) == [])
        return try #require(loaded.flows)
    }

    private static func source(_ scenarios: String) -> SourceText {
        SourceText(
            name: "demo.json", text: #"{ "format": 1, "flow": "demo", "scenarios": [\#(scenarios)] }"#)
    }

    private static func trial(_ source: SourceText, on flows: FlowSet) throws -> MutationTrial {
        let (decoded, findings) = ScenarioFile.decode(source)
        let file = try #require(decoded)
        #expect((findings + Checks.findings(in: file, for: flows)).map(\.message) == [])
        let runs = file.scenarios.map { ScenarioRun($0, in: source, on: flows) }
        #expect(runs.flatMap(\.failures).map(\.message) == [])
        return MutationTrial([.init(flows, file, runs: runs)])
    }

    /// What became of each change, by its kind and what it is.
    private static func verdicts() throws -> [String: MutationTrial.Verdict] {
        Dictionary(
            try poorly.get().map { ("\($0.kind): \($0.change)", $1) },
            uniquingKeysWith: { first, _ in first })
    }

    private static let poor = source(
        #"{ "name": "one", "answers": { "plan": "free" }, "expect": { "outcome": "done" } }"#)

    /// What became of each change of the flow under that scenario: tried once for all tests.
    private static let poorly = Shared<[(mutation: Mutation, verdict: MutationTrial.Verdict)]> {
        let trial = try Self.trial(poor, on: flows())
        return zip(trial.mutations, trial.verdicts()).map { (mutation: $0, verdict: $1) }
    }

    @Test("what one scenario leaves unnoticed is told by calls, whose scenarios pass today and notice it")
    func told() throws {
        let flows = try Self.flows()
        let survivors = try Self.poorly.get().compactMap {
            mutation, verdict -> (Mutation, MutationTrial.Telling?)? in
            if case .survived(let telling) = verdict { (mutation, telling) } else { nil }
        }
        #expect(survivors.count > 10)
        #expect(survivors.filter { $0.1 == nil }.map(\.0.change) == [])
        // Added to the file, they pass as it is and leave nothing unnoticed.
        let calls = survivors.compactMap(\.1?.call)
        let added = try #require(AddedScenarios(calls, to: Self.poor))
        let again = try Self.trial(SourceText(name: "demo.json", bytes: added.bytes), on: flows)
        #expect(
            again.survivors().map(\.change).filter { $0 != "'when' goes" && $0 != "'||' becomes '&&'" } == [])
        #expect(!String(decoding: added.bytes, as: UTF8.self).contains("Many."), "no sentence is claimed")
    }

    @Test("a name says in words what is claimed")
    func named() throws {
        let verdicts = try Self.verdicts()
        func name(_ change: String) -> String? {
            if case .survived(let telling?) = verdicts[change] { telling.call.name } else { nil }
        }
        #expect(name("step: this step goes") == "Paid; 'paid' has 1 step")
        #expect(name("destination: 'many' becomes 'last'") == "Paid; it ends as 'Sold'")
        #expect(name("outcome: 'sale' becomes 'resolved'") == "Paid; it ends as 'Sold'")
    }

    @Test("what differs only if a caller volunteers something is told by such a call")
    func volunteered() throws {
        let verdicts = try Self.verdicts()
        guard case .survived(let telling?) = verdicts["operator: '&&' becomes '||'"] else {
            Issue.record("it is \(String(describing: verdicts["operator: '&&' becomes '||'"]))")
            return
        }
        #expect(telling.flow == "demo")
        #expect(telling.call.scenario.contains(#""told""#) || telling.call.scenario.contains("code"))
    }

    @Test("a change of which every call was taken on both versions without a difference is equivalent")
    func equivalent() throws {
        let verdicts = try Self.verdicts()
        #expect(verdicts["condition: 'when' goes"] != nil)
        let always = try Self.poorly.get().filter { mutation, _ in
            mutation.change == "'when' goes" && mutation.edit.path.contains(.element(1))
        }
        #expect(always.map(\.verdict) == [.equivalent])
    }

    @Test("scenarios are added at the end, each name once, and the rest of the file stays")
    func added() throws {
        let calls = try Self.poorly.get().map(\.verdict).compactMap { verdict -> TellingCall? in
            if case .survived(let telling) = verdict { telling?.call } else { nil }
        }
        let added = try #require(AddedScenarios(calls + calls, to: Self.poor))
        // Each stands there once, whatever its name.
        #expect(
            added.count >= Set(calls.map(\.name)).count && added.count <= Set(calls.map(\.scenario)).count)
        let text = String(decoding: added.bytes, as: UTF8.self)
        #expect(text.hasPrefix(String(Self.poor.text.dropLast(3))))
        let json = try #require(JSONParser.parse(added.bytes).value)
        let names = (json["scenarios"]?.elements ?? []).compactMap { $0["name"]?.string }
        #expect(names.count == added.count + 1 && Set(names).count == names.count)
        // A file in the usual layout keeps it.
        let laidOut = SourceText(
            name: "demo.json", bytes: JSONLayout(of: json, in: .init(name: "", bytes: added.bytes)).bytes)
        let more = try #require(AddedScenarios([], to: laidOut))
        #expect(more.bytes == laidOut.bytes)
    }
}
