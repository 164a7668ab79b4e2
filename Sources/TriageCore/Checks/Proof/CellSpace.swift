/// The variables of a flow, and its expressions in terms of them: the ground on which everything about it is
/// proved.
///
/// A variable's values fall into cells between the constants that the flow compares it with. What else an
/// expression asks of facts is a *term*, a variable of its own: `days(orderedOn, today)`, `size(text)`, `a < b`.
/// Where the slots of a term have one value each, its value is computed; elsewhere it is free.
struct CellSpace: Sendable {
    /// The flow.
    let flow: Flow
    /// The variables.
    private(set) var variables: [Variable] = []
    /// The questions about them.
    private(set) var atoms: [Atom] = []
    /// How many words of bits there are.
    private(set) var wordCount = 0
    /// The variables of slots, by slot.
    private(set) var bySlot: [Int: Int] = [:]
    /// The variables that read a slot besides its own, by slot.
    private(set) var terms: [Int: [Int]] = [:]

    private var byTerm: [String: Int] = [:]
    private var atomsByTest: [AtomKey: Int] = [:]
    private var formulas: [ObjectIdentifier: Formula] = [:]
    private var operands: [ObjectIdentifier: Operand] = [:]
    private var blanks: [ObjectIdentifier: Formula] = [:]
    private let definitions: [Int: Expression]
    private let constants: [Int: Value]
    private let tables: Set<Int>

    private struct AtomKey: Hashable {
        let variable: Int
        let test: Atom.Test
    }

    /// The most cells of a variable.
    static let mostCells = 60
    /// A range of values with at most this many is cut into single ones.
    static let fewValues = 16

    /// Prepares the space of a flow.
    init(_ flow: Flow) {
        self.flow = flow
        definitions = Dictionary(flow.computed.map { ($0.slot, $0.expression) }) { first, _ in first }
        tables = Set(flow.tables.map(\.slot))
        let facts = Dictionary(flow.facts.map { ($0.slot, $0) }) { first, _ in first }
        let known = [
            flow.known.now, flow.known.today, flow.known.agent, flow.known.channel, flow.known.notes,
            flow.known.round,
        ]
        var constants: [Int: Value] = [:]
        for (slot, value) in flow.initialValues.enumerated() where !value.isNull && !known.contains(slot) {
            if let fact = facts[slot] {
                guard case .fixed = fact.source else { continue }
            } else if case .list = value {
                // The rounds of a call.
                continue
            }
            constants[slot] = value
        }
        self.constants = constants
    }

    // MARK: Reading expressions

    /// A condition as a formula.
    mutating func formula(_ expression: Expression) -> Formula {
        if let formula = formulas[expression.identity] { return formula }
        let formula = truth(expression.checked.tree.root, of: expression)
        formulas[expression.identity] = formula
        return formula
    }

    /// The value of an expression; where a slot is null that it uses unguarded, it is null.
    mutating func operand(_ expression: Expression) -> Operand {
        if let operand = operands[expression.identity] { return operand }
        var operand = operand(expression.checked.tree.root, of: expression)
        if !expression.unguarded.isEmpty {
            let known = expression.unguarded.map { isKnown($0) }
            operand = .choice(.all(known), operand, .constant(.null))
        }
        noteFailures(of: operand)
        operands[expression.identity] = operand
        return operand
    }

    /// That the value of an expression is unknown, or cannot be worked out.
    mutating func readBlank(_ expression: Expression) {
        let operand = operand(expression)
        let isNull = compare(.equal, operand, .constant(.null)) ?? .isFalse
        blanks[expression.identity] = .any([failing(operand), isNull])
    }

    /// That the value of an expression is unknown, or cannot be worked out, once that has been read.
    func blank(_ expression: Expression) -> Formula { blanks[expression.identity] ?? .isFalse }

    /// That a slot is not null.
    mutating func isKnown(_ slot: Int) -> Formula {
        compare(.notEqual, operand(ofSlot: slot), .constant(.null)) ?? .isTrue
    }

