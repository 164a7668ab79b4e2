/// A list of conditions tried one after the other over the cells of some place: all that can come of it.
struct Decision: Sendable {
    /// What comes of some of the cells.
    struct Leaf: Sendable {
        /// Which condition ended the list, and how.
        let end: End
        /// The cells of which that is so.
        let cells: Cells
    }

    /// How a list ends.
    enum End: Hashable, Sendable {
        case taken(Int)
        case fails(Int)
        case none
    }

    /// The most times that cells are split for one list; those that are left then stay whole.
    static let mostSplits = 4_096

    /// What comes of the cells, all of them.
    private(set) var leaves: [Leaf] = []

    /// Tries conditions in order; one that is nil holds.
    init(_ conditions: [Formula?], from cells: Cells, in space: CellSpace) {
        var open = [(cells: cells, index: 0)]
        var splits = 0
        // What was found of a term early may be at odds with what was found of its slots later.
        func take(_ end: End, _ cells: Cells) {
            if let cells = space.narrowed(cells) { leaves.append(Leaf(end: end, cells: cells)) }
        }
        while let (cells, index) = open.popLast() {
            guard index < conditions.count else {
                take(.none, cells)
                continue
            }
            guard let condition = conditions[index] else {
                take(.taken(index), cells)
                continue
            }
            let verdicts = space.verdicts(condition, in: cells)
            if !verdicts.isDecided, splits < Self.mostSplits,
                let (first, second) = space.split(cells, by: condition)
            {
                splits += 1
                open.append((second, index))
                open.append((first, index))
                continue
            }
            if verdicts.contains(.isTrue) { take(.taken(index), cells) }
            if verdicts.contains(.fails) { take(.fails(index), cells) }
            if verdicts.contains(.isFalse) { open.append((cells, index + 1)) }
        }
    }
}

extension CellSpace {
    /// Whether some formulas may hold together, whatever is known.
    func canHold(_ formulas: [Formula]) -> Bool {
        Decision(formulas.map(Formula.not), from: everything, in: self).leaves.contains { $0.end == .none }
    }

    /// Whether a formula may hold in some of these cases.
    func canHold(_ formula: Formula, in cases: [Cells]) -> Bool {
        cases.contains { cells in
            verdicts(formula, in: cells).contains(.isTrue)
                && Decision([formula], from: cells, in: self).leaves.contains { $0.end == .taken(0) }
        }
    }

    /// Whether a formula may fail, whatever is known.
    func canFail(_ formula: Formula) -> Bool {
        verdicts(formula, in: everything).contains(.fails)
            && Decision([formula], from: everything, in: self).leaves.contains { $0.end == .fails(0) }
    }
}
