/// Options that a fact takes from a table.
package struct TableSelection: Sendable, Equatable {
    /// The table.
    let table: Table
    /// The column of the values that are recorded.
    let value: Int
    /// The column of what the agent reads.
    let label: Int
    /// The columns of which a row must have certain values to be offered, each with the expression of its value.
    let conditions: [Condition]

    /// A column and the value that it must have.
    struct Condition: Sendable, Equatable {
        /// The column.
        let column: Int
        /// The value that it must have.
        let value: Expression
    }

    /// What was chosen by: the columns of the value, the label and the conditions, and the conditions' values.
    struct Key: Hashable {
        let columns: [Int]
        let values: UInt64
    }

    /// The rows that some values of the conditions leave.
    ///
    /// A class, so that the options are worked out once and found to be the same without being compared.
    final class Rows: Sendable {
        /// What can be chosen, in the order of the table.
        let options: [CardOption]

        /// Takes what can be chosen.
        init(_ options: [CardOption]) {
            self.options = options
        }
    }

    /// What can be chosen while the conditions have these values; rows without a value or a label are left out.
    func options(_ values: [Value]) -> [CardOption] {
        let columns = conditions.map(\.column)
        let key = Key(columns: [value, label] + columns, values: TableIndex.hash(values))
        return table.rows.chosen(key) {
            let cells = table.rows.cells
            return Rows(
                table.rows.rows(with: values, in: columns).compactMap { row in
                    option(row, in: cells)
                })
        }.options
    }

    private func option(_ row: Int, in cells: CSVCells) -> CardOption? {
        let isRead = table.rows.source != nil
        func text(_ column: Int) -> String? {
            let value = isRead ? table.rows.value(row, column, in: cells) : table.rows.value(row, column)
            if case .string(let text) = value { return text }
            return nil
        }
        guard let name = text(value), let label = text(label) else { return nil }
        return CardOption(value: .string(name), name: name, label: label, hint: "", key: nil)
    }

    /// The label of a value while the conditions have these values; nil if no row that they leave has both.
    func label(of name: String, _ values: [Value]) -> String? {
        first(with: .string(name), in: value, values).flatMap { row in
            if case .string(let label) = table.rows.value(row, label) { label } else { nil }
        }
    }

    /// The label of a value that one row has or all rows agree on, whatever the conditions; nil otherwise.
    func onlyLabel(of name: String) -> String? {
        let labels = table.rows.rows(with: [.string(name)], in: [value]).map { table.rows.value($0, label) }
        guard case .string(let label)? = labels.first, labels.allSatisfy({ $0 == labels[0] }) else {
            return nil
        }
        return label
    }

    /// The value of the row with a label while the conditions have these values; nil if there is none.
    func value(labelled label: String, _ values: [Value]) -> String? {
        first(with: .string(label), in: self.label, values).flatMap { row in
            if case .string(let name) = table.rows.value(row, value) { name } else { nil }
        }
    }

    private func first(with text: Value, in column: Int, _ values: [Value]) -> Int? {
        table.rows.rows(with: values + [text], in: conditions.map(\.column) + [column]).first
    }

    /// Whether any row of the table has this value, whatever the conditions.
    func knows(_ name: String) -> Bool { !table.rows.rows(with: [.string(name)], in: [value]).isEmpty }
}

/// One thing that can be chosen on a card.
public struct CardOption: Sendable, Equatable {
    /// The value that is recorded.
    public let value: Value
    /// The value as it can be typed.
    package let name: String
    /// What the agent reads.
    public let label: String
    /// A few words shown beside it; empty if there are none.
    public let hint: String
    /// The letter that chooses it.
    package let key: Character?
}
