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
        let before = values
        change(&self)
        var lapsed: [Visit.Answer] = []
        guard activation.hasWrapUp else { return lapsed }
        // Taking one away may make another one lapse.
        while let fact = nextLapsed(since: before) {
            lapsed.append(Visit.Answer(fact: path(of: fact.id), value: values[fact.slot]))
            forget(fact)
        }
        return lapsed
    }

    /// The first fact whose answer held before and does not hold any more; nil if there is none.
    private func nextLapsed(since before: [Value]) -> Fact? {
        for lapsing in flow.lapsing {
            if let fact = fact(of: lapsing, lapsedSince: before) { return fact }
        }
        return nil
    }

    /// The fact if an answer to it held before and does not hold any more; nil otherwise.
    private func fact(of lapsing: Flow.Lapsing, lapsedSince before: [Value]) -> Fact? {
        let (slot, value) = (lapsing.slot, values[lapsing.slot])
        guard value != .null, isStale(lapsing.reads, since: before), value == before[slot],
            origins[slot]?.isGiven == true
        else { return nil }
        let fact = flow.facts[lapsing.position]
        guard !holds(fact) else { return nil }
        var earlier = self
        earlier.values = before
        return earlier.holds(fact) ? fact : nil
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
