/// What the answers on a card say of each other, and of the time.
extension Passage {
    /// Cases that together are some cells once questions are answered, as far as each answer still holds: one that is
    /// refused, or whose option is hidden, after another one below it has changed would be taken away.
    ///
    /// - Parameter count: how many of the questions have been asked.
    func fitting(_ node: Node, asking count: Int, _ cells: Cells) -> [Cells] {
        let open = node.ask.dropFirst(count).compactMap(\.slot)
        return node.ask.prefix(count).enumerated().reduce([cells]) { cases, question in
            let (position, question) = question
            guard let fact = flow.fact(question.id), let index = space.bySlot[fact.slot],
                fact.hasConditionalOptions || fact.limits.accept != nil || fact.hasComputedBound
            else { return cases }
            let variable = space.variables[index]
            var cases = cases.flatMap { keptByLimits($0, of: fact.slot, at: variable.place) }
            func keep(_ answers: UInt64, where condition: Expression, whateverIs slots: Set<Int>) {
                guard space.sources(of: condition.reads).isDisjoint(with: slots.union(open)) else { return }
                cases = cases.flatMap {
                    kept($0, answers, at: variable.place, where: space.condition(condition))
                }
            }
            var unsure = changing(with: fact.slot, at: node)
            if fact.hasConditionalOptions, reads(fact, below: position, of: node) {
                for option in fact.options {
                    guard let when = option.when else { continue }
                    let answer = variable.mask { $0 == .value(.string(option.value)) }
                    keep(answer, where: when, whateverIs: unsure)
                }
            }
            unsure.remove(fact.slot)
            if let accept = fact.limits.accept, accept.reads != [fact.slot] {
                keep(variable.place.all & ~Variable.null, where: accept, whateverIs: unsure)
            }
            return cases
        }
    }

    /// What can change without an answer being taken away because of it: by itself, or because of that very answer, which
    /// was judged by what was there before.
    private func changing(with slot: Int, at node: Node) -> Set<Int> {
        var slots = unsteadySlots.union([slot])
        var count = 0
        while count < slots.count {
            count = slots.count
            addHidden(by: &slots, of: node)
            for (index, reads) in answers.lapsing where !reads.isDisjoint(with: slots) {
                if let slot = space.variables[index].slot { slots.insert(slot) }
            }
        }
        return slots
    }

    /// Cases that together are some cells without those where a variable has one of some values although a condition
    /// does not hold.
    private func kept(
        _ cells: Cells, _ values: UInt64, at place: CellPlace, where condition: Formula
    ) -> [Cells] {
        guard cells[place] & values != 0, space.verdicts(condition, in: cells) != .isTrue else {
            return [cells]
        }
        var (meant, others) = (cells, cells)
        meant[place] &= values
        others[place] &= ~values
        let kept = Decision([condition], from: meant, in: space).leaves.filter { $0.end != .none }
        return kept.map(\.cells) + (others[place] == 0 ? [] : [others])
    }

    /// Cases that together are some cells where an answer, if there is one, keeps to the limits that follow the time.
    private func keptByLimits(_ cells: Cells, of slot: Int, at place: CellPlace) -> [Cells] {
        guard let limited = space.kept[slot] else { return [cells] }
        var (known, unknown) = (cells, cells)
        known[place] &= ~Variable.null
        unknown[place] &= Variable.null
        for kept in limited { known[space.variables[kept.term].place] &= kept.mask }
        let isPossible =
            known[place] != 0 && limited.allSatisfy { known[space.variables[$0.term].place] != 0 }
        return (isPossible ? [known] : []) + (unknown[place] == 0 ? [] : [unknown])
    }
}
