import TriageCore

/// Conditions.
extension FlowMaker {
    /// A condition over some names, with others joined to it to a depth.
    mutating func guarding(_ facts: [FactSketch], depth: Int) -> String {
        if facts.isEmpty || usesTime && chance(20) { return clock() }
        if usesChannels, chance(15) { return "channel == '\(chance(50) ? "phone" : "chat")'" }
        guard depth > 0, chance(55) else { return guarding(on: one(of: facts), beside: facts) }
        let left = guarding(facts, depth: depth - 1)
        switch random.below(8) {
        case 0...2: return "(\(left)) && (\(guarding(facts, depth: depth - 1)))"
        case 3...5: return "(\(left)) || (\(guarding(facts, depth: depth - 1)))"
        case 6: return "!(\(left))"
        default:
            let (yes, no) = (guarding(facts, depth: depth - 1), guarding(facts, depth: depth - 1))
            return "(\(left)) ? (\(yes)) : (\(no))"
        }
    }

    /// A condition about the clock.
    private mutating func clock() -> String {
        let day = one(of: FactSketch.days)
        let sign = one(of: ["<", "<=", "==", "!=", ">=", ">"])
        return chance(75)
            ? "today \(sign) date('\(day)')" : "now \(one(of: ["<", ">="])) timestamp('\(day)T00:00:00Z')"
    }

    /// A condition about one name, perhaps beside others of its kind.
    mutating func guarding(on fact: FactSketch, beside others: [FactSketch] = []) -> String {
        let (name, literals) = (fact.name, fact.literals)
        if case .rounds(let members, let outcomes) = fact.kind {
            return guarding(rounds: name, members, outcomes)
        }
        if fact.mayBeUnknown, chance(15) { return "\(name) \(chance(50) ? "==" : "!=") null" }
        let twins = others.filter { $0.kind.isLike(fact.kind) && $0.name != name }
        if let twin = twins.first, chance(25) {
            let sign = fact.kind.isOrdered ? one(of: ["<", "<=", "==", "!="]) : "=="
            return known([fact, twin], "\(name) \(sign) \(twin.name)", isSafe: sign == "==")
        }
        switch fact.kind {
        case .yesno:
            if chance(60) { return "\(name) == \(one(of: literals))" }
            return known([fact], chance(50) ? name : "!\(name)")
        case .choice:
            return switch random.below(4) {
            case 0: known([fact], "\(name) != \(one(of: literals))")
            case 1: "\(name) in [\(one(of: literals)), \(one(of: literals))]"
            default: "\(name) == \(one(of: literals))"
            }
        case .choices:
            let literal = one(of: literals)
            return known([fact], chance(70) ? "\(literal) in \(name)" : "!(\(literal) in \(name))")
        case .integer:
            if chance(10) { return arithmetic(fact, beside: twins) }
            fallthrough
        case .money:
            let sign = one(of: ["<", "<=", "==", "==", "!=", ">=", ">"])
            return known([fact], "\(name) \(sign) \(one(of: literals))", isSafe: sign == "==")
        case .date:
            let sign = one(of: ["<", "<=", "==", ">=", ">"])
            if usesTime, chance(35) {
                if chance(40) {
                    return known([fact], "days(\(name), today) \(sign) \(random.below(3))")
                }
                return known([fact], "\(name) \(sign) today", isSafe: sign == "==")
            }
            return known([fact], "\(name) \(sign) \(one(of: literals))", isSafe: sign == "==")
        case .rounds: return "true"
        }
    }

    /// A condition that reckons: it may fail, and nothing less than trying its values tells.
    private mutating func arithmetic(_ fact: FactSketch, beside twins: [FactSketch]) -> String {
        let name = fact.name
        guard let twin = twins.first, chance(60) else {
            return known([fact], chance(60) ? "6 / \(name) > \(random.below(4))" : "\(name) % 2 == 0")
        }
        return known([fact, twin], "\(name) \(chance(50) ? "+" : "/") \(twin.name) > \(random.below(2))")
    }

    private mutating func guarding(rounds: String, _ members: [FactSketch], _ outcomes: [String]) -> String {
        switch random.below(4) {
        case 0: return "size(\(rounds)) == \(random.below(3))"
        case 1: return "\(rounds).exists(r, r.outcome == '\(one(of: outcomes))')"
        case 2: return "\(rounds).all(r, r.outcome == '\(one(of: outcomes))')"
        default:
            guard let member = members.first, let literal = member.literals.first else {
                return "size(\(rounds)) > 0"
            }
            if case .choices = member.kind { return "size(\(rounds)) < 2" }
            return "\(rounds).exists(r, r.\(member.name) == \(literal))"
        }
    }

    /// A condition that uses facts as known, behind a question whether they are where they may not be.
    mutating func known(_ facts: [FactSketch], _ condition: String, isSafe: Bool = false) -> String {
        let open = facts.filter(\.mayBeUnknown)
        guard !open.isEmpty, !isSafe, isCareful || chance(50) else { return condition }
        return (open.map { "\($0.name) != null" } + [condition]).joined(separator: " && ")
    }
}

extension FactSketch.Kind {
    /// Whether values can be compared with those of another kind.
    func isLike(_ other: Self) -> Bool {
        switch (self, other) {
        case (.yesno, .yesno), (.integer, .integer), (.money, .money), (.date, .date): true
        case (.choice(let left), .choice(let right)), (.choices(let left), .choices(let right)): left == right
        default: false
        }
    }

    /// Whether one value comes before another.
    var isOrdered: Bool {
        switch self {
        case .integer, .money, .date: true
        case .yesno, .choice, .choices, .rounds: false
        }
    }

    /// Whether a value can be compared with one written out.
    var hasConstants: Bool {
        switch self {
        case .choice, .integer, .money, .date: true
        case .yesno, .choices, .rounds: false
        }
    }
}
