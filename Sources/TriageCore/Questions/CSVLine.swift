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
    package init(_ cells: some Sequence<Cell>) {
        var bytes: [UInt8] = []
        for cell in cells {
            Self.write(cell, to: &bytes)
            bytes.append(UInt8(ascii: ","))
        }
        if !bytes.isEmpty { bytes.removeLast() }
        bytes += "\r\n".utf8
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ cell: Cell, to bytes: inout [UInt8]) {
        switch cell {
        case .empty: break
        case .int(let number): bytes += "\(number)".utf8
        case .number(let text): bytes += text.utf8
        case .share(let share): bytes += share.rounded4.utf8
        case .text(var text):
            text.withUTF8 { text in
                let isQuoted = text.contains { "\",\r\n".utf8.contains($0) }
                if isQuoted { bytes.append(UInt8(ascii: "\"")) }
                if let first = text.first, "=+-@\t\r\n".utf8.contains(first) {
                    bytes.append(UInt8(ascii: "'"))
                }
                for byte in text {
                    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                    bytes.append(byte)
                }
                if isQuoted { bytes.append(UInt8(ascii: "\"")) }
            }
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
