/// Scenarios that come to everything in a flow and its parts and notice every change to them, written by the program.
package struct NoticingScenarios: Sendable {
    /// The file and what it comes to.
    package let generated: GeneratedScenarios
    /// The changes that none of them notices.
    package let unnoticed: [Mutation]

    /// Writes scenarios for a flow. The same flow always gives the same.
    ///
    /// What the calls that come to everything can notice, they claim; for the rest calls are added.
    package init(for flows: FlowSet) {
        let found = CoveringCalls(flows)
        var calls = found.calls.map { (call: $0, notice: Notice()) }
        var search = CallSearch(reach: found.reach)
        for call in found.calls { search.add(call.events, to: call.places) }
        let telling = TellingSearch(search)
        func trial() -> (suite: MutationTrial.Suite, trial: MutationTrial)? {
            let generated = GeneratedScenarios(calls, missed: found.missed, on: flows)
            let source = SourceText(name: "\(flows.main.id).json", bytes: generated.bytes)
            guard let file = ScenarioFile.decode(source).file else { return nil }
            let suite = MutationTrial.Suite(
                flows, file, runs: file.scenarios.map { ScenarioRun($0, in: source, on: flows) })
            return (suite, MutationTrial([suite]))
        }
        var unnoticed: [Mutation] = []
        if let (suite, trial) = trial() {
            let survivors = trial.survivors()
            let answers = MutationTrial.each(of: survivors) { mutation in
                Self.answer(to: mutation, by: found.calls, suite, telling)
            }
            for (mutation, answer) in zip(survivors, answers) {
                guard let changed = suite.flows(with: mutation) else { continue }
                switch answer {
                case .claimed(let index, let notice): calls[index].notice.formUnion(notice)
                case .added(let call, let notice):
                    let isTold = calls.dropFirst(found.calls.count).contains {
                        !$0.call.failures(noticing: $0.notice, on: changed).isEmpty
                    }
                    if !isTold { calls.append((call, notice)) }
                case .equivalent: break
                case .undecided: unnoticed.append(mutation)
                }
            }
        }
        self.unnoticed = unnoticed
        generated = GeneratedScenarios(calls, missed: found.missed, on: flows)
    }

    /// What makes scenarios notice a change.
    private enum Answer: Sendable {
        /// One of the calls has to claim more.
        case claimed(Int, Notice)
        /// There has to be another call.
        case added(GeneratedCall, Notice)
        case equivalent
        case undecided
    }

    private static func answer(
        to mutation: Mutation, by calls: [GeneratedCall], _ suite: MutationTrial.Suite,
        _ telling: TellingSearch
    ) -> Answer {
        guard let changed = suite.flows(with: mutation), let json = suite.files[mutation.flow]?.json else {
            return .undecided
        }
        if Equivalence(telling.calls.reach).holds(for: mutation, in: changed) { return .equivalent }
        let meant = calls.indices.filter { mutation.concerns(calls[$0].run.nodesReached) }
        for index in meant.sorted(by: { (calls[$0].events.count, $0) < (calls[$1].events.count, $1) }) {
            if let (notice, _) = Notice.telling(calls[index], from: changed) {
                return .claimed(index, notice)
            }
        }
        switch telling.result(for: mutation, json, in: changed) {
        case .told(let call, let notice, _): return .added(call, notice)
        case .equivalent: return .equivalent
        case .undecided: return .undecided
        }
    }
}
