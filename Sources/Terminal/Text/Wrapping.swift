extension StyledText {
    /// The text in rows of a width, broken between words.
    ///
    /// A word that no row holds is broken between characters, and so are texts without spaces in wide
    /// scripts. A text without words is one empty row.
    ///
    /// - Parameters:
    ///   - width: the columns of a row; less than one beside the prefix counts as one.
    ///   - first: what stands before the first row, a mark for example.
    ///   - others: what stands before the other rows; spaces as wide as `first` unless given.
    public func wrapped(to width: Int, first: StyledText = .empty, others: StyledText? = nil) -> [StyledText]
    {
        let indent = others ?? StyledText(String(repeating: " ", count: first.columns))
        let room = max(1, width - max(first.columns, indent.columns))
        var rows: [ArraySlice<Cell>] = []
        for line in cells.split(separator: "\n", omittingEmptySubsequences: false) {
            Self.wrap(line, to: room, into: &rows)
        }
        return rows.enumerated().map { index, row in (index == 0 ? first : indent) + StyledText(cells: row) }
    }

    private static func wrap(_ line: ArraySlice<Cell>, to room: Int, into rows: inout [ArraySlice<Cell>]) {
        var start = line.startIndex
        while true {
            var width = 0
            var end = start
            // Where the next row may begin.
            var opportunity: Int?
            while end < line.endIndex, width + line[end].columns <= room || end == start {
                if end > start, Self.isBreak(line, at: end) { opportunity = end }
                width += line[end].columns
                end += 1
            }
            if end == line.endIndex {
                rows.append(line[start..<end])
                return
            }
            if line[end].character == " " || Self.isBreak(line, at: end) { opportunity = end }
            let next = opportunity ?? end
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
        if before.character == " " || before.columns == 2 || after.columns == 2 { return true }
        return before.character == "-" && index - 1 > line.startIndex && line[index - 2].character != " "
    }
}

extension Array where Element == Cell {
    /// The cells between separators.
    fileprivate func split(separator: Character, omittingEmptySubsequences: Bool) -> [ArraySlice<Cell>] {
        split(omittingEmptySubsequences: omittingEmptySubsequences) { $0.character == separator }
    }
}
