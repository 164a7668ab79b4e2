import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The wizard and the scenarios")
struct WizardScenarioTests {
    private static let names = ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"]

    @Test("every scenario taken with keys ends as it does without a screen", arguments: names)
    func scenarios(name: String) throws {
        let folder = FlowFolder(path: ProjectFolder.flows)
        let flows = try folder.runnable(FlowID(name))
        let text = try #require(SourceText(file: "\(folder.path)/scenarios/\(name).json"))
        let file = try #require(ScenarioFile.decode(text).file)
        for scenario in file.scenarios {
            let events = ScenarioRun(scenario, in: text, on: flows).events
            var driver = try #require(KeyDriver(like: events, on: flows))
            var expected = try #require(Self.enquiry(events.prefix(1), flows))
            for event in events.dropFirst() {
                try driver.play(event)
                try expected.apply(event)
            }
            let difference = zip(Self.story(driver.wizard.enquiry), Self.story(expected)).first { $0 != $1 }
            #expect(difference?.0 == difference?.1, "\(scenario.name)")
        }
    }

    private static func enquiry(_ events: ArraySlice<Event>, _ flows: FlowSet) -> Enquiry? {
        guard let first = events.first, case .opened(let opening) = first.kind else { return nil }
        return Enquiry(opening, at: first.at, on: flows)
    }

    /// What a call came to, without its times.
    private static func story(_ enquiry: Enquiry) -> [String] {
        let path = enquiry.trail.map { card in
            "\(card.path): \(card.answers.map { "\($0.fact) = \($0.text ?? "-")" }) \(card.steps.map(\.result))"
        }
        let facts = enquiry.knownFacts.map { "\($0.name) = \($0.text) (\($0.origin))" }
        let messages = enquiry.queuedMessages.map { "\($0.id) \($0.message)" }
        return path + facts + messages + [enquiry.outcome?.id.rawValue ?? "none"]
    }
}
