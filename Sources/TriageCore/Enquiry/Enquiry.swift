/// One run of a flow, for one caller, from opening to outcome: a value into which its events are folded.
///
/// The wizard, plain mode, scenarios, resuming and replay all drive this one value. It reads no clock and
/// touches no file; the same flow and events always give the same enquiry.
public struct Enquiry: Sendable {
    /// What was fixed when it opened.
    package let opening: Event.Opening
    /// When it opened.
    package let opened: Timestamp
    /// Everything that happened, in order, including visits taken back.
    package private(set) var events: [Event]
    /// The state that results from the events that still count.
    private(set) var run: Run
    /// What was done and then taken back.
    private(set) var undone = Undone()

    /// The steps back, in order.
    private(set) var backs: [Back] = []

    /// What the clocks of the flow's targets go by.
    private(set) var clockwork = Clockwork()

    /// The events that still count: those of visits taken back are gone, the step back itself remains.
    private var effective: [Played] = []
    /// The index in `effective` at which each card that the agent saw began.
    private var cardStarts: [Int] = []
    /// Called for the work that the enquiry and its copies do; nil unless it is being measured.
    let observer: Observer?
    /// Who follows the call closely; nil if nobody does.
    private let onlooker: Moment.Onlooker?

    /// Opens an enquiry and advances it to its first card.
    package init(
        _ opening: Event.Opening, at time: Timestamp, on flows: FlowSet, observer: Observer? = nil,
        onlooker: Moment.Onlooker? = nil
    ) {
        self.observer = observer
        self.onlooker = onlooker
        self.opening = opening
        opened = time
        events = [Event(at: time, .opened(opening))]
        run = Run(opening, at: time, on: flows, observer: observer, onlooker: onlooker)
        markCard(after: 0)
        setClocks(at: time)
    }

    /// Applies one more event.
    ///
    /// - Throws: `Refusal` if it cannot happen here; the enquiry is then unchanged.
    package mutating func apply(_ event: Event) throws(Refusal) { try apply(event, isRecorded: false) }

    /// Applies one more event.
    ///
    /// - Parameter isRecorded: whether it comes from a journal: its value was accepted when it was given, so
    ///   it stands even if such a value would be refused or written differently today.
    /// - Throws: `Refusal` if it cannot happen here; the enquiry is then unchanged.
    mutating func apply(_ event: Event, isRecorded: Bool) throws(Refusal) {
        observer?(.applying(event.kind))
        if let refusal = refusal(of: event.kind), !(isRecorded && stands(event.kind, against: refusal)) {
            throw refusal
        }
        events.append(event)
        if run.end == nil { clockwork.hear(event, at: path) }
        defer { setClocks(at: event.at) }
        if event.kind == .back {
            let left = path
            goBack(at: event.at)
            backs.append(Back(at: event.at, path: left, target: path))
        } else {
            let played = Played(event, path: path, fact: fact(of: event.kind))
            let visits = run.visits.count
            // A new answer replaces the one that was taken back.
            undone.drop(played)
            if case .reopened(let number) = event.kind { offerAnew(round: number) }
            replay(played)
            if run.visits.count != visits || path != played.path { turnUndone() }
        }
    }

    /// Leaves the card at hand no more, whatever is done on it.
    mutating func stayOnCard() { run.staysOnCard = true }

    /// Notes which targets apply now.
    private mutating func setClocks(at time: Timestamp) {
        guard run.end == nil, flows.main.targets.contains(where: { $0.when != nil }) else { return }
        let main = run.frames[0]
        clockwork.know(idle: Set(main.flow.targets.filter { !main.holds($0.when) }.map(\.id)), at: time)
    }

    /// Why an event cannot happen now; nil if it can.
    private func refusal(of event: Event.Kind) -> Refusal? {
        if let refusal = run.refusal(of: event) { return refusal }
        return event == .back && !canGoBack ? .nothingBefore : nil
    }

    /// Whether an event of a journal is played although it would be refused today.
    private func stands(_ event: Event.Kind, against refusal: Refusal) -> Bool {
        if case .told(let id, _, _) = event, refusal == .unknownFact(id) { return run.told(id) != nil }
        return refusal.isAboutValue
    }

    /// Offers what was done on the card at hand before it was taken back, and forgets what can only be done in
    /// a round that is over.
    private mutating func turnUndone() {
        if let (call, _, rounds) = frame.roundCard {
            undone.forget(Set(rounds.finished.map(\.key)), of: path, calls: frame.calls + [call.name])
        }
        undone.turn(to: path)
    }

