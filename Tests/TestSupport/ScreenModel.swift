import Terminal

/// A small terminal: it takes the bytes of a program and tracks what is on the screen.
///
/// It understands the sequences this project writes and collects all others in `unknown`. Rows that the
/// terminal wrapped itself are marked as such and rewrapped on a resize, as most terminals do.
package struct ScreenModel: Sendable {
    /// The width. **Units**: columns.
    package private(set) var columns: Int
    /// The height. **Units**: rows.
    package private(set) var rows: Int
    /// The row of the cursor, from 0.
    package private(set) var row = 0
    /// The column of the cursor, from 0.
    package private(set) var column = 0
    /// Whether the cursor is visible.
    package private(set) var isCursorVisible = true
    /// Whether bracketed paste is on.
    package private(set) var isBracketingPastes = false
    /// How many frames have begun and ended.
    package private(set) var frames = (begun: 0, ended: 0)
    /// How often anything but a space was written to the last column.
    package private(set) var lastColumnWrites = 0
    /// The sequences that the model does not understand.
    package private(set) var unknown: [String] = []

    /// How the terminal measures text.
    package enum Measure: Sendable {
        /// By grapheme, as modern terminals do.
        case graphemes
        /// By scalar, as older terminals do.
        case scalars
    }

    private let measure: Measure
    private let rewraps: Bool
    private var lines = ScreenLines()
    /// The first visible line.
    private var top = 0
    private var style = ""
    private var pendingWrap = false
    private var isWrapping = true
    private var saved = (row: 0, column: 0)
    private var output = OutputReader()

    /// Creates an empty screen.
    ///
    /// - Parameter rewraps: whether rows are rewrapped on a resize; xterm, the Linux console and GNU screen
    ///   cut them.
    package init(columns: Int, rows: Int, measure: Measure = .graphemes, rewraps: Bool = true) {
        self.rewraps = rewraps
        self.columns = columns
        self.rows = rows
        self.measure = measure
    }

    /// The visible rows, without trailing spaces.
    package var screen: [String] { (0..<rows).map { lines.text(of: top + $0) } }

    /// Everything from the first line on, including what has scrolled away, without trailing empty rows.
    package var transcript: [String] {
        let all = (0..<lines.count).map { lines.text(of: $0) }
        return Array(all[...(all.lastIndex { !$0.isEmpty } ?? 0)])
    }

    /// The screen as one text, without trailing empty rows.
    package var text: String {
        screen.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
    }

    /// The SGR parameters at a place on the screen; empty for the terminal's own look.
    package func style(row: Int, column: Int) -> String {
        lines.style(line: top + row, column: column)
    }

    /// The first row that contains a text, from 0.
    package func row(containing text: String) -> Int? {
        screen.firstIndex { $0.contains(text) }
    }
}

extension ScreenModel {
    /// Processes the output of a program.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for piece in output.read(bytes) {
            switch piece {
            case .sequence(let sequence): obey(sequence)
            case .control(let byte): control(byte)
            case .text(let text): write(text)
            }
        }
        lines.read()
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x08: column = max(0, column - 1)
        case 0x0A: lineFeed()
        case 0x0D: column = 0
        default: unknown.append(String(byte))
        }
        pendingWrap = false
    }

    private mutating func obey(_ sequence: String) {
        if sequence == "\u{1B}7" { return saved = (row, column) }
        if sequence == "\u{1B}8" {
            pendingWrap = false
            return (row, column) = (min(rows - 1, saved.row), min(columns - 1, saved.column))
        }
        guard sequence.hasPrefix("\u{1B}["), let final = sequence.last else {
            unknown.append(sequence)
            return
        }
        let body = String(sequence.dropFirst(2).dropLast())
        let number = max(1, Int(body) ?? 1)
        if "ABCDGHJK".contains(final) { pendingWrap = false }
        switch (final, body) {
        case ("A", _): row = max(0, row - number)
        case ("B", _): row = min(rows - 1, row + number)
        case ("C", _): column = min(columns - 1, column + number)
        case ("D", _): column = max(0, column - number)
        case ("G", _): column = min(columns, number) - 1
        case ("H", ""):
            row = 0
            column = 0
        case ("K", ""): lines.erase(line: top + row, from: column)
        case ("K", "2"): lines.erase(line: top + row, from: 0)
        case ("J", ""):
            // As tmux does: whoever clears all of the screen is taken to have finished with it.
            if row == 0, column == 0 { archive() }
            lines.erase(line: top + row, from: column)
            lines.eraseBelow(top + row)
        case ("m", _): style = setStyle(body)
        case ("h", "?2026"): frames.begun += 1
        case ("l", "?2026"): frames.ended += 1
        case ("h", "?7"): isWrapping = true
        case ("l", "?7"): isWrapping = false
        case ("h", "?25"): isCursorVisible = true
        case ("l", "?25"): isCursorVisible = false
        case ("h", "?2004"): isBracketingPastes = true
        case ("l", "?2004"): isBracketingPastes = false
        default: unknown.append(sequence)
        }
    }

    private func setStyle(_ body: String) -> String {
        if body.isEmpty || body == "0" { return "" }
        if body.hasPrefix("0;") { return String(body.dropFirst(2)) }
        return style.isEmpty ? body : style + ";" + body
    }

    private mutating func lineFeed() {
        if row == rows - 1 { top += 1 } else { row += 1 }
        lines.reach(top + row)
    }

    /// Lets all rows scroll away, up to the last with anything on it.
    private mutating func archive() {
        top = max(top, lines.lastWritten + 1)
        lines.reach(top)
    }

    private mutating func write(_ text: String) {
        switch measure {
        case .graphemes: text.forEach { put(String($0), $0.columns) }
        case .scalars: text.unicodeScalars.forEach { put(String($0), Character($0).columns) }
        }
    }

    private mutating func put(_ text: String, _ width: Int) {
        lines.reach(top + row)
        guard width > 0 else { return lines.join(text, line: top + row, before: column) }
        if !isWrapping, column + width > columns { column = columns - width }
        if pendingWrap || column + width > columns {
            lines.wrap(top + row)
            column = 0
            lineFeed()
            pendingWrap = false
        }
        lines.put(text, columns: width, style: style, line: top + row, column: column)
        column += width
        if column >= columns {
            if text != " " { lastColumnWrites += 1 }
            column = columns - 1
            pendingWrap = isWrapping
        }
    }

    /// Takes a new size and rewraps all lines; the cursor stays with its character.
    package mutating func resize(columns newColumns: Int, rows newRows: Int) {
        defer { lines.read() }
        lines.reach(top + row)
        if rewraps {
            let cursor = lines.rewrap(to: newColumns, following: (top + row, column))
            top = min(cursor.line, max(0, max(lines.lastWritten, cursor.line) - newRows + 1))
            row = cursor.line - top
            column = cursor.column
        } else {
            // Rows scroll off the top only if the cursor would otherwise be lost.
            lines.cut(to: newColumns)
            let lost = max(0, row - newRows + 1)
            top += lost
            row -= lost
            column = min(column, newColumns - 1)
        }
        columns = newColumns
        rows = newRows
        pendingWrap = false
    }
}
