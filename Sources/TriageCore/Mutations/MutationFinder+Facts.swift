/// What can be changed in what a flow knows: its facts and their options.
extension MutationFinder {
    /// Adds every change to the flow's facts and to the lists of options that they share.
    mutating func findInFacts() {
        for (key, _, fact) in root["facts"]?.members ?? [] {
            let id = FactID(key)
            let asking = nodes { $0.ask.contains { $0.id == id } }
            if let fixed = fact["fixed"] { findFigure(fixed) }
            for name in ["value", "suggest", "accept", "min", "max"] { findExpression(fact[name], nil) }
            for name in ["label", "hint", "help", "because"] { findExpressions(in: fact[name], nil) }
            findOptional(of: fact, asking)
            findOptions(fact["options"], asking)
            // Of a table the options are rows; what can be changed is which.
            findExpression(fact["options"]?["where"], asking)
        }
        for (name, _, options) in root["options"]?.members ?? [] {
            let sharing = (root["facts"]?.members ?? []).filter { $0.spot["options"]?.json.string == name }
            let facts = Set(sharing.map { FactID($0.key) })
            findOptions(options, nodes { $0.ask.contains { facts.contains($0.id) } })
        }
    }

    private mutating func findOptions(_ options: JSONSpot?, _ asking: Set<NodeID>) {
        for option in options?.elements ?? [] {
            let value = option["value"]?.json.string ?? ""
            add(.option, at: option.json.span, "'\(value)' is not offered", asking, option.removed)
            findCondition(of: option, asking)
            findExpressions(in: option["label"], asking)
            findExpressions(in: option["hint"], asking)
        }
    }

    /// Adds that a fixed fact has another value: a number one more, a text another figure. A text without one is
    /// nothing but words.
    private mutating func findFigure(_ fixed: JSONSpot) {
        let new: JSON.Value
        switch fixed.json.value {
        case .bool(let bool): new = .bool(!bool)
        case .number(let number):
            if let int = Int64(number), int < .max {
                new = .number("\(int + 1)")
            } else if let double = Double(number) {
                new = .number("\(double + 1)")
            } else {
                return
            }
        case .string(let text):
            guard text.holdsFigure, let other = text.withAnotherFigure else { return }
            new = .string(other)
        case .null, .array, .object: return
        }
        let change = "\(fixed.json.text) becomes \(JSON(value: new, span: fixed.json.span).text)"
        add(.figure, at: fixed.json.span, change, nil, fixed.replaced(by: new))
    }
}
