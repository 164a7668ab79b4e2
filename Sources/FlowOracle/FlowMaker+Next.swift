import TriageCore

/// Where a node leads.
extension FlowMaker {
    /// A destination, or a list of conditions over some facts.
    ///
    /// - Parameter names: facts that the conditions are about rather than others.
    mutating func next(_ goals: [String], _ facts: [FactSketch], rather names: [String] = []) -> Tree {
        if chance(names.isEmpty ? 20 : 12) { return .text(one(of: goals)) }
        let deciding = facts.filter { !$0.isComposed && $0.isDeciding }
        if chance(7), let fact = deciding.randomElement(using: &random) {
            return ["on": .text(fact.name), "go": keyed(fact, goals, isCertain: false)]
        }
        let preferred = facts.filter { names.contains($0.name) }
        let own = preferred.isEmpty ? facts : preferred
        var conditions = chance(25) ? loose(facts) : partition(own, beside: facts)
        spoil(&conditions)
        var branches = conditions.map { condition -> Tree in
            ["when": .text(condition), "go": .text(one(of: goals))]
        }
        if branches.isEmpty || chance(35) { branches.append(["go": .text(one(of: goals))]) }
        return .list(branches)
    }

    /// Conditions that have little to do with each other.
    private mutating func loose(_ facts: [FactSketch]) -> [String] {
        (0...random.below(3)).map { _ in guarding(facts, depth: 1 + random.below(2)) }
    }

    /// Conditions that leave nothing over, about one fact or two.
    private mutating func partition(_ facts: [FactSketch], beside others: [FactSketch]) -> [String] {
        if facts.isEmpty || usesTime && chance(35) { return days() }
        let fact = one(of: facts)
        let classes = classes(of: fact)
        guard let second = others.filter({ $0.name != fact.name }).randomElement(using: &random), chance(45)
        else { return classes }
        return classes.flatMap { condition -> [String] in
            guard chance(55) else { return [condition] }
            return self.classes(of: second).map { "(\(condition)) && (\($0))" }
        }
    }

    private mutating func days() -> [String] {
        let day = "date('\(one(of: FactSketch.days))')"
        return chance(50)
            ? ["today < \(day)", "today >= \(day)"]
            : ["today < \(day)", "today == \(day)", "today > \(day)"]
    }

    /// Conditions of which exactly one holds, whatever the fact's value.
    private mutating func classes(of fact: FactSketch) -> [String] {
        let name = fact.name
        var classes: [String]
        switch fact.kind {
        case .yesno:
            classes =
                chance(60)
                ? ["\(name) == true", "\(name) == false"] : [known([fact], name), known([fact], "!\(name)")]
        case .choice: classes = fact.literals.map { "\(name) == \($0)" }
        case .integer, .money, .date:
            let limit = one(of: fact.literals)
            let signs = chance(50) ? ["<", ">="] : ["<", "==", ">"]
            classes = signs.map { known([fact], "\(name) \($0) \(limit)", isSafe: $0 == "==") }
        case .choices:
            classes = ["", "!"].map { known([fact], "\($0)(\(fact.literals[0]) in \(name))") }
        case .rounds: classes = ["size(\(name)) == 0", "size(\(name)) > 0"]
        }
        if fact.mayBeUnknown, chance(75) {
            classes.insert("\(name) == null", at: chance(60) ? 0 : classes.count)
        }
        return classes
    }

    /// Makes one of the mistakes that people make, or none.
    private mutating func spoil(_ conditions: inout [String]) {
        guard !conditions.isEmpty else { return }
        let index = random.below(conditions.count)
        switch random.below(10) {
        case 0...1: conditions.remove(at: index)
        case 2:
            let condition = conditions[index]
            conditions[index] =
                condition.contains(" <= ")
                ? condition.replacing(" <= ", with: " < ") : condition.replacing(" >= ", with: " > ")
        case 3: conditions.append(conditions[index])
        case 4: conditions.swapAt(0, index)
        default: break
        }
    }

    /// Destinations by the answer to a question.
    mutating func keyed(_ fact: FactSketch, _ goals: [String], isCertain: Bool) -> Tree {
        let answers: [String] =
            if case .choice(let options) = fact.kind { options } else { ["yes", "no"] }
        let hides =
            fact.tree?["options"].map { tree in
                guard case .list(let options) = tree else { return false }
                return options.allSatisfy { $0["when"] != nil }
            } ?? false
        let hasRest = !isCertain || hides || chance(15)
        var members = answers.map { Tree.Member(key: $0, value: .text(one(of: goals))) }
        if hasRest, chance(25) { members.removeLast() }
        if hasRest { members.append(Tree.Member(key: "*", value: .text(one(of: goals)))) }
        return .object(members)
    }
}
