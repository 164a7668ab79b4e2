import TestSupport
import Testing

@testable import FlowOracle
@testable import TriageCore

@Suite("Fuzzed flows")
struct FlowFuzzerTests {
    @Test("a seed always makes the same flow, and another one another")
    func same() {
        #expect(FlowFuzzer.sample(seed: 7) == FlowFuzzer.sample(seed: 7))
        #expect(FlowFuzzer.sample(seed: 7) != FlowFuzzer.sample(seed: 8))
    }

    @Test("most can be run, and what the language can do comes up")
    func sorts() {
        let samples = (0..<100).map { FlowFuzzer.sample(seed: UInt64($0)) }
        let refused = samples.filter { $0.load().map { !$0.errors.isEmpty } ?? true }
        #expect(refused.count <= 25)
        let text = samples.map(\.description).joined()
        for word in [
            #""repeat""#, #""with""#, #""set""#, #""do""#, #""accept""#, #""optional""#, #""hangUp""#,
            #""table""#, #""email""#, #""atLeastOne""#, "today", "now", "openTime(", "isOpen(", "addDays(",
            "addMonths(", "startOfMonth(", "addOpenDays(", "weekday(", "tables.rates", ".exists(",
            ".indexOf(",
            ".charAt(", "roundTo(", "channel ==", " ? ", " % ", "{{sub.",
        ] {
            #expect(text.contains(word), "no flow has \(word)")
        }
    }

    @Test("no random call on one shows what is said never to be, or what goes wrong and is not reported")
    func tried() {
        for seed in Thoroughness.seeds(10, of: 300) {
            let trial = FlowTrial(fuzzing: seed, calls: 20)
            #expect(trial.disagreements.isEmpty, "seed \(seed): \(trial.disagreements)")
        }
    }
}
