/// The lines of a small terminal, those that scrolled away included.
struct ScreenLines: Sendable {
    private var lines = [Line()]

    private struct Cell: Sendable, Equatable {
        var text: String
        var style: String
    }

    private struct Line: Sendable {
        /// Nil is a cell never written; an empty text goes on from the wide character before it.
        var cells: [Cell?] = [] {
            didSet { isRead = false }
        }
        /// Whether the terminal wrapped the line into the next one.
        var isContinued = false
        /// The cells without the spaces at their end, as far as they are read.
        private(set) var text = ""
        private var isRead = true

        /// Reads the cells that were written since the last time: tests ask for the text much more often.
        mutating func read() {
            guard !isRead else { return }
            isRead = true
            let end = cells.lastIndex { $0 != nil && $0?.text != " " } ?? -1
            text = ""
            for cell in cells[...end] { text += cell?.text ?? " " }
        }
    }

    /// How many lines there are.
    var count: Int { lines.count }

    /// A line as it was when it was read last, without the spaces at its end; empty where there is none.
    func text(of line: Int) -> String { line < lines.count ? lines[line].text : "" }

    /// Reads every line that was written since the last time.
    mutating func read() {
        for index in lines.indices { lines[index].read() }
    }

    /// The SGR parameters of a cell; empty is the terminal's own look.
    func style(line: Int, column: Int) -> String {
        guard line < lines.count, column < lines[line].cells.count else { return "" }
        return lines[line].cells[column]?.style ?? ""
    }

    /// Adds empty lines until there is one of this number.
    mutating func reach(_ line: Int) {
        while lines.count <= line { lines.append(Line()) }
    }

    /// Notes that the terminal wrapped a line into the next one.
    mutating func wrap(_ line: Int) { lines[line].isContinued = true }

    /// Writes a character that takes one or two columns.
    mutating func put(_ text: String, columns: Int, style: String, line: Int, column: Int) {
        while lines[line].cells.count < column + columns { lines[line].cells.append(nil) }
        breakWide(line, at: column)
        breakWide(line, at: column + columns)
        lines[line].cells[column] = Cell(text: text, style: style)
        if columns == 2 { lines[line].cells[column + 1] = Cell(text: "", style: style) }
    }

    /// Joins a mark to the character before a column.
    mutating func join(_ mark: String, line: Int, before column: Int) {
        let last = lines[line].cells.prefix(column).lastIndex { $0?.text.isEmpty == false }
        if let last { lines[line].cells[last]?.text += mark }
    }

    /// Clears a line from a column on.
    mutating func erase(line: Int, from column: Int) {
        guard line < lines.count else { return }
        lines[line].isContinued = false
        if column < lines[line].cells.count { lines[line].cells.removeSubrange(column...) }
    }

    /// Removes all lines below one.
    mutating func eraseBelow(_ line: Int) {
        if line + 1 < lines.count { lines.removeSubrange((line + 1)...) }
    }

    /// Half of a wide character that is overwritten leaves a blank.
    private mutating func breakWide(_ line: Int, at column: Int) {
        let cells = lines[line].cells
        guard column < cells.count, column > 0, cells[column]?.text == "" else { return }
        lines[line].cells[column] = Cell(text: " ", style: "")
        lines[line].cells[column - 1] = Cell(text: " ", style: "")
    }
}

/// Another width.
extension ScreenLines {
    /// The last line in which something was written.
    var lastWritten: Int { lines.lastIndex { $0.cells.contains { $0 != nil } } ?? 0 }

    /// Cuts what a width does not hold.
    mutating func cut(to width: Int) {
        for index in lines.indices {
            lines[index].cells = Array(lines[index].cells.prefix(width))
            lines[index].isContinued = false
        }
    }

    /// Wraps all lines anew and says where a place has gone with its character.
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
