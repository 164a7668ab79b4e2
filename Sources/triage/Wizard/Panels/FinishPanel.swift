import Terminal
import TriageCore

/// The last card once everything on it is answered and ticked: only Enter finishes the call.
struct FinishPanel: Panel {
    private let wording: Wording
    /// The questions that the call would end without an answer to.
    let leftOpen: Telling

    /// Waits for the agent to finish the call.
    init(_ enquiry: Enquiry) {
        wording = enquiry.format.wording
        leftOpen = Telling.leftOpen(in: enquiry)
    }

    /// The words to say stay in view, and what was answered and ticked below them.
    var showsCard: Bool { true }
    /// The form keeps showing what was done on the card.
    var showsForm: Bool { true }

    /// Finishes the call.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        event == .key(.enter) ? .done([.read]) : .ignored
    }

    /// What the call would end without; else nothing but what the card shows.
    func frame(_ room: PanelRoom) -> Frame {
        Frame(leftOpen.rows(room.look.marks).flatMap { $0.hanging(in: room.look.columns) })
    }

    /// The key that finishes the call.
    func hints(_ words: TerminalWords) -> [KeyHint] { [KeyHint(words.enterKey, wording(.finishCall))] }
}
