import Terminal

/// The room that a panel has on the screen.
struct PanelRoom: Sendable {
    /// The columns, signs and words.
    let look: Look
    /// How many rows show without scrolling; `Int.max` where it may take as many as it likes.
    let rows: Int
    /// Whether there is room for empty rows between its parts.
    let isSpaced: Bool
}
