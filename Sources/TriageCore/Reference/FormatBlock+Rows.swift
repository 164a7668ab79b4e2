extension FormatPage.Block {
    /// The rows of a block that has two columns. **Shape**: `fee > 10.00   true`; empty for any other block.
    var rows: [String] {
        switch self {
        case .prose, .item, .example, .commands: []
        case .values(let values): Self.columns(values.map { ($0.expression, $0.value) })
        case .results(let results):
            Self.columns(
                results.map { ($0.known.isEmpty ? "at once" : $0.known, "\($0.expression) is \($0.value)") })
        case .texts(let texts): Self.columns(texts.map { ($0.text, $0.shown) })
        case .conditions(let conditions): conditions
        case .answers(let answers): Self.columns(answers.map { ($0.typed, $0.kept ?? "is refused") })
        case .refused(let conditions): Self.columns(conditions.map { ($0.condition, $0.code) })
        }
    }

    /// Two columns; a long cell pushes its neighbour into the next row.
    private static func columns(_ rows: [(String, String)]) -> [String] {
        let most = 40
        let width = rows.map(\.0.count).filter { $0 <= most }.max() ?? 0
        return rows.flatMap { left, right in
            left.count > width
                ? [left, String(repeating: " ", count: width + 3) + right]
                : [left + String(repeating: " ", count: width - left.count + 3) + right]
        }
    }
}

extension String {
    /// The text in lines of a width, broken at blanks; a word that is wider stands alone. Blanks at its beginning
    /// stay.
    ///
    /// - Parameter indent: what each line but the first begins with.
    func folded(to width: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = String(prefix { $0 == " " })
        var isEmpty = true
        for word in split(whereSeparator: \.isWhitespace) {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent + word
            } else {
                line += (isEmpty ? "" : " ") + word
            }
            isEmpty = false
        }
        return lines + [line]
    }
}
