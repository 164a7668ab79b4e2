/// A line of text with carets under a place; a long line is cut to the part around it, with `…` marking what
/// was left out.
package struct Excerpt: Sendable, Equatable {
    /// The line and the carets; empty when the line is empty.
    ///
    /// **Units**: terminal columns, as far as Unicode determines them: tabs are kept, combining marks take
    /// none, ideographs and emoji two.
    package let lines: [String]

    /// How many characters of a line are shown before the place, and in total: it fits a terminal of 80 columns.
    private static let (before, longest) = (40, 74)

    /// Shows a place; only the first line of one that spans several, or the one after it where that is but a bracket.
    package init(_ place: Finding.Location, of text: SourceText) {
        let location = text.firstWords(of: place)
        let window = text.window(
            around: location.span.lowerBound, before: min(location.start.column - 1, Self.before),
            atMost: Self.longest)
        let scalars = window.scalars
        guard !scalars.isEmpty else {
            lines = []
            return
        }
        let column = window.position
        let from = location.start.column - 1 - column
        let end = location.end.line == location.start.line ? location.end.column - 1 - from : scalars.count
        let marked = scalars[column..<max(column, min(end, scalars.count))]
        let left = from == 0 ? "" : "…"
        let right = window.isWhole ? "" : "…"
        let indent = scalars[..<column].map {
            $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns)
        }
        let width = marked.reduce(0) { $0 + $1.columns }
        lines = [
            "    " + left + scalars.printable + right,
            "    " + (left.isEmpty ? "" : " ") + indent.joined()
                + String(repeating: "^", count: max(1, width)),
        ]
    }
}

extension SourceText {
    /// What is behind the bracket of a place that begins with one at the end of its line; else the place itself.
    fileprivate func firstWords(of place: Finding.Location) -> Finding.Location {
        let span = place.span
        guard place.end.line > place.start.line, span.upperBound <= bytes.count,
            let first = bytes[span].first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            let words = bytes[span].dropFirst().firstIndex(where: { $0 > 0x20 }),
            bytes[span.lowerBound..<words].contains(0x0A)
        else { return place }
        return location(of: words..<span.upperBound)
    }

    /// The characters of a line around a byte, without reading more of the line: it may be the whole file.
    fileprivate func window(
        around offset: Int, before: Int, atMost longest: Int
    ) -> (scalars: [Unicode.Scalar], position: Int, isWhole: Bool) {
        let middle = min(offset, bytes.count)
        var start = middle
        var left = before
        while left > 0, start > 0 {
            start -= 1
            if bytes[start] & 0xC0 != 0x80 { left -= 1 }
        }
        // A character takes four bytes at most; one more tells whether the line goes on.
        let far = bytes[start..<min(bytes.count, start + 4 * (longest + 1))]
        let end = far.firstIndex(of: 0x0A) ?? far.endIndex
        var scalars = Array(String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars)
        if scalars.last == "\r", end < far.endIndex || end == bytes.count { scalars.removeLast() }
        let position = min(before - left, scalars.count)
        return (Array(scalars.prefix(longest)), position, scalars.count <= longest)
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
