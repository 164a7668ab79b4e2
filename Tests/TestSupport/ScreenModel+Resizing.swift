extension ScreenModel {
    /// Takes a new size and wraps all lines anew; the cursor stays with its character.
    package mutating func resize(columns newColumns: Int, rows newRows: Int) {
        while lines.count <= top + row { lines.append(ScreenLine()) }
        defer { readLines() }
        guard rewraps else { return cut(columns: newColumns, rows: newRows) }
        var result: [ScreenLine] = []
        var cursor = (line: 0, column: 0)
        var index = 0
        while index < lines.count {
            var cells: [ScreenLine.Cell?] = []
            var offset: Int?
            var isContinued = true
            while isContinued, index < lines.count {
                if index == top + row { offset = cells.count + column }
                cells += lines[index].cells
                isContinued = lines[index].isContinued
                index += 1
            }
            let start = result.count
            result += Self.wrapped(cells, to: newColumns)
            if let offset {
                var rest = offset
                var line = start
                while line + 1 < result.count, rest >= result[line].cells.count {
                    rest -= result[line].cells.count
                    line += 1
                }
                cursor = (line, min(rest, newColumns - 1))
            }
        }
        lines = result
        columns = newColumns
        rows = newRows
        let last = lines.lastIndex { $0.cells.contains { $0 != nil } } ?? 0
        top = min(cursor.line, max(0, max(last, cursor.line) - rows + 1))
        row = cursor.line - top
        column = cursor.column
        pendingWrap = false
    }

    /// Cuts what the new width does not hold; rows go off the top only where the cursor would be lost.
    private mutating func cut(columns newColumns: Int, rows newRows: Int) {
        for index in lines.indices {
            lines[index].cells = Array(lines[index].cells.prefix(newColumns))
            lines[index].isContinued = false
        }
        columns = newColumns
        rows = newRows
        let lost = max(0, row - newRows + 1)
        top += lost
        row -= lost
        column = min(column, newColumns - 1)
        pendingWrap = false
    }

    private static func wrapped(_ cells: [ScreenLine.Cell?], to width: Int) -> [ScreenLine] {
        var result = [ScreenLine()]
        for index in cells.indices where cells[index]?.text != "" || index == 0 {
            let isWide = index + 1 < cells.count && cells[index + 1]?.text == ""
            if result[result.count - 1].cells.count + (isWide ? 2 : 1) > width {
                result[result.count - 1].isContinued = true
                result.append(ScreenLine())
            }
            result[result.count - 1].cells.append(cells[index])
            if isWide { result[result.count - 1].cells.append(cells[index + 1]) }
        }
        return result
    }
}
