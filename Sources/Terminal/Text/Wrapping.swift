extension StyledText {
    /// The text in rows of the given width, broken between words.
    ///
    /// A word too long for any row is broken between characters, as are texts in wide scripts without spaces.
    /// A word is broken at a hyphen only if no row can hold it. A text without words is one empty row.
    ///
    /// - Parameters:
    ///   - width: the columns of a row; whatever the prefix leaves counts as at least one.
    ///   - first: what precedes the first row, such as a mark.
    ///   - others: what precedes the other rows; by default, spaces as wide as `first`.
    package func wrapped(to width: Int, first: StyledText = .empty, others: StyledText? = nil) -> [StyledText]
    {
        let indent = others ?? StyledText(String(repeating: " ", count: first.columns))
        let room = max(1, width - max(first.columns, indent.columns))
        var rows: [ArraySlice<Cell>] = []
        for line in cells.split(separator: "\n", omittingEmptySubsequences: false) {
            Self.wrap(line, to: room, into: &rows)
        }
        return rows.enumerated().map { index, row in (index == 0 ? first : indent) + StyledText(cells: row) }
    }

    /// The text in rows of the given width, the later ones indented two columns further than the first.
    package func hanging(in width: Int) -> [StyledText] {
        let lead = cells.prefix { $0.character == " " }
        guard columns > width else { return wrapped(to: width) }
        let space = String(repeating: " ", count: lead.count)
        return StyledText(cells: cells.dropFirst(lead.count))
            .wrapped(to: width, first: StyledText(space), others: StyledText(space + "  "))
    }

    private static func wrap(_ line: ArraySlice<Cell>, to room: Int, into rows: inout [ArraySlice<Cell>]) {
        var start = line.startIndex
        while true {
            var width = 0
            var end = start
            // Where the next row may begin.
            var opportunity: Int?
            var hyphen: Int?
            while end < line.endIndex, width + line[end].columns <= room || end == start {
                if end > start, Self.isBreak(line, at: end) { opportunity = end }
                if end > start, line[end - 1].character == "-" { hyphen = end }
                width += line[end].columns
                end += 1
            }
            if end == line.endIndex {
                rows.append(line[start..<end])
                return
            }
            if line[end].character == " " || Self.isBreak(line, at: end) { opportunity = end }
            let next = opportunity ?? hyphen ?? end
            var last = next
            while last > start + 1, line[last - 1].character == " " { last -= 1 }
            rows.append(line[start..<last])
            start = next
            while start < line.endIndex, line[start].character == " " { start += 1 }
            if start == line.endIndex { return }
        }
    }

    /// Whether a row may end before a cell that is not the first.
    private static func isBreak(_ line: ArraySlice<Cell>, at index: Int) -> Bool {
        let before = line[index - 1]
        let after = line[index]
        if after.character == " " { return false }
        return before.character == " " || before.columns == 2 || after.columns == 2
    }
}

extension Array where Element == Cell {
    /// The cells between separators.
    fileprivate func split(separator: Character, omittingEmptySubsequences: Bool) -> [ArraySlice<Cell>] {
        split(omittingEmptySubsequences: omittingEmptySubsequences) { $0.character == separator }
    }
}
