import TriageCore

/// One flow tried: what the checks say of it beside what all its calls show.
package struct FlowTrial: Sendable {
    /// The flow.
    package let sample: FlowSample
    /// What came of it.
    package let result: Result

    /// What can come of a trial.
    package enum Result: Sendable {
        /// The flow cannot be run, for these reasons.
        case refused([String])
        /// There are too many calls to try them all.
        case tooLarge
        /// All calls were tried.
        case tried(states: Int, [Disagreement])
    }

    /// Tries the flow of a seed.
    ///
    /// - Parameter limit: how many states are searched at most.
    package init(seed: UInt64, isSmall: Bool = false, atMost limit: Int = 20_000) {
        self.init(FlowMaker.sample(seed: seed, isSmall: isSmall), seed: seed, atMost: limit)
    }

    /// Tries a flow.
    package init(_ sample: FlowSample, seed: UInt64 = 0, atMost limit: Int = 20_000) {
        self.sample = sample
        guard let loaded = sample.load(), let flows = loaded.flows,
            loaded.findings.allSatisfy({ $0.severity < .error || $0.code.name == "maybe-unknown" })
        else {
            result = .refused(
                sample.load()?.findings.filter { $0.severity == .error }.map(\.headline) ?? ["no flow"])
            return
        }
        // What the loader says of null is about the text, not about calls.
        let reported =
            loaded.findings.filter { $0.code.name != "maybe-unknown" }
            + Checks.findings(in: flows, after: loaded.findings).findings
        let structural = Checks.requiredFindings(in: flows).filter { $0.severity == .error }
        guard structural.isEmpty else {
            result = .refused(structural.map(\.headline))
            return
        }
        let proven = ProvenMoments(flows)
        switch Oracle.search(flows, atMost: limit, seed: seed, reported: reported, proven: proven) {
        case .tooLarge: result = .tooLarge
        case .backLeadsElsewhere(let path, let events):
            let place = Place(flows.main.id, path.outermost)
            result = .tried(states: 0, [Disagreement(kind: .news, code: "back", place: place, call: events)])
        case .complete(let seen, let states, let surprises):
            result = .tried(
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
        let sample = Shrinker.shrunk(sample) { sample in
            FlowTrial(sample, atMost: 2_000).disagreements.contains { $0.sort == disagreement.sort }
        }
        return FlowTrial(sample)
    }
}
