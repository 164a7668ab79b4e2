/// The rows at the end of the transcript that are redrawn again and again.
///
/// A value that turns each frame into the bytes of its difference from the last; it writes nothing itself.
/// Each result is meant for a single write. No row reaches the last column, so that no terminal wraps one,
/// and the terminal is never queried. The rows above scroll away like the output of any program.
package struct LiveRegion: Sendable {
    /// The size of the terminal the region is drawn for.
    package private(set) var size: Size
    private let theme: Theme
    private let resizing: Resizing
    /// The rows currently on the screen.
    private var drawn: [Line] = []
    /// Where the cursor was left; the row is counted on the screen, even after a resize has wrapped rows.
    /// Column -1 means unknown, so that the next move is absolute.
    private var place = Position(row: 0, column: -1)
    /// Where the cursor was left in the rows as they were drawn, before any resize.
    private var reflowOrigin: Position?
    private var isCursorHidden = false
    private var mustRepaint = true
    /// Whether something that is not ours may stand on the cursor's row.
    private var isFresh = true

    private struct Line: Sendable {
        let text: StyledText
        let row: DrawnRow
    }

    /// Starts at the cursor's row with nothing drawn, on a terminal that either rewraps rows or cuts them.
    package init(size: Size, theme: Theme, resizing: Resizing = .rewraps) {
        self.size = size
        self.resizing = resizing
        self.theme = theme
    }

    /// The bytes that make the screen show a frame; empty if it already does.
    ///
    /// - Parameters:
    ///   - frame: what to show; rows that do not fit on the screen are cut, keeping those around the cursor.
    ///   - finished: rows that move into the transcript above the region for good, wrapped as needed.
    package mutating func draw(_ frame: Frame, above finished: [StyledText] = []) -> [UInt8] {
        let frame = frame.clipped(to: size.rows)
        let lines = frame.rows.enumerated().map { index, text in
            index < drawn.count && !mustRepaint && drawn[index].text == text ? drawn[index] : line(text)
        }
        var painter = Painter(at: place, theme: theme)
        if isFresh { painter.startRow(columns: size.columns) }
        let target = frame.cursor.map { clamped($0, rows: lines.count) }
        let resting = target ?? Position(row: max(0, lines.count - 1), column: 0)
        if mustRepaint || !finished.isEmpty {
            repaint(lines, above: finished, cursor: frame.cursor?.row, with: &painter)
        } else {
            patch(lines, resting: resting, with: &painter)
        }
        let before = painter.bytes.count
        painter.move(to: resting)
        let isHidden = target == nil
        if isHidden != isCursorHidden {
            painter.emit(isHidden ? EscapeCodes.hideCursor : EscapeCodes.showCursor)
        }
        let isUnchanged = before == EscapeCodes.beginFrame.count && painter.bytes.count == before
        drawn = lines
        place = resting
        isCursorHidden = isHidden
        mustRepaint = false
        isFresh = false
        return isUnchanged ? [] : painter.finish()
    }

    /// Takes a new size; the next frame is drawn in full.
    ///
    /// The terminal may have rewrapped our rows by then, so the start of the region is computed, not queried.
    /// On a terminal that cuts rows, none of ours has moved relative to the others.
    package mutating func resize(to size: Size) {
        guard size != self.size || mustRepaint else { return }
        if !mustRepaint { reflowOrigin = place }
        self.size = size
        mustRepaint = true
        guard let origin = reflowOrigin else { return }
        guard resizing == .rewraps else {
            place = Position(row: origin.row, column: -1)
            return
        }
        let above = drawn.prefix(origin.row).reduce(0) { $0 + $1.row.wrappedRows(in: size.columns) }
        let own =
            drawn.indices.contains(origin.row)
            ? drawn[origin.row].row.wrappedRows(in: size.columns, upTo: origin.column) - 1 : 0
        place = Position(row: above + own, column: -1)
    }

    /// Forgets what is drawn: after a stop, or after something else wrote to the screen. The next frame
    /// begins on whatever row the cursor is on then, or below it if something stands there.
    package mutating func forget() {
        drawn = []
        place = Position(row: 0, column: -1)
        reflowOrigin = nil
        isCursorHidden = false
        mustRepaint = true
        isFresh = true
    }

    /// Redraws everything with the next frame, for `^L`.
    package mutating func invalidate() {
        guard !mustRepaint else { return }
        mustRepaint = true
        reflowOrigin = place
    }

    /// The bytes that end the region: its rows stay, and the cursor moves below them.
    package mutating func close() -> [UInt8] {
        guard !drawn.isEmpty else { return [] }
        var painter = Painter(at: place, theme: theme)
        painter.move(to: Position(row: drawn.count - 1, column: 0))
        painter.newRow()
        if isCursorHidden { painter.emit(EscapeCodes.showCursor) }
        forget()
        return painter.finish()
    }

}

