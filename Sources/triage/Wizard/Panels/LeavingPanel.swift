import Terminal
import TriageCore

/// Asks whether to park the call, abandon it or go on; the key that opens it parks when pressed again.
struct LeavingPanel: Panel {
    private var panel: ConfirmPanel

    /// Asks, keeping any reason typed before.
    init(at moment: CallMoment) {
        let wording = moment.wording
        let ways = [
            ConfirmPanel.Way(ListOption(.park, wording)), .init(ListOption(.parkAndNext, wording)),
            .init(ListOption(.abandon, wording), reason: wording(.abandonReason)),
            .init(ListOption(.goOn, wording)),
        ]
        panel =
            moment.drafts.panel(LeavingPanel.self)?.panel
            ?? ConfirmPanel(wording(.leave), ways: ways, words: moment.words)
    }

    /// Characters belong to the reason while it is typed.
    var takesText: Bool { panel.isTyping }
    /// An agent who stays in the call finds the panels that were open before.
    var liesOver: Bool { true }

    /// The question asked again, with the reasons typed so far.
    var draft: PanelDraft? {
        var copy = self
        copy.panel.restart()
        return PanelDraft(copy, texts: panel.reasons)
    }

    /// The key that opens the panel has a meaning of its own here.
    func claims(_ event: InputEvent) -> Bool { event == .key(.control("c")) }

    /// Parks, abandons with a reason, or goes on.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        if claims(event) { return .parks(.parked) }
        return switch panel.handle(event) {
        case .chosen(0, _): .parks(.parked)
        case .chosen(1, _): .parks(.parkedForAnother)
        case .chosen(2, let reason): .abandons(reason: reason ?? "")
        case .chosen, .closed: .closes
        case .changed: .stays()
        case .ignored: .ignored
        }
    }

    /// The question, and the reason while it is typed.
    func frame(_ room: PanelRoom) -> Frame { panel.frame(room.look) }
    /// The keys of the question.
    func hints(_ words: TerminalWords) -> [KeyHint] { panel.hints(words) }
}