    /// The variable of a slot that has a value of its own.
    mutating func variable(ofSlot slot: Int) -> Int {
        if let variable = bySlot[slot] { return variable }
        variables.append(Variable(subject: .slot(slot), type: flow.scope.type(of: slot), slots: [slot]))
        bySlot[slot] = variables.count - 1
        return variables.count - 1
    }

    /// The slots whose values never change.
    var constantSlots: Set<Int> { Set(constants.keys) }

    /// Whether the value of a slot is its own: neither computed from others nor always the same.
    func hasOwnValue(_ slot: Int) -> Bool { definitions[slot] == nil && constants[slot] == nil }

    /// Notes that values of a variable are told apart at a constant.
    mutating func note(_ constant: Constant, of variable: Int) {
        guard !variables[variable].constants.contains(constant) else { return }
        variables[variable].constants.append(constant)
    }

    /// The value of a slot: a constant, a variable, or what it is computed from.
    mutating func operand(ofSlot slot: Int) -> Operand {
        if let value = constants[slot] { return .constant(value) }
        if let definition = definitions[slot] {
            return .recovering(operand(definition), with: .constant(.null))
        }
        return .variable(variable(ofSlot: slot))
    }

    private mutating func truth(_ id: SyntaxTree.NodeID, of expression: Expression) -> Formula {
        let tree = expression.checked.tree
        switch tree[id].kind {
        case .literal(.bool(let bool)): return bool ? .isTrue : .isFalse
        case .unary(.not, let operand): return .not(truth(operand, of: expression))
        case .logical(let operation, let operands):
            let parts = operands.map { truth($0, of: expression) }
            return operation == .and ? .all(parts) : .any(parts)
        case .conditional(let condition, let first, let second):
            return .choice(
                truth(condition, of: expression), truth(first, of: expression),
                truth(second, of: expression))
        case .binary(let operation, let left, let right) where operation.isComparison:
            let (a, b) = (operand(left, of: expression), operand(right, of: expression))
            return compare(operation, a, b) ?? .atom(atom(term(id, of: expression), .isTrue))
        default: return truth(of: operand(id, of: expression))
        }
    }

    private mutating func truth(of operand: Operand) -> Formula {
        switch operand {
        case .constant(.bool(let bool)): return bool ? .isTrue : .isFalse
        case .constant, .fails: return .fails
        case .variable(let variable): return .atom(atom(variable, .isTrue))
        case .formula(let formula): return formula
        case .choice(let condition, let first, let second):
            return .choice(condition, truth(of: first), truth(of: second))
        case .recovering(let first, let second):
            return .choice(failure(of: first), truth(of: second), truth(of: first))
        }
    }

    /// That working out an operand fails.
    mutating func failure(of operand: Operand) -> Formula {
        noteFailures(of: operand)
        return failing(operand)
    }

    /// Makes the questions that ``failing(_:)`` asks.
    private mutating func noteFailures(of operand: Operand) {
        switch operand {
        case .constant, .formula, .fails: break
        case .variable(let variable): if variables[variable].slot == nil { _ = atom(variable, .isFailing) }
        case .choice(_, let first, let second), .recovering(let first, let second):
            noteFailures(of: first)
            noteFailures(of: second)
        }
    }

    /// That working out an operand fails, once it has been read.
    func failing(_ operand: Operand) -> Formula {
        switch operand {
        case .constant: return .isFalse
        case .fails: return .isTrue
        case .variable(let variable):
            return atomsByTest[AtomKey(variable: variable, test: .isFailing)].map(Formula.atom) ?? .isFalse
        case .formula(let formula): return .failing(formula)
        case .choice(let condition, let first, let second):
            return .any([.failing(condition), .choice(condition, failing(first), failing(second))])
        case .recovering(let first, let second): return .all([failing(first), failing(second)])
        }
    }

