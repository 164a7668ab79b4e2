/// The variables of a flow, and its expressions in terms of them: the ground on which everything about it is
/// proved.
///
/// A variable's values fall into cells between the constants that the flow compares it with. What else an
/// expression asks of facts is a *term*, a variable of its own: `days(orderedOn, today)`, `size(text)`, `a < b`.
/// Where the slots of a term have one value each, its value is computed; elsewhere it is free.
struct CellSpace: Sendable {
    /// The flow.
    let flow: Flow
    /// Whether it is the one that is started, and no part of it.
    let isMain: Bool
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

    /// The variables of the time and the day.
    private(set) var times: [Int] = []
    /// The terms that rise, or fall, when nothing but the time goes on.
    private(set) var timely: [(index: Int, isRising: Bool)] = []
    /// The variables of the time and of the day, and for each cell of the time those of the days that it can be on; nil
    /// if the flow does not read both.
    private(set) var clock: (now: Int, today: Int, days: [UInt64])?
    /// What is left of terms by limits that follow the time, by the slot of the fact.
    private(set) var kept: [Int: [Kept]] = [:]
    /// The variables of terms, in the order in which they were read.
    private(set) var termsInOrder: [Int] = []

    /// The variables of terms, by what they are as written.
    var byTerm: [ExactText: Int] = [:]
    /// What was made of each expression.
    var formulas: [ObjectIdentifier: Formula] = [:]
    var operands: [ObjectIdentifier: Operand] = [:]
    var blanks: [ObjectIdentifier: Formula] = [:]
    /// What was made of each computed fact, and that a fact is known, by slot.
    var computed: [Int: Operand] = [:]
    var known: [Int: Formula] = [:]
    /// What computed facts are, by slot.
    let definitions: [Int: Expression]
    /// The values that never change, by slot.
    let constants: [Int: Value]
    /// The slots of tables.
    let tables: Set<Int>
    /// The facts, by slot, and the slots that nodes set.
    let facts: [Int: Fact]
    let settable: Set<Int>
    /// The slots that may be set to what is no number.
    private let noNumbers: Set<Int>

    /// How large computed facts can be, by slot, each worked out once: one may read the same one several times.
    private(set) var largestComputed: [Int: Double] = [:]

    private var atomsByTest: [AtomKey: Int] = [:]

    /// A text as it is written, to look something up by it.
    struct ExactText: Hashable {
        let text: String

        static func == (left: ExactText, right: ExactText) -> Bool { left.text.isExactly(right.text) }
    }

    private struct AtomKey: Hashable {
        let variable: Int
        let test: Atom.Test
    }

    /// The most cells of a variable.
    static let mostCells = 60
    /// A range of values with at most this many is cut into single ones.
    static let fewValues = 16
    /// A computed fact that is chosen from more values is taken for a term.
    static let mostWays = 64

    /// Prepares the space of a flow.
    init(_ flow: Flow, isMain: Bool) {
        (self.flow, self.isMain) = (flow, isMain)
        definitions = Dictionary(flow.computed.map { ($0.slot, $0.expression) }) { first, _ in first }
        tables = Set(flow.tables.map(\.slot))
        facts = Dictionary(flow.facts.map { ($0.slot, $0) }) { first, _ in first }
        settable = Set(flow.nodes.flatMap { $0.set.compactMap { flow.fact($0.id)?.slot } })
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
        noNumbers = flow.slotsOfNoNumbers
        // Each reads only those before it.
        for computation in flow.computed {
            let value = computation.expression
            largestComputed[computation.slot] = value.largest(of: value.checked.tree.root, in: self)
        }
    }

    /// That the value of an expression is unknown, or cannot be worked out, once that has been read.
    func blank(_ expression: Expression) -> Formula { blanks[expression.identity] ?? .isFalse }

    /// The slots whose values never change.
    var constantSlots: Set<Int> { Set(constants.keys) }

    /// Whether the value of a slot is its own: neither computed from others nor always the same.
    func hasOwnValue(_ slot: Int) -> Bool { definitions[slot] == nil && constants[slot] == nil }

    /// Notes that a choice can be set to what is none of its options.
    mutating func takeOthers(for variable: Int) { variables[variable].takesOthers = true }

    /// Notes that values of a variable are told apart at a constant.
    mutating func note(_ constant: Constant, of variable: Int) {
        guard !variables[variable].constants.contains(constant) else { return }
        variables[variable].constants.append(constant)
    }

    /// What the value of a slot is compared with.
    func constants(ofSlot slot: Int) -> [Value] {
        bySlot[slot].map { variables[$0].constants.map(\.value) } ?? []
    }

