/// What a changed answer would come to.
package struct Correction: Sendable, Equatable {
    /// How many steps back lead to the card where it was answered.
    package let stepsBack: Int
    /// The later answers that would no longer hold: their questions lie off the way that the call would go.
    package let lapsed: [TrailCard.Answer]
}

/// Looking ahead: where the call would go if what was done before were done again.
extension Enquiry {
    /// The answers taken back that no longer hold: neither do their questions come up again while everything is
    /// done as before, nor can the flow lead to them from where that ends.
    var lapsedAnswers: [TrailCard.Answer] {
        let end = playedAhead { _ in false }
        let near = end.nodesAhead
        var answers: [TrailCard.Answer] = []
        for card in end.undone.ahead where !near.contains(Self.outermostNode(card.path)) {
            for played in card.played {
                guard let name = played.fact, let value = played.answer else { continue }
                answers.removeAll { $0.fact == name }
                answers.append(takenBackAnswer(name, value))
            }
        }
        let known = Dictionary(end.knownFacts.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
        return answers.filter { known[$0.fact] != $0.text }
    }

    /// The lapsed answers, when a question was answered otherwise than before it was taken back.
    ///
    /// **Shape**: empty where the same answers were given again.
    /// - Parameter before: the enquiry as it was before it was answered.
    package func lapsedAnswers(since before: Enquiry) -> [TrailCard.Answer] {
        guard !before.undone.here.isEmpty else { return [] }
        let given = state.visits.last { $0.path == before.path }?.answers ?? []
        let isChanged = before.undone.here.contains { played in
            guard let name = played.fact, let value = played.answer else { return false }
            return given.contains { $0.fact == name && $0.value != value }
        }
        return isChanged ? lapsedAnswers : []
    }

    /// What it would come to if the caller had answered an earlier card otherwise.
    ///
    /// **Shape**: nil when the call would stand where it stands now, with all answers given since, and when the
    /// fact was not asked on an earlier card, or is asked on this one.
    package func correction(of fact: FactID, to value: Value, at time: Timestamp) -> Correction? {
        let trail = trail
        guard let (frame, _) = tellable(fact) else { return nil }
        let name = qualified(fact, frame: frame)
        let isHere = frame == state.frames.count - 1 && node.ask.contains { $0.id == fact }
        let index = trail.dropLast().lastIndex { $0.answers.contains { $0.fact == name } }
        guard let index, !isHere else { return nil }
        let steps = stepsBack(toCard: index, at: time)
        var next = self
        for _ in 0..<steps { try? next.apply(Event(at: time, .back)) }
        guard next.path == trail[index].path, (try? next.apply(Event(at: time, .told(fact, value)))) != nil
        else { return nil }
        let paths = trail.map(\.path)
        let there = next.playedAhead { $0.trail.count >= paths.count && $0.path == paths.last }
        if there.trail.map(\.path) == paths { return nil }
        return Correction(stepsBack: steps, lapsed: next.lapsedAnswers)
    }

    /// How many steps back lead to a card of the trail, by its position there, or as near to it as they lead.
    package func stepsBack(toCard index: Int, at time: Timestamp) -> Int {
        var next = self
        var steps = 0
        while next.trail.count > index + 1 {
            let before = next
            guard (try? next.apply(Event(at: time, .back))) != nil, next.hasMoved(since: before) else {
                break
            }
            steps += 1
        }
        return steps
    }
}

extension Enquiry {
    private func hasMoved(since before: Enquiry) -> Bool {
        path != before.path || state.visits.count != before.state.visits.count
    }

    /// The enquiry as it goes on while everything is done as it was done before, until a condition holds.
    private func playedAhead(until isThere: (Enquiry) -> Bool) -> Enquiry {
        var next = self
        // A loop that asks nothing new would never end.
        for _ in 0..<1_000 where !isThere(next) {
            let before = next
            for played in before.undone.here where !next.hasMoved(since: before) {
                try? next.apply(Event(at: lastEvent, played.event.kind))
            }
            if next.hasMoved(since: before) { continue }
            guard let kind = next.obviousEvent, (try? next.apply(Event(at: lastEvent, kind))) != nil else {
                break
            }
        }
        return next
    }

    /// What there is no choice about; nil where something must be said that was never said.
    private var obviousEvent: Event.Kind? {
        switch awaiting {
        case nil, .destination: return nil
        case .step(let number): return .ticked(step: number)
        case .reading: return .read
        case .review(let message): return .withheld(message)
        case .field(let id):
            guard let fact = flow.fact(id) else { return nil }
            let field = field(fact)
            switch field.offer?.source {
            case .told?: return field.offer.map { .answered(id, $0.value) }
            case .takenBack?, .earlier?, .suggested?, nil:
                return field.isOptional ? .answered(id, .null) : nil
            }
        }
    }

    /// The nodes of the outermost flow that can still come without a second round through a card of the trail.
    private var nodesAhead: Set<NodeID> {
        let here = Self.outermostNode(path)
        let passed = Set(trail.map { Self.outermostNode($0.path) })
        return FlowGraph(flows.main).reachable(from: here, without: passed)
    }

    private static func outermostNode(_ path: String) -> NodeID {
        NodeID(String(path.prefix { $0 != "/" }))
    }
}
