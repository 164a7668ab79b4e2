/// What a node does to what is possible: the way from entering it to leaving it, up to its call.
struct Passage {
    /// The cells of the node's flow.
    let space: CellSpace
    /// What can be told of each fact: those of its cells that hold an answer.
    let answers: Answers
    /// The facts of a part that follow what its caller knows, and the cells that each can be in.
    let views: [Int: UInt64]

    private var flow: Flow { space.flow }

    /// What is possible once a node has been entered and has set its facts.
    ///
    /// - Parameter count: how many of them it has set; nil for all.
    func entered(_ node: Node, from cells: Cells, setting count: Int? = nil) -> [Cells] {
        var cells = cells
        forgetTime(&cells)
        if let channel = node.channel, let index = space.bySlot[flow.known.channel] {
            let variable = space.variables[index]
            assign(variable.mask(holding: .string(channel)), to: index, &cells)
        }
        var possible = [cells]
        for setting in node.set.prefix(count ?? node.set.count) {
            guard let fact = flow.fact(setting.id), let index = space.bySlot[fact.slot] else { continue }
            possible = possible.flatMap { carryOut(space.value(of: setting.value), for: index, from: $0) }
            possible = possible.map { lapsed($0, changing: [fact.slot]) }
        }
        return possible
    }

    /// What is possible once the questions and steps of a node are behind.
    ///
    /// - Parameter count: how many of the questions have been asked; nil for all.
    func answered(_ node: Node, from cells: Cells, asking count: Int? = nil) -> [Cells] {
        guard node.hasCard else { return [cells] }
        var cells = told(cells)
        var changed: Set<Int> = []
        for step in node.steps {
            guard let slot = step.fact.flatMap({ flow.fact($0)?.slot }), let index = space.bySlot[slot] else {
                continue
            }
            // What is answered on the card can hide a step before it is ticked.
            let never = step.line.when == nil ? Variable.null : 0
            assign(space.variables[index].place.all & ~never, to: index, &cells)
            changed.insert(slot)
        }
        var possible = [cells]
        let questions = node.ask.prefix(count ?? node.ask.count)
        // What was skipped stays so, whatever is answered afterwards that would not let it be skipped now.
        let isConditional = questions.contains { isSkippedUnderCondition($0) }
        let anywhen = isConditional ? worked(node, from: cells) : cells
        for question in questions {
            guard let slot = question.slot, let fact = flow.fact(question.id) else { continue }
            let canBeSkipped = canBeSkipped(question, fact, anywhen)
            possible = possible.flatMap { ask(question, fact, canBeSkipped: canBeSkipped, from: $0) }
            changed.insert(slot)
        }
        return possible.map { lapsed($0, changing: changed, except: Set(node.ask.compactMap(\.slot))) }
    }

    /// What is possible while a card is worked on: each of its questions may be answered or not, in any order.
    func worked(_ node: Node, from cells: Cells) -> Cells {
        guard node.hasCard else { return cells }
        var cells = told(cells)
        let slots =
            node.ask.compactMap(\.slot) + node.steps.compactMap { $0.fact.flatMap { flow.fact($0)?.slot } }
        for slot in slots {
            guard let index = space.bySlot[slot] else { continue }
            let mask = answers.masks[index] ?? space.variables[index].place.all
            assign(cells[space.variables[index].place] | mask | Variable.null, to: index, &cells)
        }
        return lapsed(cells, changing: Set(slots))
    }

    /// What is possible once the questions of a node are hidden whose conditions do not hold on entry.
    func hidden(_ node: Node, _ cells: Cells) -> Cells {
        var cells = cells
        for question in node.ask where question.when != nil {
            guard let index = question.slot.flatMap({ space.bySlot[$0] }) else { continue }
            assign(cells[space.variables[index].place] | Variable.null, to: index, &cells)
        }
        return cells
    }

    private func ask(
        _ question: Question, _ fact: Fact, canBeSkipped: Bool, from cells: Cells
    ) -> [Cells] {
        guard let index = space.bySlot[fact.slot] else { return [cells] }
        func answered(_ cells: Cells) -> Cells {
            var cells = cells
            var mask = answers.masks[index] ?? space.variables[index].place.all
            for option in fact.options {
                guard let when = option.when,
                    !space.verdicts(space.condition(when), in: cells).contains(.isTrue),
                    !space.verdicts(space.condition(when), in: cells).contains(.fails)
                else { continue }
                mask &= ~space.variables[index].mask { $0 == .value(.string(option.value)) }
            }
            if canBeSkipped {
                mask |= Variable.null
            } else {
                mask &= ~(Variable.null | space.variables[index].empty)
            }
            assign(mask, to: index, &cells)
            return cells
        }
        guard let when = question.when else { return [answered(cells)] }
        return Decision([space.condition(when)], from: cells, in: space).leaves.map { leaf in
            if leaf.end != .none { return answered(leaf.cells) }
            var cells = leaf.cells
            assign(Variable.null, to: index, &cells)
            return cells
        }
    }

    private func isSkippedUnderCondition(_ question: Question) -> Bool {
        flow.fact(question.id).map { (question.optional ?? $0.optional).condition != nil } ?? false
    }

    private func canBeSkipped(_ question: Question, _ fact: Fact, _ cells: Cells) -> Bool {
        if fact.canHideAllOptions || fact.selection != nil { return true }
        return switch question.optional ?? fact.optional {
        case .never: false
        case .always: true
        case .when(let condition): space.verdicts(space.condition(condition), in: cells) != .isFalse
        }
    }