    /// The variable of a slot that has a value of its own.
    mutating func variable(ofSlot slot: Int) -> Int {
        if let variable = bySlot[slot] { return variable }
        var new = Variable(subject: .slot(slot), type: flow.scope.type(of: slot), slots: [slot])
        new.mayBeNoNumber = noNumbers.contains(slot)
        variables.append(new)
        bySlot[slot] = variables.count - 1
        return variables.count - 1
    }

    /// The question about a variable, made on first use.
    mutating func atom(_ variable: Int, _ test: Atom.Test) -> Int {
        let key = AtomKey(variable: variable, test: test)
        if let atom = atomsByTest[key] { return atom }
        atoms.append(Atom(variable: variable, test: test))
        atomsByTest[key] = atoms.count - 1
        return atoms.count - 1
    }

    /// The formula of a condition that was read before.
    func condition(_ expression: Expression) -> Formula { formulas[expression.identity] ?? .fails }

    /// The value of an expression that was read before.
    func value(of expression: Expression) -> Operand { operands[expression.identity] ?? .constant(.null) }

    /// The variable of a part of an expression that is more than a slot.
    mutating func term(_ id: SyntaxTree.NodeID, of expression: Expression) -> Int {
        term(Printer.text(id, of: expression.checked.tree), expression.checked.types[id], of: expression)
    }

    /// The variable of a term, by its text.
    ///
    /// - Parameter expression: the one that it belongs to.
    mutating func term(_ text: String, _ type: ValueType, of expression: Expression) -> Int {
        if let variable = byTerm[ExactText(text: text)] { return variable }
        let term = Expression.compile(text, in: flow.scope, isChecking: false).expression ?? expression
        let slots = sources(of: term.reads).sorted()
        var new = Variable(subject: .term(term), type: type, slots: slots)
        new.canFail = term.canFail(in: self)
        new.mayBeNoNumber = term.mayBeNoNumber(besides: noNumbers)
        let isComputed = isComputed(term)
        new.isStrict = term.isStrict && !isComputed
        new.takesNull = term.takesNull
        new.passesNull = term.passesNull
        new.whenSame = term.whenSame(of: Set(slots))
        new.trend = term.trend(knowing: constantSlots)
        variables.append(new)
        let variable = variables.count - 1
        byTerm[ExactText(text: text)] = variable
        _ = atom(variable, .isFailing)
        for slot in slots where !tables.contains(slot) {
            _ = self.variable(ofSlot: slot)
            terms[slot, default: []].append(variable)
        }
        if !isComputed, term.reads.contains(where: { definitions[$0] != nil }) {
            let needed = new.isStrict ? term.reads : term.needed(in: flow.scope)
            variables[variable].lacking = .any(needed.map { .not(isKnown($0)) })
        }
        return variable
    }

    /// Whether a term is a computed fact by itself.
    private func isComputed(_ term: Expression) -> Bool {
        guard case .slot(let slot) = term.checked.meanings[term.checked.tree.root] else { return false }
        return definitions[slot] != nil
    }

    /// The slots from which the values of others follow, none of them computed or constant.
    func sources(of slots: some Sequence<Int>) -> Set<Int> {
        var sources: Set<Int> = []
        var seen: Set<Int> = []
        var open = Array(slots)
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

    /// That a term cannot be worked out; a slot always has a value, if only null.
    func isFailing(_ variable: Int) -> Formula {
        atomsByTest[AtomKey(variable: variable, test: .isFailing)].map(Formula.atom) ?? .isFalse
    }

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
        layOutTime()
        kept = keptByLimits()
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
}

extension CellSpace {
    /// Finds what goes on with the time.
    private mutating func layOutTime() {
        let slots = [flow.known.now, flow.known.today]
        times = slots.compactMap { bySlot[$0] }
        if let now = bySlot[flow.known.now], let today = bySlot[flow.known.today] {
            let days = variables[now].cells.map { time in
                variables[today].mask { $0 == .null || $0.mayHold(dayOf: time, in: flow.timeZone) }
            }
            clock = (now, today, days)
        }
        termsInOrder = byTerm.values.sorted()
        timely = variables.enumerated().compactMap { index, variable in
            let moving = Set(slots).intersection(variable.slots)
            guard let trend = variable.trend, !moving.isEmpty else { return nil }
            if moving.isSubset(of: trend.rising) { return (index, true) }
            return moving.isSubset(of: trend.falling) ? (index, false) : nil
        }
    }

    /// No bit is set.
    var nothing: Cells { Cells(words: Array(repeating: 0, count: wordCount)) }

    /// Everything is possible.
    var everything: Cells {
        var cells = nothing
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
