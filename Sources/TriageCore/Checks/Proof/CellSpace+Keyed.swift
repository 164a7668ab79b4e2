/// Nodes whose destinations depend on an answer.
extension CellSpace {
    /// Where a node leads whose destinations depend on an answer, with the cells of each way.
    func ways(of keyed: Node.Keyed, from cells: Cells) -> [(next: NodeID, cells: Cells)] {
        let rest = keyed.rest.map { [($0.id, cells)] } ?? []
        guard let slot = keyed.slot else { return rest }
        guard let index = bySlot[slot] else {
            // A computed fact decides.
            return keyed.destinations.map { ($0.to.id, cells) } + rest
        }
        let variable = variables[index]
        var left = cells[variable.place]
        var ways: [(NodeID, Cells)] = []
        for destination in keyed.destinations {
            let value = keyed.value(of: destination, variable.type)
            let mask = cells[variable.place] & variable.mask(holding: value)
            guard mask != 0 else { continue }
            left &= ~(mask & variable.mask { $0 == .value(value) })
            var way = cells
            way[variable.place] = mask
            ways.append((destination.to.id, way))
        }
        if let rest = keyed.rest, left != 0 {
            var way = cells
            way[variable.place] = left
            ways.append((rest.id, way))
        }
        return ways
    }

    /// What a node without `*` leaves over whose destinations depend on an answer; nil if that is nothing, or if a computed
    /// fact decides.
    func left(by keyed: Node.Keyed, of cells: Cells) -> Cells? {
        guard let index = keyed.slot.flatMap({ bySlot[$0] }) else { return nil }
        let variable = variables[index]
        var cells = cells
        for destination in keyed.destinations {
            let value = keyed.value(of: destination, variable.type)
            cells[variable.place] &= ~variable.mask { $0 == .value(value) }
        }
        return cells[variable.place] == 0 ? nil : cells
    }
}

extension Node.Keyed {
    /// The answer that leads to a destination.
    fileprivate func value(of destination: Node.Destination, _ type: ValueType) -> Value {
        type == .bool ? .bool(destination.key == "yes") : .string(destination.key)
    }
}
