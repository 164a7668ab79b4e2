import Terminal
import TriageCore

/// Asks whether to park the call, abandon it or go on; the key that opens it parks when pressed again.
struct LeavingPanel: Panel {
    private let choices: [Choice]
    private var panel: ConfirmPanel

    /// Asks, keeping any reason typed before.
    init(at moment: CallMoment) {
        let wording = moment.wording
        // In the wrap-up the call has its outcome.
        choices = [.park, .parkAndNext] + (moment.enquiry.isWrappingUp ? [] : [.abandon]) + [.goOn]
        let dropped = moment.enquiry.pendingSubjects
        let question =
            wording(.abandonReason) + (dropped.isEmpty ? "" : " " + wording(.droppedWith(dropped)))
        let ways = choices.map { choice in
            ConfirmPanel.Way(ListOption(choice, wording), reason: choice == .abandon ? question : nil)
        }
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
        switch panel.handle(event) {
        case .chosen(let index, let reason):
            if choices[index] == .park { return .parks(.parked) }
            if choices[index] == .parkAndNext { return .parks(.parkedForAnother) }
            return choices[index] == .abandon ? .abandons(reason: reason ?? "") : .closes
        case .closed: return .closes
        case .changed: return .stays()
        case .ignored: return .ignored
        }
    }

    /// The question, and the reason while it is typed.
    func frame(_ room: PanelRoom) -> Frame { panel.frame(room.look) }
    /// The keys of the question.
    func hints(_ words: TerminalWords) -> [KeyHint] { panel.hints(words) }
}
