/// Evaluating formulas over cells, and splitting the cells where that leaves a question open.
extension CellSpace {
    /// What was found of shared formulas, all of it over the same cells.
    private struct Found {
        var verdicts: [ObjectIdentifier: Verdicts] = [:]
        /// Those by which the cells can't be split.
        var unsplit: Set<ObjectIdentifier> = []
    }

    /// The cells in which a variable can be. Those of a term follow from its slots where these are known.
    func mask(_ index: Int, in cells: Cells) -> UInt64 {
        var found = Found()
        return mask(index, in: cells, &found)
    }

    private func mask(_ index: Int, in cells: Cells, _ found: inout Found) -> UInt64 {
        let variable = variables[index]
        let stored = cells[variable.place]
        guard let term = variable.term else { return stored }
        if isSettled(variable, in: cells) {
            let values = values(of: variable.slots) { slot in sample(slot, in: cells) }
            let value = try? term.evaluate(values)
            return stored & (value.map(variable.mask(holding:)) ?? variable.failing)
        }
        if variable.takesNull, let value = valueBesideNull(of: variable, term, in: cells) {
            return stored & variable.mask(holding: value)
        }
        var canBeNull = false
        if let lacking = variable.lacking {
            let verdicts = verdicts(lacking, in: cells, &found)
            if verdicts == .isTrue, variable.isStrict { return stored & variable.failing }
            canBeNull = verdicts != .isFalse
        } else {
            for slot in variable.slots {
                guard let index = bySlot[slot] else { continue }
                let mask = cells[variables[index].place]
                if mask == Variable.null, variable.isStrict { return stored & variable.failing }
                canBeNull = canBeNull || mask & Variable.null != 0
            }
        }
        var never: UInt64 = 0
        if !canBeNull, let trend = variable.trend {
            let (least, greatest) = ends(of: term, trend, in: cells)
            never =
                variable.mask { !$0.mayHold(from: least, to: greatest) } & ~variable.failing & ~Variable.null
        }
        if !variable.canFail, !canBeNull || variable.takesNull {
            never |= variable.failing | (term.mayBeNull && !variable.passesNull ? 0 : Variable.null)
        }
        return stored & ~never
    }

    /// The value of a comparison of two slots of which one is null and the other one never is, whatever it is.
    private func valueBesideNull(of variable: Variable, _ term: Expression, in cells: Cells) -> Value? {
        let masks = variable.slots.map { slot in bySlot[slot].map { cells[variables[$0].place] } ?? 0 }
        // Of a computed fact it is not the slot itself that is null.
        guard masks.count == 2, masks.contains(Variable.null),
            masks.contains(where: { $0 & Variable.null == 0 }), Set(term.reads) == Set(variable.slots)
        else { return nil }
        return try? term.evaluate(values(of: variable.slots) { sample($0, in: cells) })
    }

    /// The least and the greatest value that a term can have, as far as its slots have such; none of them is null.
    private func ends(of term: Expression, _ trend: Variable.Trend, in cells: Cells) -> (
        least: Value?, greatest: Value?
    ) {
        var (least, greatest): ([Value]?, [Value]?) = (flow.initialValues, flow.initialValues)
        for slot in trend.rising.union(trend.falling) {
            let variable = bySlot[slot].map { variables[$0] }
            let possible = variable.map { $0.cells(in: cells[$0.place]) }
            var (low, high) = (possible?.first?.ends.least, possible?.last?.ends.greatest)
            if trend.falling.contains(slot) { swap(&low, &high) }
            if let low { least?[slot] = low } else { least = nil }
            if let high { greatest?[slot] = high } else { greatest = nil }
        }
        return (least.flatMap { try? term.evaluate($0) }, greatest.flatMap { try? term.evaluate($0) })
    }

    /// Whether each slot of a variable has one value only.
    private func isSettled(_ variable: Variable, in cells: Cells) -> Bool {
        variable.slots.allSatisfy { slot in
            guard let index = bySlot[slot] else { return isTable(slot) }
            let mask = cells[variables[index].place]
            return mask.isSingle && variables[index].isExact(mask)
        }
    }

    /// A value that a slot can have; nil if it is no variable.
    func sample(_ slot: Int, in cells: Cells) -> Value? {
        bySlot[slot].flatMap { index in
            let variable = variables[index]
            return variable.cells(in: cells[variable.place]).first?.sample
        }
    }

    /// How a formula can turn out.
    func verdicts(_ formula: Formula, in cells: Cells) -> Verdicts {
        var found = Found()
        return verdicts(formula, in: cells, &found)
    }

