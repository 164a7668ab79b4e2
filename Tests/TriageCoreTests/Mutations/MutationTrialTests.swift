import TestSupport
import Testing

@testable import TriageCore

@Suite("Changes to flows, and scenarios that notice them")
struct MutationTrialTests {
    private static let facts = """
        { "plan": { "type": "choice", "label": "Plan?", "options": [
            { "value": "free", "label": "Free" }, { "value": "paid", "label": "Paid" } ] },
          "size": { "type": "integer", "label": "How many?" },
          "fee": { "type": "integer", "fixed": 50 }, "unasked": { "type": "text", "optional": true } }
        """

    /// A flow with one of most things that can be changed.
    private static func flow(_ nodes: String) -> FlowSet? {
        FlowText.load(
            FlowText.make([
                "facts": facts,
                "outcomes": """
                { "done": { "label": "Done", "kind": "resolved" }, "sold": { "label": "Sold", "kind": "sale" } }
                """, "nodes": nodes,
            ])
        ).flows
    }

    private static let small = """
        { "first": { "say": ["Hello.", "It is {{fee}} a month."], "ask": ["plan"],
                     "next": { "free": "last", "paid": "paid" } },
          "paid": { "do": ["Enter it"], "ask": ["size"], "next": [
            { "when": "size > 5", "go": "many" }, { "go": "last" } ] },
          "many": { "say": ["Many."], "end": "sold" }, "last": { "say": ["Bye."], "end": "done" } }
        """

    private static func trial(_ scenarios: String, on nodes: String = small) throws -> MutationTrial {
        let flows = try #require(flow(nodes))
        let source = SourceText(
            name: "demo.json", text: #"{ "format": 1, "flow": "demo", "scenarios": [\#(scenarios)] }"#)
        let (decoded, findings) = ScenarioFile.decode(source)
        let file = try #require(decoded)
        #expect((findings + Checks.findings(in: file, for: flows)).map(\.message) == [])
        let runs = file.scenarios.map { ScenarioRun($0, in: source, on: flows) }
        #expect(runs.flatMap(\.failures) == [])
        return MutationTrial([.init(flows, file, runs: runs)])
    }

    /// What survives. **Shape**: `line: this line goes`.
    private static func survivors(_ scenarios: String, on nodes: String = small) throws -> [String] {
        let trial = try trial(scenarios, on: nodes)
        return zip(trial.mutations, trial.verdicts()).compactMap { mutation, verdict in
            if case .survived = verdict { "\(mutation.kind): \(mutation.change)" } else { nil }
        }
    }

    @Test("what is counted of a flow, in the order of its file, and what is but words")
    func found() throws {
        let trial = try Self.trial(
            #"{ "name": "one", "answers": { "plan": "free" }, "expect": { "outcome": "done" } }"#)
        #expect(
            trial.mutations.map { "\($0.kind): \($0.change)" } == [
                "option: 'free' is not offered", "option: 'paid' is not offered", "figure: 50 becomes 51",
                "outcome: 'resolved' becomes 'escalated'", "outcome: 'sale' becomes 'resolved'",
                "line: this line goes", "question: 'plan' is not asked", "branch: the branch for 'free' goes",
                "destination: 'last' becomes 'paid'", "branch: the branch for 'paid' goes",
                "destination: 'paid' becomes 'last'", "step: this step goes", "question: 'size' is not asked",
                "branch: the branch to 'many' goes", "condition: 'when' goes", "operator: '>' becomes '>='",
                "number: 5 becomes 6", "destination: 'many' becomes 'last'",
                "branch: the branch to 'last' goes",
                "destination: 'last' becomes 'many'", "outcome: 'sold' becomes 'done'",
                "outcome: 'done' becomes 'sold'",
            ])
        #expect(trial.plainLines == 3)
    }

    private static let whole = """
        { "name": "many", "answers": { "plan": "paid", "size": 6 },
          "at": { "first": { "shows": ["fee"] }, "paid": { "steps": 1 } },
          "expect": { "outcome": "sold", "kind": "sale", "facts": { "fee": 50 } } },
        { "name": "few", "answers": { "plan": "paid", "size": 5 }, "expect": { "outcome": "done" } },
        { "name": "free", "answers": { "plan": "free" },
          "expect": { "outcome": "done", "kind": "resolved", "path": ["first", "last"] } }
        """

    @Test("scenarios that say enough notice every change, without a word of a line")
    func noticed() throws {
        #expect(try Self.survivors(Self.whole) == [])
    }

    @Test(
        "what a scenario does not say, none notices",
        arguments: [
            (#""shows": ["fee"]"#, "", ["line: this line goes"]),
            (#""steps": 1"#, "", ["step: this step goes"]),
            (#", "facts": { "fee": 50 }"#, "", ["figure: 50 becomes 51"]),
            (#""size": 5"#, #""size": 4"#, ["number: 5 becomes 6", "operator: '>' becomes '>='"]),
            (#""kind": "sale", "#, "", ["outcome: 'sale' becomes 'resolved'"]),
        ])
    func unnoticed(_ part: String, _ replacement: String, _ expected: [String]) throws {
        let text = Self.whole.replacing(part, with: replacement)
        #expect(text != Self.whole)
        #expect(try Self.survivors(text).filter { !expected.contains($0) } == [])
        #expect(try !Self.survivors(text).isEmpty)
    }

    @Test("a change with which no call can be taken does not count, and a visit taken back does")
    func verdicts() throws {
        let trial = try Self.trial(
            Self.whole.replacing(#""paid": { "steps": 1 }"#, with: #""paid": { "steps": 1, "back": true }"#)
                .replacing(#""plan": "paid", "size": 6"#, with: #""plan": ["paid", "free"]"#)
                .replacing(#""outcome": "sold", "kind": "sale", "#, with: #""outcome": "done", "#))
        let verdicts = Dictionary(
            zip(trial.mutations.map(\.change), trial.verdicts()), uniquingKeysWith: { first, _ in first })
        #expect(verdicts["'size' is not asked"] == .killed(by: "few"))
        #expect(verdicts["the branch for 'free' goes"] == .stillborn)
        #expect(verdicts["this step goes"] == .killed(by: "many"))
        #expect(trial.verdicts() == trial.verdicts())
    }
}
