import Terminal
import TriageCore

/// What goes into the rows above the card, where it stays for good, and what was said there already.
struct Transcript: Sendable {
    private var rows: [StyledText] = []
    /// The cards of the path that stand there.
    private var folded: [Folded] = []

    /// A card as it stands there.
    private struct Folded: Sendable, Equatable {
        private let path: NodePath
        private let entered: Timestamp
        private let answers: [TrailCard.Answer]
        private let steps: [Visit.StepAnswer]

        init(_ card: TrailCard) {
            (path, entered, answers, steps) = (card.path, card.entered, card.answers, card.steps)
        }
    }

    /// Adds rows.
    mutating func add(_ more: [StyledText]) { rows += more }

    /// The rows that were added since the last time.
    mutating func take() -> [StyledText] {
        defer { rows = [] }
        return rows
    }

    /// Whether a card is to be added now: it is not when it stands there as it is.
    mutating func admits(_ card: TrailCard, on trail: [TrailCard]) -> Bool {
        let told = Folded(card)
        // A card that called a part was folded when the part began.
        let known = trail.map(Folded.init)
        folded.removeAll { !known.contains($0) }
        guard !folded.contains(told) else { return false }
        folded.append(told)
        return true
    }
}
