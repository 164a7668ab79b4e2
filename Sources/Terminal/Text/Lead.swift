extension String {
    /// The text as it appears before a value: with a colon, unless it ends in punctuation of its own.
    /// **Shape**: `Due:`, `Who is calling?`; empty stays empty.
    package var lead: String {
        guard let last else { return self }
        return "?!:…".contains(last) ? self : self + ":"
    }
}
