/// Cuts the values of variables into cells.
extension CellSpace {
    /// What can be chosen of a choice, if that is little; nil otherwise, and for all else.
    func fewAnswers(of variable: Variable) -> [Value]? {
        guard let slot = variable.slot else { return nil }
        guard variable.type == .string else { return facts[slot]?.fewLists }
        let names = flow.scope.options(of: slot) ?? facts[slot]?.selection?.fewNames
        return names.flatMap { $0.count <= Self.fewValues ? $0.map(Value.string) : nil }
    }

    /// The sets of values of a variable that the flow tells apart, null first and failing last.
    func cells(of variable: Variable) -> [Cell] {
        let fact = variable.slot.flatMap { facts[$0] }
        var constants = variable.constants.map(\.value).filter { !$0.isNull }.flatMap {
            $0.cuts(of: variable.type)
        }
        if let fact { constants += fact.bounds }
        let cells: [Cell]
        switch variable.type {
        case .bool: cells = [.value(.bool(false)), .value(.bool(true))]
        case .string:
            let texts = constants.filter { if case .string = $0 { true } else { false } }
            cells =
                fewAnswers(of: variable).map { Self.cells(of: $0, variable, texts, other: .string("…")) }
                ?? texts.unique.prefix(Self.mostCells - 3).map(Cell.value) + [
                    .other(sample: .string(fact?.sampleText(besides: texts) ?? "…"))
                ]
        case .secret: cells = [.value(.secret)]
        case .list:
            let other = Value.list([.string("…")])
            cells =
                fewAnswers(of: variable).map { Self.cells(of: $0, variable, constants, other: other) }
                ?? [.value(.list([])), .other(sample: other)]
        case let type where type.isOrderedByCells:
            if let fact { constants += fact.fewValues }
            cells = Self.stretches(between: constants.unique, type, variable)
        default: cells = [.other(sample: .string("…"))]
        }
        return [.null] + cells + (variable.slot == nil ? [.fails] : [])
    }

    /// One for each answer to a choice, and one for each of the other values that it is known to be set to.
    private static func cells(
        of answers: [Value], _ variable: Variable, _ constants: [Value], other: Value
    ) -> [Cell] {
        let strays = constants.filter { constant in !answers.contains { $0.equals(constant) } }.unique
        let hasOthers = variable.takesOthers || strays.count > fewValues
        return (answers + strays.prefix(fewValues)).map(Cell.value)
            + (hasOthers ? [.other(sample: other)] : [])
    }

    /// The constants in order and the stretches around them, as far as there are values in these.
    private static func stretches(
        between constants: [Value], _ type: ValueType, _ variable: Variable
    ) -> [Cell] {
        let sorted = constants.sorted { $1.isAfter($0) }.prefix(mostCells / 2 - 2)
        guard let first = sorted.first, let last = sorted.last else {
            return [.between(nil, nil, sample: type.usualSample)]
        }
        let range = variable.term?.range
        var cells: [Cell] = []
        func add(_ lower: Value?, _ upper: Value?) {
            guard let sample = Value.between(lower, upper) else { return }
            let cell = Cell.between(lower, upper, sample: sample)
            let (least, most) = (
                range.map { Value.int($0.lowerBound) }, range.map { Value.int($0.upperBound) }
            )
            if cell.mayHold(from: least, to: most) { cells.append(cell) }
        }
        add(nil, first)
        for (lower, upper) in zip(sorted, sorted.dropFirst()) {
            cells.append(.value(lower))
            add(lower, upper)
        }
        cells.append(.value(last))
        add(last, nil)
        return cells
    }
}

extension [Value] {
    /// Each value once.
    var unique: [Value] {
        var seen: [Value] = []
        for value in self where !seen.contains(where: value.equals) { seen.append(value) }
        return seen
    }
}

extension Value {
    /// Where values of a type are cut by it: at itself, or, if it is a number of another type, at those beside it.
    fileprivate func cuts(of type: ValueType) -> [Value] {
        switch (type, self) {
        case (.double, .int(let int)): [.double(Double(int))]
        case (.double, .uint(let uint)): [.double(Double(uint))]
        case (.int, .double(let double)):
            [double.rounded(.down), double.rounded(.up)].compactMap { Int64(exactly: $0).map(Value.int) }
        case (.int, .uint(let uint)): Int64(exactly: uint).map { [.int($0)] } ?? []
        default: [self]
        }
    }
}

extension ValueType {
    /// Whether values are compared by size, so that constants cut them into stretches.
    var isOrderedByCells: Bool {
        switch self {
        case .int, .uint, .double, .money, .date, .timestamp, .duration: true
        case .wrapper(let type): type.isOrderedByCells
        default: false
        }
    }

    /// A value of a type with an order.
    fileprivate var usualSample: Value {
        switch self {
        case .double: .double(1)
        case .uint: .uint(1)
        case .date: CalendarDate(iso: "2026-01-15").map(Value.date) ?? .null
        case .timestamp: .timestamp(Timestamp(milliseconds: 1_768_471_200_000))
        case .duration: .duration(TimeSpan(nanoseconds: 1_000_000_000))
        case .wrapper(let type): type.usualSample
        default: .int(1)
        }
    }
}

extension Expression {
    /// Whether it is the number of elements of a slot's list.
    func isSize(of slot: Int) -> Bool {
        let root = checked.tree.root
        guard case .function(.size) = checked.meanings[root],
            let list = checked.tree[root].kind.operands.first, case .slot(slot) = checked.meanings[list]
        else { return false }
        return true
    }

    /// The numbers that it can be by what it is; nil if any.
    fileprivate var range: ClosedRange<Int64>? {
        let checked = checked
        let root = checked.tree.root
        guard case .function(let function) = checked.meanings[root],
            // Of a span of time they are the whole of it in hours or minutes.
            checked.tree[root].kind.operands.first.map({ checked.types[$0] }) != .duration
        else { return nil }
        return switch function {
        case .size: 0...Int64.max
        case .weekday: 1...7
        case .getHours: 0...23
        case .getMinutes, .getSeconds: 0...59
        case .getDayOfWeek: 0...6
        case .getMonth: 0...11
        case .getDate: 1...31
        case .getDayOfMonth: 0...30
        case .getDayOfYear: 0...365
        default: nil
        }
    }
}
