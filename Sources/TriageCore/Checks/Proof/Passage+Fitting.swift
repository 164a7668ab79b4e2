/// What the answers on a card say of each other.
extension Passage {
    /// Cases that together are some cells once questions are answered, as far as each answer still holds: one that is
    /// refused, or whose option is hidden, after another one below it has changed would be taken away.
    ///
    /// - Parameter count: how many of the questions have been asked.
    func fitting(_ node: Node, asking count: Int, _ cells: Cells) -> [Cells] {
        let open = node.ask.dropFirst(count).compactMap(\.slot)
        return node.ask.prefix(count).enumerated().reduce([cells]) { cases, question in
            let (position, question) = question
            guard let fact = flow.fact(question.id), let index = space.bySlot[fact.slot] else { return cases }
            let variable = space.variables[index]
            var cases = cases
            func keep(_ answers: UInt64, where condition: Expression, whateverIs slots: Set<Int>) {
                guard space.sources(of: condition.reads).isDisjoint(with: slots.union(open)) else { return }
                cases = cases.flatMap {
                    kept($0, answers, at: variable.place, where: space.condition(condition))
                }
            }
            let below = Set(node.ask.dropFirst(position + 1).compactMap(\.slot))
            if reads(question, below) {
                // What choosing an option hides was there when it was chosen.
                let fleeting = fleetingSlots(of: node, answering: fact.slot)
                for option in fact.options {
                    guard let when = option.when else { continue }
                    let answer = variable.mask { $0 == .value(.string(option.value)) }
                    keep(answer, where: when, whateverIs: fleeting)
                }
            }
            if let accept = fact.limits.accept, accept.reads != [fact.slot] {
                keep(variable.place.all & ~Variable.null, where: accept, whateverIs: fleetingSlots(of: node))
            }
            return cases
        }
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
}