    private mutating func operand(_ id: SyntaxTree.NodeID, of expression: Expression) -> Operand {
        let checked = expression.checked
        switch checked.meanings[id] {
        case .constant(let value): return .constant(value)
        case .slot(let slot) where !tables.contains(slot): return operand(ofSlot: slot)
        default: break
        }
        switch checked.tree[id].kind {
        case .literal(let literal): return .constant(literal.value)
        case .unary(.negate, let operand):
            if case .constant(let value) = self.operand(operand, of: expression),
                let negated = try? Arithmetic.negated(value)
            {
                return .constant(negated)
            }
        case .conditional(let condition, let first, let second):
            return .choice(
                truth(condition, of: expression), operand(first, of: expression),
                operand(second, of: expression))
        case .binary(.divide, _, let divisor), .binary(.remainder, _, let divisor):
            // It fails where the divisor is zero, and nowhere else.
            let zero = Operand.constant(checked.types[divisor] == .uint ? .uint(0) : .int(0))
            guard checked.types[divisor] != .double,
                let isZero = compare(.equal, operand(divisor, of: expression), zero)
            else { break }
            return .choice(isZero, .fails, .variable(term(id, of: expression)))
        case .list(let elements):
            var values: [Value] = []
            for element in elements {
                guard case .constant(let value) = operand(element, of: expression) else { break }
                values.append(value)
            }
            if values.count == elements.count { return .constant(.list(values)) }
        case .unary(.not, _), .logical, .binary(.equal, _, _), .binary(.notEqual, _, _), .binary(.less, _, _),
            .binary(.lessOrEqual, _, _), .binary(.greater, _, _), .binary(.greaterOrEqual, _, _),
            .binary(.in, _, _):
            return .formula(truth(id, of: expression))
        default: break
        }
        if let constant = constant(id, of: expression) { return constant }
        return .variable(term(id, of: expression))
    }

    /// The value of a part of an expression that reads nothing; nil if it reads something.
    private func constant(_ id: SyntaxTree.NodeID, of expression: Expression) -> Operand? {
        guard !expression.readsAnything(id, besides: []) else { return nil }
        let text = Printer.text(id, of: expression.checked.tree)
        guard let part = Expression.compile(text, in: flow.scope, isChecking: false).expression else {
            return nil
        }
        return (try? part.evaluate(flow.initialValues)).map(Operand.constant) ?? .fails
    }

    /// How two operands compare; nil if that is no question about single variables.
    private mutating func compare(
        _ operation: SyntaxTree.BinaryOperator, _ left: Operand, _ right: Operand
    ) -> Formula? {
        switch (left, right) {
        case (.choice(let condition, let first, let second), _):
            guard let a = compare(operation, first, right), let b = compare(operation, second, right) else {
                return nil
            }
            return .choice(condition, a, b)
        case (.recovering(let first, let second), _):
            guard let a = compare(operation, first, right), let b = compare(operation, second, right) else {
                return nil
            }
            return .choice(failure(of: first), b, a)
        case (_, .choice(let condition, let first, let second)):
            guard let a = compare(operation, left, first), let b = compare(operation, left, second) else {
                return nil
            }
            return .choice(condition, a, b)
        case (_, .recovering(let first, let second)):
            guard let a = compare(operation, left, first), let b = compare(operation, left, second) else {
                return nil
            }
            return .choice(failure(of: first), b, a)
        case (.fails, _), (_, .fails): return .fails
        case (.constant(let a), .constant(let b)): return .constant(operation.verdict(a, b))
        case (.formula(let formula), .constant(let value)):
            return .choice(
                formula, .constant(operation.verdict(.bool(true), value)),
                .constant(operation.verdict(.bool(false), value)))
        case (.constant(let value), .formula(let formula)):
            return .choice(
                formula, .constant(operation.verdict(value, .bool(true))),
                .constant(operation.verdict(value, .bool(false))))
        case (.variable(let variable), .constant(let value)):
            return compare(variable, operation, Constant(value), isFlipped: false)
        case (.constant(let value), .variable(let variable)):
            return compare(variable, operation, Constant(value), isFlipped: true)
        case (.variable, .variable), (.formula, .variable), (.variable, .formula), (.formula, .formula):
            return nil
        }
    }

