/// What widgets need to know to draw themselves.
package struct Look: Sendable {
    /// The available columns.
    package var columns: Int
    /// The rows a list may take before it is shown one page at a time.
    package var listRows: Int
    /// The signs to draw with.
    package var marks: Marks
    /// The words to show.
    package var words: TerminalWords

    /// Collects what widgets need to know.
    package init(columns: Int, listRows: Int = 12, marks: Marks = .unicode, words: TerminalWords) {
        self.columns = max(1, columns)
        self.listRows = max(1, listRows)
        self.marks = marks
        self.words = words
    }

    /// The longest row that can be read aloud without losing one's place. **Units**: columns.
    package static let measure = 100

    /// A look that fits a terminal: the last column stays free, and a list leaves room for the rest of a
    /// card.
    package init(for size: Size, marks: Marks = .unicode, words: TerminalWords) {
        self.init(
            columns: min(size.columns - 1, Self.measure), listRows: max(3, size.rows - 8), marks: marks,
            words: words)
    }
}
