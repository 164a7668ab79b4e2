import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Control keys of the commonest calls")
struct ControlKeyTests {
    @Test("explore")
    func explore() throws {
        for flow in ["hosting", "membership", "ablecommerce"] {
            for call in try ScenarioCall.all(of: flow) {
                var driver = KeyDriver(call.opened, at: call.events[0].at)
                try driver.play(call)
                let ticks = call.events.count { if case .ticked = $0.kind { true } else { false } }
                let queued = call.events.count { if case .queued = $0.kind { true } else { false } }
                let saved = driver.wizard.enquiry.trail().map { max(0, $0.steps.count - 1) }.reduce(0, +)
                let only = driver.wizard.enquiry.trail().count { $0.answers.isEmpty && !$0.steps.isEmpty }
                print("XX", "saved", saved, "only", only, flow, driver.controls, "ticks", ticks, "queued", queued, driver.wizard.enquiry.awaiting == nil, driver.wizard.enquiry.outcome?.id.rawValue ?? "-", call.name)
            }
        }
    }
}
