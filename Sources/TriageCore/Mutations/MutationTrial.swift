import Foundation
import Synchronization

/// A trial of scenarios: each flow is changed at one place at a time, and those that come to it are run on it.
package struct MutationTrial: Sendable {
    /// Scenarios and the flows that they run on.
    package struct Suite: Sendable {
        /// The flow that they test, with its parts.
        let flows: FlowSet
        /// The scenarios, which pass, each with its file.
        let scenarios: [Entry]
        /// The files of the flows.
        let files: [FlowID: ParsedFile]
        /// What coverage counts of the flows.
        let aims: [Coverage.Aim]
        /// The flow that they test.
        package let name: FlowID
        /// Judges what makes no difference, once something has to be judged.
        let judge: Judge

        /// One of them.
        struct Entry: Sendable {
            let scenario: Scenario
            let file: SourceText
            /// The nodes that it comes to, those of visits that were taken back among them.
            let reached: Set<PlacedNode>
            /// What coverage counts of what it comes to.
            let things: Set<Coverage.Item>
            /// How much it claims and how long it takes: what claims more in less time is tried first.
            let rank: (claims: Bool, events: Int)
        }

        /// Takes the scenarios of a file and their runs, all of which pass.
        package init(_ flows: FlowSet, _ file: ScenarioFile, runs: [ScenarioRun]) {
            self.init(flows, file.scenarios, of: file.flow, runs)
        }

        /// Takes a flow without scenarios, of which no change is noticed.
        package init(untested flows: FlowSet) { self.init(flows, [], of: flows.main.id, []) }

        private init(_ flows: FlowSet, _ scenarios: [Scenario], of name: FlowID, _ runs: [ScenarioRun]) {
            self.flows = flows
            judge = Judge(flows, runs)
            self.name = name
            aims = flows.flows.flatMap(Coverage.all).filter { $0.item.kind != .nodes }
            let read = flows.flows + (flows.lender.map { [$0] } ?? [])
            files = Dictionary(read.map { ($0.id, ParsedFile($0.file)) }) { first, _ in first }
            self.scenarios = zip(scenarios, runs).map { scenario, run in
                Entry(
                    scenario: scenario, file: run.file, reached: run.nodesReached,
                    things: run.coverage.reached,
                    rank: (scenario.expected.path?.elements != nil, run.events.count))
            }.sorted { $0.rank.claims == $1.rank.claims ? $0.rank.events < $1.rank.events : $0.rank.claims }
        }
    }

    /// Follows every call of some flows the first time that it is asked.
    ///
    /// A class, because the suites that hold it are copied.
    final class Judge: Sendable {
        private let flows: FlowSet
        private let runs: [ScenarioRun]
        private let known = Mutex<TellingSearch?>(nil)

        init(_ flows: FlowSet, _ runs: [ScenarioRun]) { (self.flows, self.runs) = (flows, runs) }

        /// What is possible in every call, and the calls of the scenarios.
        var search: TellingSearch {
            known.withLock { known in
                if let known { return known }
                var calls = CallSearch(flows)
                for run in runs { calls.add(run.events, to: run.places) }
                let search = TellingSearch(calls)
                known = search
                return search
            }
        }
    }

    /// What became of a change.
    package enum Verdict: Sendable, Equatable {
        /// A scenario, by its name, failed.
        case killed(by: String)
        /// All of them passed, although a call is different: one that was found, with the flow that it is taken on; nil if none
        /// was.
        case survived(telling: Telling?)
        /// No call can be taken on the changed flow, so that it does not count.
        case stillborn
        /// All of them passed, as they must: no call is any different, so that it does not count.
        case equivalent
        /// All of them passed and no call was found that tells, but the flow says why that is to stay, so that it does not
        /// count.
        case ignored(because: String)
    }

    /// A call that tells a change, and the flow whose scenarios it belongs to.
    package struct Telling: Sendable, Equatable {
        /// The flow.
        package let flow: FlowID
        /// The call.
        package let call: TellingCall
    }

    /// The changes, flow by flow, each flow once, in file order.
    package let mutations: [Mutation]
    /// How many lines are nothing but words and may be worded anew.
    package let plainLines: Int
    /// The flows that are changed, each once.
    let flows: [Flow]
    private let suites: [Suite]

    /// How many changes are tried one after the other, so that what killed one is tried first on the next.
    private static let stretch = 16

    /// Looks for everything that can be changed in the flows of suites.
    package init(_ suites: [Suite]) {
        self.suites = suites
        var (mutations, plainLines) = ([Mutation](), 0)
        var seen: Set<String> = []
        flows = suites.flatMap(\.flows.flows).filter { seen.insert($0.file.name).inserted }
        // The kind of an outcome is known of a whole call and of each of its rounds.
        let showing = Set(
            suites.flatMap { suite in
                let repeated = suite.flows.flows.flatMap(\.nodes).compactMap(\.call).filter {
                    $0.repetition != nil
                }
                let rounds = Set(repeated.map(\.flow.id))
                return suite.flows.flows.filter { $0.id == suite.flows.main.id || rounds.contains($0.id) }
            }.map(\.file.name))
        let files = suites.reduce(into: [String: ParsedFile]()) { files, suite in
            for flow in suite.flows.flows where files[flow.file.name] == nil {
                files[flow.file.name] = suite.files[flow.id]
            }
        }
        for flow in flows {
            guard let json = files[flow.file.name]?.json else { continue }
            let finder = MutationFinder(flow, in: json, showsKinds: showing.contains(flow.file.name))
            mutations += finder.mutations
            plainLines += finder.plainLines
        }
        (self.mutations, self.plainLines) = (mutations, plainLines)
    }

    /// What becomes of each change, in their order. All processors take part; what they find does not depend on it.
    package func verdicts() -> [Verdict] {
        let verdicts = tried()
        let survivors = verdicts.indices.filter { verdicts[$0] == .survived(telling: nil) }
        let judged = Self.each(of: survivors) { index -> Verdict in
            let verdict = tellApart(mutations[index])
            guard verdict == .survived(telling: nil), let reason = reason(toLeave: mutations[index]) else {
                return verdict
            }
            return .ignored(because: reason)
        }
        return zip(survivors, judged).reduce(into: verdicts) { $0[$1.0] = $1.1 }
    }

    /// The changes that no scenario notices, whether they make a difference or not.
    func survivors() -> [Mutation] {
        zip(mutations, tried()).filter { $0.1 == .survived(telling: nil) }.map(\.0)
    }

    /// What comes of each element, in their order, worked out on all processors.
    static func each<Element: Sendable, Outcome: Sendable>(
        of elements: [Element], _ work: @Sendable (Element) -> Outcome
    ) -> [Outcome] {
        let found = Mutex<[Int: Outcome]>([:])
        DispatchQueue.concurrentPerform(iterations: elements.count) { number in
            let outcome = work(elements[number])
            found.withLock { $0[number] = outcome }
        }
        let all = found.withLock { $0 }
        return elements.indices.compactMap { all[$0] }
    }

    private func tried() -> [Verdict] {
        let stretches = Array(stride(from: 0, to: mutations.count, by: Self.stretch))
        return Self.each(of: stretches) { start in
            verdicts(on: start..<min(start + Self.stretch, mutations.count))
        }.flatMap { $0 }
    }

    private func verdicts(on range: Range<Int>) -> [Verdict] {
        var killers: [String] = []
        return range.map { index in
            let verdict = verdict(on: mutations[index], after: killers)
            if case .killed(let name) = verdict {
                killers.removeAll { $0 == name }
                killers.insert(name, at: 0)
            }
            return verdict
        }
    }

    /// What becomes of a change.
    ///
    /// - Parameter killers: the scenarios to try first, by name.
    private func verdict(on mutation: Mutation, after killers: [String]) -> Verdict {
        var isBorn = false
        for suite in suites {
            guard let flows = suite.flows(with: mutation) else { continue }
            isBorn = true
            let meant = suite.scenarios.filter { $0.comes(to: mutation) }
            let first = killers.compactMap { name in meant.first { $0.scenario.name == name } }
            let others = meant.filter { !killers.contains($0.scenario.name) }
            for entry in suite.likeliest(of: first + others, toNotice: mutation) {
                let run = ScenarioRun(entry.scenario, in: entry.file, on: flows, isMeasured: false)
                if !run.failures.isEmpty { return .killed(by: entry.scenario.name) }
            }
        }
        return isBorn ? .survived(telling: nil) : .stillborn
    }
}

