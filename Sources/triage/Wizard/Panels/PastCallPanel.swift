import Terminal

/// The record of a past call; any key that does not scroll it closes it.
struct PastCallPanel: Panel {
    private let rows: [StyledText]

    /// Shows the page of a record.
    init(_ text: String) {
        rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { StyledText(String($0)) }
    }

    /// `?` closes the panel like any other key.
    var takesText: Bool { true }
    /// The list that it was picked from stays below it.
    var liesOver: Bool { true }

    /// Closes the panel: a key that scrolls never comes here.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse { .closes }

    /// The page, wrapped.
    func frame(_ room: PanelRoom) -> Frame {
        Frame(rows.flatMap { $0.hanging(in: room.look.columns) })
    }
    /// Of all the keys that close it, the best known one.
    func hints(_ words: TerminalWords) -> [KeyHint] { [KeyHint(words.escapeKey, words.close)] }
}
