import Synchronization

/// The rows of a table, read when the first card or expression needs them.
///
/// A class, so that a process holds one copy, whatever number of calls and flows read it.
final class TableRows: Sendable {
    /// The columns, in the order of a row's cells.
    let columns: [TableColumn]
    /// The currency of its amounts.
    private let currency: Currency?
    private let written: Written
    private let memory = Mutex(Memory())

    /// How the rows are written.
    private enum Written: Sendable {
        /// In the flow's file, already read.
        case values([[Value]])
        /// In a file of their own.
        case csv(UsedFile)
    }

    /// What was worked out so far.
    private struct Memory {
        var cells: CSVCells?
        var records: [Value]?
        var indices: [[Int]: TableIndex] = [:]
        var results: [ObjectIdentifier: Result] = [:]
        var chosen: [TableSelection.Key: TableSelection.Rows] = [:]
    }

    /// What an expression worked out from tables; it is held so that no other one takes its identity.
    private struct Result {
        let expression: Expression
        let inputs: [Value]
        let value: Value
    }

    private init(_ columns: [TableColumn], _ currency: Currency?, _ written: Written) {
        self.columns = columns
        self.currency = currency
        self.written = written
    }

    /// Takes rows that are written in a flow.
    convenience init(_ columns: [TableColumn], values: [[Value]]) {
        self.init(columns, nil, .values(values))
    }

    /// The rows of a file: those that the process has already, if the file has not changed since.
    static func of(_ file: UsedFile, _ columns: [TableColumn], currency: Currency?) -> TableRows {
        let key = Key(path: file.source.name, columns: columns, currency: currency?.code)
        return known.withLock { known in
            if let rows = known[key], case .csv(let same) = rows.written, same.digest == file.digest {
                return rows
            }
            let rows = TableRows(columns, currency, .csv(file))
            known[key] = rows
            return rows
        }
    }

    private struct Key: Hashable {
        let path: String
        let columns: [TableColumn]
        let currency: String?
    }

    private static let known = Mutex<[Key: TableRows]>([:])

    /// Whether two tables have the same rows.
    func isSame(as other: TableRows) -> Bool {
        if self === other { return true }
        switch (written, other.written) {
        case (.values(let mine), .values(let theirs)): return mine == theirs
        case (.csv(let mine), .csv(let theirs)): return mine.digest == theirs.digest
        case (.values, .csv), (.csv, .values): return false
        }
    }

    /// The file of the rows; nil if they are written in the flow.
    var source: SourceText? {
        if case .csv(let file) = written { file.source } else { nil }
    }

    /// Whether the rows have been looked at.
    var isRead: Bool { memory.withLock { $0.cells != nil } }

    /// The number of rows.
    var count: Int {
        switch written {
        case .values(let values): values.count
        case .csv: cells.count
        }
    }

    /// The cells of the file, found on first use; without any for rows in a flow.
    var cells: CSVCells {
        guard case .csv(let file) = written else { return CSVCells([], columns: []) }
        return memory.withLock { memory in
            if let cells = memory.cells { return cells }
            let cells = CSVCells(file.source.bytes, columns: columns.map(\.name))
            memory.cells = cells
            return cells
        }
    }

    /// The value of a cell; null for an empty one, and for one that cannot be read.
    func value(_ row: Int, _ column: Int) -> Value {
        switch written {
        case .values(let values): values[row][column]
        case .csv: value(row, column, in: cells)
        }
    }

    /// The value of one of the file's cells; null for an empty one, and for one that cannot be read.
    func value(_ row: Int, _ column: Int, in cells: CSVCells) -> Value {
        guard let cell = cells.cell(row, column), !cell.span.isEmpty else { return .null }
        let text = cells.text(of: cell)
        if columns[column].type == .text { return .string(text) }
        return columns[column].type.value(ofCell: text, currency: currency) ?? .null
    }

    /// The values of a column, in the order of the rows.
    func values(in column: Int) -> [Value] {
        switch written {
        case .values(let values): return values.map { $0[column] }
        case .csv:
            let cells = cells
            return (0..<cells.count).map { value($0, column, in: cells) }
        }
    }

