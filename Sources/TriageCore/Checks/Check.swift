/// One kind of mistake that is looked for in a flow, in a file of its own: what it finds, and the pages of the codes
/// that only it gives.
protocol Check {
    /// The codes that no other finder gives; empty where it finds one more case of a code of the decoder's.
    static var codes: [Finding.Code] { get }

    /// All places where the flow makes the mistake.
    static func findings(in analysis: Analysis) -> [Finding]
}

extension FlowLibrary.Loaded {
    /// What keeps a call from being taken on the flow, or on a part that it calls. **Shape**: empty where a call
    /// can be taken.
    public var errors: [Finding] {
        (findings + (flows.map(Checks.requiredFindings) ?? [])).filter { $0.severity == .error }
    }
}

/// Everything that is checked of a flow.
package enum Checks {
    /// What keeps a call from being taken.
    private static var required: [any Check.Type] {
        [
            UnknownNode.self, UnknownFact.self, UnknownMessage.self, UnknownOutcome.self, RepeatedName.self,
            NextKeys.self,
        ]
    }

    /// What harms a flow's upkeep only.
    private static var advisory: [any Check.Type] {
        [
            UnreachableNode.self, UnusedFact.self, UnusedMessage.self, UnusedOutcome.self, UnusedContact.self,
            IDMismatch.self,
        ]
    }

    /// Every code that a finding can have, each with its page.
    package static let codes =
        Finding.Code.structure + Finding.Code.names + Finding.Code.expressions
        + (required + advisory).flatMap { $0.codes }

    /// What keeps a call from being taken on these flows, besides what loading found.
    package static func requiredFindings(in flows: FlowSet) -> [Finding] {
        flows.flows.flatMap { flow in
            let analysis = Analysis(of: flow, in: flows)
            return required.flatMap { $0.findings(in: analysis) }
        }
    }

    /// All that can be said against these flows, besides what loading found. Of a part, which is checked by
    /// itself as well, that is what keeps a call from being taken.
    package static func findings(in flows: FlowSet) -> [Finding] {
        flows.flows.flatMap { flow in
            let analysis = Analysis(of: flow, in: flows)
            let checks = analysis.isMain ? required + advisory : required
            return checks.flatMap { $0.findings(in: analysis) }
        }
    }
}
