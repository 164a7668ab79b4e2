/// What flows give each other.
extension Ground {
    /// What is possible before the first card: everything that can be told has been told or not.
    ///
    /// - Parameter isGiven: whether a part has been given what it never asks or sets.
    func opening(_ answers: Answers, isGiven isCalled: Bool) -> Cells {
        let flow = spaces[0].flow
        var cells = fresh(0)
        // What a part never asks or sets, its callers give it.
        let own = isCalled && flow.isPart ? flow.ownSlots : nil
        for fact in answers.tellable {
            let isGiven = own.map { !$0.contains(fact.slot) } ?? false
            cells[fact.place] = isGiven ? fact.mask : fact.mask | Variable.null
            // A part is given whatever its callers know.
            for kept in flow.isPart ? [] : fact.kept {
                let term = spaces[0].variables[kept.term]
                cells[term.place] &= kept.mask | term.failing
            }
        }
        return cells
    }

    /// How what a part never asks or sets can change whose callers are not known: it follows what these know.
    func views(ofUnknownCallers answers: Answers) -> [Int: Passage.View] {
        let (own, variables) = (spaces[0].flow.ownSlots, spaces[0].variables)
        var views: [Int: Passage.View] = [:]
        for fact in answers.tellable where !own.contains(fact.slot) {
            var view = Passage.View(cells: variables[fact.index].cells.count)
            view.add(fact.mask | Variable.null, after: fact.place.all)
            views[fact.index] = view
        }
        return views
    }

    /// What is possible when a flow begins and has been given nothing.
    private func fresh(_ position: Int) -> Cells {
        let space = spaces[position]
        let known = space.flow.known
        var cells = space.everything
        for variable in space.variables {
            guard let slot = variable.slot else { continue }
            switch slot {
            case known.now, known.today, known.agent, known.channel, known.notes:
                cells[variable.place] = variable.place.all & ~Variable.null
            case known.round:
                cells[variable.place] = variable.mask { $0.mayHold(from: .int(1), to: nil) }
            default:
                let value = space.flow.initialValues[slot]
                // What a flow that is read alone is lent, it will have.
                let isLent = value.isNull && !space.flow.scope.mayBeNull(slot)
                cells[variable.place] =
                    isLent ? variable.place.all & ~Variable.null : variable.mask(holding: value)
            }
        }
        return cells
    }

    /// What is possible when a part begins.
    ///
    /// - Parameters:
    ///   - caller: what its caller knows.
    ///   - later: the same, with the time and the day that it is then.
    func given(by call: Call, to part: Int, _ caller: Cells, _ later: Cells, _ passage: Passage) -> Cells {
        let space = spaces[part]
        var cells = fresh(part)
        for setting in call.with {
            guard let index = space.flow.fact(setting.id).flatMap({ space.bySlot[$0.slot] }) else { continue }
            cells[space.variables[index].place] = mask(of: setting, for: index, in: part, caller, passage)
        }
        let known = passage.space.flow.known
        for slot in [known.channel, known.now, known.today] {
            let mask = shared(
                slot, in: slot == known.channel ? caller : later, of: passage.space, with: space)
            guard let (index, mask) = mask else { continue }
            cells[space.variables[index].place] = mask & ~Variable.null
        }
        return cells
    }

    /// What is known in another flow of what is the same in all: the channel, the time, and the day in one time zone.
    ///
    /// - Returns: the variable there, and its cells; nil if one of the flows does not ask for it.
    private func shared(
        _ slot: Int, in cells: Cells, of space: CellSpace, with other: CellSpace
    ) -> (index: Int, mask: UInt64)? {
        let (known, theirs) = (space.flow.known, other.flow.known)
        let same = [known.channel: theirs.channel, known.now: theirs.now, known.today: theirs.today][slot]
        guard let own = space.bySlot[slot], let index = same.flatMap({ other.bySlot[$0] }),
            slot != known.today || space.flow.timeZone == other.flow.timeZone
        else { return nil }
        let inside = space.variables[own].cells(in: cells[space.variables[own].place])
        return (index, other.variables[index].mask { cell in inside.contains { $0.overlaps(cell) } })
    }

    /// The facts of a part that follow what its caller knows and can change while it runs, and how.
    ///
    /// - Parameters:
    ///   - known: what the caller knows while it runs.
    ///   - changing: the slots of the caller that can change meanwhile.
    func views(
        of call: Call, at node: Node, in part: Int, _ known: Cells, _ passage: Passage, changing: Set<Int>
    )
        -> [Int: Passage.View]
    {
        let space = spaces[part]
        var views: [Int: Passage.View] = [:]
        for setting in call.with where call.views.contains(setting.id) {
            guard let index = space.flow.fact(setting.id).flatMap({ space.bySlot[$0.slot] }),
                !passage.space.sources(of: setting.value.reads).isDisjoint(with: changing)
            else { continue }
            let variable = space.variables[index]
            var view = Passage.View(cells: variable.cells.count)
            // What is told now may decide what can still be told.
            for (cells, mask) in values(
                of: setting, for: variable,
                passage.cases(known, of: passage.space.value(of: setting.value)), passage)
            {
                var changed: Set<Int> = []
                let later = passage.meanwhile(node, cells, &changed)
                view.add(self.mask(of: setting, for: index, in: part, later, passage), after: mask)
            }
            views[index] = view
        }
        return views
    }

    /// What a call gives for a variable of a part in some cases: the cells of each, and those of the variable.
    private func values(
        of setting: Setting, for variable: Variable, _ cases: [Cells], _ passage: Passage
    ) -> [(cells: Cells, mask: UInt64)] {
        let operand = passage.space.value(of: setting.value)
        return cases.flatMap { passage.values(of: operand, for: variable, from: $0) }.map {
            ($0.cells, $0.mask ?? Variable.null)
        }
    }

