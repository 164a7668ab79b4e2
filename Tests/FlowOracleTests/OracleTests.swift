import FlowOracle
import TestSupport
import Testing
import TriageCore

@Suite("The oracle")
struct OracleTests {
    @Test("what the checks say of random flows is what all their calls show", arguments: Thoroughness.seeds(60, of: 1_000))
    func random(seed: UInt64) {
        let trial = FlowTrial(seed: seed)
        #expect(trial.disagreements == [], "seed \(seed)\n\(trial.sample.description)")
    }
}
