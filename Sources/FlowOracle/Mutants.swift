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

    /// Makes a change, checks what comes of it, and takes random calls on that.
    package func trial(_ mutation: Mutation, calls: Int, seed: UInt64) -> Trial {
        guard let flow = flows.flows.first(where: { $0.id == mutation.flow }),
            let json = ParsedFile(flow.file).json
        else { return Trial(reported: nil) }
        return trial(of: Tree(mutation.applied(to: json)), for: mutation.flow, calls: calls, seed: seed)
    }

    /// Rewrites one of the files so that calls stay as they are, and checks it; nil if nothing could be rewritten.
    package func rewriting(seed: UInt64) -> (what: String, trial: Trial)? {
        var rewriter = Rewriter(flows, seed: seed)
        guard let (what, tree) = rewriter.rewritten() else { return nil }
        return ("\(rewriter.id): \(what)", trial(of: tree, for: rewriter.id, calls: 0, seed: seed))
    }

    private func trial(of tree: Tree, for id: FlowID, calls: Int, seed: UInt64) -> Trial {
        let changed = SourceText(name: "\(id).json", text: tree.file)
        let loaded = Self.load(name) { $0 == changed.name ? changed : read($0) }
        guard let loaded, let flows = loaded.flows, loaded.errors.isEmpty else {
            return Trial(reported: nil, alarms: loaded?.errors.map(\.headline) ?? ["no flow"])
        }
        let found = loaded.findings + Checks.findings(in: flows, after: loaded.findings).findings
        let shown = found.filter { $0.witness != nil }
        var trial = Trial(reported: shown.count)
        trial.missed = Containment.disagreements(
            on: flows, reported: found, calls: calls, seed: seed, checked: Self.met)
        trial.unplayed = shown.filter { WitnessFile($0)?.fails(on: flows) != true }.map {
            "\($0.headline)\n\(WitnessFile($0)?.text ?? "no scenario")"
        }
        trial.alarms = found.filter { $0.severity >= .warning }.map(\.headline)
        return trial
    }

    /// What a call meets that leaves the agent without a way, or with a hole in a sentence.
    private static let met: Set = [
        "gap", "gap-over-midnight", "failing-guard", "endless-round", "may-be-blank",
    ]

    private static func load(_ name: FlowID, _ read: @escaping Read) -> FlowLibrary.Loaded? {
        FlowLibrary(other: { read($0) }, read: { read("\($0).json") }).load(name)
    }
}