    private mutating func compare(
        _ variable: Int, _ operation: SyntaxTree.BinaryOperator, _ constant: Constant, isFlipped: Bool
    ) -> Formula? {
        let type = variables[variable].type
        switch (operation, constant.value) {
        // Whether a list holds a text is a term; whether it is null or empty is not.
        case (.in, _) where isFlipped: return nil
        case (.in, .list(let values)): for value in values { note(Constant(value), of: variable) }
        case (.in, _): return nil
        case (.equal, .null), (.notEqual, .null), (.equal, .bool), (.notEqual, .bool): break
        case (.equal, .list([])), (.notEqual, .list([])): break
        case (.equal, .list), (.notEqual, .list): return nil
        case (.equal, _), (.notEqual, _): note(constant, of: variable)
        default:
            guard type.isOrderedByCells else { return nil }
            note(constant, of: variable)
        }
        return .atom(atom(variable, .compares(operation, to: constant, isFlipped: isFlipped)))
    }

    private mutating func atom(_ variable: Int, _ test: Atom.Test) -> Int {
        let key = AtomKey(variable: variable, test: test)
        if let atom = atomsByTest[key] { return atom }
        atoms.append(Atom(variable: variable, test: test))
        atomsByTest[key] = atoms.count - 1
        return atoms.count - 1
    }

    /// The variable of a part of an expression that is more than a slot.
    private mutating func term(_ id: SyntaxTree.NodeID, of expression: Expression) -> Int {
        let text = Printer.text(id, of: expression.checked.tree)
        if let variable = byTerm[text] { return variable }
        let term = Expression.compile(text, in: flow.scope, isChecking: false).expression ?? expression
        let slots = sources(of: term).sorted()
        var new = Variable(subject: .term(term), type: expression.checked.types[id], slots: slots)
        let constants = Set(constants.keys)
        new.canFail = term.canFail(knowing: constants)
        new.isStrict = term.isStrict
        new.takesNull = term.takesNull
        variables.append(new)
        let variable = variables.count - 1
        byTerm[text] = variable
        for slot in slots where !tables.contains(slot) {
            _ = self.variable(ofSlot: slot)
            terms[slot, default: []].append(variable)
        }
        return variable
    }

    /// The slots from which the value of an expression follows, none of them computed or constant.
    private func sources(of expression: Expression) -> Set<Int> {
        var sources: Set<Int> = []
        var seen: Set<Int> = []
        var open = expression.reads
        while let slot = open.popLast() {
            guard seen.insert(slot).inserted else { continue }
            if let definition = definitions[slot] {
                open += definition.reads
            } else if constants[slot] == nil {
                sources.insert(slot)
            }
        }
        return sources
    }

    /// The formula of a condition that was read before.
    func condition(_ expression: Expression) -> Formula { formulas[expression.identity] ?? .fails }

    /// The value of an expression that was read before.
    func value(of expression: Expression) -> Operand { operands[expression.identity] ?? .constant(.null) }

    // MARK: Laying out

    /// Cuts the values of every variable into cells, once every expression has been read.
    mutating func layOut() {
        var (word, shift) = (0, 0)
        for index in variables.indices {
            variables[index].cells = cells(of: variables[index])
            let count = variables[index].cells.count
            if shift + count > 64 { (word, shift) = (word + 1, 0) }
            variables[index].place = CellPlace(
                word: word, shift: shift, all: count == 64 ? .max : 1 << UInt64(count) - 1)
            shift += count
        }
        wordCount = word + 1
        for index in atoms.indices {
            let cells = variables[atoms[index].variable].cells
            for (number, cell) in cells.enumerated() {
                let verdicts = atoms[index].test.verdicts(in: cell)
                let bit: UInt64 = 1 << UInt64(number)
                if verdicts.contains(.isTrue) { atoms[index].whenTrue |= bit }
                if verdicts.contains(.isFalse) { atoms[index].whenFalse |= bit }
                if verdicts.contains(.fails) { atoms[index].whenFails |= bit }
            }
        }
    }

