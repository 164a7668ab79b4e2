import TriageCore

extension String {
    /// Whether the text says the same as another, whatever its capitals and final punctuation.
    func isSaying(_ other: String) -> Bool {
        func bare(_ text: String) -> Substring {
            var rest = text.trimming[...]
            while let last = rest.last, ".?!:… ".contains(last) { rest.removeLast() }
            return rest
        }
        let (text, other) = (bare(self), bare(other))
        return text.count == other.count && text.lowercased() == other.lowercased()
    }
}
