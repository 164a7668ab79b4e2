/// What a changed answer would come to.
public struct Correction: Sendable, Equatable {
    /// How many steps back lead to the card where it was answered.
    public let stepsBack: Int
    /// The later answers that would no longer hold: the call would not come by their questions again.
    public let lapsed: [TrailCard.Answer]
}

/// Looking ahead: where the call would go with the answers that were given before.
extension Enquiry {
    /// The answers taken back whose questions do not come up again on the way ahead, as far as it can be seen:
    /// up to the first question that nobody has answered yet.
    public var lapsedAnswers: [TrailCard.Answer] {
        let open = playedAhead { _ in false }.takenBack
        return takenBackAnswers.filter { open[$0.fact] != nil }
    }

    /// The lapsed answers, when a question was answered otherwise than before it was taken back.
    ///
    /// **Shape**: empty where the same answers were given again.
    /// - Parameter before: the enquiry as it was before it was answered.
    public func lapsedAnswers(since before: Enquiry) -> [TrailCard.Answer] {
        let isChanged = before.takenBack.contains { name, value in
            guard takenBack[name] == nil else { return false }
            let answer = state.visits.last { $0.answers.contains { $0.fact == name } }?
                .answers.first { $0.fact == name }
            return answer.map { $0.value != value } ?? false
        }
        return isChanged ? lapsedAnswers : []
    }

    /// What it would come to if the caller had answered an earlier card otherwise.
    ///
    /// **Shape**: nil when the call would stand where it stands now, with all answers given since, or when the
    /// fact was not asked on an earlier card.
    public func correction(of fact: FactID, to value: Value, at time: Timestamp) -> Correction? {
        let trail = trail
        guard let (frame, _) = tellable(fact) else { return nil }
        let name = qualified(fact, frame: frame)
        let index = trail.dropLast().lastIndex { $0.answers.contains { $0.fact == name } }
        guard let index else { return nil }
        let steps = stepsBack(toCard: index, at: time)
        var next = self
        for _ in 0..<steps { try? next.apply(Event(at: time, .back)) }
        guard next.path == trail[index].path, (try? next.apply(Event(at: time, .told(fact, value)))) != nil
        else { return nil }
        let paths = trail.map(\.path)
        // What was taken back before this has its own story.
        let isOpen = { (name: String) in takenBack[name] == nil }
        let ahead = next.playedAhead {
            !$0.takenBack.keys.contains(where: isOpen) && $0.trail.count >= paths.count
        }
        let lapsed = next.takenBackAnswers.filter { ahead.takenBack[$0.fact] != nil && isOpen($0.fact) }
        if lapsed.isEmpty, ahead.trail.map(\.path) == paths { return nil }
        return Correction(stepsBack: steps, lapsed: lapsed)
    }

    /// How many steps lead back to a card of the trail, by its position there.
    public func stepsBack(toCard index: Int, at time: Timestamp) -> Int {
        let path = trail[index].path
        var next = self
        var steps = 0
        while next.trail.count > index + 1 || next.path != path {
            guard (try? next.apply(Event(at: time, .back))) != nil else { break }
            steps += 1
        }
        return steps
    }

    /// The enquiry as it goes on while every question has an answer from before, until a condition holds.
    private func playedAhead(until isThere: (Enquiry) -> Bool) -> Enquiry {
        var next = self
        // A loop that asks nothing new would never end.
        for _ in 0..<1_000 where !isThere(next) {
            guard let kind = next.ownAnswer, (try? next.apply(Event(at: lastEvent, kind))) != nil else {
                break
            }
        }
        return next
    }

    /// What was done here before, or what there is no choice about; nil where something new must be said.
    private var ownAnswer: Event.Kind? {
        switch awaiting {
        case nil, .destination: return nil
        case .step(let number): return .ticked(step: number)
        case .reading: return .read
        case .review(let message): return .withheld(message)
        case .field(let id):
            guard let fact = flow.fact(id) else { return nil }
            if fact.type == .secret { return .answered(id, .secret) }
            let field = field(fact)
            switch field.offer?.source {
            case .takenBack?, .told?: return field.offer.map { .answered(id, $0.value) }
            case .earlier?, .suggested?, nil: return field.isOptional ? .answered(id, .null) : nil
            }
        }
    }
}
