import TriageCore

/// Nodes: what they show, ask, set and call, and where they lead.
extension FlowMaker {
    /// A node that leads to one of some others, onward or back.
    mutating func node(
        _ index: Int, onward: [String], back: [String], in flow: inout FlowBuilder, part: FlowBuilder?
    ) -> Tree {
        let goals = onward + back
        // Back without a card is mostly round for ever.
        let passing = chance(8) ? goals : onward
        let isCalling = part != nil && flow.returned.isEmpty
        switch random.below(index == 0 ? 70 : 100) {
        case ..<52: return asking(goals: goals, in: &flow)
        case ..<66 where isCalling: return calling(goals: goals, in: &flow, part: part)
        case ..<72: return ["say": lines(flow.readable(at: [])), "next": next(goals, flow.readable(at: []))]
        case ..<84: return setting(goals: passing, in: flow)
        default:
            if isCalling, chance(50) { return calling(goals: goals, in: &flow, part: part) }
            return ["next": next(passing, flow.readable(at: []))]
        }
    }

    private mutating func asking(goals: [String], in flow: inout FlowBuilder) -> Tree {
        let facts = flow.answerable
        guard !facts.isEmpty else { return ["next": .text(one(of: goals))] }
        let first = one(of: facts)
        var asked = [first]
        if let second = facts.first(where: { $0.name != first.name }), chance(35) { asked.append(second) }
        var node: Tree = [:]
        var known: Set<String> = []
        var questions: [Tree] = []
        for (position, fact) in asked.enumerated() {
            var question: Tree = ["fact": .text(fact.name)]
            let isOptional = fact.tree?["optional"] != nil
            if chance(4), !known.isEmpty, let above = asked.first, above.name != fact.name {
                question["optional"] = .text(guarding(on: above))
            }
            if chance(position == 0 ? 5 : 35) {
                let above = flow.readable(at: known).filter { other in
                    other.name != fact.name && other.isAnswerable
                        && !asked.dropFirst(position).contains { $0.name == other.name }
                }
                if !above.isEmpty { question["when"] = .text(guarding(above, depth: 0)) }
            }
            if chance(6), question["optional"] == nil {
                question["optional"] = .word(isOptional ? "false" : "true")
            }
            if question["when"] == nil, question["optional"] == nil {
                if !isOptional { known.insert(fact.name) }
                questions.append(.text(fact.name))
            } else {
                questions.append(question)
            }
        }
        if asked.count == 2, chance(8) { node["atLeastOne"] = .list(asked.map { .text($0.name) }) }
        if usesChannels, chance(15) { node["channel"] = chance(50) ? "phone" : "chat" }
        if chance(12) { node["do"] = [step(in: &flow, number: flow.nodes.count)] }
        if chance(30) { node["say"] = lines(flow.readable(at: [])) }
        node["ask"] = .list(questions)
        let deciding = asked.filter(\.isDeciding)
        if deciding.count == 1, chance(40) {
            node["next"] = keyed(deciding[0], goals, isCertain: known.contains(deciding[0].name))
        } else {
            node["next"] = next(goals, flow.readable(at: known), rather: asked.map(\.name))
        }
        return node
    }

    private mutating func step(in flow: inout FlowBuilder, number: Int) -> Tree {
        var step: Tree = ["text": .text("Step \(number)")]
        if chance(60) {
            let name = "step\(number)"
            step["id"] = .text(name)
            flow.facts.append(FactSketch(name: name, kind: .yesno, isAnswerable: false))
        }
        if chance(40) { step["optional"] = true }
        if let fact = flow.answerable.first, chance(25) { step["when"] = .text(guarding(on: fact)) }
        return step
    }

    private mutating func setting(goals: [String], in flow: FlowBuilder) -> Tree {
        guard let fact = flow.answerable.randomElement(using: &random) else {
            return ["next": .text(one(of: goals))]
        }
        var value = fact.constants.randomElement(using: &random) ?? fact.name
        let twins = flow.facts.filter { $0.name != fact.name && $0.kind.isLike(fact.kind) }
        switch fact.kind {
        case .integer where chance(40): value = reckoning(fact, beside: twins.first)
        case .yesno where chance(40): value = guarding(flow.readable(at: []), depth: 0)
        case .date where usesTime && chance(50): value = "today"
        default: if let twin = twins.first, chance(25) { value = twin.name }
        }
        return [
            "set": .object([Tree.Member(key: fact.name, value: .text(value))]),
            "next": next(goals, flow.readable(at: [])),
        ]
    }

    /// A figure that counts up, or that may fail.
    private mutating func reckoning(_ fact: FactSketch, beside twin: FactSketch?) -> String {
        let name = fact.name
        if let twin, chance(40) {
            let quotient = "\(twin.name) / \(name)"
            return isCareful ? "\(twin.name) != null && \(name) != null ? \(quotient) : 1" : quotient
        }
        return chance(50)
            ? "\(name) == null ? 0 : \(name) + 1" : "\(name) != null && \(name) < 2 ? \(name) + 1 : 0"
    }

    private mutating func calling(goals: [String], in flow: inout FlowBuilder, part: FlowBuilder?) -> Tree {
        guard let part else { return ["next": .text(one(of: goals))] }
        var call: Tree = ["flow": "part", "as": "sub"]
        if let given = part.answerable.first, chance(50) {
            let twin = flow.facts.first { $0.kind.isLike(given.kind) && $0.isAnswerable }
            let fails =
                given.kind.isLike(.integer(0...0)) && chance(40)
                ? twin.map { reckoning($0, beside: $0) } : nil
            if let value = fails ?? twin?.name ?? given.constants.randomElement(using: &random) {
                call["with"] = .object([Tree.Member(key: given.name, value: .text(value))])
            }
        }
        if chance(40) {
            let least = random.below(2)
            call["repeat"] = [
                "ask": "More?", "min": .word("\(least)"), "max": .word("\(1 + random.below(2))"),
            ]
            flow.returned = [
                FactSketch(
                    name: "sub", kind: .rounds(part.answerable, outcomes: part.outcomes), isAnswerable: false,
                    mayBeUnknown: false)
            ]
        } else {
            flow.returned =
                part.answerable.map {
                    FactSketch(name: "sub.\($0.name)", kind: $0.kind, isAnswerable: false)
                } + [FactSketch(name: "sub.outcome", kind: .choice(part.outcomes), isAnswerable: false)]
        }
        let known: Set<String> = ["sub.outcome"]
        return [
            "call": call, "next": next(goals, flow.readable(at: known), rather: flow.returned.map(\.name)),
        ]
    }

    /// Lines with placeholders and conditions.
    mutating func lines(_ facts: [FactSketch]) -> Tree {
        let shown = facts.filter { if case .rounds = $0.kind { false } else { true } }
        guard let fact = shown.randomElement(using: &random), chance(75) else { return ["A line."] }
        guard chance(60) else { return [.text("It is {{\(fact.name)}}.")] }
        let condition = chance(50) ? "\(fact.name) != null" : guarding(facts, depth: 0)
        return [["text": .text("It is {{\(fact.name)}}."), "when": .text(condition)]]
    }
}
