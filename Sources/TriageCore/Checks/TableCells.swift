/// Cells of CSV files that cannot be read, and rows that cannot be told from each other. Not looked for when a call
/// begins, since it would wait for all rows to be read.
enum TableCells {
    /// What is wrong with the tables of a call's flows; a table that several of them use is looked at once.
    static func findings(in flows: FlowSet) -> [Finding] {
        var seen: Set<String> = []
        let tables = flows.flows.flatMap(\.tables).filter {
            seen.insert("\($0.file.name) \($0.name)").inserted
        }
        var reported: Set<Finding> = []
        return tables.flatMap(findings)
            + flows.flows.flatMap { flow in flow.facts.flatMap(doubles) + strangers(in: flow, flows) }
            .filter { reported.insert($0).inserted }
    }

    /// What is wrong with the rows of one table.
    static func findings(in table: Table) -> [Finding] {
        guard let source = table.rows.source else { return [] }
        let cells = table.rows.cells
        let missing = table.rows.columns.filter { !cells.has($0.name) }
        let header = cells.header.map { cells.text(of: $0) }
        if !missing.isEmpty, header.count == 1, header[0].contains(";") {
            return [
                source.finding(
                    .unknownColumn, at: 0..<1,
                    "the header is one cell, separated by semicolons; separate the cells by commas")
            ]
        }
        var findings = missing.map { column in
            let nearest = NearestName.of(column.name, among: header)
            let hint = nearest.map { ", only '\($0)'" } ?? ""
            return source.finding(
                .unknownColumn, at: 0..<1, "the header has no column '\(column.name)'\(hint)")
        }
        findings += cells.problems.map { source.finding(.badCell, at: $0.span, $0.message) }
        guard missing.isEmpty else { return findings }
        for row in 0..<cells.count {
            for (place, column) in table.rows.columns.enumerated() {
                guard let cell = cells.cell(row, place) else { continue }
                let value = table.rows.value(row, place, in: cells)
                let isText = String(validating: source.bytes[cell.span], as: UTF8.self) != nil
                let problem =
                    isText
                    ? column.problem(with: value == .null ? nil : value, isEmpty: cell.span.isEmpty)
                    : "this cell is not UTF-8"
                guard let problem else { continue }
                findings.append(source.finding(.badCell, at: cell.span, problem))
                if findings.count >= CSVCells.mostProblems { return findings }
            }
        }
        return findings
    }

    /// Rows that a fact can offer together though they have the same value or label.
    private static func doubles(of fact: Fact) -> [Finding] {
        guard let selection = fact.selection else { return [] }
        let rows = selection.table.rows
        // One mistake in the table repeats many rows, in both columns: the first pair stands for all.
        for column in [selection.value, selection.label] {
            let doubles = rows.doubles(in: selection.conditions.map(\.column) + [column])
            guard let (first, second) = doubles.first else { continue }
            let text = if case .string(let text) = rows.value(second, column) { text } else { "" }
            let others = doubles.count > 1 ? ", and \(doubles.count - 1) more rows like that" : ""
            let cure = "offer a table with one row each, or add a 'where'"
            guard let source = rows.source, let cell = rows.cells.cell(second, column),
                let other = rows.cells.cell(first, column)
            else {
                return [
                    selection.table.file.finding(
                        .repeatedRow, at: selection.table.span,
                        "'\(text)' stands in rows \(first + 1) and \(second + 1), and '\(fact.id)' would list it twice"
                            + "\(others); \(cure)")
                ]
            }
            let line = source.location(of: other.span).start.line
            return [
                source.finding(
                    .repeatedRow, at: cell.span,
                    "'\(text)' stands in line \(line) too, and '\(fact.id)' would list it twice\(others); \(cure)",
                    related: ("first given here", other.span))
            ]
        }
        return []
    }

    /// Destinations by an answer, and texts compared with one, that no row of the table gives.
    private static func strangers(in flow: Flow, _ flows: FlowSet) -> [Finding] {
        let texts = flow.comparedTexts.compactMap { compared -> Finding? in
            guard let fact = flow.facts.first(where: { $0.slot == compared.slot }),
                let selection = fact.selection,
                !selection.knows(compared.text)
            else { return nil }
            return compared.file.finding(
                .impossibleOption, at: compared.span,
                "'\(compared.text)' is not an option of '\(fact.id)': no row of '\(selection.table.name)' has it"
            )
        }
        return texts
            + flow.nodes.flatMap { node -> [Finding] in
                guard case .byAnswer(let keyed) = node.exit,
                    let path = keyed.on ?? keyed.fact.map({ FactPath([], $0) }),
                    let selection = flows.fact(at: path, of: flow)?.selection
                else { return [] }
                return keyed.destinations.filter { !selection.knows($0.key) }.map {
                    flow.file.finding(
                        .unknownOption, at: $0.span,
                        "'\($0.key)' is not an answer to '\(path)': no row of '\(selection.table.name)' has it"
                    )
                }
            }
    }
}

/// A table that neither a fact nor an expression reads.
enum UnusedTable: Check {
    static let codes: [Finding.Code] = []

    static func findings(in analysis: Analysis) -> [Finding] {
        analysis.flow.tables.filter {
            analysis.flow.isOwn($0.file) && !analysis.flow.namesInExpressions.contains($0.slot)
        }.map {
            analysis.flow.file.finding(
                superfluous: .unusedTable, at: $0.span, "nothing reads the table '\($0.name)'")
        }
    }
}
