/// Names in a scenario file that its flow does not have.
extension Checks {
    /// All that is wrong with the names of a scenario file.
    public static func findings(in file: ScenarioFile, for flows: FlowSet) -> [Finding] {
        ScenarioNames(file: file, flows: flows).findings
    }
}

private struct ScenarioNames {
    let file: ScenarioFile
    let flows: FlowSet

    var findings: [Finding] {
        file.scenarios.flatMap { scenario -> [Finding] in
            let scripts = scenario.visits.flatMap { visit in visit.scripts.map { (visit.path, $0) } }
            return scenario.visits.compactMap { unknownPath($0.path, $0.span) }
                + scenario.answers.compactMap { unknownFact($0.fact, $0.span) }
                + scripts.flatMap { _, script in
                    (script.answers + script.told).compactMap {
                        unknownFact($0.fact, $0.span, alsoBare: true)
                    }
                        + script.withheld.compactMap { unknownMessage($0.rawValue, script.span) }
                } + expectations(scenario.expected)
        }
    }

    private func expectations(_ expected: Scenario.Expectation) -> [Finding] {
        let path = expected.path?.elements ?? expected.path?["contains"]?.elements ?? []
        let outcomes = flows.main.outcomes.map(\.id.rawValue)
        let outcome = expected.outcome.flatMap { json in
            json.string.flatMap { unknown("outcome", $0, json.span, among: outcomes, .unknownOutcome) }
        }
        return path.compactMap { node in node.string.flatMap { unknownPath($0, node.span) } }
            + expected.facts.compactMap { unknownFact($0.fact, $0.span) } + (outcome.map { [$0] } ?? [])
            + (expected.messages ?? []).compactMap { message in
                message["message"].flatMap { json in json.string.flatMap { unknownMessage($0, json.span) } }
            }
    }

    private func unknown(
        _ what: String, _ name: String, _ span: Span, among known: [String], _ code: Finding.Code
    ) -> Finding? {
        guard !known.contains(name) else { return nil }
        let nearest = NearestName.of(name, among: known)
        let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
        return file.file.finding(
            code, at: span, "'\(file.flow)' has no \(what) '\(name)'\(hint)", suggestion: nearest)
    }

    private func unknownMessage(_ name: String, _ span: Span) -> Finding? {
        let known = flows.flows.flatMap(\.messages).map(\.id.rawValue)
        return unknown("message", name, span, among: known, .unknownMessage)
    }

    /// Follows a path through the calls of its nodes.
    private func unknownPath(_ path: String, _ span: Span) -> Finding? {
        var flow = flows.main
        for (index, name) in path.split(separator: "/").map(String.init).enumerated() {
            if index > 0 {
                let last = flow.node(NodeID(String(path.split(separator: "/")[index - 1])))
                guard let call = last?.call, let position = flows.position(of: call.flow.id) else {
                    return unknown("node", path, span, among: [], .unknownNode)
                }
                flow = flows.flows[position]
            }
            if let finding = unknown(
                "node", name, span, among: flow.nodes.map(\.id.rawValue), .unknownNode)
            {
                return finding
            }
        }
        return nil
    }

    private func unknownFact(_ name: String, _ span: Span, alsoBare: Bool = false) -> Finding? {
        let main = flows.main
        var known = main.facts.map(\.id.rawValue)
        for call in main.nodes.compactMap(\.call) {
            let part = flows.position(of: call.flow.id).map { flows.flows[$0] }
            known +=
                (part?.facts ?? []).flatMap { fact -> [String] in
                    ["\(call.name).\(fact.id)"] + (alsoBare ? [fact.id.rawValue] : [])
                } + ["\(call.name).outcome"]
        }
        return unknown("fact", name, span, among: known, .unknownFact)
    }
}
