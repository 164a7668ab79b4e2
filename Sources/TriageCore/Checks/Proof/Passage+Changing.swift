/// What changes while a card is shown besides what it asks: what is told, the channel, and what follows from that.
extension Passage {
    /// What is possible once a card has been shown: what was not known may be told, and the channel may change. An
    /// answer that is taken away because of that is not known then, and may be told as well.
    func told(_ cells: Cells, at node: Node) -> Cells {
        var (cells, changed) = (cells, Set<Int>())
        // Where no answer is ever taken away, nothing depends on what has changed.
        guard answers.lapsing.isEmpty else { return told(cells, at: node, &changed) }
        follow(&cells, &changed)
        vary(&cells)
        tell(&cells)
        return cells
    }

    /// The same.
    ///
    /// - Parameter changed: the slots that may have changed before, to which those are added that may change now.
    func told(_ cells: Cells, at node: Node, _ changed: inout Set<Int>) -> Cells {
        var cells = cells
        vary(&cells)
        return volunteered(cells, at: node, &changed)
    }

    /// What a message of a node that was left is filled in with later: it knows what the caller has told by then, which may
    /// take answers away, and nothing else; nil if there is nothing to tell.
    func corrected(_ cells: Cells, since node: Node) -> Cells? {
        var changed: Set<Int> = []
        let later = volunteered(cells, at: node, &changed, isLater: true)
        // What is possible may be no more than before, and yet come about only now.
        return changed.isEmpty ? nil : later
    }

    /// What is possible once something was told and answers were taken away because of that.
    ///
    /// - Parameter isLater: whether that may be on a later day than what is known.
    private func volunteered(
        _ cells: Cells, at node: Node, _ changed: inout Set<Int>, isLater: Bool = false
    ) -> Cells {
        var cells = cells
        follow(&cells, &changed)
        while true {
            for fact in answers.tellable where cells[fact.place] & Variable.null != 0 {
                changed.insert(fact.slot)
            }
            tell(&cells, isLater: isLater)
            let after = lapsed(cells, at: node, &changed, isTold: true)
            if after == cells { return cells }
            cells = after
        }
    }

    /// What is possible while the part runs that a node calls, and between its rounds; with the slots that can change
    /// while it runs.
    func waited(for call: Call, of node: Node, from cells: Cells) -> (cells: Cells, changing: Set<Int>) {
        var cells = cells
        var changed: Set<Int> = []
        if call.repetition != nil {
            passTime(&cells)
            changed.insert(call.slot)
            if let index = space.bySlot[call.slot] {
                assign(space.variables[index].place.all & ~Variable.null, to: index, &cells)
            }
        }
        cells = meanwhile(node, cells, &changed)
        // What was told before one round was so on an earlier day than what is told before the next.
        if call.repetition != nil { passTime(&cells) }
        return (cells, changed.subtracting([call.slot, flow.known.now, flow.known.today]))
    }

    /// What is possible while a part runs that a node calls, without a round coming to its end.
    ///
    /// - Parameter changed: the slots that may have changed before, to which those are added that may change now.
    func meanwhile(_ node: Node, _ cells: Cells, _ changed: inout Set<Int>) -> Cells {
        var cells = told(cells, at: node, &changed)
        if node.call?.repetition != nil { changed.formUnion([flow.known.now, flow.known.today]) }
        changed.formUnion(unsteadySlots)
        // A question of the card can be hidden meanwhile, whose answer is set aside then, and be told once it is not.
        let aside = node.ask.filter { question in
            question.when.map { !space.sources(of: $0.reads).isDisjoint(with: changed) } ?? false
        }
        for question in aside {
            guard let index = question.slot.flatMap({ space.bySlot[$0] }) else { continue }
            assign(cells[space.variables[index].place] | Variable.null, to: index, &cells)
        }
        if aside.isEmpty { return cells }
        changed.formUnion(aside.compactMap(\.slot))
        return told(cells, at: node, &changed)
    }

    /// Lets change what the caller of a part knows.
    private func follow(_ cells: inout Cells, _ changed: inout Set<Int>) {
        for (index, view) in views {
            let variable = space.variables[index]
            // It may change although it can be no more than it can be now.
            guard view.changes(cells[variable.place]) else { continue }
            if let slot = variable.slot { changed.insert(slot) }
            assign(view.later(than: cells[variable.place]), to: index, &cells)
        }
    }

