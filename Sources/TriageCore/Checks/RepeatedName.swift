/// A fact that a card asks twice, a message that it sends twice, or a line's name that it has already.
enum RepeatedName: Check {
    static let codes: [Finding.Code] = []

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.nodes.flatMap { node -> [Finding] in
            let lines = (node.note + node.say).compactMap(\.id)
            var findings = repeated(node.ask.map(\.fact)).map {
                report($0, "'\($0.again.id)' is asked twice here", analysis)
            }
            findings += repeated(node.send.map(\.message)).map {
                report($0, "'\($0.again.id)' is sent twice here", analysis)
            }
            findings += repeated(lines).map {
                report($0, "two lines are called '\($0.again.id)' here", analysis)
            }
            for line in lines where analysis.flow.fact(FactID(line.id.rawValue)) != nil {
                let message = "'\(line.id)' is a fact; a line needs a name of its own"
                findings.append(analysis.finding(.duplicateName, at: line.span, message))
            }
            return findings
        }
    }

    private static func repeated<Kind>(
        _ names: [Reference<Kind>]
    ) -> [(first: Reference<Kind>, again: Reference<Kind>)] {
        guard names.count > 1 else { return [] }
        var firsts: [Identifier<Kind>: Reference<Kind>] = [:]
        return names.compactMap { name in
            guard let first = firsts[name.id] else {
                firsts[name.id] = name
                return nil
            }
            return (first, name)
        }
    }

    private static func report<Kind>(
        _ pair: (first: Reference<Kind>, again: Reference<Kind>), _ message: String, _ analysis: Analysis
    ) -> Finding {
        analysis.finding(
            .duplicateName, at: pair.again.span, message, related: ("first named here", pair.first.span))
    }
}
