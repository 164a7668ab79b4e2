/// Answers that stop holding because another fact changes.
extension Frame {
    /// Changes facts and takes away the answers that held until then and do not hold any more: choices whose
    /// option is now hidden, and values that their `accept` no longer allows.
    ///
    /// A journal from before there was a wrap-up was written by a program that kept such answers, and so are
    /// they when it is read.
    /// - Returns: the answers taken away, under the names that the facts have in the outermost flow.
    mutating func change(_ change: (inout Frame) -> Void) -> [Visit.Answer] {
        let held = hasWrapUp ? answersThatHold : []
        change(&self)
        var lapsed: [Visit.Answer] = []
        // Taking one away may make another one lapse.
        while let (fact, value) = held.first(where: { values[$0.slot] == $1 && !holds($0) }) {
            lapsed.append(Visit.Answer(fact: path(of: fact.id), value: value))
            forget(fact)
        }
        return lapsed
    }

    private var answersThatHold: [(fact: Fact, value: Value)] {
        flow.facts.compactMap { fact in
            let (value, origin) = (values[fact.slot], origins[fact.slot])
            guard value != .null, origin?.isGiven == true, holds(fact) else { return nil }
            return (fact, value)
        }
    }

    private func holds(_ fact: Fact) -> Bool {
        let value = values[fact.slot]
        let chosen: [Value] = if case .list(let values) = value { values } else { [value] }
        for case .string(let name) in chosen where fact.type.hasOptions {
            if let selection = fact.selection {
                guard offers(name, in: selection) else { return false }
                continue
            }
            guard fact.options.contains(where: { $0.value == name && holds($0.when) }) else { return false }
        }
        return holds(fact.limits.accept)
    }
}
