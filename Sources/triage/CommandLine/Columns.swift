import Terminal
import TriageCore

/// Rows laid out in columns, two spaces apart. Widths are counted in terminal columns, and a cell is one line
/// whatever is in it.
struct Columns {
    /// The lines of the table.
    let lines: [String]

    /// The table, without a final line break.
    var text: String { lines.joined(separator: "\n") }

    init(_ rows: [[String]]) {
        let rows = rows.map { row in row.map { $0.sanitized() } }
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
        }
        lines = rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[column] - cell.columns)
            }.joined(separator: "  ").trimmingEnd
        }
    }
}
