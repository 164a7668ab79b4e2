import Terminal
import TriageCore

/// Asks whether to park the call, end it or go on; the key that opens it parks when pressed again.
struct LeavingPanel: Panel {
    private let ways: [Way]
    private var panel: ConfirmPanel

    /// A way out of the call, or back into it.
    private enum Way {
        case parks(Wizard.Effect.Way)
        case ends(Event.Kind)
        /// Abandons it for a reason that is typed.
        case abandons
        case goesOn
    }

    /// Asks, keeping any reason typed before.
    init(at moment: CallMoment) {
        let wording = moment.wording
        let dropped = moment.enquiry.pendingSubjects
        let question =
            wording(.abandonReason) + (dropped.isEmpty ? "" : " " + wording(.droppedWith(dropped)))
        var options: [(way: Way, option: ConfirmPanel.Way)] = []
        func offer(_ way: Way, _ choice: Choice, reason: String? = nil) {
            options.append((way, ConfirmPanel.Way(ListOption(choice, wording), reason: reason)))
        }
        offer(.parks(.parked), .park)
        offer(.parks(.parkedForAnother), .parkAndNext)
        // In the wrap-up the call has its outcome.
        if !moment.enquiry.isWrappingUp {
            offer(.ends(.hungUp), .hangUp)
            for reason in moment.enquiry.flows.main.reasons {
                let option = ListOption("\(wording(.abandon)): \(reason)")
                options.append((.ends(.abandoned(reason: reason)), ConfirmPanel.Way(option)))
            }
            offer(.abandons, .abandon, reason: question)
        }
        offer(.goesOn, .goOn)
        ways = options.map(\.way)
        panel =
            moment.drafts.panel(LeavingPanel.self)?.panel
            ?? ConfirmPanel(wording(.leave), ways: options.map(\.option), words: moment.words)
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

    /// Parks, ends the call, or goes on.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        if claims(event) { return .parks(.parked) }
        switch panel.handle(event) {
        case .chosen(let index, let reason):
            switch ways[index] {
            case .parks(let way): return .parks(way)
            case .ends(let ending): return .ends(by: ending)
            case .abandons: return .ends(by: .abandoned(reason: reason ?? ""))
            case .goesOn: return .closes
            }
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
