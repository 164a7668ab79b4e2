/// The consequences of changing an earlier answer.
package struct Correction: Sendable, Equatable {
    /// How many steps back it takes to reach the card where it was answered.
    package let stepsBack: Int
    /// The later answers that would no longer hold, because the call would not come to their questions.
    package let lapsed: [TrailCard.Answer]
    /// The answers that it would take away at once.
    package var takenAway: [TrailCard.Answer] = []
    /// The questions of cards that were passed which would have to be asked now.
    package var due: [TrailCard.Answer] = []
    /// Whether the call would go another way, rather than only ask again for what is taken away.
    package var isOtherWay = true
}

/// Looks ahead: where the call would go if what was taken back were done again.
extension Enquiry {
    /// The answers taken back that no longer hold: their questions do not come up again while everything is
    /// done as before, and the flow cannot lead to them from where that ends.
    func lapsedAnswers() -> [TrailCard.Answer] {
        let end = playedAhead { _ in false }
        let near = end.nodesAhead
        var answers: [TrailCard.Answer] = []
        for card in end.undone.ahead where !near.contains(card.path.outermost) {
            for played in card.played {
                guard let name = played.fact, let value = played.answer else { continue }
                answers.removeAll { $0.fact == name }
                if end.run.value(of: name) == value { continue }
                answers.append(TrailCard.Answer(name, value, in: card.frame))
            }
        }
        return answers
    }

    /// The answers that no longer hold because of what happened since: those taken away because another fact
    /// changed, and those off the way because a question was answered differently from before it was taken
    /// back.
    ///
    /// **Shape**: empty if the same answers were given again.
    /// - Parameter before: the enquiry as it was before that.
    package func lapsedAnswers(since before: Enquiry) -> [TrailCard.Answer] {
        answersTakenAway(since: before) + answersOffTheWay(since: before)
    }

    private func answersTakenAway(since before: Enquiry) -> [TrailCard.Answer] {
        // A step back may replay what made an answer lapse, on another visit.
        var known = before.run.visits.flatMap(\.lapsed)
        return run.visits.flatMap { visit in
            visit.lapsed.compactMap { lapsed in
                if let index = known.firstIndex(of: lapsed) {
                    known.remove(at: index)
                    return nil
                }
                let frame = run.frame(of: visit)
                return TrailCard.Answer(
                    lapsed.fact, lapsed.value, in: frame,
                    askedOn: isAskedNoMore(lapsed.fact, in: frame) ? nil : otherCard(asking: lapsed.fact)
                )
            }
        }
    }

    /// The title of the card on which a fact was answered last; nil if the card at hand asks for it.
    private func otherCard(asking name: FactPath) -> String? {
        if node.ask.contains(where: { frame.path(of: $0.id) == name }), !frame.progress.isCallDone {
            return nil
        }
        return trail().last { $0.answers.contains { $0.fact == name } }?.title
    }

    private func answersOffTheWay(since before: Enquiry) -> [TrailCard.Answer] {
        guard !before.undone.here.isEmpty else { return [] }
        let given = run.visits.last { $0.path == before.path }?.answers ?? []
        let isChanged = before.undone.here.contains { played in
            guard let name = played.fact, let value = played.answer else { return false }
            return given.contains { $0.fact == name && $0.value != value }
        }
        guard isChanged else { return [] }
        // Each is named once, with the change that made it lapse.
        let known = before.lapsedAnswers()
        return lapsedAnswers().filter { !known.contains($0) }
    }

