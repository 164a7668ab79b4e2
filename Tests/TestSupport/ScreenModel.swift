import Terminal

/// A small terminal: takes the bytes of a program and knows what stands on the screen.
///
/// It knows what this project writes and remembers everything else as `unknown`. Rows that the terminal
/// wrapped itself are remembered as such and wrapped anew on a resize, as most terminals do.
package struct ScreenModel: Sendable {
    /// The width. Units: columns.
    package internal(set) var columns: Int
    /// The height. Units: rows.
    package internal(set) var rows: Int
    /// The row of the cursor, from 0.
    package internal(set) var row = 0
    /// The column of the cursor, from 0.
    package internal(set) var column = 0
    /// Whether the cursor shows.
    package private(set) var isCursorVisible = true
    /// Whether pastes come in brackets.
    package private(set) var isBracketingPastes = false
    /// How many frames were begun and ended.
    package private(set) var frames = (begun: 0, ended: 0)
    /// How often something was written to the last column.
    package private(set) var lastColumnWrites = 0
    /// The sequences that the model does not know.
    package private(set) var unknown: [String] = []

    /// How the terminal measures a text.
    package enum Measure: Sendable {
        /// A grapheme is one character, as modern terminals see it.
        case graphemes
        /// Each scalar counts by itself, as older terminals see it.
        case scalars
    }

    private let measure: Measure
    /// Whether rows are wrapped anew on a resize.
    let rewraps: Bool
    /// All lines, those that scrolled away first; never empty.
    var lines = [ScreenLine()]
    /// The first line that shows.
    var top = 0
    private var style = ""
    /// Whether the next character goes on in the next row, for the last column was just written.
    var pendingWrap = false
    private var unread: [UInt8] = []

    /// An empty screen.
    ///
    /// - Parameter rewraps: wraps rows anew on a resize; xterm, the console of Linux and GNU screen cut them.
    package init(columns: Int, rows: Int, measure: Measure = .graphemes, rewraps: Bool = true) {
        self.rewraps = rewraps
        self.columns = columns
        self.rows = rows
        self.measure = measure
    }

    /// The rows that show, without the spaces at their ends.
    package var screen: [String] { (0..<rows).map { text(ofLine: top + $0) } }

    /// Everything from the first line on, what scrolled away included, without empty rows at the end.
    package var transcript: [String] {
        let all = lines.indices.map { text(ofLine: $0) }
        return Array(all[...(all.lastIndex { !$0.isEmpty } ?? 0)])
    }

    /// The screen as one text, without empty rows at the end.
    package var text: String {
        screen.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
    }

    /// The SGR parameters at a place of the screen; empty is the terminal's own look.
    package func style(row: Int, column: Int) -> String {
        guard top + row < lines.count, column < lines[top + row].cells.count else { return "" }
        return lines[top + row].cells[column]?.style ?? ""
    }

    /// The first row that shows a text, from 0.
    package func row(containing text: String) -> Int? {
        screen.firstIndex { $0.contains(text) }
    }

    private func text(ofLine index: Int) -> String {
        index < lines.count ? lines[index].text : ""
    }

    /// Reads every line that was written.
    mutating func readLines() {
        for index in lines.indices { lines[index].read() }
    }
}

extension ScreenModel {
    /// Takes what a program wrote.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        unread += bytes
        var index = 0
        while index < unread.count {
            let byte = unread[index]
            if byte == 0x1B {
                guard let end = endOfSequence(index) else { break }
                obey(String(decoding: unread[index..<end], as: UTF8.self))
                index = end
            } else if byte < 0x20 || byte == 0x7F {
                control(byte)
                index += 1
            } else {
                var end = index
                while end < unread.count, unread[end] >= 0x20, unread[end] != 0x7F { end += 1 }
                if end == unread.count { end = wholeCharacters(upTo: end) }
                guard end > index else { break }
                write(String(decoding: unread[index..<end], as: UTF8.self))
                index = end
            }
        }
        unread.removeFirst(index)
        readLines()
    }

    /// Where the last character that has all its bytes ends.
    private func wholeCharacters(upTo end: Int) -> Int {
        var start = end - 1
        while start > 0, unread[start] & 0xC0 == 0x80 { start -= 1 }
        let length = unread[start] < 0x80 ? 1 : unread[start] < 0xE0 ? 2 : unread[start] < 0xF0 ? 3 : 4
        return start + length <= end ? end : start
    }

    private func endOfSequence(_ start: Int) -> Int? {
        guard start + 1 < unread.count else { return nil }
        switch unread[start + 1] {
        case UInt8(ascii: "["):
            let final = unread[(start + 2)...].firstIndex { (0x40..<0x7F).contains($0) }
            return final.map { $0 + 1 }
        case UInt8(ascii: "]"):
            return unread[start...].firstIndex(of: 0x07).map { $0 + 1 }
        default: return start + 2
        }
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
        case ("K", ""): erase(line: top + row, from: column)
        case ("K", "2"): erase(line: top + row, from: 0)
        case ("J", ""):
            erase(line: top + row, from: column)
            if top + row + 1 < lines.count { lines.removeSubrange((top + row + 1)...) }
        case ("m", _): style = setStyle(body)
        case ("h", "?2026"): frames.begun += 1
        case ("l", "?2026"): frames.ended += 1
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

    private mutating func erase(line: Int, from column: Int) {
        guard line < lines.count else { return }
        lines[line].isContinued = false
        if column < lines[line].cells.count { lines[line].cells.removeSubrange(column...) }
    }

    private mutating func lineFeed() {
        if row == rows - 1 { top += 1 } else { row += 1 }
        while lines.count <= top + row { lines.append(ScreenLine()) }
    }

    private mutating func write(_ text: String) {
        switch measure {
        case .graphemes: text.forEach { put(String($0), $0.columns) }
        case .scalars: text.unicodeScalars.forEach { put(String($0), Character($0).columns) }
        }
    }

    private mutating func put(_ text: String, _ width: Int) {
        while lines.count <= top + row { lines.append(ScreenLine()) }
        if width == 0 {
            if let last = lines[top + row].cells.prefix(column).lastIndex(where: { $0?.text.isEmpty == false }
            ) {
                lines[top + row].cells[last]?.text += text
            }
            return
        }
        if pendingWrap || column + width > columns {
            lines[top + row].isContinued = true
            column = 0
            lineFeed()
            pendingWrap = false
        }
        while lines[top + row].cells.count < column + width { lines[top + row].cells.append(nil) }
        breakWide(at: column)
        breakWide(at: column + width)
        lines[top + row].cells[column] = ScreenLine.Cell(text: text, style: style)
        if width == 2 { lines[top + row].cells[column + 1] = ScreenLine.Cell(text: "", style: style) }
        column += width
        if column >= columns {
            lastColumnWrites += 1
            column = columns - 1
            pendingWrap = true
        }
    }

    /// Half of a wide character that is overwritten leaves a blank.
    private mutating func breakWide(at column: Int) {
        let cells = lines[top + row].cells
        guard column < cells.count, column > 0, cells[column]?.text == "" else { return }
        lines[top + row].cells[column] = ScreenLine.Cell(text: " ", style: "")
        lines[top + row].cells[column - 1] = ScreenLine.Cell(text: " ", style: "")
    }
}
