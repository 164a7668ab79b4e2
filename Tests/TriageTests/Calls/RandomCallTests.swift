import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Calls at random in every mode")
struct RandomCallTests {
    @Test("lines and keys leave the very record of the events", arguments: ScenarioCall.flowNames)
    func sameRecord(flow: String) throws {
        let flows = try FlowFolder(path: ProjectFolder.flows).runnable(FlowID(flow))
        // Not every seed leads to an end.
        let most = Thoroughness.isLong ? 8 : 3
        var played: [RandomCall] = []
        for seed in Thoroughness.seeds(8, of: 8) where played.count < most {
            if let call = try RandomCall.played(on: flows, seed: seed) { played.append(call) }
        }
        #expect(played.count > 1)
        for (number, call) in played.enumerated() {
            let call = ScenarioCall(name: "\(number)", flows: flows, events: call.enquiry.events)
            let expected = ClockedCall.named(try call.record())
            for record in [try ClockedCall(call).recordOfLines(), try ClockedCall(call).recordOfKeys()] {
                #expect(record == expected, "\(flow), call \(number): \(Self.difference(record, expected))")
            }
        }
    }

    private static func difference(_ record: String, _ expected: String) -> [String] {
        ComparableRecord(Array(record.utf8)).difference(from: ComparableRecord(Array(expected.utf8)))
    }
}
