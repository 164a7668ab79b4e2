/// A finished round of a repeated call.
struct Round: Sendable {
    /// Which of the rounds that the call ever began it is, from 1. It stays when another one is taken out and the
    /// numbers close up.
    let key: Int
    /// The number of its frame, which is kept as it was when the round ended.
    let frame: Int
    /// The outcome of its part; nil if the caller hung up in it and the part says nothing of that.
    let outcome: Outcome?
    /// What sums it up: the part's summary, else the label of its outcome.
    let summary: String
    /// The last lines of its part, which head the card after the round.
    let closing: [Card.CardLine]
    /// What the caller's expressions know of it.
    let value: Value

    /// Closes a round with what its part knows.
    init(_ part: Frame, endedBy outcome: OutcomeID?) {
        key = part.round ?? 1
        frame = part.number
        self.outcome = outcome.flatMap(part.flow.outcome)
        let text = part.flow.summary.map(part.text) ?? ""
        summary = text.isVisible ? text : self.outcome?.label ?? outcome?.rawValue ?? ""
        closing = part.closingLines
        // In the order of the type. Of a result nothing is read but its slot: the whole is large.
        let results = part.flow.results.indices.map { index in
            part.flow.results[index].slot.map { part.values[$0] } ?? .null
        }
        let end: [Value] = [
            outcome.map { .string($0.rawValue) } ?? .null,
            (self.outcome?.kind.rawValue).map { .string($0) } ?? .null, .string(summary),
        ]
        value = RecordValue(part.flow.roundType, results + end).map(Value.record) ?? .null
    }
}

/// The rounds of a repeated call.
struct Rounds: Sendable {
    /// Those that have ended and were not taken out, in order.
    var finished: [Round] = []
    /// How many were ever begun.
    var begun = 0
    /// What the round being played once more was before; nil while none is.
    var replaced: Replaced?

    /// A finished round that is being played once more.
    struct Replaced: Sendable {
        /// The round as it was.
        let round: Round
        /// Its visits, by their places in the run.
        let visits: [Int]
        /// Its messages that nobody has approved yet.
        let pending: [PendingMessage]
        /// How many visits there were when it was opened again.
        let began: Int
    }

    /// The number of a round as the agent counts, from 1: a finished one's, or that of one under way.
    func number(of key: Int) -> Int { finished.count { $0.key < key } + 1 }

    /// Takes a round to its place among the others.
    mutating func insert(_ round: Round) {
        finished.insert(round, at: number(of: round.key) - 1)
        replaced = nil
    }
}
