import Terminal
import TriageCore

/// Answers that no longer hold after an earlier one was changed, as the screen names them.
struct LapsedAnswers: Sendable {
    private let answers: [TrailCard.Answer]
    private let wording: Wording

    /// Takes the answers that were given before.
    init(_ answers: [TrailCard.Answer], _ wording: Wording) {
        self.answers = answers
        self.wording = wording
    }

    /// A row each, with what they are before them; none where all answers hold.
    func rows(_ marks: Marks) -> [StyledText] {
        guard !answers.isEmpty else { return [] }
        let title = StyledText(marks.warning + " ", .warning) + StyledText(wording(.lapsed), .hint)
        return [title]
            + answers.map {
                StyledText("    \($0.label.lead) ", .hint) + StyledText($0.text ?? "", .input)
            }
    }
}
