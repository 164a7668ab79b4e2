/// A fact that is neither asked, set nor read.
enum UnusedFact: Check {
    static func findings(in flow: Flow) -> [Finding] {
        var declared = KnownNames(flow.facts.map(\.id))
        let named = Set(
            flow.nodes.flatMap { $0.ask + $0.set.map(\.fact) + $0.atLeastOne }
                .map { declared.meant(by: $0.id) })
        return flow.facts.filter { fact in
            switch fact.source {
            case .step: return false
            // What a part works out may be read by its callers.
            case .fixed, .computed: if flow.isPart { return false }
            case .answered: break
            }
            return !named.contains(fact.id) && !flow.namesInExpressions.contains(fact.slot)
        }.map { flow.finding(.unusedFact, at: $0.span, "'\($0.id)' is neither asked, set nor read") }
    }
}
