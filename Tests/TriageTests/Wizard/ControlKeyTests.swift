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
        /// The keys, including those that confirm a text, approve a message and leave the wrap-up.
        let keys: Int

        var testDescription: String { name }
    }

    private static let calls = [
        Call(flow: "hosting", name: "POP3, mailbox full: room is made and support follows up", keys: 12),
        Call(
            flow: "hosting", name: "locked out, waited 30 minutes and still blocked: unblocked by hand",
            keys: 14),
        Call(
            flow: "hosting", name: "restore on 2 September: the 1st of this month is not offered", keys: 19),
        Call(flow: "membership", name: "29 days overdue is not past due: session by phone", keys: 25),
        Call(flow: "membership", name: "A new caller buys a one-time session by phone", keys: 23),
        // One key for whether to stay on the line until the e-mail is there.
        Call(flow: "ablecommerce", name: "an order of today counts", keys: 17),
    ]

    @Test("each takes as many keys as it needs and no more, with every step ticked", arguments: calls)
    func keys(of call: Call) throws {
        let scenario = try ScenarioCall.named(call.name, of: call.flow).withStepsTogether()
        var driver = KeyDriver(scenario.opened, at: scenario.events[0].at)
        try driver.play(scenario)
        #expect(driver.wizard.enquiry.awaiting == nil)
        #expect(driver.wizard.enquiry.trail().allSatisfy { $0.steps.allSatisfy { $0.result == .ticked } })
        #expect(driver.controls == call.keys)
    }

    @Test("all of them together take 110 at most")
    func together() {
        #expect(Self.calls.map(\.keys).reduce(0, +) <= 110)
    }
}