    /// Lets change what no answer is taken away because of.
    private func vary(_ cells: inout Cells) {
        for slot in unsteadySlots {
            guard let index = space.bySlot[slot] else { continue }
            assign(space.variables[index].place.all & ~Variable.null, to: index, &cells)
        }
    }

    /// Lets be told what is not known, within the limits that follow the time.
    private func tell(_ cells: inout Cells, isLater: Bool = false) {
        for word in answers.tellableByWord where word.all & ~cells.words[word.word] != 0 {
            for fact in word.facts where cells.words[word.word] & fact.unknown != 0 {
                cells.words[word.word] |= fact.told
            }
        }
        for fact in answers.tellableInTerms {
            let mask = cells[fact.place]
            guard mask & Variable.null != 0 else { continue }
            let limited = isLater ? [] : fact.kept
            let before = limited.map { space.mask($0.term, in: cells) }
            assign(mask | fact.mask, to: fact.index, &cells)
            for (kept, before) in zip(limited, before) {
                let term = space.variables[kept.term]
                cells[term.place] &= before | kept.mask | term.failing
            }
        }
    }

    /// What is possible after some facts may have changed: answers that depend on them may be taken away, and those
    /// that depend on these.
    ///
    /// - Parameters:
    ///   - kept: the slots whose answers are there again by then.
    ///   - isTold: whether what is taken away may be told anew.
    func lapsed(
        _ cells: Cells, at node: Node, changing changed: Set<Int>, except kept: Set<Int> = [],
        isTold: Bool = false
    ) -> Cells {
        var changed = changed
        return lapsed(cells, at: node, &changed, except: kept, isTold: isTold)
    }

    /// The same.
    ///
    /// - Parameter changed: the slots that may have changed, to which those are added whose answers may be taken away.
    func lapsed(
        _ cells: Cells, at node: Node, _ changed: inout Set<Int>, except kept: Set<Int> = [], isTold: Bool
    ) -> Cells {
        guard !changed.isEmpty, !answers.lapsing.isEmpty else { return cells }
        let lapsing = answers.lapsing(at: node)
        var cells = cells
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for (index, reads) in lapsing {
                let variable = space.variables[index]
                guard let slot = variable.slot, !kept.contains(slot), !changed.contains(slot),
                    !reads.isDisjoint(with: changed), cells[variable.place] != Variable.null
                else { continue }
                changed.insert(slot)
                hasGrown = true
                let told = isTold ? answers.told[index] ?? 0 : 0
                let mask = cells[variable.place] | Variable.null | told
                assign(mask, to: index, &cells)
            }
        }
        return cells
    }

    /// What is possible when whatever follows a node is entered: time goes on while a call waits on a card.
    func gone(from node: Node, _ cells: Cells) -> Cells {
        guard node.call == nil ? node.hasOwnCard : !forgetsTime(node) else { return cells }
        var cells = cells
        passTime(&cells)
        return cells
    }

    /// Whether nothing asks when a node was entered, once the part that it calls has returned: so what is known of that time
    /// then is known of the time when the part ended.
    func forgetsTime(_ node: Node) -> Bool {
        guard let call = node.call, call.repetition == nil, node.send.isEmpty else { return false }
        let reads: [Int]
        switch node.exit {
        case .to: return true
        case .end: return false
        case .byAnswer(let keyed): reads = keyed.slot.map { [$0] } ?? []
        case .byRules(let branches): reads = branches.flatMap { $0.when?.reads ?? [] }
        }
        return space.sources(of: reads).isDisjoint(with: [flow.known.now, flow.known.today])
    }

    /// Lets time go on: it may be as late as one likes, and no earlier than it was; and so for what rises and falls with
    /// it alone.
    func passTime(_ cells: inout Cells) {
        guard !space.times.isEmpty else { return }
        let before = cells
        for index in space.times { assign(space.variables[index].higher(than: before), to: index, &cells) }
        for (index, isRising) in space.timely {
            let term = space.variables[index]
            cells[term.place] = isRising ? term.higher(than: before) : term.lower(than: before)
        }
    }

    /// Leaves of what the number of rounds in a slot can be only what the call allows that has ended.
    func count(_ repetition: Call.Repetition, in slot: Int, _ cells: inout Cells) {
        let least = Value.int(Int64(repetition.minimum))
        let most = repetition.maximum.map { Value.int(Int64($0)) }
        for index in space.terms[slot] ?? [] {
            let term = space.variables[index]
            guard term.term?.isSize(of: slot) == true else { continue }
            cells[term.place] &= term.mask { $0.mayHold(from: least, to: most) }
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
}
