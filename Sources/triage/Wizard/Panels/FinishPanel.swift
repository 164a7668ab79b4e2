import Terminal
import TriageCore

/// The last card once everything on it is answered and ticked: only Enter finishes the call.
struct FinishPanel: Panel {
    private let wording: Wording

    /// Waits for the agent to finish the call.
    init(_ wording: Wording) {
        self.wording = wording
    }

    /// The words to say stay in view, and what was answered and ticked below them.
    var showsCard: Bool { true }
    /// The form keeps showing what was done on the card.
    var showsForm: Bool { true }

    /// Finishes the call.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        event == .key(.enter) ? .done([.read]) : .ignored
    }

    /// Nothing but what the card shows.
    func frame(_ room: PanelRoom) -> Frame { Frame() }

    /// The key that finishes the call.
    func hints(_ words: TerminalWords) -> [KeyHint] { [KeyHint(words.enterKey, wording(.finishCall))] }
}
