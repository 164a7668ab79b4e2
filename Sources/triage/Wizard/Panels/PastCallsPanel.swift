import Terminal
import TriageCore

/// The newest calls of the log, looked through by typing.
struct PastCallsPanel: Panel {
    private let calls: [PastCall]
    private var picker: Picker

    /// Lists calls in the words of the call at hand.
    init(_ calls: [PastCall], of enquiry: Enquiry) {
        self.calls = calls
        let zone = enquiry.flows.main.timeZone
        picker = Picker(
            enquiry.format.wording(.pastTitle),
            options: calls.map { call in
                let day = call.closed.map { enquiry.format.text(.date(CalendarDate($0, in: zone))) } ?? ""
                return ListOption(
                    [day, call.ending(for: enquiry)].filter { !$0.isEmpty }.joined(separator: ": "),
                    hint: ([call.caller, call.note].compactMap { $0 } + call.answers).map { $0.sanitized() }
                        .joined(separator: " · "))
            }, cursor: 0)
    }

    /// The calls are a list.
    var isList: Bool { true }

    /// A picked call is shown whole.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch picker.handle(event) {
        case .picked(let index): .wants(.recall(calls[index]))
        case .closed: .closes
        case .changed, .ignored: .stays()
        }
    }

    /// One page of the list.
    func frame(_ room: PanelRoom) -> Frame { picker.frame(room.look, rows: room.rows) }
    /// The keys of the list.
    func hints(_ words: TerminalWords) -> [KeyHint] { picker.hints(words) }
}
