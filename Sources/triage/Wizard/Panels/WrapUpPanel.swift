import Terminal
import TriageCore

/// The end of the wrap-up, when every message is reviewed; it replaces the form and cannot be closed.
struct WrapUpPanel: Panel {
    private let wording: Wording

    /// Waits for the agent to leave the wrap-up.
    init(_ wording: Wording) {
        self.wording = wording
    }

    /// Leaves the wrap-up, which writes the record.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        event == .key(.enter) ? .done([.closing]) : .ignored
    }

    /// What Enter does, with the cursor.
    func frame(_ room: PanelRoom) -> Frame {
        Frame([StyledText(wording(.enterWrapsUp), .title)], cursor: Position(row: 0, column: 0))
    }

    /// The key that leaves the wrap-up.
    func hints(_ words: TerminalWords) -> [KeyHint] { [KeyHint(words.enterKey, wording(.finishWrapUp))] }
}
