/// What is set: the values of expressions over what is possible.
extension Passage {
    /// What is possible after a fact is set; where the expression fails, it stays as it was.
    ///
    /// What takes the value of another fact is told apart by it: so what is found of the one later holds for the other.
    func carryOut(_ operand: Operand, for index: Int, from cells: Cells) -> [Cells] {
        let cases = cases(cells, of: operand)
        return cases.flatMap { values(of: operand, for: space.variables[index], from: $0) }.map {
            cells, mask in
            guard let mask else { return cells }
            var cells = cells
            assign(mask, to: index, &cells)
            if case .variable(let source) = operand { note(index, isSameAs: source, &cells) }
            return cells
        }
    }

    /// Decides what compares two slots once the value of one is that of the other.
    private func note(_ index: Int, isSameAs source: Int, _ cells: inout Cells) {
        let (variable, origin) = (space.variables[index], space.variables[source])
        guard let slot = variable.slot, let other = origin.slot, slot != other, variable.type == origin.type,
            cells[origin.place] & Variable.null == 0
        else { return }
        for term in (space.terms[slot] ?? []).map({ space.variables[$0] })
        where term.slots == [slot, other].sorted() {
            if let value = term.whenSame { cells[term.place] = term.mask(holding: value) }
        }
    }

    /// Cases that together are some cells: each value of a variable that something is by itself.
    func cases(_ cells: Cells, of operand: Operand) -> [Cells] {
        guard case .variable(let index) = operand else { return [cells] }
        let place = space.variables[index].place
        return space.variables[index].cells.indices.compactMap { number in
            let mask = cells[place] & 1 << UInt64(number)
            guard mask != 0 else { return nil }
            var one = cells
            one[place] = mask
            return one
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
