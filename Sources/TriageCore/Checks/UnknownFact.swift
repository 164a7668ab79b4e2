/// A fact that is asked, set or demanded but not declared, or that has a value of its own.
enum UnknownFact: Check {
    static func findings(in flow: Flow) -> [Finding] {
        var facts = KnownNames(flow.facts.map(\.id))
        return flow.nodes.flatMap { node in
            let asked = node.ask.compactMap { finding($0, in: flow, &facts, mustBeAnswerable: true) }
            let others = (node.set.map(\.fact) + node.atLeastOne).compactMap {
                finding($0, in: flow, &facts, mustBeAnswerable: false)
            }
            let notAsked = node.atLeastOne.filter { demanded in
                flow.fact(demanded.id) != nil && !node.ask.contains { $0.id == demanded.id }
            }
            return asked + others
                + notAsked.map {
                    flow.finding(.badValue, at: $0.span, "'\($0.id)' is demanded here but not asked")
                }
        }
    }

    private static func finding(
        _ use: Reference<Fact>, in flow: Flow, _ known: inout KnownNames, mustBeAnswerable: Bool
    ) -> Finding? {
        guard let fact = flow.fact(use.id) else {
            return flow.unknown(.unknownFact, use, "fact", among: &known)
        }
        guard mustBeAnswerable else { return nil }
        if !fact.isAnswerable {
            return flow.finding(
                .badValue, at: use.span, "'\(use.id)' has a value of its own and cannot be asked",
                related: ("declared here", fact.span))
        }
        return fact.label == nil
            ? flow.finding(
                .missingMember, at: use.span, "'\(use.id)' is asked here but has no label",
                related: ("declared here", fact.span))
            : nil
    }
}
