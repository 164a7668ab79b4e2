extension String {
    /// The words as they stand before a value: with a colon, unless they end in a mark of their own.
    /// **Shape**: `Due:`, `Who is calling?`; empty stays empty.
    package var lead: String {
        guard let last else { return self }
        return "?!:…".contains(last) ? self : self + ":"
    }
}
