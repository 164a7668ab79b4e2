import Foundation

/// Rows under a header: names aligned left, figures right, in columns as wide as necessary.
struct Table {
    /// The cells of the header, then of each row; a row may be shorter.
    private(set) var rows: [[String]]

    /// Creates a table without rows; the first column is for names.
    init(_ header: [String]) { rows = [header] }

    /// Adds a row; what could not be measured is nil.
    mutating func add(_ cells: [String?]) { rows.append(cells.map { $0 ?? "-" }) }

    /// The lines of the table.
    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }
            return "  " + cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// A figure formatted for a cell.
    static func cell(_ value: Double?, digits: Int = 2) -> String? {
        value.map { String(format: "%.\(digits)f", $0) }
    }

    /// A figure as a multiple of another.
    static func ratio(_ value: Double?, to other: Double?) -> String? {
        guard let value, let other, other > 0 else { return nil }
        return String(format: "%.2f×", value / other)
    }
}
