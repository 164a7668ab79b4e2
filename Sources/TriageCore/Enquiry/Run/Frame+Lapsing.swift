/// Answers that stop holding because another fact changes.
extension Frame {
    /// Changes facts and takes away the answers that held until then and do not hold any more: choices whose
    /// option is now hidden, values that their `accept` no longer allows, and answers to questions of cards left
    /// before that would not be asked now.
    ///
    /// A journal from before there was a wrap-up was written by a program that kept such answers, and so are
    /// they when it is read.
    /// - Returns: the answers taken away, under the names that the facts have in the outermost flow.
    mutating func change(_ change: (inout Frame) -> Void) -> [Visit.Answer] {
        let before = self
        change(&self)
        var lapsed: [Visit.Answer] = []
        guard hasWrapUp else { return lapsed }
        // Taking one away may make another one lapse.
        while let fact = flow.lapsing.first(where: { lapses($0, since: before) }) {
            lapsed.append(Visit.Answer(fact: path(of: fact.id), value: values[fact.slot]))
            forget(fact)
        }
        return lapsed
    }

    /// Whether an answer that held before does not hold any more.
    private func lapses(_ fact: Fact, since before: Frame) -> Bool {
        let value = values[fact.slot]
        return value != .null && value == before.values[fact.slot]
            && before.origins[fact.slot]?.isGiven == true && !holds(fact) && before.holds(fact)
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
        return holds(fact.limits.accept) && holds(premises[fact.slot])
    }
}
