/// A check for one kind of mistake in a flow. Each has its own file, which also defines the codes that only
/// it reports.
protocol Check {
    /// The codes that only this check reports; empty if it reports another case of a code that exists
    /// already.
    static var codes: [Finding.Code] { get }

    /// Every place where the flow makes the mistake.
    static func findings(in analysis: Analysis) -> [Finding]
}

extension FlowLibrary.Loaded {
    /// What keeps a call from being taken on the flow, or on a part that it calls. **Shape**: empty where a call
    /// can be taken.
    public var errors: [Finding] {
        (findings + (flows.map(Checks.requiredFindings) ?? [])).filter { $0.severity == .error }
    }
}

/// All the checks of a flow.
package enum Checks {
    /// Checks for mistakes that prevent a call from being taken.
    private static var required: [any Check.Type] {
        [
            UnknownNode.self, UnknownFact.self, UnknownMessage.self, UnknownOutcome.self, RepeatedName.self,
            NextKeys.self, NestedRepeat.self,
        ]
    }

    /// Checks for mistakes that only make a flow harder to maintain.
    private static var advisory: [any Check.Type] {
        [
            UnreachableNode.self, NoEnd.self, PointlessAccept.self, NeverKnown.self,
            NeverOffered.self, LongReadout.self, UnusedFact.self,
            UnusedMessage.self, UnusedOutcome.self, UnusedContact.self, UnusedTable.self,
            IDMismatch.self,
        ]
    }

    /// Every code that a finding can have, each with its page.
    package static let codes =
        Finding.Code.structure + Finding.Code.names + Finding.Code.shared + Finding.Code.tables
        + Finding.Code.expressions
        + (required + advisory).flatMap { $0.codes } + proofCodes + [.unusedIgnore, .unnoticedChange]
        + Finding.Code.files

    /// The codes of errors that no flow can have ignored: those of structure, names and types.
    static let binding = Set(
        (Finding.Code.structure + Finding.Code.names + Finding.Code.shared + Finding.Code.tables
            + Finding.Code.expressions + required.flatMap { $0.codes } + Finding.Code.files)
            .filter { $0.severity == .error && $0 != .maybeUnknown })

    /// The mistakes that prevent a call from being taken with these flows, besides those that loading found.
    package static func requiredFindings(in flows: FlowSet) -> [Finding] {
        flows.flows.flatMap { flow in
            let analysis = Analysis(of: flow, in: flows)
            return required.flatMap { $0.findings(in: analysis) }
        }
    }

    /// All mistakes in these flows, besides those that loading found, and what was proved. Nothing is proved of
    /// flows with errors: much of what would be found there only follows from them.
    package static func findings(
        in flows: FlowSet, after loading: [Finding]
    ) -> (findings: [Finding], proof: ProofSummary) {
        let found = findings(in: flows)
        guard !(loading + found).contains(where: { $0.severity == .error }) else { return (found, .init()) }
        let (proven, summary) = provenFindings(in: flows)
        // What a cut off node would have asked is why conditions behind it cannot hold.
        let isCutOff = found.contains { $0.code == .unreachableNode }
        let dead: [Finding.Code] =
            isCutOff
            ? [.neverTrue, .shadowedBranch, .neverReached, .alwaysTrue, .superfluousNullCheck] : []
        return (found + proven.filter { !dead.contains($0.code) }, summary)
    }

    /// All mistakes in these flows that follow from what is written alone. For parts, which are also checked by
    /// themselves, only those that prevent a call from being taken.
    package static func findings(in flows: FlowSet) -> [Finding] {
        flows.flows.flatMap { flow in
            let analysis = Analysis(of: flow, in: flows)
            let checks = analysis.isMain ? required + advisory : required
            return checks.flatMap { $0.findings(in: analysis) }
        } + TableCells.findings(in: flows)
    }

    /// All mistakes in a desk, besides those that loading it by itself found: those in its tables.
    package static func findings(inDesk desk: FlowLibrary.Loaded) -> [Finding] {
        desk.tables.flatMap(TableCells.findings)
    }
}
