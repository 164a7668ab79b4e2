/// Holding what was found of some variables against what was found of others.
extension CellSpace {
    /// The cells without those that cannot be beside the others; nil if nothing is left.
    ///
    /// A term's cells are held against those of its slots, and the time against the day.
    func narrowed(_ cells: Cells) -> Cells? {
        guard clock != nil || !byTerm.isEmpty else { return cells }
        var cells = cells
        while true {
            let before = cells
            guard narrowClock(&cells) else { return nil }
            for index in termsInOrder where cells[variables[index].place] != variables[index].place.all {
                guard mask(index, in: cells) != 0 else { return nil }
                guard let trend = variables[index].trend else { continue }
                for slot in trend.rising.union(trend.falling) {
                    if let slot = bySlot[slot] { narrow(variables[slot].place, by: index, &cells) }
                }
            }
            if cells == before { return cells }
        }
    }

    /// Leaves out a slot's lowest and highest cells in which a term that moves with it has none of its own.
    private func narrow(_ slot: CellPlace, by term: Int, _ cells: inout Cells) {
        func narrow(_ end: (UInt64) -> UInt64) {
            while cells[slot].nonzeroBitCount > 1 {
                let (all, outer) = (cells[slot], end(cells[slot]))
                cells[slot] = outer
                let isPossible = mask(term, in: cells) != 0
                cells[slot] = isPossible ? all : all & ~outer
                if isPossible { return }
            }
        }
        narrow { 1 << UInt64($0.trailingZeroBitCount) }
        narrow { 1 << UInt64(63 - $0.leadingZeroBitCount) }
    }

    /// Leaves out the days that no time is on, and the times that are on no day.
    private func narrowClock(_ cells: inout Cells) -> Bool {
        guard let clock else { return true }
        let (now, today) = (variables[clock.now].place, variables[clock.today].place)
        var days: UInt64 = 0
        for (number, possible) in clock.days.enumerated() where cells[now] >> UInt64(number) & 1 == 1 {
            let left = possible & cells[today]
            if left == 0 { cells[now] &= ~(1 << UInt64(number)) }
            days |= left
        }
        cells[today] &= days
        return days != 0
    }
}
