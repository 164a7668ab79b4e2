import Terminal
import TriageCore

/// A fact told otherwise than it was answered, where the call came here by that answer.
extension Wizard {
    /// Asks whether to go back to where the fact was answered.
    mutating func openCorrecting(_ id: FactID, _ value: Value, _ correction: Correction) {
        let ways = [
            ConfirmPanel.Way(ListOption(.goBackAndChange, wording)), .init(ListOption(.keepTheWay, wording)),
        ]
        let panel = ConfirmPanel(wording(.otherWay), ways: ways, words: words)
        open(.correcting(id, value, correction, panel))
    }

    /// The answers that no longer hold, a row each, with what they are before them.
    func lapsedRows(_ answers: [TrailCard.Answer]) -> [StyledText] {
        Telling.lapse(of: answers, wording).rows(marks)
    }
}
