import Terminal
import TriageCore

/// What can be done once the call is over; it stands in the card's place and cannot be closed.
struct EndPanel: Panel {
    /// What a key copies; empty where there is nothing.
    let summary: String
    private let wording: Wording

    /// Offers to copy a summary, to take another call and to leave.
    init(summary: String, _ wording: Wording) {
        self.summary = summary
        self.wording = wording
    }

    /// `?` does nothing: there are no other keys to show.
    var takesText: Bool { true }

    /// Copies the summary, takes another call or leaves; any other key does nothing.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch event {
        case .key(.character("c")), .key(.character("C")): .wants(.copy(summary))
        case .key(.character("n")), .key(.character("N")): .wants(.leave(.nextCall))
        case .key(.character("q")), .key(.character("Q")), .key(.control("c")), .key(.control("d")):
            .wants(.leave(.done))
        default: .stays()
        }
    }

    /// An empty row with the cursor, between the transcript and the keys.
    func frame(_ room: PanelRoom) -> Frame { Frame([.empty]) }

    /// The keys that do something.
    func hints(_ words: TerminalWords) -> [KeyHint] {
        [
            KeyHint("n", wording(.nextCall)), KeyHint("c", wording(.copySummary)),
            KeyHint("q", wording(.quit)),
        ]
    }
}
