/// What conditions ask of the time.
extension CellSpace {
    /// The most days of the tables that a term reads that are tried.
    private static let mostRowDays = 8

    /// What a term is written with, and what it reads that never changes; of tables the first and the last days.
    func fixedValues(readBy term: Expression?) -> [Value] {
        var (values, open, seen): ([Value], [Expression], Set<Int>) = ([], [term].compactMap { $0 }, [])
        var days: Set<CalendarDate> = []
        while let next = open.popLast() {
            values += next.literals + moments(namedBy: next)
            for slot in next.reads where seen.insert(slot).inserted {
                if let definition = definitions[slot] { open.append(definition) }
                if let constant = constants[slot] { values.append(constant) }
                guard let table = flow.tables.first(where: { $0.slot == slot }) else { continue }
                for case .record(let row) in table.rows.records(of: table.type) {
                    for case .date(let day) in row.values { days.insert(day) }
                }
            }
        }
        let inOrder = days.sorted()
        let few =
            days.count > Self.mostRowDays
            ? inOrder.prefix(Self.mostRowDays / 2) + inOrder.suffix(Self.mostRowDays / 2) : inOrder[...]
        return values + few.map(Value.date)
    }

    /// The moments and spans of time that an expression is written with.
    private func moments(namedBy expression: Expression) -> [Value] {
        let tree = expression.checked.tree
        return tree.nodes.indices.compactMap { id in
            guard case .call = tree[id].kind, !expression.readsAnything(id, besides: []) else { return nil }
            let text = Printer.text(id, of: tree)
            let part = Expression.compile(text, in: flow.scope, isChecking: false).expression
            return try? part?.evaluate(flow.initialValues)
        }
    }

    /// Whether a variable is the time, or reads it.
    func isAboutTime(_ variable: Variable) -> Bool { isAboutTime(variable.slots) }

    /// Whether something is decided by the time before a card is shown and not on it: as the call is opened, or by a node
    /// that shows nothing.
    var decidesByTimeOffCard: Bool {
        func followsTime(_ expression: Expression?) -> Bool {
            expression.map { isAboutTime(sources(of: $0.reads)) } ?? false
        }
        func isGivenByTime(_ fact: Fact) -> Bool {
            fact.hasComputedBound || followsTime(fact.limits.accept)
                || fact.options.contains { followsTime($0.when) }
        }
        if isMain, flow.facts.contains(where: isGivenByTime) { return true }
        return flow.nodes.contains { node in
            guard !node.hasOwnCard || node.hidingConditions != nil else { return false }
            if case .byRules(let branches) = node.exit, branches.contains(where: { followsTime($0.when) }) {
                return true
            }
            if case .byAnswer(let keyed) = node.exit, let slot = keyed.slot, isAboutTime(sources(of: [slot]))
            {
                return true
            }
            return node.set.contains { followsTime($0.value) }
                || node.call?.with.contains { followsTime($0.value) } ?? false
        }
    }

    /// Whether one of some slots is the time.
    func isAboutTime(_ slots: some Sequence<Int>) -> Bool {
        slots.contains { $0 == flow.known.now || $0 == flow.known.today }
    }
}
