/// A fact that a card asks twice, or a message that it sends twice.
enum RepeatedName: Check {
    static let codes: [Finding.Code] = []

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.nodes.flatMap { node in
            repeated(node.ask.map(\.fact)).map {
                report($0, "'\($0.again.id)' is asked twice here", analysis)
            }
                + repeated(node.send.map(\.message)).map {
                    report($0, "'\($0.again.id)' is sent twice here", analysis)
                }
        }
    }

    private static func repeated<Kind>(
        _ names: [Reference<Kind>]
    ) -> [(first: Reference<Kind>, again: Reference<Kind>)] {
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
