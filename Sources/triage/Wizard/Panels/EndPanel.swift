import Terminal
import TriageCore

/// The choices once the call is over; it replaces the card and cannot be closed.
struct EndPanel: Panel {
    /// The few lines that a key copies; empty if there are none.
    let summary: String
    /// The whole record, which another key copies.
    let record: String
    private let wording: Wording

    /// Offers to copy a summary or the whole record, to take another call or to leave.
    init(summary: String, record: String, _ wording: Wording) {
        self.summary = summary
        self.record = record
        self.wording = wording
    }

    /// Copies, takes another call or leaves; any other key does nothing.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        guard case .key(let key) = event else { return .stays() }
        if [.control("c"), .control("d")].contains(key) { return .wants(.leave(.done)) }
        return switch key.typed?.lowercased() {
        case String(wording.letter(.copySummary)): .wants(.copy(summary))
        case String(wording.letter(.copyRecord)): .wants(.copy(record))
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
        let choices: [Choice] = [.nextCall, .otherCall, .copySummary, .copyRecord, .quit]
        return choices.map { KeyHint(String(wording.letter($0)), wording($0)) }
    }
}
