/// How large the numbers and amounts can be that a term comes to.
extension Expression {
    /// Whether a part of it may come to a whole number or an amount that is too large.
    func isTooLarge(_ id: SyntaxTree.NodeID, in space: CellSpace) -> Bool {
        checked.types[id] != .double && largest(of: id, in: space) >= Double(Int64.max)
    }

    /// No whole number or amount that a part of it comes to, or that is in the list it comes to, is larger. **Units**:
    /// of an amount its minor units.
    func largest(of id: SyntaxTree.NodeID, in space: CellSpace) -> Double {
        let kind = checked.tree[id].kind
        func greatest(of parts: [SyntaxTree.NodeID]) -> Double {
            parts.map { largest(of: $0, in: space) }.max() ?? 0
        }
        switch (checked.meanings[id], kind) {
        case (.constant(let value), _): return space.largest(of: value)
        case (.slot(let slot), _): return space.largest(of: slot)
        case (.function(let function), _), (.completed(let function, _), _):
            return function.largest(greatest(of: kind.operands))
        case (_, .literal(let literal)): return space.largest(of: literal.value)
        case (.member, .select):
            return max(space.mostUsual(of: checked.types[id]), space.largestCell(in: reads))
        case (_, .binary(.multiply, let left, let right)):
            return largest(of: left, in: space) * largest(of: right, in: space)
        case (_, .binary(.add, let left, let right)), (_, .binary(.subtract, let left, let right)):
            return largest(of: left, in: space) + largest(of: right, in: space)
        case (_, .binary(.divide, let part, _)), (_, .unary(_, let part)):
            return largest(of: part, in: space)
        case (_, .conditional(_, let first, let second)): return greatest(of: [first, second])
        case (_, .list(let elements)): return greatest(of: elements)
        case (_, .comprehension(.map, _, _, let arguments)): return greatest(of: arguments.suffix(1))
        default: return space.mostUsual(of: checked.types[id])
        }
    }
}

extension Function {
    /// No number or amount that it comes to is larger.
    ///
    /// - Parameter greatest: none of its operands is larger.
    fileprivate func largest(_ greatest: Double) -> Double {
        switch self {
        case .size, .days, .weekday, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getFullYear,
            .getHours, .getMinutes, .getMonth, .getSeconds, .getMilliseconds, .indexOf, .lastIndexOf:
            1_000_000
        case .min, .max, .first, .last, .sort, .distinct, .reverse: greatest
        // Nobody goes through more rounds in a call.
        case .sum: greatest * 1_000
        default: CellSpace.mostJudged
        }
    }
}

extension Value {
    /// The number that it is without its sign, the minor units of an amount, or the greatest of a list; 0 for a value
    /// with which no sum or product can be too large.
    fileprivate var largest: Double {
        switch self {
        case .int(let int): Double(int.magnitude)
        case .uint(let uint): Double(uint)
        case .money(let money): Double(money.minorUnits.magnitude)
        case .list(let values): values.map(\.largest).max() ?? 0
        default: 0
        }
    }
}

extension CellSpace {
    /// Numbers beyond are judged only where the flow's limits let them through.
    static let mostJudged = 1_000_000_000_000.0

    /// No number or amount that a slot has is larger, as far as it is judged. **Units**: of an amount its minor units.
    fileprivate func largest(of slot: Int) -> Double {
        if let constant = constants[slot] { return constant.largest }
        if let computed = largestComputed[slot] { return computed }
        let usual = mostUsual(of: flow.scope.type(of: slot))
        guard let fact = facts[slot] else { return usual }
        let limits = [fact.limits.minimum, fact.limits.maximum].map { limit -> Double? in
            if case .fixed(let value)? = limit { value.largest } else { nil }
        }
        // What is set or handed over need not lie within them.
        let isKept = !flow.isPart && !settable.contains(slot)
        if isKept, let least = limits[0], let most = limits[1] { return max(least, most) }
        return max(usual, limits.compactMap(\.self).max() ?? 0)
    }

    /// The same for a value: a number may stand for an amount.
    fileprivate func largest(of value: Value) -> Double {
        if case .double(let double) = value { return abs(double) * minorUnits }
        return value.largest
    }