    private func verdicts(_ formula: Formula, in cells: Cells, _ found: inout Found) -> Verdicts {
        switch formula {
        case .constant(let verdicts): return verdicts
        case .atom(let index):
            let atom = atoms[index]
            let mask = mask(atom.variable, in: cells, &found)
            var verdicts: Verdicts = []
            if mask & atom.whenTrue != 0 { verdicts.insert(.isTrue) }
            if mask & atom.whenFalse != 0 { verdicts.insert(.isFalse) }
            if mask & atom.whenFails != 0 { verdicts.insert(.fails) }
            return verdicts
        case .not(let operand): return verdicts(operand, in: cells, &found).negated
        case .all(let operands):
            return operands.reduce(.isTrue) { $0.and(verdicts($1, in: cells, &found)) }
        case .any(let operands):
            return operands.reduce(Verdicts.isTrue) { $0.and(verdicts($1, in: cells, &found).negated) }
                .negated
        case .choice(let condition, let first, let second):
            let decided = verdicts(condition, in: cells, &found)
            var result = decided.intersection(.fails)
            if decided.contains(.isTrue) { result.formUnion(verdicts(first, in: cells, &found)) }
            if decided.contains(.isFalse) { result.formUnion(verdicts(second, in: cells, &found)) }
            return result
        case .failing(let operand):
            let outcomes = verdicts(operand, in: cells, &found)
            var result: Verdicts = []
            if outcomes.contains(.fails) { result.insert(.isTrue) }
            if !outcomes.subtracting(.fails).isEmpty { result.insert(.isFalse) }
            return result
        case .shared(let shared):
            let id = ObjectIdentifier(shared)
            if let verdicts = found.verdicts[id] { return verdicts }
            let verdicts = verdicts(shared.formula, in: cells, &found)
            found.verdicts[id] = verdicts
            return verdicts
        }
    }

    /// The cells in two parts that tell more about a formula; nil if nothing that it asks can be told apart.
    func split(_ cells: Cells, by formula: Formula) -> (Cells, Cells)? {
        var found = Found()
        return split(cells, by: formula, &found)
    }

    private func split(_ cells: Cells, by formula: Formula, _ found: inout Found) -> (Cells, Cells)? {
        switch formula {
        case .constant: return nil
        case .atom(let index):
            let isDecided = verdicts(formula, in: cells, &found).isDecided
            return isDecided ? nil : split(cells, by: atoms[index], &found)
        case .not(let operand), .failing(let operand): return split(cells, by: operand, &found)
        case .all(let operands), .any(let operands):
            return operands.firstResult { split(cells, by: $0, &found) }
        case .choice(let condition, let first, let second):
            if let parts = split(cells, by: condition, &found) { return parts }
            let decided = verdicts(condition, in: cells, &found)
            if decided.contains(.isTrue), let parts = split(cells, by: first, &found) { return parts }
            return decided.contains(.isFalse) ? split(cells, by: second, &found) : nil
        case .shared(let shared):
            guard !found.unsplit.contains(ObjectIdentifier(shared)) else { return nil }
            if let parts = split(cells, by: shared.formula, &found) { return parts }
            found.unsplit.insert(ObjectIdentifier(shared))
            return nil
        }
    }

    private func split(_ cells: Cells, by atom: Atom, _ found: inout Found) -> (Cells, Cells)? {
        let variable = variables[atom.variable]
        if variable.term != nil, let parts = splitSlots(of: variable, cells) { return parts }
        let mask = mask(atom.variable, in: cells, &found)
        for part in [
            atom.whenTrue & ~atom.whenFalse & ~atom.whenFails,
            atom.whenFalse & ~atom.whenTrue & ~atom.whenFails,
            atom.whenFails & ~atom.whenTrue & ~atom.whenFalse,
        ] where mask & part != 0 && mask & ~part != 0 {
            return halves(cells, variable.place, mask & part, mask & ~part)
        }
        return nil
    }

    /// Splits the slots of a term: apart from null each, and one by one where that makes the term's value known.
    private func splitSlots(of variable: Variable, _ cells: Cells) -> (Cells, Cells)? {
        let slots = variable.slots.compactMap { bySlot[$0] }.map { variables[$0] }
        for slot in slots {
            let mask = cells[slot.place]
            if mask & Variable.null != 0, mask != Variable.null {
                return halves(cells, slot.place, Variable.null, mask & ~Variable.null)
            }
        }
        guard variable.slots.allSatisfy({ bySlot[$0] != nil || isTable($0) }),
            slots.allSatisfy({ $0.isExact(cells[$0.place]) }),
            slots.reduce(1, { $0 * cells[$1.place].nonzeroBitCount }) <= 256
        else { return nil }
        for slot in slots {
            let mask = cells[slot.place]
            guard !mask.isSingle else { continue }
            let least = mask & (~mask &+ 1)
            return halves(cells, slot.place, least, mask & ~least)
        }
        return nil
    }

    private func halves(_ cells: Cells, _ place: CellPlace, _ first: UInt64, _ second: UInt64) -> (
        Cells, Cells
    ) {
        var (a, b) = (cells, cells)
        a[place] = first
        b[place] = second
        return (a, b)
    }
}
