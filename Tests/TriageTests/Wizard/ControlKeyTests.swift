import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Control keys of the commonest calls")
struct ControlKeyTests {
    /// A call by the name of its scenario, and what it takes besides the texts that are typed.
    struct Call: Sendable, CustomTestStringConvertible {
        let flow: String
        let name: String
        /// The keys, one for each step.
        let keys: Int
        /// The keys when one key ticks all steps of a card.
        let together: Int

        var testDescription: String { name }
    }

    private static let calls = [
        Call(
            flow: "hosting", name: "POP3, mailbox full: room is made and support follows up", keys: 14,
            together: 14),
        Call(
            flow: "hosting",
            name:
                "locked out with a new laptop, no instructions wanted, permanently blocked: unblocked by hand",
            keys: 16, together: 14),
        Call(
            flow: "hosting", name: "restore on 2 September: the 1st of this month is not offered", keys: 26,
            together: 20),
        Call(
            flow: "membership", name: "29 days overdue is not past due: session by phone", keys: 31,
            together: 26),
        Call(
            flow: "membership", name: "A new caller buys a one-time session by phone", keys: 29, together: 23),
        Call(flow: "ablecommerce", name: "an order of today counts", keys: 22, together: 20),
    ]

    @Test("each takes as many keys as it needs and no more", arguments: calls)
    func keys(of call: Call) throws {
        let scenario = try #require(try ScenarioCall.all(of: call.flow).first { $0.name == call.name })
        var driver = KeyDriver(scenario.opened, at: scenario.events[0].at)
        try driver.play(scenario)
        #expect(driver.wizard.enquiry.awaiting == nil)
        #expect(driver.controls == call.keys)
        let spared = driver.wizard.enquiry.trail().map { max(0, $0.steps.count - 1) }.reduce(0, +)
        #expect(driver.controls - spared == call.together)
    }
}
