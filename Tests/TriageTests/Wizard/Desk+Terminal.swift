import TestSupport

extension Desk {
    /// Starts the program at a new terminal.
    func sit(_ words: String..., columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
        try sit(words, columns: columns, rows: rows)
    }

    /// Starts the program at a new terminal.
    func sit(_ words: [String], columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
        let looks = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        return try PseudoTerminal(
            ProjectFolder.executable, words, environment: looks.merging(variables) { $1 }, columns: columns,
            rows: rows)
    }
}

extension PseudoTerminal {
    /// Types keys, each script once the screen shows the text before it; a text beginning with the pointer
    /// `›` must be on the cursor's row, since anything typed ahead of a secret is discarded.
    func type(_ steps: some Sequence<(String, String)>) throws {
        for (shown, keys) in steps {
            try wait("'\(shown)'") { screen in
                let row = screen.row(containing: shown)
                return row != nil && (!shown.hasPrefix("›") || row == screen.row)
                    && screen.frames.begun == screen.frames.ended
            }
            type(keys)
        }
    }
}
