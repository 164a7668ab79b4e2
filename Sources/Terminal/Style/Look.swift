/// What widgets need to know to draw themselves.
package struct Look: Sendable, Equatable {
    /// The columns that there are.
    package var columns: Int
    /// The rows that a list may take before it shows one page at a time.
    package var listRows: Int
    /// The signs.
    package var marks: Marks
    /// The words.
    package var words: TerminalWords

    /// Names what widgets need to know.
    package init(columns: Int, listRows: Int = 12, marks: Marks = .unicode, words: TerminalWords) {
        self.columns = max(1, columns)
        self.listRows = max(1, listRows)
        self.marks = marks
        self.words = words
    }

    /// The longest row that is read out without losing the line. Units: columns.
    package static let measure = 100

    /// What fits a terminal: its last column stays free, and a list leaves room for the rest of a card.
    package init(for size: Size, marks: Marks = .unicode, words: TerminalWords) {
        self.init(
            columns: min(size.columns - 1, Self.measure), listRows: max(3, size.rows - 8), marks: marks,
            words: words)
    }
}
