import Terminal

/// The space that a panel has on the screen.
struct PanelRoom: Sendable {
    /// The columns, signs and words.
    let look: Look
    /// How many rows fit without scrolling; `Int.max` if the panel may use any number.
    let rows: Int
    /// Whether there is room for empty rows between its parts.
    let isSpaced: Bool
}
