import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The wizard and the scenarios")
struct WizardScenarioTests {
    @Test(
        "every scenario taken with keys leaves the very record of its events",
        arguments: ScenarioCall.flowNames)
    func scenarios(name: String) throws {
        for call in try ScenarioCall.all(of: name) {
            var driver = KeyDriver(call.opened, at: call.events[0].at)
            try driver.play(call)
            let record = try #require(Record(driver.wizard.enquiry))
            let expected = try call.record()
            #expect(ComparableRecord(record.json).difference(from: ComparableRecord(expected)) == [])
            #expect(record.json == expected, "\(call.name)")
        }
    }
}
