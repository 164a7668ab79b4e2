import Terminal
import TriageCore

/// What a card says as rows.
struct LineRows: Sendable {
    /// The words to say.
    let said: [StyledText]
    /// The notes.
    let noted: [StyledText]
    /// The rules of the flow that fail.
    let failing: [StyledText]

    /// What of a card it shows.
    struct Content: Sendable, Equatable {
        let lines: [Card.CardLine]
        let failures: [RuleFailure]
    }

    /// Lays out what a card says for a screen so many columns wide.
    init(_ content: Content, columns: Int, _ marks: Marks, _ wording: Wording) {
        let (bar, next) = (StyledText(marks.say + " ", .mark), StyledText(marks.sayOn + " ", .mark))
        said = content.lines.filter { $0.kind == .say }.flatMap {
            StyledText($0.text, .say).wrapped(to: columns, first: bar, others: next)
        }
        noted = content.lines.filter { $0.kind == .note }.flatMap {
            StyledText($0.text, .note).wrapped(to: columns, first: StyledText(marks.note + " ", .note))
        }
        failing = Telling.failures(content.failures, wording).rows(marks).flatMap { $0.wrapped(to: columns) }
    }
}
