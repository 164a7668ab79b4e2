/// Decodes tables. The rows of a file are not looked at: that waits until a card or an expression needs them.
extension FlowDecoder {
    /// The tables of the flow and of its desks, each with a name for the list of its rows.
    mutating func decodeTables() -> [String: Table] {
        var tables: [String: Table] = [:]
        for definition in definitions("tables") {
            let (name, json) = (definition.member.key, definition.member.value)
            let columns = columns(of: json)
            guard !columns.isEmpty else { continue }
            let type = RecordType(
                "a row of \(name)",
                columns.map { .init($0.name, $0.type.valueType, mayBeNull: $0.isOptional) })
            let slot = scope.declare("tables.\(name)", .list(.record(type)), mayBeNull: false)
            guard let rows = within(definition.source, { $0.rows(of: json, columns) }) else { continue }
            tables[name] = Table(
                name: name, span: definition.member.keySpan, file: definition.source, slot: slot, type: type,
                rows: rows)
        }
        return tables
    }

    private func columns(of json: JSON) -> [TableColumn] {
        (json["columns"]?.members ?? []).filter { $0.key != "comment" }.map { member in
            let type = (member.value["type"] ?? member.value).string.flatMap(FactType.init) ?? .text
            return TableColumn(
                name: member.key, type: TableColumn.types.contains(type) ? type : .text,
                isOptional: member.value["optional"]?.bool ?? false)
        }
    }

    private mutating func rows(of json: JSON, _ columns: [TableColumn]) -> TableRows? {
        if columns.contains(where: { $0.type == .money }), scope.currency == nil {
            report(
                .missingMember, at: json["columns"]?.span ?? json.span,
                "an amount needs the flow's 'currency'")
        }
        guard let rows = json["rows"]?.elements else {
            let file = files.first { $0.name == json["csv"]?.string }
            return file.map { TableRows.of($0, columns, currency: scope.currency) }
        }
        return TableRows(
            columns,
            values: rows.map { row in
                let cells = row.elements ?? []
                if cells.count != columns.count {
                    report(
                        .badCell, at: row.span,
                        "this row has \(cells.count) cells, the table \(columns.count) columns")
                }
                return zip(columns.indices, columns).map { place, column in
                    place < cells.count ? value(of: cells[place], column) : .null
                }
            })
    }

    private mutating func value(of cell: JSON, _ column: TableColumn) -> Value {
        let isEmpty = cell.isNull || cell.string == ""
        if let problem = column.problem(
            with: isEmpty ? nil : column.type.value(of: cell, currency: scope.currency), isEmpty: isEmpty)
        {
            report(.badCell, at: cell.span, problem)
        }
        if isEmpty { return .null }
        let value = column.type.value(of: cell, currency: scope.currency) ?? .null
        if case .string(let text) = value { return .string(text.composed) }
        return value
    }
}

extension TableColumn {
    /// What is wrong with a cell; nil if nothing is.
    ///
    /// - Parameters:
    ///   - value: its value; nil if it does not fit the column's type.
    ///   - isEmpty: whether there is nothing in it.
    func problem(with value: Value?, isEmpty: Bool) -> String? {
        if isEmpty {
            return isOptional ? nil : "the column '\(name)' is not optional, but this cell is empty"
        }
        return value == nil ? "the column '\(name)' needs \(type.cellForm)" : nil
    }
}

extension FactType {
    /// The written form of a cell, for error messages.
    fileprivate var cellForm: String {
        switch self {
        case .money: "an amount such as 50.00"
        case .date: "a date such as 2026-07-01"
        default: writtenForm
        }
    }
}

