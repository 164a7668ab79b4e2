/// One rule that a flow can break, in a file of its own.
protocol Check {
    /// All places where the flow breaks the rule.
    static func findings(in flow: Flow) -> [Finding]
}

/// Everything that is checked of a flow.
package enum Checks {
    /// The rules without which a call cannot be taken.
    static var required: [any Check.Type] {
        [
            UnknownNode.self, UnknownFact.self, UnknownMessage.self, UnknownOutcome.self, RepeatedName.self,
            NextKeys.self,
        ]
    }

    /// The rules whose breach harms a flow's upkeep.
    static var advisory: [any Check.Type] {
        [UnreachableNode.self, UnusedFact.self, UnusedMessage.self, UnusedOutcome.self, UnusedContact.self]
    }

    /// What keeps a call from being taken on these flows, besides what loading found.
    package static func requiredFindings(in flows: FlowSet) -> [Finding] {
        flows.flows.flatMap { flow in required.flatMap { $0.findings(in: flow) } }
    }

    /// All that can be said against one flow, besides what loading found.
    package static func findings(in flow: Flow) -> [Finding] {
        (required + advisory + [IDMismatch.self]).flatMap { $0.findings(in: flow) }
    }
}

extension Flow {
    /// A finding about a stretch of this flow's file.
    func finding(
        _ code: Finding.Code, at span: Span, _ message: String,
        related: (message: String, span: Span)? = nil, suggestion: String? = nil
    ) -> Finding {
        file.finding(code, at: span, message, related: related, suggestion: suggestion)
    }

    /// A finding about a name that is not declared, with the nearest one that is.
    func unknown<Kind>(
        _ code: Finding.Code, _ reference: Reference<Kind>, _ what: String, among known: inout KnownNames
    ) -> Finding {
        let nearest = known.nearest(to: reference.id.rawValue)
        let hint = NearestName.hint(naming: nearest)
        return finding(
            code, at: reference.span, "there is no \(what) '\(reference.id)'\(hint)", suggestion: nearest)
    }
}
