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
        for (index, mask) in views {
            let variable = space.variables[index]
            if let slot = variable.slot { changed.insert(slot) }
            assign(cells[variable.place] | mask, to: index, &cells)
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
