import Terminal
import TriageCore

/// Asks what to do when a told fact contradicts the answer that led the call here.
struct CorrectingPanel: Panel {
    private let told: Event.Kind
    private let correction: Correction
    private let lapsed: Telling
    private var panel: ConfirmPanel
    /// The typed fact, kept until it is told.
    let draft: PanelDraft?

    /// Asks whether to go back to where the fact was answered.
    init(_ told: Event.Kind, _ correction: Correction, draft: PanelDraft?, at moment: CallMoment) {
        let wording = moment.wording
        let ways = [
            ConfirmPanel.Way(ListOption(.goBackAndChange, wording)), .init(ListOption(.keepTheWay, wording)),
        ]
        self.told = told
        self.correction = correction
        self.draft = draft
        lapsed =
            Telling.lapse(of: correction.takenAway + correction.lapsed, wording)
            + Telling.due(correction.due, wording)
        panel = ConfirmPanel(
            wording(correction.isOtherWay ? .otherWay : .goBackToAsk), ways: ways, words: moment.words)
    }

    /// Going back returns to the card where the fact was answered and tells it there; the other way tells it
    /// here.
    mutating func handle(_ event: InputEvent, at moment: CallMoment) -> PanelResponse {
        switch panel.handle(event) {
        case .chosen(0, _): .done(Array(repeating: .back, count: correction.stepsBack) + [told])
        case .chosen: .done([told])
        case .closed: .closes
        case .changed: .stays()
        case .ignored: .ignored
        }
    }

    /// The answers that would lapse, and the question.
    func frame(_ room: PanelRoom) -> Frame {
        let rows = lapsed.rows(room.look.marks)
        var frame = Frame(rows.flatMap { $0.hanging(in: room.look.columns) })
        frame.append(panel.frame(room.look))
        return frame
    }

    /// The keys of the question.
    func hints(_ words: TerminalWords) -> [KeyHint] { panel.hints(words) }
}
