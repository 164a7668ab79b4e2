import Terminal

/// All keys of the moment; any key that does not move it closes it.
struct KeysPanel: Panel {
    private let keys: KeyPanel

    /// Shows keys in sections.
    init(_ sections: [KeyPanel.Section]) {
        keys = KeyPanel(sections)
    }

    /// `?` closes the panel like any other key.
    var takesText: Bool { true }
    /// It is about the panel below.
    var liesOver: Bool { true }

    /// The key that opens the panel closes it.
    func claims(_ event: InputEvent) -> Bool { event == .key(.function(1)) }

    /// Closes, unless the key moves the panel.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        keys.closes(event) ? .closes : .stays()
    }

    /// The sections one below the other.
    func frame(_ room: PanelRoom) -> Frame { keys.frame(room.look) }
    /// Of all keys that close it, the one that is known for it.
    func hints(_ words: TerminalWords) -> [KeyHint] { [KeyHint(words.escapeKey, words.close)] }
}
