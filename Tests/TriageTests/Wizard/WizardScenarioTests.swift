import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The wizard and the scenarios")
struct WizardScenarioTests {
    @Test(
        "a scenario taken with keys leaves the very record of its events",
        arguments: ScenarioCall.flowNames)
    func scenarios(name: String) throws {
        for scripted in try ScriptedCall.some(of: name) {
            let record = try #require(scripted.recordOfKeys)
            #expect(ComparableRecord(record).difference(from: scripted.comparableTogether) == [])
            #expect(record == scripted.recordTogether, "\(scripted.call.name)")
        }
    }
}
