import TriageCore

extension String {
    /// Whether the text says the same as another, whatever its capitals and final punctuation.
    func isSaying(_ other: String) -> Bool {
        func bare(_ text: String) -> String {
            String(text.trimming.lowercased().reversed().drop { ".?!:… ".contains($0) }.reversed())
        }
        return bare(self) == bare(other)
    }
}
