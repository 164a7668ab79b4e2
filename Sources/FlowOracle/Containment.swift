import TriageCore

/// Random calls on a flow of any size, to see whether what is claimed of all calls holds in them.
package enum Containment {
    /// Whether a moment of a call can be.
    package typealias Claim = @Sendable (Moment) -> Bool

    /// Where calls show what is said never to be, or is not reported.
    ///
    /// - Parameters:
    ///   - reported: what the checks find in the flows.
    ///   - seeds: those of the calls that are made.
    ///   - samples: what the caller says; nil for what stands in the flows.
    ///   - checked: the codes that the checks know; of others nothing is expected.
    ///   - claim: says which moments are possible; nil to say nothing of that.
    package static func disagreements(
        on flows: FlowSet, reported: [Finding], calls seeds: some Sequence<UInt64>,
        _ samples: Samples? = nil, checked: Set<String> = Set(Checks.codes.map(\.name)), claim: Claim? = nil
    ) -> [Disagreement] {
        let nullChecks = NullChecks(flows, reported)
        let onlooker = Onlooker(flows) { moment in
            nullChecks.disagreements(in: moment) + (claim.map { surprises(in: moment, $0) } ?? [])
        }
        let samples = samples ?? Samples(flows)
        for seed in seeds {
            var caller = RandomCaller(flows, samples, seed: seed, onlooker: onlooker)
            caller.call()
        }
        return Comparison.disagreements(
            on: flows, reported: reported, seen: onlooker.sightings, .some, checked: checked)
            + onlooker.surprises
    }

    /// A moment that is claimed to be impossible.
    static func surprises(in moment: Moment, _ claim: Claim) -> [Disagreement] {
        guard !claim(moment) else { return [] }
        let known = moment.values.enumerated().filter { $0.element != .null }.map { slot, value in
            "\(moment.flow.scope.name(of: slot)) = \(value)"
        }
        return [
            Disagreement(
                kind: .contradicted, code: "\(moment.kind)", place: Place(moment.flow.id, moment.node.id),
                note: known.joined(separator: ", "))
        ]
    }
}
