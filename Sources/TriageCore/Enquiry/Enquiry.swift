/// One run of a flow, for one caller, from opening to outcome: a value that its events are folded into.
///
/// The wizard, plain mode, scenarios, resuming and replay all drive this one value. It reads no clock and
/// touches no file; the same flow and events always give the same enquiry.
public struct Enquiry: Sendable {
    /// How it began.
    package let opening: Event.Opening
    /// When it began.
    package let opened: Timestamp
    /// Everything that happened, in order, taken-back visits included.
    package private(set) var events: [Event]
    /// What the events that count have made of it.
    private(set) var run: Run
    /// What was done before and taken back.
    private(set) var undone = Undone()

    /// The events that still count: those of taken-back visits are gone, the step back itself remains.
    private var effective: [Played] = []
    /// Where in `effective` each card that the agent saw began.
    private var cardStarts: [Int] = []
    /// Is told of the work that the enquiry and its copies do; nil but where somebody counts it.
    let observer: Observer?

    /// Opens an enquiry and plays it up to its first card.
    package init(
        _ opening: Event.Opening, at time: Timestamp, on flows: FlowSet, observer: Observer? = nil
    ) {
        self.observer = observer
        self.opening = opening
        opened = time
        events = [Event(at: time, .opened(opening))]
        run = Run(opening, at: time, on: flows)
        markCard(after: 0)
    }

    /// Lets one more thing happen.
    ///
    /// - Throws: `Refusal` when it cannot happen here; the enquiry is unchanged then.
    package mutating func apply(_ event: Event) throws(Refusal) {
        observer?(.applying(event.kind))
        if let refusal = refusal(of: event.kind) { throw refusal }
        events.append(event)
        if event.kind == .back {
            goBack(at: event.at)
        } else {
            let played = Played(event, path: path, fact: fact(of: event.kind))
            let visits = run.visits.count
            // What was said anew makes what was taken back before worthless.
            undone.drop(played)
            replay(played)
            if run.visits.count != visits || path != played.path { undone.turn(to: path) }
        }
    }

    /// Why an event cannot happen now; nil when it can.
    private func refusal(of event: Event.Kind) -> Refusal? {
        if let refusal = run.refusal(of: event) { return refusal }
        return event == .back && !canGoBack ? .nothingBefore : nil
    }

    /// The fact that an event answers or tells.
    private func fact(of event: Event.Kind) -> FactPath? {
        switch event {
        case .answered(let id, _): run.frame.path(of: id)
        case .told(let id, _): name(ofTold: id)
        case .opened, .ticked, .skipped, .read, .queued, .withheld, .picked, .noted, .channel, .drafted,
            .draftedStep, .back, .parked, .resumed, .abandoned, .closing:
            nil
        }
    }

    private mutating func replay(_ played: Played) {
        let visitsBefore = run.visits.count
        effective.append(played)
        run.play(played.event, at: played.path)
        markCard(after: visitsBefore)
    }

    /// Remembers where a card began, when the last event led to a new one.
    private mutating func markCard(after visits: Int) {
        guard run.end == nil, run.visits.count > visits || cardStarts.isEmpty else { return }
        cardStarts.append(effective.count)
    }
}

/// Going back: the events of the last card are dropped and the rest is folded anew.
extension Enquiry {
    /// Whether there is a card to go back to.
    package var canGoBack: Bool { run.end == nil && backTarget != nil }

    /// Where in `effective` the card to go back to begins: this one, if anything was done on it.
    private var backTarget: Int? {
        guard let current = cardStarts.last else { return nil }
        if effective[current...].contains(where: { $0.event.kind.worksOnCard }) { return current }
        return cardStarts.dropLast().last
    }

    private mutating func goBack(at time: Timestamp) {
        let before = self
        guard let nearest = backTarget else { return }
        for target in cardStarts.reversed() where target <= nearest {
            self = before
            rewind(to: target, at: time)
            // A card that has nothing to show any more, because of a fact that was told, is passed.
            if hasMoved(since: before) || target == before.cardStarts.last { return }
        }
    }

    private mutating func rewind(to target: Int, at time: Timestamp) {
        let cards = cards(from: target)
        let kept = effective[target...].filter { $0.event.kind.outlivesBack }
        effective.removeSubrange(target...)
        let earlier = effective
        effective = []
        cardStarts = []
        run = Run(opening, at: opened, on: flows)
        markCard(after: 0)
        for played in earlier { replay(played) }
        // The card is entered anew now; what outlives the step back is played onto it.
        replay(Played(Event(at: time, .back), path: path))
        undone.take(cards)
        for played in kept {
            // A told fact whose part is no longer running waits there to be offered.
            if let name = played.fact, case .told(_, let value) = played.event.kind,
                fact(of: played.event.kind) != name
            {
                undone.wait(with: value, for: name)
                continue
            }
            replay(played)
        }
        undone.turn(to: path)
    }

    /// What was done on the cards since one of them began, the current card last.
    private func cards(from target: Int) -> [Undone.Card] {
        let starts = cardStarts.filter { $0 >= target }
        return zip(starts, starts.dropFirst() + [effective.count]).map { start, end in
            let played = effective[start..<end].filter { $0.event.kind.worksOnCard }
            let path = played.first?.path ?? path
            let visit = run.visits.last { $0.path == path }
            return Undone.Card(
                path: path, frame: visit.map { run.frame(of: $0) } ?? run.frame, played: Array(played))
        }
    }

    /// Whether another card is shown than in an enquiry before.
    func hasMoved(since before: Enquiry) -> Bool {
        path != before.path || run.visits.count != before.run.visits.count
    }
}
