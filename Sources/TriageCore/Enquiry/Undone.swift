/// What was done on cards and then taken back: it is offered again but is no longer known.
struct Undone: Sendable, Equatable {
    /// What was done on the current card before and has not been done again.
    private(set) var here: [Played] = []
    /// The cards that were left by going back, in their original order.
    private(set) var ahead: [Card] = []
    /// Facts told in a part that is no longer running, by name.
    private var told: [FactPath: Value] = [:]

    /// What was done on one visit to a card.
    struct Card: Sendable, Equatable {
        /// The path of the card.
        let path: NodePath
        /// The frame of its flow as it was then, so that its answers can be worded even if its part is not
        /// running.
        let frame: Frame
        /// What was done, in order.
        var played: [Played]

        /// Cards are equal if the same was done on them; what the flow knew follows from that.
        static func == (left: Card, right: Card) -> Bool {
            left.path == right.path && left.played == right.played
        }
    }

    /// The answers, by the name of the fact; for one given several times, the one that comes up next.
    var answers: [FactPath: Value] {
        var answers = told
        for played in (here + ahead.flatMap(\.played)).reversed() {
            if let name = played.fact, let value = played.answer { answers[name] = value }
        }
        return answers
    }

    /// The answer to offer for a fact; nil if there is none.
    func answer(for name: FactPath) -> Value? {
        guard !here.isEmpty || !ahead.isEmpty || !told.isEmpty else { return nil }
        return answers[name]
    }

    /// Whether a step of the current card was ticked before it was taken back.
    func isDone(step: Int) -> Bool { here.contains { $0.event.kind == .ticked(step: step) } }

    /// Forgets what has been done again: an answer on this card, a told fact everywhere.
    mutating func drop(_ new: Played) {
        guard let name = new.fact else { return }
        here.removeAll { $0.fact == name }
        told[name] = nil
        guard case .told = new.event.kind else { return }
        for index in ahead.indices { ahead[index].played.removeAll { $0.fact == name } }
    }

    /// Takes the cards that a step back left; what was not yet done again on the last of them is kept with
    /// it.
    mutating func take(_ cards: [Card]) {
        var cards = cards
        if !cards.isEmpty { cards[cards.count - 1].played += here }
        here = []
        ahead = cards.filter { !$0.played.isEmpty } + ahead
    }

    /// Keeps a told fact for a part that may run again.
    mutating func wait(with value: Value, for name: FactPath) { told[name] = value }

    /// Forgets what was done in rounds that are over, by their keys.
    mutating func forget(_ rounds: Set<Int>, of caller: NodePath, calls: [String]) {
        guard !ahead.isEmpty || !told.isEmpty else { return }
        ahead.removeAll { card in
            card.path.round.map(rounds.contains) ?? false && card.path.isInside(caller)
        }
        let facts = told.keys.filter {
            $0.round.map(rounds.contains) ?? false && $0.calls.starts(with: calls)
        }
        for fact in facts { told[fact] = nil }
    }

    /// Moves to a card: what was done there the first time can now be done again.
    mutating func turn(to path: NodePath) {
        here = ahead.firstIndex { $0.path == path }.map { ahead.remove(at: $0).played } ?? []
    }
}
