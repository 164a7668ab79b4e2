/// A fact that is asked, set or demanded but not declared, or that cannot be used in that way.
enum UnknownFact: Check {
    static let codes: [Finding.Code] = []

    static func findings(in analysis: Analysis) -> [Finding] {
        let flow = analysis.flow
        return flow.nodes.flatMap { node in
            let asked = node.ask.map(\.fact).compactMap {
                unknown($0, in: analysis) ?? unaskable($0, in: analysis)
            }
            let others = (node.set.map(\.fact) + node.atLeastOne).compactMap { unknown($0, in: analysis) }
            let notAsked = node.atLeastOne.filter { demanded in
                flow.fact(demanded.id) != nil && !node.ask.contains { $0.id == demanded.id }
            }
            return asked + others
                + notAsked.map {
                    analysis.finding(.badValue, at: $0.span, "'\($0.id)' is demanded here but not asked")
                }
        }
    }

    private static func unknown(_ use: Reference<Fact>, in analysis: Analysis) -> Finding? {
        guard analysis.flow.facts.index(of: use.id) == nil else { return nil }
        return analysis.unknown(.unknownFact, use, "fact", analysis.facts)
    }

    private static func unaskable(_ use: Reference<Fact>, in analysis: Analysis) -> Finding? {
        guard let fact = analysis.flow.fact(use.id) else { return nil }
        if !fact.isAnswerable {
            return analysis.finding(
                .badValue, at: use.span, "'\(use.id)' has a value of its own and cannot be asked",
                declared: fact)
        }
        guard fact.label == nil else { return nil }
        return analysis.finding(
            .missingMember, at: use.span, "'\(use.id)' is asked here but has no label",
            declared: fact)
    }
}