    /// The same for the cells of some tables.
    fileprivate func largestCell(in slots: [Int]) -> Double {
        flow.tables.filter { slots.contains($0.slot) }.flatMap { table in
            table.rows.records(of: table.type).map { record -> Double in
                if case .record(let row) = record { row.values.map(\.largest).max() ?? 0 } else { 0 }
            }
        }.max() ?? 0
    }

    /// The same for what is known of a type alone.
    fileprivate func mostUsual(of type: ValueType) -> Double {
        switch type {
        case .double: 0
        case .money, .wrapper(.money): Self.mostJudged * minorUnits
        default: Self.mostJudged
        }
    }

    private var minorUnits: Double { Double(flow.currency?.minorUnits ?? 1) }

    /// Whether a part of an expression that reads nothing but what never changes cannot be worked out.
    func fails(_ id: SyntaxTree.NodeID, of expression: Expression) -> Bool {
        switch expression.checked.meanings[id] {
        case .constant, .slot: return false
        case .failure: return true
        default: break
        }
        return fixedValue(of: id, in: expression) == nil
    }

    /// The value of a part of an expression that reads nothing but what never changes; nil if it cannot be worked out.
    func fixedValue(of id: SyntaxTree.NodeID, in expression: Expression) -> Value? {
        let text = Printer.text(id, of: expression.checked.tree)
        let part = Expression.compile(text, in: flow.scope, isChecking: false).expression
        return part.flatMap { try? $0.evaluate(flow.initialValues) }
    }
}

/// How long it takes to work a term out.
extension Expression {
    /// No more steps are done for a part of it, if lists that are not in the file are of a usual length.
    func work(on id: SyntaxTree.NodeID, in space: CellSpace) -> Double {
        let kind = checked.tree[id].kind
        guard case .comprehension(_, let list, _, let arguments) = kind else {
            let parts = kind.operands.reduce(1) { $0 + work(on: $1, in: space) }
            switch checked.meanings[id] {
            // Each element is compared with each other one.
            case .function(.distinct), .completed(.distinct, _):
                let count = Double(length(of: id, in: space))
                return parts + count * count
            default: return parts
            }
        }
        let each = arguments.reduce(1) { $0 + work(on: $1, in: space) }
        return work(on: list, in: space) + Double(length(of: list, in: space)) * each
    }

    /// How many elements a list has at most.
    private func length(of id: SyntaxTree.NodeID, in space: CellSpace) -> Int {
        switch (checked.meanings[id], checked.tree[id].kind) {
        case (.slot(let slot), _):
            return space.flow.tables.first { $0.slot == slot }?.rows.count ?? Self.usualLength
        case (_, .comprehension(_, let list, _, _)): return length(of: list, in: space)
        case (_, .list(let elements)): return elements.count
        default:
            return checked.tree[id].kind.operands.map { length(of: $0, in: space) }.max() ?? Self.usualLength
        }
    }

    /// The most rounds that a call is thought to have, or options that are chosen at once.
    private static let usualLength = 20
}

/// What is no number, such as zero divided by zero.
extension Expression {
    /// Whether it may be that: where it divides, reads a number from a text, or a slot that may be.
    func mayBeNoNumber(besides slots: Set<Int>) -> Bool {
        guard checked.types[checked.tree.root] == .double else { return false }
        return !slots.isDisjoint(with: reads)
            || checked.tree.nodes.indices.contains { id in
                switch (checked.tree[id].kind, checked.meanings[id]) {
                case (.binary(.divide, _, _), _): checked.types[id] == .double
                case (_, .function(.double)): true
                default: false
                }
            }
    }
}

extension Flow {
    /// The slots that may be set to what is no number.
    var slotsOfNoNumbers: Set<Int> {
        let settings =
            nodes.flatMap(\.set).compactMap { setting in fact(setting.id).map { ($0.slot, setting.value) } }
            + computed.map { ($0.slot, $0.expression) }
        var slots: Set<Int> = []
        while true {
            let more = settings.filter { !slots.contains($0.0) && $0.1.mayBeNoNumber(besides: slots) }
            if more.isEmpty { return slots }
            slots.formUnion(more.map(\.0))
        }
    }
}

extension Value {
    /// Whether it is what comes of zero divided by zero.
    var isNoNumber: Bool { if case .double(let double) = self { double.isNaN } else { false } }
}
