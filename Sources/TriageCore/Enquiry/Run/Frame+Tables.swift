/// What a flow reads from tables.
extension Frame {
    /// The value of an expression. Tables that it reads are read only now, so that no card waits for one that it
    /// does not show.
    func value(of expression: Expression) throws(EvaluationError) -> Value {
        activation.observer?(.evaluating(expression))
        guard !flow.tables.isEmpty else { return try expression.evaluate(values) }
        let read = flow.tables.filter { expression.reads.contains($0.slot) }
        guard let first = read.first else { return try expression.evaluate(values) }
        let slots = Set(read.map(\.slot))
        let inputs = expression.reads.filter { !slots.contains($0) }.map { values[$0] }
        return try first.rows.remembered(expression, inputs) {
            () throws(EvaluationError) in
            var values = values
            for table in read { values[table.slot] = .list(table.rows.records(of: table.type)) }
            return try expression.evaluate(values)
        }
    }

    /// The values of a selection's conditions; nil while one of them is not known.
    private func conditions(of selection: TableSelection) -> [Value]? {
        var values: [Value] = []
        for condition in selection.conditions {
            guard let value = try? value(of: condition.value), value != .null else { return nil }
            values.append(value)
        }
        return values
    }

    /// What can be chosen from a fact's table now; empty while what decides is not known.
    func options(of selection: TableSelection) -> [CardOption] {
        conditions(of: selection).map(selection.options) ?? []
    }

    /// The label of a value in a fact's table; nil if no row tells it.
    func label(of name: String, in selection: TableSelection) -> String? {
        conditions(of: selection).flatMap { selection.label(of: name, $0) } ?? selection.onlyLabel(of: name)
    }

    /// Whether a value can be chosen from a fact's table now.
    func offers(_ name: String, in selection: TableSelection) -> Bool {
        conditions(of: selection).map { selection.label(of: name, $0) != nil } ?? false
    }

    /// The value that a text names in a fact's table: by itself, or by its label.
    func value(named text: String, in selection: TableSelection) -> String? {
        guard let conditions = conditions(of: selection) else { return nil }
        if selection.label(of: text, conditions) != nil { return text }
        return selection.value(labelled: text, conditions)
    }

    /// The labels of the facts that must be known before a selection has any options; nil if it depends on nothing
    /// that is unknown, or on nothing that can be told.
    func unknown(before selection: TableSelection) -> [String]? {
        guard conditions(of: selection) == nil else { return nil }
        let read = sources(of: selection.conditions.map(\.value))
        let unknown = flow.facts.filter {
            $0.isAnswerable && read.contains($0.slot) && values[$0.slot] == .null
        }
        return unknown.isEmpty ? nil : unknown.map(label)
    }

    /// The questions of its card that must be answered before a fact's options are known, in the order of the
    /// card; empty if none can help.
    func awaited(by fact: Fact) -> [Fact] {
        guard let selection = fact.selection, conditions(of: selection) == nil else { return [] }
        return unanswered(above: fact.id, readBy: selection.conditions.map(\.value))
    }
}