extension LiveRegion {
    private var limit: Int { max(1, size.columns - 1) }

    private func line(_ text: StyledText) -> Line {
        Line(text: text, row: DrawnRow(text, limit: limit))
    }

    private func clamped(_ place: Position, rows: Int) -> Position {
        Position(row: min(max(0, place.row), max(0, rows - 1)), column: min(max(0, place.column), limit - 1))
    }

    /// Writes all rows.
    ///
    /// Should the terminal be narrower by now than it was said to be, rows above the cursor wrap, which is
    /// what `resize` then expects; rows below it are cut, so that the way back up to the cursor stays right.
    private func repaint(
        _ lines: [Line], above finished: [StyledText], cursor: Int?, with painter: inout Painter
    ) {
        painter.move(to: Position(row: 0, column: 0))
        // Unless cleared, rows that the terminal wrapped itself would be rejoined when the window grows.
        if mustRepaint { painter.eraseBelow() }
        let rows = finished.flatMap { $0.hanging(in: limit) }.map(line) + lines
        let first = rows.count - lines.count
        let last = first + (cursor ?? lines.count)
        for (index, line) in rows.enumerated() {
            if index == last + 1 { painter.emit(EscapeCodes.cutRows) }
            // Clearing what a row held, not only what it no longer covers, makes it short for tmux as well.
            painter.eraseToEndOfRow()
            painter.write(line.row)
            if index < rows.count - 1 { painter.newRow() }
        }
        painter.eraseBelow()
        if last + 1 < rows.count { painter.emit(EscapeCodes.wrapRows) }
        painter.leaveAbove(first)
    }

    /// Writes what has changed.
    ///
    /// The clocks change while the screen may be smaller than it was said to be, where the way to a row and
    /// back is not the same: a cursor that is to stay is remembered by the terminal.
    private func patch(_ lines: [Line], resting: Position, with painter: inout Painter) {
        let isElsewhere = lines.indices.contains { index in
            index != place.row && index < drawn.count && lines[index].text != drawn[index].text
        }
        let isReturning = lines.count == drawn.count && resting == place && isElsewhere
        if isReturning { painter.remember() }
        defer { if isReturning { painter.comeBack() } }
        for index in 0..<min(lines.count, drawn.count) where lines[index].text != drawn[index].text {
            painter.patch(drawn[index].row, into: lines[index].row, at: index)
        }
        if lines.count > drawn.count {
            for index in drawn.count..<lines.count {
                if index == 0 {
                    painter.move(to: Position(row: 0, column: 0))
                } else {
                    painter.move(to: Position(row: index - 1, column: painter.place.column))
                    painter.newRow()
                }
                painter.write(lines[index].row)
                painter.eraseToEndOfRow()
            }
        } else if lines.count < drawn.count {
            painter.move(to: Position(row: lines.count, column: 0))
            painter.eraseBelow()
        }
    }
}

extension Frame {
    /// The rows that fit a screen of the given height, including the cursor's.
    fileprivate func clipped(to height: Int) -> Frame {
        guard rows.count > height else { return self }
        let first = min(max(0, (cursor?.row ?? 0) - height + 1), rows.count - height)
        return Frame(
            Array(rows[first..<(first + height)]),
            cursor: cursor.map { Position(row: $0.row - first, column: $0.column) })
    }
}
