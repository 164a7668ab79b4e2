import Terminal
import TriageCore

/// The choices once the call is over; it replaces the card and cannot be closed.
struct EndPanel: Panel {
    /// The text that a key copies; empty if there is none.
    let summary: String
    private let wording: Wording

    /// Offers to copy a summary, to take another call or to leave.
    init(summary: String, _ wording: Wording) {
        self.summary = summary
        self.wording = wording
    }

    /// Copies the summary, takes another call or leaves; any other key does nothing.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        guard case .key(let key) = event else { return .stays() }
        if [.control("c"), .control("d")].contains(key) { return .wants(.leave(.done)) }
        return switch key.typed?.lowercased() {
        case String(wording.letter(.copySummary)): .wants(.copy(summary))
        case String(wording.letter(.nextCall)): .wants(.leave(.nextCall))
        case String(wording.letter(.otherCall)): .wants(.leave(.otherCall))
        case String(wording.letter(.quit)): .wants(.leave(.done))
        default: .ignored
        }
    }

    /// An empty row with the cursor, between the transcript and the keys.
    func frame(_ room: PanelRoom) -> Frame { Frame([.empty]) }

    /// The keys that are available.
    func hints(_ words: TerminalWords) -> [KeyHint] {
        let choices: [Choice] = [.nextCall, .otherCall, .copySummary, .quit]
        return choices.map { KeyHint(String(wording.letter($0)), wording($0)) }
    }
}
