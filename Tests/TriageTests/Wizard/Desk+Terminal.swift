import TestSupport

extension Desk {
    /// Sits down at a terminal and starts the program there.
    func sit(_ words: String..., columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
        try sit(words, columns: columns, rows: rows)
    }

    /// Sits down at a terminal and starts the program there.
    func sit(_ words: [String], columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
        let looks = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        return try PseudoTerminal(
            ProjectFolder.executable, words, environment: looks.merging(variables) { $1 }, columns: columns,
            rows: rows)
    }
}
