import Foundation

@testable import TriageCore

/// The flows shipped with the package and their scenarios, each loaded and run once for all tests.
enum ShippedFlows {
    /// One flow and the runs of its scenarios.
    struct Tested: Sendable {
        let flows: FlowSet
        let findings: [Finding]
        let scenarios: [Scenario]
        let runs: [ScenarioRun]

        /// The scenario with a name, and its run.
        func run(_ name: String) -> (scenario: Scenario, run: ScenarioRun)? {
            zip(scenarios, runs).first { $0.0.name == name }
        }
    }

    /// The flows that can be started.
    static let names = ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"]

    /// The flows that only other flows call.
    static let parts = [
        "ablecommerce-answer", "ablecommerce-matter", "create-ticket", "hosting-matter", "policy-matter",
        "webhosting-sk-matter",
    ]

    /// The folder of the flows, found relative to this file.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Flows")

    /// The text of a file in the folder.
    static func text(_ path: String) -> SourceText? {
        (try? Data(contentsOf: folder.appending(path: path))).map {
            SourceText(name: "Flows/" + path, bytes: Array($0))
        }
    }

    /// All flows, by name.
    static let tested: [String: Tested] = Dictionary(
        uniqueKeysWithValues: names.compactMap { name in test(name).map { (name, $0) } })

    private static func test(_ name: String) -> Tested? {
        let library = FlowLibrary { text("\($0).json") }
        guard let loaded = library.load(FlowID(name)), let flows = loaded.flows,
            let source = text("scenarios/\(name).json")
        else { return nil }
        let (file, problems) = ScenarioFile.decode(source)
        guard let file else { return nil }
        let checks = Checks.findings(in: flows) + Checks.findings(in: file, for: flows)
        return Tested(
            flows: flows, findings: loaded.findings + problems + checks, scenarios: file.scenarios,
            runs: file.scenarios.map { ScenarioRun($0, in: source, on: flows) })
    }
}
