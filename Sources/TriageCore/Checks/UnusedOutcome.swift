/// An outcome with which no node ends.
enum UnusedOutcome: Check {
    static func findings(in flow: Flow) -> [Finding] {
        var declared = KnownNames(flow.outcomes.map(\.id))
        let ends = Set(
            flow.nodes.compactMap { node -> OutcomeID? in
                if case .end(let outcome) = node.exit {
                    declared.meant(by: outcome.id)
                } else {
                    nil
                }
            })
        return flow.outcomes.filter { !ends.contains($0.id) }.map {
            flow.finding(.unusedOutcome, at: $0.span, "no node ends with '\($0.id)'")
        }
    }
}
