import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("The forms to learn from")
struct FormsTests {
    @Test(
        "each is in order, its scenarios pass, and they reach all of it",
        arguments: ["household", "order", "places"])
    func form(name: String) throws {
        let folder = URL(filePath: ProjectFolder.root).appending(path: "Tests/Forms/\(name)")
        @Sendable func text(_ file: String) -> SourceText? {
            (try? Data(contentsOf: folder.appending(path: file))).map {
                SourceText(name: file, bytes: Array($0))
            }
        }
        let library = FlowLibrary(
            names: [FlowID(name)], other: { text($0) }, read: { text("\($0).json") })
        let loaded = try #require(library.load(FlowID(name)))
        let flows = try #require(loaded.flows)
        let source = try #require(text("scenarios/\(name).json"))
        let (file, problems) = ScenarioFile.decode(source)
        let scenarios = try #require(file)
        let checked = Checks.findings(in: flows) + Checks.findings(in: scenarios, for: flows)
        #expect((loaded.findings + problems + checked).map(\.headline) == [])

        let runs = scenarios.scenarios.map { ScenarioRun($0, in: source, on: flows) }
        #expect(runs.flatMap(\.failures).map(\.message) == [])
        let reached = runs.reduce(into: Set<Coverage.Item>()) { $0.formUnion($1.coverage.reached) }
        let all = flows.flows.flatMap { Coverage.all(of: $0).map(\.item) }
        #expect(all.count > 20 && Set(all).subtracting(reached) == [])
    }
}
