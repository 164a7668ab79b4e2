import TriageCore

/// Facts: how they are declared.
extension FlowMaker {
    /// Some facts of any sort that are asked, told or set.
    mutating func facts(_ names: [String], atMost limit: Int) -> [FactSketch] {
        let count = min(limit, [1, 2, 2, 2, 3][random.below(5)], names.count)
        var sketches: [FactSketch] = []
        for name in names.prefix(count) { sketches.append(fact(name, beside: sketches)) }
        return sketches
    }

    private mutating func fact(_ name: String, beside others: [FactSketch]) -> FactSketch {
        var members: Tree = [:]
        let kind: FactSketch.Kind
        switch random.below(usesTime ? 12 : 9) {
        case 0...2:
            kind = .yesno
            members["type"] = "yesno"
        case 3 where chance(25):
            kind = .choices(["x", "y"])
            members["type"] = "choices"
            members["options"] = .list(["x", "y"].map { option(named: $0, beside: others) })
        case 3...4:
            let options = Array(["x", "y", "z"].prefix(2 + random.below(2)))
            kind = .choice(options)
            members["type"] = "choice"
            members["options"] = .list(options.map { option(named: $0, beside: others) })
        case 5...7:
            let least = random.below(3) - 1
            let range = least...least + 1 + random.below(2)
            kind = .integer(range)
            members["type"] = "integer"
            members["min"] = .word("\(range.lowerBound)")
            members["max"] = .word("\(range.upperBound)")
        case 8:
            let cents = 1 + random.below(2)
            kind = .money(cents)
            members["type"] = "money"
            members["min"] = "0.00"
            members["max"] = .text("0.0\(cents)")
        default:
            kind = .date
            members["type"] = "date"
            members["min"] = .text(FactSketch.days[0])
            members["max"] = .text(FactSketch.days[1 + random.below(2)])
        }
        members["label"] = .text("Label \(name)")
        var sketch = FactSketch(name: name, kind: kind)
        if chance(18) { members["optional"] = true }
        if chance(6), kind.hasConstants {
            members["accept"] = .text("\(name) != \(one(of: sketch.literals))")
            members["because"] = "Not that one."
        }
        sketch.tree = members
        return sketch
    }

    private mutating func option(named value: String, beside others: [FactSketch]) -> Tree {
        var option: Tree = ["value": .text(value), "label": .text("Option \(value)")]
        if let other = others.first, chance(6) { option["when"] = .text(guarding(on: other)) }
        return option
    }

    /// Adds facts with a value of their own: a figure, or one that follows from others.
    mutating func addFixed(to flow: inout FlowBuilder) {
        if chance(10) {
            let value = random.below(3)
            flow.facts.append(
                FactSketch(
                    name: "fixedOne", kind: .integer(value...value),
                    tree: ["type": "integer", "fixed": .word("\(value)")], isAnswerable: false,
                    mayBeUnknown: false))
        }
        if chance(18) {
            let condition = guarding(flow.facts, depth: 1)
            flow.facts.append(
                FactSketch(
                    name: "computedOne", kind: .yesno, tree: ["type": "yesno", "value": .text(condition)],
                    isAnswerable: false))
        }
    }

    /// Lets a limit of some dates follow the day; that they lie in the window is left to `accept`.
    mutating func addLimits(to flow: inout FlowBuilder) {
        for index in flow.facts.indices {
            let fact = flow.facts[index]
            guard fact.kind == .date, var tree = fact.tree, tree["accept"] == nil, limits.below(2) == 0 else {
                continue
            }
            let limit = ["today", "today", "addDays(today, 1)", "addDays(today, -1)"][limits.below(4)]
            let (days, isLatest) = (FactSketch.days, limits.below(2) == 0)
            tree[isLatest ? "max" : "min"] = .text(limit)
            tree["accept"] = .text(
                "\(fact.name) \(isLatest ? "<=" : ">=") date('\(isLatest ? days[2] : days[0])')")
            tree["because"] = "Not that day."
            flow.facts[index].tree = tree
        }
    }
}
