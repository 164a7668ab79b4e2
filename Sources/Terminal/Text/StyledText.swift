/// A text whose parts have roles; the words are sanitized, whoever wrote them.
package struct StyledText: Sendable, Equatable {
    /// The parts in order, none of them empty.
    package private(set) var spans: [Span]

    /// A stretch of text in one role.
    package struct Span: Sendable, Equatable {
        /// The words, without control characters except `\n`.
        package let text: String
        /// The role they play.
        package let role: Role
    }

    /// A text without parts.
    package static let empty = StyledText("")

    /// A stretch without words. **Units**: columns.
    static func spaces(_ count: Int) -> StyledText { StyledText(String(repeating: " ", count: count)) }

    /// Takes a text from any source: escapes and control characters are dropped, line breaks kept.
    package init(_ text: String, _ role: Role = .plain) {
        let clean = text.sanitized(lineBreaks: .kept)
        spans = clean.isEmpty ? [] : [Span(text: clean, role: role)]
    }

    /// Joins texts with a separator between them.
    package init(joining texts: [StyledText], separator: StyledText = .empty) {
        spans = []
        for (index, text) in texts.enumerated() {
            if index > 0 { self += separator }
            self += text
        }
    }

    /// Takes characters that are already sanitized.
    init(cells: some Sequence<Cell>) {
        spans = []
        var text = ""
        var role = Role.plain
        for cell in cells {
            if cell.role != role, !text.isEmpty {
                spans.append(Span(text: text, role: role))
                text = ""
            }
            role = cell.role
            text.append(cell.character)
        }
        if !text.isEmpty { spans.append(Span(text: text, role: role)) }
    }

    /// The words without their roles.
    package var plain: String { spans.map(\.text).joined() }

    /// The number of columns the text takes, not counting line breaks.
    package var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }

    /// Whether the text has no words.
    package var isEmpty: Bool { spans.isEmpty }

    /// Puts one text after another.
    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var result = left
        result += right
        return result
    }

    /// Adds a text at the end.
    package static func += (left: inout StyledText, right: StyledText) {
        guard let last = left.spans.last, let first = right.spans.first, last.role == first.role else {
            left.spans += right.spans
            return
        }
        left.spans[left.spans.count - 1] = Span(text: last.text + first.text, role: last.role)
        left.spans += right.spans.dropFirst()
    }

    /// The text cut to a width, with a mark where something is missing. **Units**: columns.
    package func truncated(to limit: Int, mark: String = "…") -> StyledText {
        guard columns > limit else { return self }
        let room = limit - mark.columns
        guard room >= 0 else { return StyledText(cells: Cell.fitting(cells, limit)) }
        let kept = StyledText(cells: Cell.fitting(cells, room))
        return kept + StyledText(mark, kept.spans.last?.role ?? spans.first?.role ?? .plain)
    }

    /// The text padded with trailing spaces to a width. **Units**: columns.
    package func padded(to width: Int) -> StyledText {
        let missing = width - columns
        return missing > 0 ? self + .spaces(missing) : self
    }

    /// The characters one by one, line breaks included.
    var cells: [Cell] {
        var cells: [Cell] = []
        // `map` would look for the ends of all characters first, only to count them.
        for span in spans {
            for character in span.text { cells.append(Cell(character: character, role: span.role)) }
        }
        return cells
    }
}

extension StyledText: ExpressibleByStringInterpolation {
    /// Takes a literal in the plain role.
    package init(stringLiteral value: String) {
        self.init(value)
    }
}

/// One character of a row with its role and width.
struct Cell: Sendable, Equatable {
    /// The character drawn.
    let character: Character
    /// The role of its text.
    let role: Role
    /// The number of columns it takes. **Units**: 0, 1 or 2.
    let columns: Int

    /// Measures a character.
    init(character: Character, role: Role) {
        self.character = character
        self.role = role
        columns = character.columns
    }

    /// As many leading cells as fit into a width.
    static func fitting(_ cells: [Cell], _ limit: Int) -> ArraySlice<Cell> {
        var width = 0
        for (index, cell) in cells.enumerated() {
            width += cell.columns
            if width > limit { return cells[..<index] }
        }
        return cells[...]
    }
}
