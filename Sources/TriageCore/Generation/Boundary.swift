/// A variable with an order that a node reads: an amount, a date, the days between two.
///
/// Its cells are the values on either side of each constant that the flow compares it with, and the constant itself.
struct Boundary {
    /// Where it is read, and which variable it is.
    let place: Proof.NodePlace
    private let index: Int
    private let variable: Variable

    /// One cell of it.
    struct Side: Hashable {
        let place: Proof.NodePlace
        let variable: Int
        let cell: Int
    }

    /// The boundaries that the nodes of a flow read: in their branches, and in the conditions of their lines.
    static func all(of flow: Flow, at position: Int, in space: CellSpace) -> [Boundary] {
        flow.nodes.enumerated().flatMap { node, declared -> [Boundary] in
            var conditions = declared.lineConditions
            conditions += declared.ask.compactMap(\.when)
            if case .byRules(let branches) = declared.exit { conditions += branches.compactMap(\.when) }
            var read: Set<Int> = []
            for condition in conditions {
                space.condition(condition).forEachAtom { read.insert(space.atoms[$0].variable) }
            }
            return read.sorted().compactMap { index in
                let variable = space.variables[index]
                let hasOrder = variable.cells.contains { if case .between = $0 { true } else { false } }
                guard hasOrder else { return nil }
                return Boundary(
                    place: Proof.NodePlace(flow: position, node: node), index: index, variable: variable)
            }
        }
    }

    /// The slots that it depends on.
    var slots: Set<Int> { Set(variable.slots) }

    /// Its cells that hold values, without those between which every date must lie, and what is beyond them: no condition
    /// names it.
    var sides: [Side] {
        let usual = CalendarDate.usual
        return variable.cells.indices.filter { cell in
            switch variable.cells[cell] {
            case .value(.date(let date)): date != usual.lowerBound && date != usual.upperBound
            case .between(_, .date(usual.lowerBound)?, _), .between(.date(usual.upperBound)?, _, _): false
            case .value, .between: true
            case .null, .fails, .other: false
            }
        }.map { Side(place: place, variable: index, cell: $0) }
    }

    /// Whether a side is among some cells.
    func allows(_ side: Side, in cells: Cells) -> Bool { cells[variable.place] >> UInt64(side.cell) & 1 == 1 }

    /// The side on which a call is that has come to its node; nil if it is on none, or its value is not known.
    func side(in frame: Frame) -> Side? {
        let value: Value? =
            switch variable.subject {
            case .slot(let slot): frame.values[slot]
            case .term(let term): try? frame.value(of: term)
            }
        guard let value, !value.isNull else { return nil }
        return sides.first { variable.cells[$0.cell].mayHold(value) }
    }
}
