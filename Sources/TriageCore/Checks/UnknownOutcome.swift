/// An end that names no outcome.
enum UnknownOutcome: Check {
    static func findings(in flow: Flow) -> [Finding] {
        var outcomes = KnownNames(flow.outcomes.map(\.id))
        return flow.nodes.compactMap { node in
            guard case .end(let use) = node.exit, flow.outcome(use.id) == nil else { return nil }
            return flow.unknown(.unknownOutcome, use, "outcome", among: &outcomes)
        }
    }
}
