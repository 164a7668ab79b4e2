import TestSupport
import TriageCore

/// A flow with its parts whose files are changed, to see what the checks say of each change.
package struct Mutants {
    /// The flow as it is.
    package let flows: FlowSet
    private let name: FlowID
    private let read: Read

    /// Reads a file by its name, `hosting.json`.
    package typealias Read = @Sendable (String) -> SourceText?

    /// Loads a flow; nil if it has errors.
    package init?(of name: FlowID, read: @escaping Read) {
        (self.name, self.read) = (name, read)
        guard let loaded = Self.load(name, read), loaded.errors.isEmpty, let flows = loaded.flows else {
            return nil
        }
        self.flows = flows
    }

    /// What came of a change.
    package struct Trial: Sendable {
        /// What is reported of the changed flow with a call that shows it; nil if no call can be taken on it.
        package let reported: Int?
        /// How many random calls were taken on it: those on the flow as it was that came to the change.
        package var calls = 0
        /// What random calls meet although it is not reported.
        package var missed: [Disagreement] = []
        /// The reports whose calls do not show what they say, as scenarios of the changed flow.
        package var unplayed: [String] = []
        /// The warnings and errors.
        package var alarms: [String] = []
    }

    /// Changes of meaning at one place each, in any of the flow's files; the same for a seed.
    package func mutations(_ count: Int, seed: UInt64) -> [Mutation] {
        var dice = SeededGenerator(seed: seed)
        let all = flows.flows.flatMap { flow in
            ParsedFile(flow.file).json.map { MutationFinder(flow, in: $0).mutations } ?? []
        }
        return Array(all.shuffled(using: &dice).prefix(count))
    }

    /// Takes random calls on the flow as it is, in which also is said what changes are about.
    package func calls(_ seeds: Range<UInt64>, for mutations: [Mutation]) -> TakenCalls {
        TakenCalls(seeds, on: flows, Samples(flows, and: mutations.map(\.change)))
    }

    /// Makes a change, checks what comes of it, and takes those of the calls again that come to it.
    package func trial(_ mutation: Mutation, calls: TakenCalls) -> Trial {
        guard let flow = flows.flows.first(where: { $0.id == mutation.flow }),
            let json = ParsedFile(flow.file).json
        else { return Trial(reported: nil) }
        var (trial, changed, found) = trial(of: Tree(mutation.applied(to: json)), for: mutation.flow)
        guard let changed else { return trial }
        // A claim about what is known may be broken anywhere.
        let claims = found.contains { $0.code.name == "superfluous-null-check" }
        let seeds = claims ? calls.seeds : calls.seeds(to: mutation.nodes, of: mutation.flow)
        trial.calls = seeds.count
        trial.missed = Containment.disagreements(
            on: changed, reported: found, calls: seeds, calls.samples, checked: Self.met)
        return trial
    }

    /// Rewrites one of the files so that calls stay as they are, and checks it; nil if nothing could be rewritten.
    package func rewriting(seed: UInt64) -> (what: String, trial: Trial)? {
        var rewriter = Rewriter(flows, seed: seed)
        guard let (what, tree) = rewriter.rewritten() else { return nil }
        return ("\(rewriter.id): \(what)", trial(of: tree, for: rewriter.id).trial)
    }

    /// Checks a flow one of whose files is written anew. Returns no flows if no call can be taken on it.
    private func trial(of tree: Tree, for id: FlowID) -> (trial: Trial, flows: FlowSet?, found: [Finding]) {
        let changed = SourceText(name: "\(id).json", text: tree.file)
        let loaded = Self.load(name) { $0 == changed.name ? changed : read($0) }
        guard let loaded, let flows = loaded.flows, loaded.errors.isEmpty else {
            return (Trial(reported: nil, alarms: loaded?.errors.map(\.headline) ?? ["no flow"]), nil, [])
        }
        let found = loaded.findings + Checks.findings(in: flows, after: loaded.findings).findings
        let shown = found.filter { $0.witness != nil }
        var trial = Trial(reported: shown.count)
        trial.unplayed = shown.filter { WitnessFile($0)?.fails(on: flows) != true }.map {
            "\($0.headline)\n\(WitnessFile($0)?.text ?? "no scenario")"
        }
        trial.alarms = found.filter { $0.severity >= .warning }.map(\.headline)
        return (trial, flows, found)
    }

    /// What a call meets that leaves the agent without a way, or with a hole in a sentence.
    static let met: Set = [
        "gap", "gap-over-midnight", "failing-guard", "endless-round", "may-be-blank",
    ]

    private static func load(_ name: FlowID, _ read: @escaping Read) -> FlowLibrary.Loaded? {
        FlowLibrary(other: { read($0) }, read: { read("\($0).json") }).load(name)
    }
}