/// Decodes the options that a fact takes from a table.
extension FlowDecoder {
    /// The selection that is written in place of a fact's options; nil, with a finding, if it makes no sense.
    mutating func selection(_ json: JSON?, _ tables: [String: Table]) -> TableSelection? {
        guard let json, let name = json["table"], let text = name.string,
            let table = table(text, tables, at: name.span)
        else { return nil }
        let value = textColumn(json["value"], table)
        let label = json["label"].map { textColumn($0, table) } ?? value
        let conditions = json["where"].map { self.conditions($0, table) } ?? []
        guard let value, let label else { return nil }
        return TableSelection(table: table, value: value, label: label, conditions: conditions)
    }

    /// The table that something reads; nil, with a finding, if there is none of that name.
    mutating func table(_ name: String, _ tables: [String: Table], at span: Span) -> Table? {
        if let table = tables[name] {
            readNames.insert(table.slot)
            return table
        }
        // One whose columns or file are wrong is reported there.
        guard !definitions("tables").contains(where: { $0.member.key == name }) else { return nil }
        let nearest = NearestName.of(name, among: tables.keys.sorted())
        // A misspelt name counts as a use of the one that is meant.
        if let meant = nearest.flatMap({ tables[$0] }) { readNames.insert(meant.slot) }
        report(
            .unknownTable, at: span, "there is no table '\(name)'\(NearestName.hint(naming: nearest))",
            suggestion: nearest)
        return nil
    }

    private mutating func textColumn(_ json: JSON?, _ table: Table) -> Int? {
        guard let json, let name = json.string else { return nil }
        guard let position = column(name, table, at: json.span) else { return nil }
        guard table.rows.columns[position].type == .text else {
            report(.badValue, at: json.span, "options are texts, but the column '\(name)' is not")
            return nil
        }
        return position
    }

    /// The position of a column that something reads; nil, with a finding, if there is none of that name.
    mutating func column(_ name: String, _ table: Table, at span: Span) -> Int? {
        if let position = table.position(of: name) { return position }
        let nearest = NearestName.of(name, among: table.rows.columns.map(\.name))
        report(
            .unknownColumn, at: span,
            "the table '\(table.name)' has no column '\(name)'\(NearestName.hint(naming: nearest))",
            suggestion: nearest)
        return nil
    }

    /// The conditions of a selection. **Shape**: `row.country == country && row.kind == 'city'`.
    private mutating func conditions(_ json: JSON, _ table: Table) -> [TableSelection.Condition] {
        guard let text = json.string?.composed else { return [] }
        let (tree, problems) = Parser.parse(text)
        func place(_ range: Range<Int>) -> Span {
            let start = source.offset(inString: json.span, utf8: range.lowerBound)
            return start..<max(source.offset(inString: json.span, utf8: range.upperBound), start + 1)
        }
        guard let tree else {
            for problem in problems { report(problem.findingCode, at: place(problem.range), problem.message) }
            return []
        }
        let parts: [SyntaxTree.NodeID] =
            if case .logical(.and, let operands) = tree[tree.root].kind { operands } else { [tree.root] }
        return parts.compactMap { part in
            guard case .binary(.equal, let left, let right) = tree[part].kind,
                let (column, other) = tree.column(left).map({ ($0, right) })
                    ?? tree.column(right).map({ ($0, left) })
            else {
                report(
                    .badValue, at: place(tree[part].range),
                    "'where' compares columns, as in row.country == country, joined by &&")
                return nil
            }
            guard let position = self.column(column, table, at: place(tree[part].range)) else { return nil }
            let range = tree[other].range
            let utf8 = Array(text.utf8)[range]
            let value = compile(
                String(decoding: utf8, as: UTF8.self), inString: json.span, offset: range.lowerBound,
                for: .computed(table.rows.columns[position].type.valueType), known: [])
            return value.map { TableSelection.Condition(column: position, value: $0) }
        }
    }
}

extension SyntaxTree {
    /// The column that a node reads of a row; nil if it does not. **Shape**: `row.country`.
    fileprivate func column(_ id: NodeID) -> String? {
        guard case .select(let operand, let field) = self[id].kind,
            case .name("row", isAbsolute: false) = self[operand].kind
        else { return nil }
        return field
    }
}
