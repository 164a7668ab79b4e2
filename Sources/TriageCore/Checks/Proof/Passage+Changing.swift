/// What changes while a card is shown besides what it asks: what is told, the channel, and what follows from that.
extension Passage {
    /// What is possible once a card has been shown: what was not known may be told, and the channel may change. An
    /// answer that is taken away because of that is not known then, and may be told as well.
    func told(_ cells: Cells) -> Cells {
        var changed: Set<Int> = []
        return told(cells, &changed)
    }

    /// The same.
    ///
    /// - Parameter changed: the slots that may have changed before, to which those are added that may change now.
    func told(_ cells: Cells, _ changed: inout Set<Int>) -> Cells {
        var cells = cells
        for (index, view) in views {
            let variable = space.variables[index]
            if view.isFilled, cells[variable.place] & Variable.null == 0 { continue }
            if let slot = variable.slot { changed.insert(slot) }
            assign(cells[variable.place] | view.mask, to: index, &cells)
        }
        // No answer is taken away because of these.
        for slot in unsteadySlots {
            guard let index = space.bySlot[slot] else { continue }
            assign(space.variables[index].place.all & ~Variable.null, to: index, &cells)
        }
        while true {
            for fact in answers.tellable where cells[fact.place] & Variable.null != 0 {
                changed.insert(fact.slot)
                if fact.mask & ~cells[fact.place] != 0 {
                    assign(cells[fact.place] | fact.mask, to: fact.index, &cells)
                }
            }
            let after = lapsed(cells, &changed, isTold: true)
            if after == cells { return cells }
            cells = after
        }
    }

    /// What is possible after some facts may have changed: answers that depend on them may be taken away, and those
    /// that depend on these.
    ///
    /// - Parameters:
    ///   - kept: the slots whose answers are there again by then.
    ///   - isTold: whether what is taken away may be told anew.
    func lapsed(
        _ cells: Cells, changing changed: Set<Int>, except kept: Set<Int> = [], isTold: Bool = false
    ) -> Cells {
        var changed = changed
        return lapsed(cells, &changed, except: kept, isTold: isTold)
    }

    /// The same.
    ///
    /// - Parameter changed: the slots that may have changed, to which those are added whose answers may be taken away.
    func lapsed(
        _ cells: Cells, _ changed: inout Set<Int>, except kept: Set<Int> = [], isTold: Bool
    ) -> Cells {
        guard !changed.isEmpty, !answers.lapsing.isEmpty else { return cells }
        var cells = cells
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for (index, reads) in answers.lapsing {
                let variable = space.variables[index]
                guard let slot = variable.slot, !kept.contains(slot), !changed.contains(slot),
                    !reads.isDisjoint(with: changed), cells[variable.place] != Variable.null
                else { continue }
                changed.insert(slot)
                hasGrown = true
                let told = isTold ? answers.told[index] ?? 0 : 0
                let mask = cells[variable.place] | Variable.null | told
                if mask != cells[variable.place] { assign(mask, to: index, &cells) }
            }
        }
        return cells
    }

    /// Whether the value of an expression only changes while a part runs where it is null: a fact that can be told, and
    /// whose answer nothing takes away.
    func isOnlyFilled(_ expression: Expression) -> Bool {
        guard let slot = passesOn(expression), let index = space.bySlot[slot],
            !unsteadySlots.contains(slot)
        else { return false }
        return answers.lapsing[index] == nil && views[index]?.isFilled ?? true
    }

    /// The slot whose value an expression is, if nothing is worked out for it.
    func passesOn(_ expression: Expression) -> Int? {
        let checked = expression.checked
        guard case .slot(let slot) = checked.meanings[checked.tree.root], space.hasOwnValue(slot) else {
            return nil
        }
        return slot
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
}
