import TestSupport
import Testing

@testable import TriageCore

@Suite("Generated scenarios that notice every change")
struct NoticingScenariosTests {
    @Test("they pass, come to everything, and no change passes them unnoticed")
    func noticing() throws {
        let flows = try GeneratedScenariosTests.flows()
        let noticing = NoticingScenarios(for: flows)
        #expect(noticing.unnoticed.map { "\($0.location.headline): \($0.change)" } == [])
        #expect(noticing.generated.missed.map(\.item.name) == [])
        let source = SourceText(name: "generated.json", bytes: noticing.generated.bytes)
        let (decoded, findings) = ScenarioFile.decode(source)
        let file = try #require(decoded)
        #expect((findings + Checks.findings(in: file, for: flows)).map(\.message) == [])
        let runs = file.scenarios.map { ScenarioRun($0, in: source, on: flows) }
        #expect(runs.flatMap(\.failures).map(\.message) == [])
        let verdicts = MutationTrial([.init(flows, file, runs: runs)]).verdicts()
        #expect(!verdicts.contains { if case .survived = $0 { true } else { false } })
        #expect(verdicts.contains { if case .killed = $0 { true } else { false } })
        // What coverage alone asks for leaves changes unnoticed; what is added is little.
        let plain = GeneratedScenarios(for: flows)
        #expect(noticing.generated.bytes != plain.bytes && noticing.generated.count <= plain.count * 2)
    }
}
