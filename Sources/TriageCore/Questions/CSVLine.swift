/// A line of a table for spreadsheets.
///
/// **Source**: RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
/// injection).
package struct CSVLine {
    /// A cell.
    package enum Cell {
        /// A text, which may hold anything.
        case text(String)
        /// A whole number.
        case int(Int)
        /// A number as it is written.
        case number(String)
        /// A share, from 0 to 1, to the fourth decimal place.
        case share(Double)
        /// Nothing.
        case empty
    }

    /// The line with its line break.
    package let text: String

    /// Joins cells.
    package init(_ cells: [Cell]) {
        text = cells.map(Self.text).joined(separator: ",") + "\r\n"
    }

    private static func text(_ cell: Cell) -> String {
        switch cell {
        case .empty: return ""
        case .int(let number): return "\(number)"
        case .number(let text): return text
        case .share(let share): return share.rounded4
        case .text(let text):
            let isFormula =
                text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
            let safe = isFormula ? "'" + text : text
            guard safe.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return safe }
            return "\"" + safe.replacing("\"", with: "\"\"") + "\""
        }
    }
}

extension Double {
    /// The number to the fourth decimal place, without needless zeros. **Shape**: `0.25`, `1`.
    package var rounded4: String {
        let parts = Int64((self * 10_000).rounded())
        let digits = "\(abs(parts) % 10_000 + 10_000)".dropFirst()
        let fraction = digits.reversed().drop { $0 == "0" }.reversed()
        return (parts < 0 ? "-" : "") + "\(abs(parts) / 10_000)"
            + (fraction.isEmpty ? "" : "." + String(fraction))
    }
}
