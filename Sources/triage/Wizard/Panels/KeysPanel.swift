import Terminal

/// All keys that are available now; any key that does not scroll the panel closes it.
struct KeysPanel: Panel {
    private let keys: KeyPanel

    /// Shows keys in sections.
    init(_ sections: [KeyPanel.Section]) {
        keys = KeyPanel(sections)
    }

    /// `?` closes the panel like any other key.
    var takesText: Bool { true }
    /// It is about the panel below it.
    var liesOver: Bool { true }

    /// The key that opens the panel closes it.
    func claims(_ event: InputEvent) -> Bool { event == .key(.function(1)) }

    /// Closes the panel unless the key scrolls it.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        keys.closes(event) ? .closes : .stays()
    }

    /// The sections, one below another.
    func frame(_ room: PanelRoom) -> Frame { keys.frame(room.look) }
    /// Of all the keys that close it, the best known one.
    func hints(_ words: TerminalWords) -> [KeyHint] { [KeyHint(words.escapeKey, words.close)] }
}
