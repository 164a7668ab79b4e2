import TestSupport
import Testing

@testable import TriageCore

@Suite("Generated scenarios that notice every change")
struct NoticingScenariosTests {
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
}
