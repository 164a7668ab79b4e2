/// A line of text with a cursor, edited by grapheme with Emacs keys.
struct TextEditor: Sendable, Equatable {
    /// The whole line.
    private(set) var text: String { didSet { characters = Array(text) } }
    /// Its characters, to count and to move among.
    private(set) var characters: [Character]
    /// The index of the character after the cursor.
    private(set) var cursor: Int
    private var killed = ""
    private var isKilling = false
    private var history: [Snapshot] = []
    private var isTyping = false

    private struct Snapshot: Sendable, Equatable {
        let text: String
        let cursor: Int
    }

    /// Starts with a text and the cursor at its end.
    init(_ text: String = "") {
        self.text = text.sanitized()
        characters = Array(self.text)
        cursor = characters.count
    }

    /// Whether there is a change to undo.
    var canUndo: Bool { !history.isEmpty }

    /// Handles an input event; false if it means nothing here.
    mutating func handle(_ event: InputEvent) -> Bool {
        let wasKilling = isKilling
        isKilling = false
        switch event {
        case .paste(let text): insert(text.withoutOuterLineBreaks, isTyped: false)
        case .key(let key):
            if let character = key.typed {
                insert(String(character), isTyped: true)
            } else if !edit(key, wasKilling: wasKilling) {
                isKilling = wasKilling
                return false
            }
        }
        return true
    }

    private mutating func edit(_ key: Key, wasKilling: Bool) -> Bool {
        switch key {
        case .left: move(to: cursor - 1)
        case .right, .control("f"): move(to: cursor + 1)
        case .home, .control("a"): move(to: 0)
        case .end, .control("e"): move(to: characters.count)
        case .alt("b"), Key(.left, .control), Key(.left, .alt): move(to: wordStart)
        case .alt("f"), Key(.right, .control), Key(.right, .alt): move(to: wordEnd)
        case .backspace: remove(max(0, cursor - 1)..<cursor)
        case .delete, .control("d"): remove(cursor..<min(characters.count, cursor + 1))
        case .control("w"): kill(blankStart..<cursor, append: wasKilling, before: true)
        case Key(.backspace, .alt), Key(.backspace, .control):
            kill(wordStart..<cursor, append: wasKilling, before: true)
        case .alt("d"), Key(.delete, .control): kill(cursor..<wordEnd, append: wasKilling, before: false)
        case .control("u"): kill(0..<cursor, append: wasKilling, before: true)
        case .control("k"): kill(cursor..<characters.count, append: wasKilling, before: false)
        case .control("y"): insert(killed, isTyped: false)
        case .control("_"), .alt("u"): undo()
        default: return false
        }
        return true
    }

    private mutating func move(to position: Int) {
        cursor = min(max(0, position), characters.count)
        isTyping = false
    }

    private mutating func insert(_ text: String, isTyped: Bool) {
        // A typed character may combine with the one before it, so the two are sanitized together.
        let head = String(self.text.prefix(cursor))
        let before = (head + text).sanitized()
        guard before != head else { return }
        // Consecutive letters are undone together, word by word.
        if !(isTyped && isTyping && text != " ") { remember() }
        isTyping = isTyped
        self.text = before + self.text.dropFirst(cursor)
        cursor = min(before.count, characters.count)
    }

    private mutating func remove(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        remember()
        isTyping = false
        let before = String(text.prefix(range.lowerBound))
        text = before + text.dropFirst(range.upperBound)
        cursor = min(before.count, characters.count)
    }

    private mutating func kill(_ range: Range<Int>, append: Bool, before: Bool) {
        isKilling = true
        guard !range.isEmpty else { return }
        let text = String(characters[range])
        killed = !append ? text : before ? text + killed : killed + text
        remove(range)
    }

    private mutating func remember() {
        history.append(Snapshot(text: text, cursor: cursor))
        if history.count > 200 { history.removeFirst() }
    }

    private mutating func undo() {
        isTyping = false
        guard let last = history.popLast() else { return }
        text = last.text
        cursor = last.cursor
    }

    private func isWord(_ index: Int) -> Bool { characters[index].isLetter || characters[index].isNumber }

    private var wordStart: Int {
        var index = cursor
        while index > 0, !isWord(index - 1) { index -= 1 }
        while index > 0, isWord(index - 1) { index -= 1 }
        return index
    }

    private var wordEnd: Int {
        var index = cursor
        while index < characters.count, !isWord(index) { index += 1 }
        while index < characters.count, isWord(index) { index += 1 }
        return index
    }

    private var blankStart: Int {
        var index = cursor
        while index > 0, characters[index - 1] == " " { index -= 1 }
        while index > 0, characters[index - 1] != " " { index -= 1 }
        return index
    }
}

extension TextEditor {
    /// The part of the line that fits a width, marked where it continues, and the column of the cursor.
    ///
    /// The part moves by half its width at a time, so that it stays put while the agent types inside it.
    func window(_ width: Int, _ marks: Marks, role: Role) -> (row: StyledText, cursor: Int) {
        let widths = characters.map(\.columns)
        let before = widths[..<cursor].reduce(0, +)
        let total = before + widths[cursor...].reduce(0, +)
        if total < width { return (StyledText(text, role), before) }
        let half = max(1, (width - 2) / 2)
        let offset = max(0, before / half - 1) * half
        var row = StyledText(offset > 0 ? marks.leftEdge : "", .mark)
        let room = width - 1 - row.columns
        var shown = ""
        var column = 0
        var used = 0
        var place = row.columns
        for (index, character) in characters.enumerated() {
            defer { column += widths[index] }
            guard column >= offset else { continue }
            if used + widths[index] > room { break }
            shown.append(character)
            used += widths[index]
            if index < cursor { place += widths[index] }
        }
        row += StyledText(shown, role)
        if offset + used < total { row += StyledText(marks.rightEdge, .mark) }
        return (row, place)
    }

    /// The text in rows of the given width, broken between words, and where the cursor stands in them.
    ///
    /// If there are more rows than allowed, those around the cursor; they move by half their number at a time,
    /// so that they stay put while the agent types among them.
    func rows(_ width: Int, limit: Int, role: Role) -> Rows {
        let cells = characters.map { Cell(character: $0, role: role) }
        // One column is left for a cursor behind the last character.
        let room = max(1, width - 1)
        let rows = WrappedRow.rows(of: cells[...], room: room)
        let row = rows.lastIndex { $0.shown.lowerBound <= cursor } ?? 0
        let before = cells[rows[row].shown.lowerBound..<cursor].reduce(0) { $0 + $1.columns }
        let limit = max(2, limit)
        let half = limit / 2
        let first = rows.count <= limit ? 0 : min(max(0, row / half - 1) * half, rows.count - limit)
        let shown = rows[first..<min(rows.count, first + limit)]
        return Rows(
            // The spaces between two rows show at the end of the first, as far as there is room.
            texts: shown.map {
                StyledText(cells: Cell.fitting(Array(cells[$0.shown.lowerBound..<$0.next]), room))
            },
            cursor: Position(row: row - first, column: min(before, room)),
            isCutAbove: first > 0, isCutBelow: first + shown.count < rows.count)
    }

    /// The rows of a text that are shown.
    struct Rows: Sendable, Equatable {
        /// What stands in each of them, at least one.
        let texts: [StyledText]
        /// The place of the cursor among them.
        let cursor: Position
        /// Whether there are rows before them.
        let isCutAbove: Bool
        /// Whether there are rows after them.
        let isCutBelow: Bool
    }
}
