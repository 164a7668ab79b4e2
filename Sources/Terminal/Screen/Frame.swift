/// The size of a terminal.
package struct Size: Sendable, Equatable {
    /// The number of columns.
    package var columns: Int
    /// The number of rows.
    package var rows: Int

    /// Creates a size of at least one column and one row.
    package init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
    }
}

/// A place in a frame. **Units**: 0-based row and column.
package struct Position: Sendable, Equatable {
    /// The row from the top of the frame.
    package var row: Int
    /// The column from the left.
    package var column: Int

    /// Creates a place.
    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// Rows of styled text, possibly including the cursor: one widget, or everything the live region shows.
package struct Frame: Sendable, Equatable {
    /// The rows from top to bottom; none contains a line break.
    package private(set) var rows: [StyledText]
    /// The position of the hardware cursor; nil hides it.
    package var cursor: Position?
    /// The rows of the focused field, including its label; nil if there is none. They stay in view when the
    /// rest is scrolled.
    package var focus: Range<Int>?

    /// Takes rows unchanged.
    package init(_ rows: [StyledText] = [], cursor: Position? = nil, focus: Range<Int>? = nil) {
        self.rows = rows
        self.cursor = cursor
        self.focus = focus
    }

    /// Adds a row at the bottom.
    package mutating func append(_ row: StyledText) {
        rows.append(row)
    }

    /// Adds rows at the bottom.
    package mutating func append(_ more: [StyledText]) {
        rows += more
    }

    /// Exchanges the row at the bottom, if there is one.
    package mutating func replaceLast(with row: StyledText) {
        if !rows.isEmpty { rows[rows.count - 1] = row }
    }

    /// Leaves out rows at the top; a cursor among them is gone.
    package mutating func removeFirst(_ count: Int) {
        rows.removeFirst(min(count, rows.count))
        cursor = cursor.flatMap {
            $0.row < count ? nil : Position(row: $0.row - count, column: $0.column)
        }
        focus = focus.map { max(0, $0.lowerBound - count)..<max(0, $0.upperBound - count) }
    }

    /// Adds a frame at the bottom; its cursor and focus, if it has them, replace the current ones.
    package mutating func append(_ other: Frame) {
        if let focus = other.focus {
            self.focus = focus.lowerBound + rows.count..<focus.upperBound + rows.count
        }
        if let place = other.cursor { cursor = Position(row: rows.count + place.row, column: place.column) }
        rows += other.rows
    }

    /// The rows as text, joined by line breaks.
    package var plain: String { rows.map(\.plain).joined(separator: "\n") }
}
