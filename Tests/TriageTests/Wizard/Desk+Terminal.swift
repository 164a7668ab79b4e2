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

extension PseudoTerminal {
    /// Types keys, each script once the screen shows the text before it; one that begins with the pointer `›`
    /// must stand where the cursor is, since what is typed before a secret is forgotten.
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
