import Terminal
import TriageCore

/// Rows laid out in columns, two spaces apart. Widths are counted in terminal columns.
struct Columns {
    /// The table, without a final line break.
    let text: String

    init(_ rows: [[String]]) {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
        }
        text = rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[column] - cell.columns)
            }.joined(separator: "  ").trimmingEnd
        }.joined(separator: "\n")
    }
}
