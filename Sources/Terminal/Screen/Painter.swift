/// Writes rows and moves the cursor, tracking its position in the live region.
struct Painter {
    /// The bytes to be written so far.
    private(set) var bytes: [UInt8] = []
    /// The position of the cursor in the region.
    private(set) var place: Position
    private var remembered: Position?
    private var role: Role?
    private let theme: Theme

    /// Starts where the cursor was left.
    init(at place: Position, theme: Theme) {
        self.place = place
        self.theme = theme
        bytes = EscapeCodes.beginFrame
    }

    /// Adds bytes that neither move the cursor nor change the look of text.
    mutating func emit(_ code: [UInt8]) {
        bytes += code
    }

    /// Moves within the existing rows.
    mutating func move(to target: Position) {
        if target.row < place.row { bytes += EscapeCodes.command(place.row - target.row, "A") }
        if target.row > place.row { bytes += EscapeCodes.command(target.row - place.row, "B") }
        place.row = target.row
        moveToColumn(target.column)
    }

    /// Remembers the position for `comeBack`; meanwhile nothing may scroll.
    mutating func remember() {
        setRole(nil)
        remembered = place
        bytes += EscapeCodes.saveCursor
    }

    /// Returns to the position remembered, even if the screen has become too small for the moves since.
    mutating func comeBack() {
        setRole(nil)
        bytes += EscapeCodes.restoreCursor
        place = remembered ?? place
        remembered = nil
    }

    /// Goes to the start of the next row, scrolling the screen if there is none.
    mutating func newRow() {
        setRole(nil)
        bytes += [0x0D, 0x0A]
        place = Position(row: place.row + 1, column: 0)
    }

    /// Clears from the cursor to the end of the row, in the terminal's own look.
    mutating func eraseToEndOfRow() {
        setRole(nil)
        bytes += EscapeCodes.eraseToEndOfRow
    }

    /// Clears from the cursor to the end of the screen, in the terminal's own look.
    ///
    /// From the start of a row, which may be the first of the screen, the row is cleared by itself and the
    /// rest from its second column on.
    mutating func eraseBelow() {
        setRole(nil)
        guard place.column <= 0 else {
            bytes += EscapeCodes.eraseBelow
            return
        }
        bytes += EscapeCodes.eraseToEndOfRow + EscapeCodes.command(2, "G") + EscapeCodes.eraseBelow
        place.column = 1
        moveToColumn(0)
    }

    /// Goes to the start of a row with nothing on it, without asking where the cursor is: as many spaces as
    /// the screen is wide reach the next row only if something stands before them.
    /// **Source**: zsh, PROMPT_SP.
    mutating func startRow(columns: Int) {
        setRole(nil)
        bytes += [UInt8](repeating: UInt8(ascii: " "), count: columns) + [0x0D]
        place = Position(row: 0, column: 0)
    }

    /// Writes the given columns of a row from the cursor on.
    mutating func write(_ row: DrawnRow, _ range: Range<Int>) {
        for index in range {
            guard let cell = row.columns[index] else { continue }
            setRole(cell.role)
            bytes.append(contentsOf: String(cell.character).utf8)
            place.column = index + cell.columns
            // Where terminals disagree on a width, the next column is set explicitly.
            if !row.isCertain, !cell.character.hasCertainColumns {
                bytes += EscapeCodes.command(place.column + 1, "G")
            }
        }
    }

    /// Writes a whole row; the cursor must be at its start.
    mutating func write(_ row: DrawnRow) {
        if !row.isCertain { bytes += EscapeCodes.eraseRow }
        write(row, row.columns.indices)
    }

    /// Turns one drawn row into another.
    mutating func patch(_ old: DrawnRow, into new: DrawnRow, at row: Int) {
        // A row that becomes shorter is cleared as a whole: to tmux, what is cleared at its end still counts.
        guard old.isCertain, new.isCertain, old.columns.count <= new.columns.count else {
            move(to: Position(row: row, column: 0))
            setRole(nil)
            bytes += EscapeCodes.eraseRow
            write(new, new.columns.indices)
            return
        }
        for range in new.differences(from: old) {
            move(to: Position(row: row, column: range.lowerBound))
            write(new, range)
            if range.upperBound == new.columns.count { eraseToEndOfRow() }
        }
    }

    /// Moves the origin down by some rows: those above it have left the region.
    mutating func leaveAbove(_ rows: Int) {
        place.row -= rows
    }

    /// Ends the frame in the terminal's own look.
    mutating func finish() -> [UInt8] {
        setRole(nil)
        return bytes + EscapeCodes.endFrame
    }

    private mutating func moveToColumn(_ column: Int) {
        defer { place.column = column }
        switch column - place.column {
        case 0: return
        case _ where column == 0: bytes.append(0x0D)
        case -3 ... -1: bytes += [UInt8](repeating: 0x08, count: place.column - column)
        default: bytes += EscapeCodes.command(column + 1, "G")
        }
    }

    private mutating func setRole(_ new: Role?) {
        let old = role.map { theme[$0] } ?? []
        let parameters = new.map { theme[$0] } ?? []
        role = new
        guard old != parameters else { return }
        if parameters.isEmpty {
            bytes += EscapeCodes.plain
        } else {
            let reset = old.isEmpty ? [] : Array("0;".utf8)
            bytes += [Byte.escape, UInt8(ascii: "[")] + reset + parameters + [UInt8(ascii: "m")]
        }
    }
}