extension MutationTrial {
    /// What can be said of a change that no scenario noticed.
    private func tellApart(_ mutation: Mutation) -> Verdict {
        var isEquivalent = true
        for suite in suites {
            guard let flows = suite.flows(with: mutation) else { continue }
            // What a lender's flows know is not followed.
            guard suite.flows.lender == nil, let json = suite.files[mutation.flow]?.json else {
                isEquivalent = false
                continue
            }
            let search = suite.judge.search
            if Equivalence(search.calls.reach).holds(for: mutation, in: flows) { continue }
            switch search.result(for: mutation, json, in: flows) {
            case .told(let call, let notice, let failure):
                return .survived(telling: Telling(flow: suite.name, call: TellingCall(call, notice, failure)))
            case .equivalent: break
            case .undecided: isEquivalent = false
            }
        }
        return isEquivalent ? .equivalent : .survived(telling: nil)
    }
}

extension MutationTrial.Suite.Entry {
    /// Whether it comes to a place where a change could make a difference.
    fileprivate func comes(to mutation: Mutation) -> Bool { mutation.concerns(reached) }
}

extension Mutation {
    /// Whether a call that comes to some nodes comes to a place where the change could make a difference.
    func concerns(_ reached: Set<PlacedNode>) -> Bool {
        guard let nodes else { return reached.contains { $0.flow == flow } }
        return nodes.contains { reached.contains(PlacedNode(flow: flow, node: $0)) }
    }
}

extension MutationTrial.Suite {
    /// Its flows with one of them changed; nil if that is none of them, or if no call can be taken on them then.
    /// Flows that neither are changed nor call one that is are taken as they are.
    func flows(with mutation: Mutation) -> FlowSet? {
        guard let original = files[mutation.flow], original.source.name == mutation.location.file,
            let json = original.json
        else { return nil }
        let changed = ParsedFile(original.source, json: json.applying(mutation.edit))
        let others = Dictionary(flows.files.map { ($0.name, $0.source) }) { first, _ in first }
        let library = FlowLibrary(
            names: [], other: { others[$0] }, file: { [files] in $0 == mutation.flow ? changed : files[$0] },
            decoded: flows.flows.filter { $0.id != mutation.flow && !calls(mutation.flow, from: $0) })
        guard let loaded = library.load(flows.lender?.id ?? flows.main.id), loaded.errors.isEmpty else {
            return nil
        }
        return flows.lender == nil ? loaded.flows : loaded.flows?.part(flows.main.id)
    }

    private func calls(_ id: FlowID, from flow: Flow) -> Bool {
        flow.nodes.contains { node in
            guard let called = node.call?.flow.id else { return false }
            return called == id
                || flows.position(of: called).map { calls(id, from: flows.flows[$0]) } ?? false
        }
    }
}
