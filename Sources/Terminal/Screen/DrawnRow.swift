/// A row as it appears on the screen, column by column.
struct DrawnRow: Sendable, Equatable {
    /// The character that begins in each column; nil where a wide one continues.
    let columns: [Cell?]
    /// Whether all terminals agree on the position of each character.
    let isCertain: Bool

    /// Lays out a text up to a width; line breaks and zero-width characters are left out.
    init(_ text: StyledText, limit: Int) {
        var columns: [Cell?] = []
        columns.reserveCapacity(limit)
        var isCertain = true
        layout: for span in text.spans {
            for character in span.text {
                let cell = Cell(character: character, role: span.role)
                guard cell.columns > 0 else { continue }
                guard columns.count + cell.columns <= limit else { break layout }
                columns.append(cell)
                if cell.columns == 2 { columns.append(nil) }
                isCertain = isCertain && character.hasCertainColumns
            }
        }
        self.columns = columns
        self.isCertain = isCertain
    }

    /// How many rows the text fills once a terminal of another width has rewrapped it.
    ///
    /// - Parameters:
    ///   - width: the new width.
    ///   - place: if given, only the rows up to the one with this column are counted. A place just past the
    ///     end of a full row counts as part of it: terminals differ, and counting too few never hides a row
    ///     above.
    func wrappedRows(in width: Int, upTo place: Int? = nil) -> Int {
        var rows = 1
        var column = 0
        for (index, cell) in columns.enumerated() where index <= place ?? index {
            guard let cell else { continue }
            if column + cell.columns > width {
                rows += 1
                column = 0
            }
            column += cell.columns
        }
        let beyond = place.map { max(0, $0 - columns.count) } ?? 0
        return rows + max(0, column + beyond - 1) / width
    }

    /// The stretches of columns that differ from another row, extended to whole characters. Short equal
    /// stretches between two of them are included, since skipping over them costs as much as writing them.
    func differences(from old: DrawnRow) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = 0
        while index < columns.count {
            guard index >= old.columns.count || columns[index] != old.columns[index] else {
                index += 1
                continue
            }
            var end = index + 1
            while end < columns.count, columns[end] == nil { end += 1 }
            if let last = result.last, index - last.upperBound < 5 {
                result[result.count - 1] = last.lowerBound..<end
            } else {
                result.append(index..<end)
            }
            index = end
        }
        return result
    }
}
