import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Calls at random in every mode")
struct RandomCallTests {
    @Test("lines and keys leave the very record of the events", arguments: ScenarioCall.flowNames)
    func sameRecord(flow: String) throws {
        let flows = try FlowFolder(path: ProjectFolder.flows).runnable(FlowID(flow))
        let played = try Thoroughness.seeds(3, of: 8).compactMap {
            try RandomCall.played(on: flows, seed: $0)
        }
        #expect(!played.isEmpty)
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