    private func cells(of variable: Variable) -> [Cell] {
        let fact = variable.slot.flatMap { slot in flow.facts.first { $0.slot == slot } }
        var constants = variable.constants.map(\.value).filter { !$0.isNull }
        if let fact { constants += fact.bounds }
        let cells: [Cell]
        switch variable.type {
        case .bool: cells = [.value(.bool(false)), .value(.bool(true))]
        case .string:
            let options = variable.slot.flatMap(flow.scope.options) ?? fact?.selection?.fewNames
            if let options, options.count <= Self.fewValues {
                cells = options.map { .value(.string($0)) }
            } else {
                let texts = constants.filter { if case .string = $0 { true } else { false } }
                cells =
                    texts.unique.prefix(Self.mostCells - 3).map(Cell.value) + [
                        .other(sample: .string(fact?.sampleText(besides: texts) ?? "…"))
                    ]
            }
        case .secret: cells = [.value(.secret)]
        case .list:
            let few = fact.flatMap(\.fewLists)
            cells = few?.map(Cell.value) ?? [.value(.list([])), .other(sample: .list([.string("…")]))]
        case let type where type.isOrderedByCells:
            if let fact { constants += fact.fewValues }
            cells = Self.stretches(between: constants.unique, type, variable)
        default: cells = [.other(sample: .string("…"))]
        }
        return [.null] + cells + (variable.slot == nil ? [.fails] : [])
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
            if let range, case .int(let int) = sample, !range.contains(int) { return }
            cells.append(.between(lower, upper, sample: sample))
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

extension CellSpace {
    /// Everything is possible.
    var everything: Cells {
        var cells = Cells(words: Array(repeating: 0, count: wordCount))
        for variable in variables { cells[variable.place] = variable.place.all }
        return cells
    }

    /// The values of all slots where each variable of some slots has one value, computed facts included.
    ///
    /// - Parameters:
    ///   - read: the slots that matter.
    ///   - value: the value of a slot.
    func values(of read: [Int], _ value: (Int) -> Value?) -> [Value] {
        var values = flow.initialValues
        for slot in read { if let known = value(slot) { values[slot] = known } }
        for table in flow.tables where read.contains(table.slot) {
            values[table.slot] = .list(table.rows.records(of: table.type))
        }
        for computation in flow.computed {
            values[computation.slot] = (try? computation.expression.evaluate(values)) ?? .null
        }
        return values
    }

    /// Whether a slot holds the rows of a table, which never change.
    func isTable(_ slot: Int) -> Bool { tables.contains(slot) }
}

extension SyntaxTree.BinaryOperator {
    /// Whether the result is true or false.
    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: true
        case .add, .subtract, .multiply, .divide, .remainder: false
        }
    }

    /// How a comparison of two values turns out.
    fileprivate func verdict(_ left: Value, _ right: Value) -> Verdicts {
        var work = Work()
        guard case .bool(let bool)? = try? apply(left, right, &work) else { return .fails }
        return bool ? .isTrue : .isFalse
    }
}

extension Atom.Test {
    /// How it can turn out in a cell.
    fileprivate func verdicts(in cell: Cell) -> Verdicts {
        switch self {
        case .isFailing: return cell == .fails ? .isTrue : .isFalse
        case .isTrue:
            guard let sample = cell.sample, case .bool(let bool) = sample else { return .fails }
            return bool ? .isTrue : .isFalse
        case .compares(let operation, let constant, let isFlipped):
            guard let sample = cell.sample else { return .fails }
            let verdict =
                isFlipped
                ? operation.verdict(constant.value, sample) : operation.verdict(sample, constant.value)
            // A constant beyond the most cells lies within one, and a text that is none of them may be it.
            if !cell.isExact, operation.constants(constant.value).contains(where: cell.mayHold) {
                return [verdict, .isTrue, .isFalse]
            }
            return verdict
        }
    }
}

extension SyntaxTree.BinaryOperator {
    /// What a value is compared with.
    fileprivate func constants(_ value: Value) -> [Value] {
        if self == .in, case .list(let values) = value { values } else { [value] }
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
    /// The numbers that it can be by what it is; nil if any.
    fileprivate var range: ClosedRange<Int64>? {
        let checked = checked
        guard case .function(let function) = checked.meanings[checked.tree.root] else { return nil }
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
