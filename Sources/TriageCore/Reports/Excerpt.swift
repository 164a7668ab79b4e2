/// A line of text with carets under a place; a long line is cut to the part around it, with `…` marking what
/// was left out.
package struct Excerpt: Sendable, Equatable {
    /// The line and the carets; empty when the line is empty.
    ///
    /// **Units**: terminal columns, as far as Unicode determines them: tabs are kept, combining marks take
    /// none, ideographs and emoji two.
    package let lines: [String]

    /// How many characters of a line are shown before the place, and in total.
    private static let (before, longest) = (60, 110)

    /// Shows a place; only the first line of one that spans several.
    package init(_ location: Finding.Location, of text: SourceText) {
        let scalars = Array(text.line(location.start.line).unicodeScalars)
        guard !scalars.isEmpty else {
            lines = []
            return
        }
        let column = min(location.start.column - 1, scalars.count)
        let from = column <= Self.before ? 0 : column - Self.before
        let to = min(scalars.count, from + Self.longest)
        let end = location.end.line == location.start.line ? location.end.column - 1 : scalars.count
        let marked = scalars[column..<max(column, min(end, to))]
        let left = from == 0 ? "" : "…"
        let right = to == scalars.count ? "" : "…"
        let indent = scalars[from..<column].map {
            $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns)
        }
        let width = marked.reduce(0) { $0 + $1.columns }
        lines = [
            "    " + left + scalars[from..<to].printable + right,
            "    " + (left.isEmpty ? "" : " ") + indent.joined()
                + String(repeating: "^", count: max(1, width)),
        ]
    }
}

extension Sequence<Unicode.Scalar> {
    /// The text without anything a terminal would act on: control characters (except tabs) and bidi controls.
    var printable: String {
        replacing(with: "\u{FFFD}") { scalar in
            scalar.properties.generalCategory == .control && scalar != "\t"
                || scalar.properties.isBidiControl
        }
    }
}

extension Unicode.Scalar {
    /// How many terminal columns the character takes, as far as the standard library knows.
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: 0
        case .format: properties.isBidiControl ? 1 : 0
        default: properties.isIdeographic || properties.isEmojiPresentation ? 2 : 1
        }
    }
}
