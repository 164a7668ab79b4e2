/// Operators of other languages and quotation marks of word processors: what is meant is plain, so that each is
/// reported once and the rest is still read.
extension Lexer {
    private static let foreignOperators: [(written: String, meant: Token.Symbol)] = [
        ("===", .equal), ("!==", .notEqual), ("<>", .notEqual), ("=<", .lessOrEqual), ("=>", .greaterOrEqual),
        ("≠", .notEqual), ("≤", .lessOrEqual), ("≥", .greaterOrEqual),
    ]

    /// Reads an operator of another language; false if there is none.
    mutating func readForeignOperator() -> Bool {
        guard current >= 0x80 || beginsLongOperator else { return false }
        let start = index
        for (written, meant) in Self.foreignOperators where bytes[start...].starts(with: written.utf8) {
            index += written.utf8.count
            report(
                "unexpected '\(written)'\(NearestName.hint(naming: meant.rawValue))", start..<index,
                suggestion: meant.rawValue)
            add(.symbol(meant), from: start)
            return true
        }
        return false
    }

    /// Whether operator characters stand here that no operator of the language begins with.
    private var beginsLongOperator: Bool {
        switch current {
        case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"):
            byte(1) == UInt8(ascii: "<") || byte(1) == UInt8(ascii: ">") || byte(2) == UInt8(ascii: "=")
        default: false
        }
    }

    /// Reads a text in curly or other foreign quotation marks; false if there is none.
    mutating func readForeignText() -> Bool {
        guard current >= 0x80 else { return false }
        let start = index
        let marks = ["‘", "’", "‚", "‛", "“", "”", "„", "‟", "«", "»", "‹", "›"]
        guard let opening = marks.first(where: { bytes[start...].starts(with: $0.utf8) }) else {
            return false
        }
        index += opening.utf8.count
        let content = index
        while index < bytes.count {
            if let closing = marks.first(where: { bytes[index...].starts(with: $0.utf8) }) {
                let text = String(decoding: bytes[content..<index], as: UTF8.self)
                index += closing.utf8.count
                let quoted = SyntaxTree.Literal.quoted(text)
                report(
                    "a text needs straight quotes; write \(quoted)", start..<index, suggestion: quoted)
                add(.string(text), from: start)
                return true
            }
            index += 1
        }
        report("a text needs straight quotes: '…'", start..<content)
        hasGaps = true
        return true
    }
}
