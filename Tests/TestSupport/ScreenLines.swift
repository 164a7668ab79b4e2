/// The lines of a small terminal, including those that have scrolled away.
struct ScreenLines: Sendable {
    private var lines = [Line()]

    private struct Cell: Sendable, Equatable {
        var text: String
        var style: String
    }

    private struct Line: Sendable {
        /// A nil cell was never written; an empty text continues the wide character before it.
        var cells: [Cell?] = [] {
            didSet { isRead = false }
        }
        /// Whether the terminal wrapped the line into the next one.
        var isContinued = false
        /// The text of the cells as of the last read, without trailing spaces.
        private(set) var text = ""
        private var isRead = true

        /// Reads the cells if they have changed: tests ask for the text much more often than it changes.
        mutating func read() {
            guard !isRead else { return }
            isRead = true
            let end = cells.lastIndex { $0 != nil && $0?.text != " " } ?? -1
            text = ""
            for cell in cells[...end] { text += cell?.text ?? " " }
        }
    }

    /// The number of lines.
    var count: Int { lines.count }

    /// The text of a line as of the last read, without trailing spaces; empty if there is no such line.
    func text(of line: Int) -> String { line < lines.count ? lines[line].text : "" }

    /// Reads every line that has changed since the last read.
    mutating func read() {
        for index in lines.indices { lines[index].read() }
    }

    /// The SGR parameters of a cell; empty for the terminal's own look.
    func style(line: Int, column: Int) -> String {
        guard line < lines.count, column < lines[line].cells.count else { return "" }
        return lines[line].cells[column]?.style ?? ""
    }

    /// Adds empty lines until the given one exists.
    mutating func reach(_ line: Int) {
        while lines.count <= line { lines.append(Line()) }
    }

    /// Records that the terminal wrapped a line into the next one.
    mutating func wrap(_ line: Int) { lines[line].isContinued = true }

    /// Writes a character that takes one or two columns.
    mutating func put(_ text: String, columns: Int, style: String, line: Int, column: Int) {
        while lines[line].cells.count < column + columns { lines[line].cells.append(nil) }
        breakWide(line, at: column)
        breakWide(line, at: column + columns)
        lines[line].cells[column] = Cell(text: text, style: style)
        if columns == 2 { lines[line].cells[column + 1] = Cell(text: "", style: style) }
    }

    /// Attaches a mark to the character before a column.
    mutating func join(_ mark: String, line: Int, before column: Int) {
        let last = lines[line].cells.prefix(column).lastIndex { $0?.text.isEmpty == false }
        if let last { lines[line].cells[last]?.text += mark }
    }

    /// Clears a line from the given column on.
    mutating func erase(line: Int, from column: Int) {
        guard line < lines.count else { return }
        lines[line].isContinued = false
        if column < lines[line].cells.count { lines[line].cells.removeSubrange(column...) }
    }

    /// Removes all lines below the given one.
    mutating func eraseBelow(_ line: Int) {
        if line + 1 < lines.count { lines.removeSubrange((line + 1)...) }
    }

    /// Overwriting half of a wide character blanks the other half.
    private mutating func breakWide(_ line: Int, at column: Int) {
        let cells = lines[line].cells
        guard column < cells.count, column > 0, cells[column]?.text == "" else { return }
        lines[line].cells[column] = Cell(text: " ", style: "")
        lines[line].cells[column - 1] = Cell(text: " ", style: "")
    }
}

/// Changes of width.
extension ScreenLines {
    /// The last line with anything written on it.
    var lastWritten: Int { lines.lastIndex { $0.cells.contains { $0 != nil } } ?? 0 }

    /// Cuts off whatever does not fit the width.
    mutating func cut(to width: Int) {
        for index in lines.indices {
            lines[index].cells = Array(lines[index].cells.prefix(width))
            lines[index].isContinued = false
        }
    }

    /// Rewraps all lines; returns where the character at a place has moved to.
    mutating func rewrap(to width: Int, following place: (line: Int, column: Int)) -> (line: Int, column: Int)
    {
        var result: [Line] = []
        var moved = (line: 0, column: 0)
        var index = 0
        while index < lines.count {
            var cells: [Cell?] = []
            var offset: Int?
            var isContinued = true
            while isContinued, index < lines.count {
                if index == place.line { offset = cells.count + place.column }
                cells += lines[index].cells
                isContinued = lines[index].isContinued
                index += 1
            }
            let start = result.count
            result += Self.wrapped(cells, to: width)
            if let offset {
                var rest = offset
                var line = start
                while line + 1 < result.count, rest >= result[line].cells.count {
                    rest -= result[line].cells.count
                    line += 1
                }
                moved = (line, min(rest, width - 1))
            }
        }
        lines = result
        return moved
    }

    private static func wrapped(_ cells: [Cell?], to width: Int) -> [Line] {
        var result = [Line()]
        for index in cells.indices where cells[index]?.text != "" || index == 0 {
            let isWide = index + 1 < cells.count && cells[index + 1]?.text == ""
            if result[result.count - 1].cells.count + (isWide ? 2 : 1) > width {
                result[result.count - 1].isContinued = true
                result.append(Line())
            }
            result[result.count - 1].cells.append(cells[index])
            if isWide { result[result.count - 1].cells.append(cells[index + 1]) }
        }
        return result
    }
}
