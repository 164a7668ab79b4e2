/// Rows that a flow reads from, such as cities or rates.
package struct Table: Sendable, Equatable {
    /// Its name in expressions: `tables.NAME`.
    package let name: String
    /// Where the name is declared.
    @Uncompared var span: Span
    /// The file that declares it: the flow's, or that of a desk.
    @Uncompared var file: SourceText
    /// The slot of the list of its rows.
    @Uncompared var slot: Int
    /// What expressions know of a row.
    let type: RecordType
    /// The rows, which all flows of the process that read the same file have in common.
    let rows: TableRows

    /// The position of a column; nil if there is none of that name.
    func position(of column: String) -> Int? { rows.columns.firstIndex { $0.name == column } }

    /// Whether both have the same rows under the same name.
    package static func == (left: Table, right: Table) -> Bool {
        left.name == right.name && left.type == right.type && left.rows.isSame(as: right.rows)
    }
}

/// A column of a table.
struct TableColumn: Sendable, Hashable {
    /// Its name.
    let name: String
    /// The type of its cells.
    let type: FactType
    /// Whether its cells may be empty.
    let isOptional: Bool

    /// The types that a column can have.
    static let types: [FactType] = [.text, .yesno, .integer, .number, .money, .date]
}