    /// What is possible once a card has been shown: what was not known may be told, and the channel may change. An
    /// answer that is taken away because of that is not known then, and may be told as well.
    func told(_ cells: Cells) -> Cells {
        var cells = cells
        var changed: Set<Int> = []
        for (index, mask) in views { assign(cells[space.variables[index].place] | mask, to: index, &cells) }
        for slot in [flow.known.channel, flow.known.notes] {
            guard let index = space.bySlot[slot] else { continue }
            // No answer is taken away because the channel changes, or because of what the agent writes down.
            assign(space.variables[index].place.all & ~Variable.null, to: index, &cells)
        }
        while true {
            for fact in answers.tellable where cells[fact.place] & Variable.null != 0 {
                if !answers.lapsing.isEmpty { changed.insert(fact.slot) }
                if fact.mask & ~cells[fact.place] != 0 {
                    assign(cells[fact.place] | fact.mask, to: fact.index, &cells)
                }
            }
            let after = lapsed(cells, changing: changed)
            if after == cells { return cells }
            cells = after
        }
    }

    /// What is possible after some facts may have changed: answers that depend on them may be taken away.
    func lapsed(_ cells: Cells, changing changed: Set<Int>, except kept: Set<Int> = []) -> Cells {
        guard !changed.isEmpty, !answers.lapsing.isEmpty else { return cells }
        var cells = cells
        for (index, reads) in answers.lapsing {
            let variable = space.variables[index]
            guard let slot = variable.slot, !kept.contains(slot), !reads.isDisjoint(with: changed),
                cells[variable.place] & Variable.null == 0
            else { continue }
            assign(cells[variable.place] | Variable.null, to: index, &cells)
        }
        return cells
    }

    /// Forgets what depends on the time, which goes on.
    func forgetTime(_ cells: inout Cells) {
        for slot in [flow.known.now, flow.known.today] {
            guard let index = space.bySlot[slot] else { continue }
            assign(space.variables[index].place.all & ~Variable.null, to: index, &cells)
        }
    }

    /// Gives a variable other cells; terms that read it may have any value then.
    func assign(_ mask: UInt64, to index: Int, _ cells: inout Cells) {
        let variable = space.variables[index]
        cells[variable.place] = mask
        guard let slot = variable.slot, let terms = space.terms[slot] else { return }
        for term in terms where term != index {
            cells[space.variables[term].place] = space.variables[term].place.all
        }
    }

    /// What is possible after a fact is set; where the expression fails, it stays as it was.
    private func carryOut(_ operand: Operand, for index: Int, from cells: Cells) -> [Cells] {
        values(of: operand, for: space.variables[index], from: cells).map { cells, mask in
            guard let mask else { return cells }
            var cells = cells
            assign(mask, to: index, &cells)
            return cells
        }
    }

    /// The cells of a variable in which the value of an expression lies; nil where working it out fails.
    ///
    /// - Parameter variable: one of this flow or of another one.
    func values(
        of operand: Operand, for variable: Variable, from cells: Cells
    ) -> [(cells: Cells, mask: UInt64?)] {
        switch operand {
        case .constant(let value): return [(cells, variable.mask(holding: value))]
        case .fails: return [(cells, nil)]
        case .variable(let index):
            let source = space.variables[index]
            let mask = space.mask(index, in: cells)
            let inside = source.cells(in: mask & ~source.mask { $0 == .fails })
            let reached = variable.mask { cell in inside.contains { $0.overlaps(cell) } }
            var results: [(Cells, UInt64?)] = inside.isEmpty ? [] : [(cells, reached)]
            if source.cells(in: mask).contains(.fails) { results.append((cells, nil)) }
            return results
        case .formula(let formula):
            return Decision([formula], from: cells, in: space).leaves.map { leaf in
                let value: Bool? =
                    switch leaf.end {
                    case .taken: true
                    case .none: false
                    case .fails: nil
                    }
                return (leaf.cells, value.map { variable.mask(holding: .bool($0)) })
            }
        case .choice(let condition, let first, let second):
            return Decision([condition], from: cells, in: space).leaves.flatMap {
                leaf -> [(cells: Cells, mask: UInt64?)] in
                switch leaf.end {
                case .taken: return values(of: first, for: variable, from: leaf.cells)
                case .none: return values(of: second, for: variable, from: leaf.cells)
                case .fails: return [(leaf.cells, nil)]
                }
            }
        case .recovering(let first, let second):
            return values(of: first, for: variable, from: cells).flatMap { cells, mask in
                mask == nil ? values(of: second, for: variable, from: cells) : [(cells, mask)]
            }
        }
    }
}

extension Node {
    /// Whether it can show a card, where the caller may tell something.
    var hasCard: Bool {
        !ask.isEmpty || !steps.isEmpty || !note.isEmpty || !say.isEmpty || !send.isEmpty || call != nil
    }

    /// The conditions of all that its own card shows, if conditions can hide all of it; nil if something is always
    /// shown.
    var hidingConditions: [Expression]? {
        let conditions =
            (note + say + steps.map(\.line)).map(\.when) + ask.map(\.when)
            + send.filter(\.isAtOnce).map(\.when)
        guard call?.repetition == nil, conditions.allSatisfy({ $0 != nil }) else { return nil }
        return conditions.compactMap { $0 }
    }
}
