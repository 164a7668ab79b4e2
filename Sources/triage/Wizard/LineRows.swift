import Terminal
import TriageCore

/// What a card says as rows, kept from one frame to the next: it stays while the card is filled in.
struct LineRows: Sendable {
    /// The words to say.
    let said: [StyledText]
    /// The notes.
    let noted: [StyledText]
    /// The rules of the flow that fail.
    let failing: [StyledText]
    private let lines: [Card.CardLine]
    private let failures: [RuleFailure]
    private let columns: Int

    /// Lays out what a card says for a screen so many columns wide.
    init(_ card: Card, columns: Int, _ marks: Marks, _ wording: Wording) {
        (lines, failures, self.columns) = (card.lines, card.failures, columns)
        let (bar, next) = (StyledText(marks.say + " ", .mark), StyledText(marks.sayOn + " ", .mark))
        said = lines.filter { $0.kind == .say }.flatMap {
            StyledText($0.text, .say).wrapped(to: columns, first: bar, others: next)
        }
        noted = lines.filter { $0.kind == .note }.flatMap {
            StyledText($0.text, .note).wrapped(to: columns, first: StyledText(marks.note + " ", .note))
        }
        failing = Telling.failures(failures, wording).rows(marks).flatMap { $0.wrapped(to: columns) }
    }

    /// Whether they are what a card says on a screen of that width.
    func isFor(_ card: Card, columns: Int) -> Bool {
        columns == self.columns && card.lines == lines && card.failures == failures
    }
}