    /// The rows as records, for expressions.
    func records(of type: RecordType) -> [Value] {
        if let records = memory.withLock({ $0.records }) { return records }
        let records = everyRow { values in RecordValue(type, values).map(Value.record) ?? .null }
        memory.withLock { $0.records = records }
        return records
    }

    private func everyRow<Result>(_ work: ([Value]) -> Result) -> [Result] {
        switch written {
        case .values(let values): return values.map(work)
        case .csv:
            let cells = cells
            return (0..<cells.count).map { row in
                work(columns.indices.map { value(row, $0, in: cells) })
            }
        }
    }

    /// The rows that have the given values in the given columns, in order.
    func rows(with values: [Value], in columns: [Int]) -> [Int] {
        if columns.isEmpty { return Array(0..<count) }
        return index(by: columns).rows(hash: TableIndex.hash(values)) { row in
            zip(columns, values).allSatisfy { value(row, $0).equals($1) }
        }
    }

    /// The pairs of rows that have the same values in the given columns, the first row of each first; rows without
    /// a value in one of them are left out.
    func doubles(in columns: [Int]) -> [(first: Int, second: Int)] {
        let cells = cells
        let isRead = source != nil
        func values(_ row: Int) -> [Value] {
            columns.map { isRead ? value(row, $0, in: cells) : value(row, $0) }
        }
        return index(by: columns).neighbours().filter { first, second in
            let (mine, theirs) = (values(first), values(second))
            return !mine.contains(.null) && zip(mine, theirs).allSatisfy { $0.equals($1) }
        }.sorted { $0.second < $1.second }
    }

    private func index(by columns: [Int]) -> TableIndex {
        if let known = memory.withLock({ $0.indices[columns] }) { return known }
        let index: TableIndex
        switch written {
        case .values(let values):
            index = TableIndex(values.map { row in TableIndex.hash(columns.map { row[$0] }) })
        case .csv:
            let cells = cells
            index = TableIndex(
                (0..<cells.count).map { row in
                    columns.reduce(0) { seed, column in
                        // A plain text is hashed as it stands in the file.
                        if self.columns[column].type == .text, let hash = cells.hash(row, column, seed: seed)
                        {
                            return hash
                        }
                        return TableIndex.hash(value(row, column, in: cells), seed: seed)
                    }
                })
        }
        memory.withLock { $0.indices[columns] = index }
        return index
    }

    /// The value of an expression that reads these rows: the one worked out last, as long as all else that it reads
    /// is the same, so that a key on a card need not go through all rows again.
    func remembered(
        _ expression: Expression, _ inputs: [Value], or evaluate: () throws(EvaluationError) -> Value
    ) throws(EvaluationError) -> Value {
        if let known = memory.withLock({ $0.results[expression.identity] }), known.inputs == inputs {
            return known.value
        }
        let value = try evaluate()
        memory.withLock { memory in
            // Those of flows that are loaded no more are not asked for again.
            if memory.results.count >= 256 { memory.results = [:] }
            memory.results[expression.identity] = Result(
                expression: expression, inputs: inputs, value: value)
        }
        return value
    }

    /// What was chosen before in the same way, so that a key on the card does not choose again.
    func chosen(_ key: TableSelection.Key, or choose: () -> TableSelection.Rows) -> TableSelection.Rows {
        if let known = memory.withLock({ $0.chosen[key] }) { return known }
        let rows = choose()
        memory.withLock { memory in
            // Those of earlier answers are soon not asked for any more.
            if memory.chosen.count >= 16 { memory.chosen = [:] }
            memory.chosen[key] = rows
        }
        return rows
    }
}

extension FactType {
    /// Reads a cell of a table by the rules for literals in a flow: `true`, `12`, `0.5`, `55.00`, `2026-07-01`; nil
    /// if it does not fit the type.
    func value(ofCell text: String, currency: Currency?) -> Value? {
        switch self {
        case .text: return .string(text)
        case .yesno: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
        case .integer, .number:
            let (json, problems) = JSONParser.parse(Array(text.utf8))
            guard problems.isEmpty, let json, case .number = json.value else { return nil }
            return value(of: JSON(value: json.value, span: json.span), currency: currency)
        default: return value(of: JSON(value: .string(text), span: 0..<0), currency: currency)
        }
    }
}
