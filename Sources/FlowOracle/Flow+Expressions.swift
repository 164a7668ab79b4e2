import TriageCore

/// An expression of a flow and where it stands.
struct PlacedExpression {
    let expression: Expression
    let place: Place
}

extension Sequence<PlacedExpression> {
    /// The slots that any of the expressions reads.
    var readSlots: Set<Int> { Set(flatMap { $0.expression.reads }) }
}

extension Node {
    /// The lines of the node with their conditions, in the order of play, and where they stand.
    func lines(in flow: FlowID) -> [(line: Line, place: Place)] {
        func placed(_ lines: [Line], _ key: String) -> [(line: Line, place: Place)] {
            lines.enumerated().map { ($1, Place(flow, id, key, "\($0)")) }
        }
        return placed(note, "note") + placed(say, "say") + placed(steps.map(\.line), "do")
    }

    /// Every expression of the node, but those of what it asks and sends.
    func expressions(in flow: FlowID) -> [PlacedExpression] {
        func placed(_ expression: Expression?, _ steps: String...) -> [PlacedExpression] {
            let place = Place(flow, ["nodes", id.rawValue] + steps)
            return expression.map { [PlacedExpression(expression: $0, place: place)] } ?? []
        }
        var all = set.flatMap { placed($0.value, "set", $0.id.rawValue) }
        all += lines(in: flow).flatMap { line, place in
            ([line.when].compactMap { $0 } + line.text.placeholders).map {
                PlacedExpression(expression: $0, place: place)
            }
        }
        for (index, question) in ask.enumerated() {
            all += placed(question.when, "ask", "\(index)", "when")
            if case .when(let condition)? = question.optional {
                all += placed(condition, "ask", "\(index)", "optional")
            }
        }
        all += call?.with.flatMap { placed($0.value, "call", "with", $0.id.rawValue) } ?? []
        for sending in send { all += placed(sending.when, "send") }
        if case .byRules(let branches) = exit {
            for (index, branch) in branches.enumerated() { all += placed(branch.when, "next", "\(index)") }
        }
        return all
    }
}

extension Flow {
    /// Every expression that calls can come to, but those in titles.
    var expressions: [PlacedExpression] {
        nodes.flatMap { $0.expressions(in: id) }
            + messageLines.flatMap { _, line, place in
                ([line.when].compactMap { $0 } + line.text.placeholders).map {
                    PlacedExpression(expression: $0, place: place)
                }
            }
            + facts.flatMap { fact -> [PlacedExpression] in
                var all: [Expression?] = [fact.suggest, fact.limits.accept]
                if case .computed(let value) = fact.source { all.append(value) }
                if case .when(let condition) = fact.optional { all.append(condition) }
                for case .computed(let bound)? in [fact.limits.minimum, fact.limits.maximum] {
                    all.append(bound)
                }
                all += fact.options.map(\.when)
                return all.compactMap { $0 }.map {
                    PlacedExpression(expression: $0, place: Place(id, ["facts", fact.id.rawValue]))
                }
            }
    }
}

extension Fact {
    /// What is shown where it is asked, and under which condition.
    func texts(in flow: FlowID) -> [(text: Template, when: Expression?, place: Place)] {
        func place(_ steps: String...) -> Place { Place(flow, ["facts", id.rawValue] + steps) }
        let own = [(label, "label"), (hint, "hint"), (help, "help")].compactMap { text, key in
            text.map { ($0, Expression?.none, place(key)) }
        }
        return own
            + options.enumerated().map { ($1.label, $1.when, place("options", "\($0)", "label")) }
    }
}

extension Flow {
    /// The texts that calls show besides the lines of nodes: where facts are asked, between rounds, and about a round.
    var otherTexts: [(text: Template, place: Place)] {
        facts.flatMap { $0.texts(in: id).map { ($0.text, $0.place) } }
            + nodes.compactMap { node in
                node.call?.repetition.map { ($0.ask, Place(id, node.id, "call", "repeat", "ask")) }
            } + (summary.map { [($0, Place(id, ["summary"]))] } ?? [])
    }
}

extension Template {
    /// What its placeholders print, in order.
    var placeholders: [Expression] {
        pieces.compactMap { if case .placeholder(let expression, _) = $0 { expression } else { nil } }
    }
}
