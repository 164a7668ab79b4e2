extension StyledText {
    /// The text in rows of the given width, broken between words.
    ///
    /// A word too long for any row is broken between characters, as are texts in wide scripts without spaces.
    /// A word is broken at a hyphen, and a date, an amount or a phone number at a space, only if no row can
    /// hold it. A text without words is one empty row.
    ///
    /// - Parameters:
    ///   - width: the columns of a row; whatever the prefix leaves counts as at least one.
    ///   - first: what precedes the first row, such as a mark.
    ///   - others: what precedes the other rows; by default, spaces as wide as `first`.
    package func wrapped(to width: Int, first: StyledText = .empty, others: StyledText? = nil) -> [StyledText]
    {
        let lead = first.columns
        let room = max(1, width - max(lead, others?.columns ?? lead))
        // So it is with most texts, and each is wrapped again whenever a key changes the screen.
        if columns <= room, !spans.contains(where: { $0.text.utf8.contains(UInt8(ascii: "\n")) }) {
            return [first + self]
        }
        let indent = others ?? .spaces(lead)
        var rows: [ArraySlice<Cell>] = []
        for line in cells.split(separator: "\n", omittingEmptySubsequences: false) {
            for row in WrappedRow.rows(of: line, room: room) { rows.append(line[row.shown]) }
        }
        return rows.enumerated().map { index, row in (index == 0 ? first : indent) + StyledText(cells: row) }
    }

    /// The text in rows of the given width, the later ones indented two columns further than the first.
    package func hanging(in width: Int) -> [StyledText] {
        let lead = cells.prefix { $0.character == " " }
        guard columns > width else { return wrapped(to: width) }
        return StyledText(cells: cells.dropFirst(lead.count))
            .wrapped(to: width, first: .spaces(lead.count), others: .spaces(lead.count + 2))
    }
}

/// A row of a line that is too long for one, by the indices of its cells.
struct WrappedRow: Equatable {
    /// What the row shows.
    let shown: Range<Int>
    /// Where the next row begins; the spaces between belong to neither.
    let next: Int

    /// The rows of a line without line breaks, at least one. **Units**: columns of room.
    static func rows(of line: ArraySlice<Cell>, room: Int) -> [WrappedRow] {
        var rows: [WrappedRow] = []
        var held: Set<Int>?
        var start = line.startIndex
        while true {
            var width = 0
            var end = start
            // Where the next row may begin, best place first.
            var opportunity: Int?
            var heldSpace: Int?
            var hyphen: Int?
            while end < line.endIndex, width + line[end].columns <= room || end == start {
                if end > start, isBreak(line, at: end) { opportunity = end }
                if end > start, line[end - 1].character == "-" { hyphen = end }
                width += line[end].columns
                end += 1
            }
            if end == line.endIndex {
                rows.append(WrappedRow(shown: start..<end, next: end))
                return rows
            }
            if line[end].character == " " || isBreak(line, at: end) { opportunity = end }
            if let place = opportunity {
                let spaces = held ?? heldSpaces(of: line)
                held = spaces
                // The last break that parts nothing; a row that has none parts what no row can hold.
                opportunity = (start + 1..<place + 1).last {
                    isFree(line, at: $0, holding: spaces) && ($0 == place || isBreak(line, at: $0))
                }
                heldSpace = place
            }
            let next = opportunity ?? heldSpace ?? hyphen ?? end
            var last = next
            while last > start + 1, line[last - 1].character == " " { last -= 1 }
            let begin = start
            start = next
            while start < line.endIndex, line[start].character == " " { start += 1 }
            rows.append(WrappedRow(shown: begin..<last, next: start))
            if start == line.endIndex { return rows }
        }
    }

    /// Whether a row may end before a cell that is not the first.
    private static func isBreak(_ line: ArraySlice<Cell>, at index: Int) -> Bool {
        let before = line[index - 1]
        let after = line[index]
        if after.character == " " { return false }
        return before.character == " " || before.columns == 2 || after.columns == 2
    }

    /// Whether a break at a place, before or after a space, leaves together what belongs together.
    private static func isFree(_ line: ArraySlice<Cell>, at index: Int, holding spaces: Set<Int>) -> Bool {
        !spaces.contains(line[index].character == " " ? index : index - 1)
    }

    /// The single spaces within dates, amounts and phone numbers.
    private static func heldSpaces(of line: ArraySlice<Cell>) -> Set<Int> {
        guard line.contains(where: \.isNumber) else { return [] }
        let words = line.split { $0.character == " " }
        let pairs = Cohesion(words.map { String($0.map(\.character)) }).pairs
        let places = zip(words, words.dropFirst()).map {
            ($0.endIndex, isSingle: $0.endIndex + 1 == $1.startIndex)
        }
        return Set(zip(pairs, places).filter { $0 && $1.isSingle }.map(\.1.0))
    }
}

extension Cell {
    /// Whether it is a digit or another number; those of ASCII need no look at a table.
    fileprivate var isNumber: Bool {
        character.isASCII ? ("0"..."9").contains(character) : character.isNumber
    }
}

extension Array where Element == Cell {
    /// The cells between separators.
    fileprivate func split(separator: Character, omittingEmptySubsequences: Bool) -> [ArraySlice<Cell>] {
        split(omittingEmptySubsequences: omittingEmptySubsequences) { $0.character == separator }
    }
}
