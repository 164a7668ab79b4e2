/// How the value of a term moves with those of its slots.
extension Expression {
    /// The direction in which its value moves with each of its slots; nil if it has none with one of them.
    ///
    /// So the least and the greatest value are found at ends of what the slots can be.
    ///
    /// - Parameter constants: slots whose values never change.
    func trend(knowing constants: Set<Int>) -> Variable.Trend? {
        guard let trend = trend(of: checked.tree.root, constants),
            !trend.rising.isEmpty || !trend.falling.isEmpty
        else { return nil }
        return trend
    }

    /// Its value wherever two slots have the same value, if it compares these and nothing else; nil if it does not.
    func whenSame(of slots: Set<Int>) -> Value? {
        let (root, tree) = (checked.tree.root, checked.tree)
        let operands = tree[root].kind.operands
        let compared = operands.compactMap {
            if case .slot(let slot) = checked.meanings[$0] { slot } else { nil }
        }
        // What a computed fact is compared with may be what it is computed from.
        guard compared.count == 2, operands.count == 2, Set(compared) == slots,
            checked.types[operands[0]] == checked.types[operands[1]], checked.types[operands[0]] != .double
        else { return nil }
        if case .function(.days) = checked.meanings[root] { return .int(0) }
        return switch tree[root].kind {
        case .binary(.equal, _, _), .binary(.lessOrEqual, _, _), .binary(.greaterOrEqual, _, _): .bool(true)
        case .binary(.notEqual, _, _), .binary(.less, _, _), .binary(.greater, _, _): .bool(false)
        default: nil
        }
    }

    private func trend(of id: SyntaxTree.NodeID, _ constants: Set<Int>) -> Variable.Trend? {
        func trends(_ rising: SyntaxTree.NodeID..., falling: SyntaxTree.NodeID? = nil) -> Variable.Trend? {
            let all =
                rising.map { trend(of: $0, constants) }
                + (falling.map { [trend(of: $0, constants)?.reversed] } ?? [])
            return all.reduce(Variable.Trend()) { sum, next in sum.flatMap { sum in next.flatMap(sum.joined) }
            }
        }
        let operands = checked.tree[id].kind.operands
        switch checked.meanings[id] {
        case .constant: return Variable.Trend()
        case .slot(let slot) where constants.contains(slot): return Variable.Trend()
        case .slot(let slot): return checked.types[id].hasSteps ? Variable.Trend(rising: [slot]) : nil
        case .function(.days) where operands.count == 2: return trends(operands[1], falling: operands[0])
        case .function(.addDays) where operands.count == 2: return trends(operands[0], operands[1])
        case .function(.startOfMonth) where operands.count == 1: return trends(operands[0])
        case .plain: break
        default: return nil
        }
        switch checked.tree[id].kind {
        case .literal: return Variable.Trend()
        case .binary(.add, let left, let right) where checked.types[id].hasSteps: return trends(left, right)
        case .binary(.subtract, let left, let right) where checked.types[id].hasSteps,
            .binary(.greater, let left, let right), .binary(.greaterOrEqual, let left, let right):
            return trends(left, falling: right)
        case .binary(.less, let left, let right), .binary(.lessOrEqual, let left, let right):
            return trends(right, falling: left)
        default: return nil
        }
    }
}

extension Variable.Trend {
    /// The opposite.
    fileprivate var reversed: Self { Self(rising: falling, falling: rising) }

    /// That of two operands together; nil where they move against each other.
    fileprivate func joined(_ other: Self) -> Self? {
        let joined = Self(rising: rising.union(other.rising), falling: falling.union(other.falling))
        return joined.rising.isDisjoint(with: joined.falling) ? joined : nil
    }
}

extension ValueType {
    /// Whether its values are ordered and each has a next one.
    fileprivate var hasSteps: Bool { self == .int || self == .date || self == .timestamp }
}
