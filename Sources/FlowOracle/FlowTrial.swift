import TriageCore

/// One flow tried: what the checks say of it beside what its calls show.
package struct FlowTrial: Sendable {
    /// The flow.
    package let sample: FlowSample
    /// What came of it.
    package let result: Result
    private let seed: UInt64
    private let calls: Calls

    /// What can come of a trial.
    package enum Result: Sendable {
        /// The flow cannot be run, for these reasons.
        case refused([String])
        /// There are too many calls to try them all.
        case tooLarge
        /// All calls were tried, or as many as should be; in how many states, if that is known.
        case tried(states: Int, [Disagreement])
    }

    /// Which calls are tried.
    private enum Calls: Sendable {
        /// All, if they come to no more states than that.
        case all(atMost: Int)
        /// That many random ones.
        case some(Int)
    }

    /// Tries the flow of a seed.
    ///
    /// - Parameter limit: how many states are searched at most.
    package init(seed: UInt64, isSmall: Bool = false, atMost limit: Int = 20_000) {
        self.init(FlowMaker.sample(seed: seed, isSmall: isSmall), seed: seed, .all(atMost: limit))
    }

    /// Tries some random calls on the flow that the fuzzer makes of a seed.
    package init(fuzzing seed: UInt64, calls: Int) {
        self.init(FlowFuzzer.sample(seed: seed), seed: seed, .some(calls))
    }

    /// Tries a flow.
    package init(_ sample: FlowSample, seed: UInt64 = 0, atMost limit: Int = 20_000) {
        self.init(sample, seed: seed, .all(atMost: limit))
    }

    private init(_ sample: FlowSample, seed: UInt64, _ calls: Calls) {
        (self.sample, self.seed, self.calls) = (sample, seed, calls)
        let loaded = sample.load()
        let errors = loaded?.errors ?? []
        guard let loaded, let flows = loaded.flows, errors.isEmpty else {
            result = .refused(errors.isEmpty ? ["no flow"] : errors.map(\.headline))
            return
        }
        // What the loader says of null is about the text, not about calls.
        let reported =
            loaded.findings.filter { $0.code.name != "maybe-unknown" }
            + Checks.findings(in: flows, after: loaded.findings).findings
        let proven = ProvenMoments(flows)
        switch calls {
        case .all(let limit):
            result = Self.tryAll(on: flows, atMost: limit, seed: seed, reported: reported, proven: proven)
        case .some(let count):
            result = .tried(
                states: 0,
                Containment.disagreements(
                    on: flows, reported: reported, calls: (0..<UInt64(count)).map { seed &+ $0 },
                    claim: { proven.allow($0) }))
        }
    }

    private static func tryAll(
        on flows: FlowSet, atMost limit: Int, seed: UInt64, reported: [Finding], proven: ProvenMoments
    ) -> Result {
        switch Oracle.search(flows, atMost: limit, seed: seed, reported: reported, proven: proven) {
        case .tooLarge: return .tooLarge
        case .backLeadsElsewhere(let path, let events):
            let place = Place(flows.main.id, path.outermost)
            return .tried(states: 0, [Disagreement(kind: .news, code: "back", place: place, call: events)])
        case .complete(let seen, let states, let surprises):
            return .tried(
                states: states,
                Comparison.disagreements(on: flows, reported: reported, seen: seen, .everything)
                    + surprises)
        }
    }

    /// How what the checks say differs from what was seen; empty if it does not, or if nothing can be said.
    package var disagreements: [Disagreement] {
        if case .tried(_, let disagreements) = result { disagreements } else { [] }
    }

    /// The smallest flow found that shows a disagreement of the same sort.
    package func shrunk(to disagreement: Disagreement) -> FlowTrial {
        let fewer: Calls = if case .all = calls { .all(atMost: 2_000) } else { calls }
        let sample = Shrinker.shrunk(sample) { sample in
            FlowTrial(sample, seed: seed, fewer).disagreements.contains { $0.sort == disagreement.sort }
        }
        return FlowTrial(sample, seed: seed, calls)
    }
}
