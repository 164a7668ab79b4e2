/// The shape of what a flow says about its audit.
extension ObjectShape {
    static let audit = ObjectShape(
        name: "audit", summary: "How triage records audit judges the calls of this flow.",
        members: [
            Member(
                "wordsAMinute", .integer(minimum: 1),
                "The most words that are read out in a minute; a card shown more briefly was not read; else "
                    + "\(AuditRules.mostWordsAMinute)."),
            Member(
                "weights", .map(.kebabCase, to: .weight), examples: [#"{ "read-too-fast": "moderate" }"#],
                "What each kind of deviation weighs here."),
            Member(
                "nodes", .map(.kebabCase, to: .weight), examples: [#"{ "identity": "critical" }"#],
                "What any deviation weighs on a card."),
        ])
}

extension Shape {
    fileprivate static let weight = Shape.string(.oneOf(AuditRules.Weight.allCases.map(\.rawValue)))
}