    /// What would follow if the caller had answered a question on an earlier card differently.
    ///
    /// **Shape**: nil if the call would be where it is now, with all answers given since; also nil if the
    /// fact was not asked on an earlier card, or is asked on this one.
    package func correction(of fact: FactID, to value: Value, at time: Timestamp) -> Correction? {
        let cards = run.shownVisits
        guard let (frame, _) = run.tellable(fact) else { return nil }
        let name = frame.path(of: fact)
        let isHere = frame.number == self.frame.number && node.ask.contains { $0.id == fact }
        let index = cards.dropLast().lastIndex { $0.answers.contains { $0.fact == name } }
        guard let index, !isHere else { return nil }
        let steps = stepsBack(toCard: index, at: time)
        var next = self
        for _ in 0..<steps { try? next.apply(Event(at: time, .back)) }
        guard next.path == cards[index].path, (try? next.apply(Event(at: time, .told(fact, value)))) != nil
        else { return nil }
        let paths = cards.map(\.path)
        let there = next.playedAhead { $0.cardCount >= paths.count && $0.path == paths.last }
        let pathsThen = there.run.shownVisits.map(\.path)
        if pathsThen == paths { return nil }
        var told = self
        guard (try? told.apply(Event(at: time, .told(fact, value)))) != nil else { return nil }
        let takenAway = told.answersTakenAway(since: self)
        let due = told.questionsDue(since: self)
        return Correction(
            stepsBack: steps, lapsed: next.lapsedAnswers(), takenAway: takenAway, due: due,
            isOtherWay: takenAway.isEmpty && due.isEmpty || !paths.starts(with: pathsThen))
    }

    /// How many steps back it takes to reach the card at a position in the trail, or to get as near to it as
    /// possible.
    package func stepsBack(toCard index: Int, at time: Timestamp) -> Int {
        var next = self
        var steps = 0
        // Going back over what was taken out brings it back, so what is gone counts here.
        let shown = run.visits.indices.filter { !run.visits[$0].didPass }
        let standing = shown.filter { !run.visits[$0].isGone }
        let place = standing.indices.contains(index) ? standing[index] : -1
        let count = shown.count { $0 <= place }
        while next.run.visits.count(where: { !$0.didPass }) > count || next.isWrappingUp {
            let before = next.place
            guard (try? next.apply(Event(at: time, .back))) != nil, next.place != before else { break }
            steps += 1
        }
        return steps
    }
}

extension Enquiry {
    /// The enquiry played on by doing everything as it was done before, until a condition holds.
    private func playedAhead(until isThere: (Enquiry) -> Bool) -> Enquiry {
        var player = Player(self)
        var recollection = Recollection()
        // A loop that asks nothing new would never end.
        player.play(&recollection, atMost: 1_000, until: isThere)
        return player.enquiry
    }

    /// The only thing that can be done next; nil where the agent would have to say something new.
    fileprivate var obviousEvent: Event.Kind? {
        switch awaiting {
        case nil, .round, .destination, .wrapUp: return nil
        case .step(let number): return .ticked(step: number)
        case .reading: return .read
        case .review(let message): return isWrappingUp ? nil : .withheld(message, reason: "")
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

    /// The nodes of the outermost flow that can still be reached without going through a card of the trail
    /// again.
    private var nodesAhead: Set<NodeID> {
        let passed = Set(run.shownVisits.map(\.path.outermost))
        return FlowGraph(flows.main).reachable(from: path.outermost, without: passed)
    }
}

extension Enquiry {
    /// Where an enquiry is: its node and how many visits there were.
    fileprivate struct Place: Equatable {
        let path: NodePath
        let visits: Int
        let stage: Int
    }

    fileprivate var place: Place { Place(path: path, visits: run.visits.count, stage: run.stage) }
}

/// Repeats everything as it was done before it was taken back, and does what there is no choice about.
private struct Recollection: Respondent {
    /// What was done before on the current card and has not been repeated yet.
    private var remembered: ArraySlice<Played> = []
    /// The place that `remembered` belongs to; nil if it must be looked up again.
    private var place: Enquiry.Place?
    /// Whether the last event was not a remembered one.
    private var isGuess = false
    private var isAtItsEnd = false

    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) -> Event? {
        if isAtItsEnd { return nil }
        if place != enquiry.place {
            place = enquiry.place
            remembered = enquiry.undone.here[...]
        }
        let memory = remembered.popFirst()
        isGuess = memory == nil
        // What was refused before may be accepted after an obvious event.
        if isGuess { place = nil }
        return (memory?.event.kind ?? enquiry.obviousEvent).map { Event(at: enquiry.lastEvent, $0) }
    }

    mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) {
        isAtItsEnd = isGuess
    }
}
