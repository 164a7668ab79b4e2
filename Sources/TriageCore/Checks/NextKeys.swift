/// A `next` by answers whose keys do not match the answers that are possible.
enum NextKeys: Check {
    static func findings(in flow: Flow) -> [Finding] {
        flow.nodes.flatMap { node -> [Finding] in
            guard case .byAnswer(let keyed) = node.exit else { return [] }
            guard let fact = keyed.fact.flatMap(flow.fact) else {
                // An unknown fact among those asked is reported by itself; it may be the one that decides.
                guard node.ask.allSatisfy({ flow.fact($0.id) != nil }) else { return [] }
                return [
                    flow.finding(
                        .ambiguousKeys, at: keyed.span.lowerBound..<keyed.span.lowerBound + 1,
                        "destinations by answer need exactly one choice or yes/no fact among those asked here"
                    )
                ]
            }
            return unknownKeys(keyed, fact, flow) + uncovered(keyed, fact, flow)
        }
    }

    private static func answers(of fact: Fact) -> [String] {
        fact.type == .yesno ? ["yes", "no"] : fact.options.map(\.value)
    }

    private static func unknownKeys(_ keyed: Node.Keyed, _ fact: Fact, _ flow: Flow) -> [Finding] {
        let answers = answers(of: fact)
        return keyed.destinations.filter { !answers.contains($0.key) }.map { destination in
            let nearest = NearestName.of(destination.key, among: answers)
            let hint = NearestName.hint(naming: nearest)
            return flow.finding(
                .unknownOption, at: destination.span,
                "'\(destination.key)' is no answer to '\(fact.id)' (\(answers.joined(separator: ", ")))\(hint)",
                related: ("declared here", fact.span), suggestion: nearest)
        }
    }

    private static func uncovered(_ keyed: Node.Keyed, _ fact: Fact, _ flow: Flow) -> [Finding] {
        guard keyed.rest == nil else { return [] }
        let given = Set(keyed.destinations.map(\.key))
        var missing = answers(of: fact).filter { !given.contains($0) }.map { "the answer '\($0)'" }
        if fact.isOptional { missing.append("a skipped question (\"*\")") }
        return missing.map {
            flow.finding(
                .uncoveredOption, at: keyed.span.lowerBound..<keyed.span.lowerBound + 1,
                "\($0) to '\(fact.id)' leads nowhere from here")
        }
    }
}
