import Terminal
import TriageCore

/// The rows to add above the card, where they stay for good, and a memory of which cards are already there.
struct Transcript: Sendable {
    private var rows: [StyledText] = []
    /// The cards of the path that are already in the transcript.
    private var folded: [Folded] = []

    /// A card as it appears in the transcript.
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

    /// The rows added since the last call.
    mutating func take() -> [StyledText] {
        defer { rows = [] }
        return rows
    }

    /// Whether a card is to be added now: not if it is already there unchanged.
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