    /// The cells of what a call gives for a variable of a part.
    private func mask(
        of setting: Setting, for index: Int, in part: Int, _ caller: Cells, _ passage: Passage
    ) -> UInt64 {
        values(of: setting, for: spaces[part].variables[index], [caller], passage).reduce(0) { $0 | $1.mask }
    }

    /// What a caller knows once a part has ended; nil if it cannot end so in this case.
    func taken(
        from part: Int, _ end: Cells, _ outcome: OutcomeID, by call: Call, of node: Node, _ caller: Cells,
        _ passage: Passage
    ) -> Cells? {
        let (inner, outer) = (spaces[part], passage.space)
        let inside = Passage(space: inner, answers: .none, views: [:])
        guard var cells = seen(in: part, end, by: call, caller, outer) else { return nil }
        for result in inner.flow.results {
            let name = result.path.prefixed(by: [call.name]).text
            guard let slot = outer.flow.scope.slot(of: name), let to = outer.bySlot[slot],
                let own = inner.flow.scope.slot(of: result.path.text),
                let value = returned[ReturnedSlot(flow: part, slot: own)]
            else { continue }
            let values = inside.values(of: value, for: outer.variables[to], from: end)
            passage.assign(values.reduce(0) { $0 | ($1.mask ?? Variable.null) }, to: to, &cells)
        }
        if let slot = outer.flow.scope.slot(of: call.name + ".outcome"), let to = outer.bySlot[slot] {
            passage.assign(outer.variables[to].mask(holding: .string(outcome.rawValue)), to: to, &cells)
        }
        if let to = outer.bySlot[call.slot] {
            passage.assign(outer.variables[to].place.all & ~Variable.null, to: to, &cells)
        }
        if passage.forgetsTime(node) {
            passage.passTime(&cells)
            let known = inner.flow.known
            for case let (index, mask)? in [known.now, known.today].map({
                shared($0, in: end, of: inner, with: outer)
            }) {
                let place = outer.variables[index].place
                cells[place] &= mask & ~Variable.null
                if cells[place] == 0 { return nil }
            }
        }
        let changed = outer.flow.scope.slots(under: call.name)
        return passage.lapsed(cells, at: node, changing: Set(changed), isTold: node.canWaitAgain)
    }

    /// What a caller knows, as far as it fits what a part that ends saw of it to its end; nil if nothing does.
    private func seen(
        in part: Int, _ end: Cells, by call: Call, _ caller: Cells, _ outer: CellSpace
    ) -> Cells? {
        let inner = spaces[part]
        var cells = caller
        for setting in call.with where call.views.contains(setting.id) {
            guard case .variable(let source) = outer.value(of: setting.value),
                let slot = inner.flow.fact(setting.id)?.slot, let index = inner.bySlot[slot],
                outer.variables[source].slot != nil, !inner.flow.lapsing.contains(where: { $0.slot == slot })
            else { continue }
            let (own, variable) = (inner.variables[index], outer.variables[source])
            let seen = own.cells(in: end[own.place])
            cells[variable.place] &= variable.mask { cell in seen.contains { $0.overlaps(cell) } }
            if cells[variable.place] == 0 { return nil }
        }
        return cells
    }

    /// The variables of a flow that its callers are given.
    func returned(by position: Int) -> Set<Int> {
        guard position > 0 else { return [] }
        let space = spaces[position]
        let slots = space.flow.results.compactMap { space.flow.scope.slot(of: $0.path.text) }
        let isTimeAsked = spaces.indices.contains { $0 != position && !spaces[$0].times.isEmpty }
        return Set(space.sources(of: Set(slots)).compactMap { space.bySlot[$0] })
            .union(isTimeAsked ? space.times : [])
    }

    /// Adds to the slots that matter in each flow what their values depend on: what allows an answer and takes it
    /// away, what parts give, and what is the same in all flows.
    func spread(_ relevant: inout [Set<Int>]) {
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            func add(_ slots: Set<Int>, to position: Int) {
                guard !slots.isSubset(of: relevant[position]) else { return }
                relevant[position].formUnion(slots)
                hasGrown = true
            }
            for (position, flow) in flows.flows.enumerated() {
                for lapsing in flow.lapsing where relevant[position].contains(lapsing.slot) {
                    add(spaces[position].sources(of: lapsing.reads), to: position)
                }
                if relevant[position].contains(flow.known.channel) {
                    for other in flows.flows.indices { add([flows.flows[other].known.channel], to: other) }
                }
                for call in flow.nodes.compactMap(\.call) {
                    guard let part = flows.position(of: call.flow.id) else { continue }
                    // A part is told the number of its round, and tells it to its own parts.
                    if relevant[part].contains(flows.flows[part].known.round) {
                        add([flow.known.round], to: position)
                    }
                    let isWhole = relevant[position].contains(call.slot)
                    let inner = flows.flows[part].results.compactMap { result -> Int? in
                        let name = result.path.prefixed(by: [call.name]).text
                        let outer = flow.scope.slot(of: name)
                        guard isWhole || outer.map(relevant[position].contains) ?? false else { return nil }
                        return flows.flows[part].scope.slot(of: result.path.text)
                    }
                    add(spaces[part].sources(of: inner), to: part)
                }
            }
        }
    }
}

extension Flow {
    /// The slots of the facts that its nodes ask or set.
    var ownSlots: Set<Int> {
        var slots: Set<Int> = []
        for node in nodes {
            for question in node.ask { question.slot.map { _ = slots.insert($0) } }
            for setting in node.set { fact(setting.id).map { _ = slots.insert($0.slot) } }
        }
        return slots
    }
}