    /// Offers what was done in a finished round, which is about to be played once more.
    private mutating func offerAnew(round number: Int) {
        guard let round = frame.roundCard?.rounds.finished[number - 1] else { return }
        func isInside(_ played: Played) -> Bool { played.path.isInside(path, round: round.key) }
        // Of a round that was opened again before, only the latest run counts.
        guard let end = effective.lastIndex(where: isInside).map({ $0 + 1 }) else { return }
        let start = effective[..<end].lastIndex { !isInside($0) }.map { $0 + 1 } ?? 0
        undone.take(cards(in: start..<end))
        for played in effective[start..<end] {
            guard let name = played.fact, case .told(_, let value, _) = played.event.kind else { continue }
            undone.wait(with: value, for: name)
        }
    }

    /// The fact that an event answers or tells.
    private func fact(of event: Event.Kind) -> FactPath? {
        switch event {
        case .answered(let id, _), .skippedQuestion(let id, _): run.frame.path(of: id)
        case .told(let id, _, _): name(ofTold: id)
        case .opened, .ticked, .skipped, .read, .round, .roundsDone, .reopened, .removed, .queued, .withheld,
            .picked, .noted, .responded, .channel, .drafted, .draftedStep, .back, .parked, .resumed,
            .abandoned, .hungUp,
            .closing:
            nil
        }
    }

    private mutating func replay(_ played: Played) {
        let (visits, stage) = (run.visits.count, run.stage)
        effective.append(played)
        run.play(played.event, at: played.path)
        markCard(after: visits, stage)
    }

    /// Remembers where a card began, if the last event led to a new one; in the wrap-up each message is one.
    private mutating func markCard(after visits: Int, _ stage: Int = 0) {
        let isNew =
            run.end == nil ? run.visits.count > visits || cardStarts.isEmpty : run.stage > stage
        if isNew { cardStarts.append(effective.count) }
    }
}

/// Going back: drops the events of the last card and replays the rest.
extension Enquiry {
    /// Whether there is a card to go back to.
    package var canGoBack: Bool { (run.end == nil || run.isWrappingUp) && backTarget != nil }

    /// The index in `effective` at which the card to go back to begins: the current card, if anything was
    /// done on it.
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
            // Skip a card that has nothing left to show because of a fact that was told.
            if hasMoved(since: before) || target == before.cardStarts.last { return }
        }
    }

    private mutating func rewind(to target: Int, at time: Timestamp) {
        var cards = cards(in: target..<effective.count)
        let confirmed = confirmedDrafts
        if let last = cards.indices.last, !confirmed.isEmpty {
            cards[last].played.removeAll { done in confirmed.contains { $0.fact == done.fact } }
            cards[last].played += confirmed
        }
        let kept = effective[target...].filter { $0.event.kind.outlivesBack }
        effective.removeSubrange(target...)
        let earlier = effective
        let gone = run.gone
        effective = []
        cardStarts = []
        run = Run(opening, at: opened, on: flows, observer: observer, onlooker: onlooker, isReplay: true)
        markCard(after: 0)
        for played in earlier { replay(played) }
        run.isReplay = false
        run.gone = gone
        // Enter the card again now, and replay onto it what survives a step back.
        replay(Played(Event(at: time, .back), path: path))
        undone.take(cards)
        for played in kept {
            // A told fact whose part is no longer running, or that does not go with what is known without the card, waits
            // to be offered.
            if let name = played.fact, case .told(_, let value, _) = played.event.kind,
                fact(of: played.event.kind) != name || run.refusal(of: played.event.kind) != nil
            {
                undone.wait(with: value, for: name)
                continue
            }
            replay(played)
        }
        turnUndone()
    }

    /// What was done on each card of a stretch of the events that count, in order; what follows it counts as the
    /// last one. An answer that the caller corrected later is left out.
    private func cards(in range: Range<Int>) -> [Undone.Card] {
        let starts = cardStarts.filter { $0 >= range.lowerBound && $0 <= range.upperBound }
        var corrected: [FactPath: Int] = [:]
        for index in range {
            if let name = effective[index].fact, case .told = effective[index].event.kind {
                corrected[name] = index
            }
        }
        return zip(starts, starts.dropFirst() + [range.upperBound]).map { start, end in
            let played = (start..<end).filter { index in
                guard effective[index].event.kind.worksOnCard else { return false }
                return effective[index].fact.flatMap { corrected[$0] }.map { $0 < index } ?? true
            }.map { effective[$0] }
            let path = played.first?.path ?? path
            let visit = run.visits.last { $0.path == path }
            return Undone.Card(
                path: path, frame: visit.map { run.frame(of: $0) } ?? run.frame, played: played)
        }
    }

    /// What was confirmed on the current card, as the answers that a step back takes back.
    private var confirmedDrafts: [Played] {
        frame.questions.compactMap { question in
            guard let value = confirmedDraft(of: question.id), value != .null else { return nil }
            return Played(
                Event(at: lastEvent, .answered(question.id, value)), path: path,
                fact: frame.path(of: question.id))
        }
    }

    /// Whether the card differs from that of an earlier state.
    func hasMoved(since before: Enquiry) -> Bool {
        path != before.path || run.visits.count != before.run.visits.count || run.stage != before.run.stage
    }
}
