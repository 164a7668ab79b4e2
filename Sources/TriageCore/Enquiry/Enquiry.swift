/// One run of a flow, for one caller, from opening to outcome: a value that its events are folded into.
///
/// The wizard, plain mode, scenarios, resuming and replay all drive this one value. It reads no clock and
/// touches no file; the same flow and events always give the same enquiry.
package struct Enquiry: Sendable {
    /// What it runs on.
    package let flows: FlowSet
    /// How it began.
    package let opening: Event.Opening
    /// When it began.
    package let opened: Timestamp
    /// Everything that happened, in order, taken-back visits included.
    package private(set) var events: [Event]
    /// When the last event happened.
    package var lastEvent: Timestamp { events.last?.at ?? opened }

    /// The events that still count: those of taken-back visits are gone, the step back itself remains.
    private var effective: [Played] = []
    /// Where in `effective` each card that the agent saw began.
    private var cardStarts: [Int] = []
    /// What was done before and taken back.
    private(set) var undone = Undone()
    private(set) var state: EnquiryState
    /// Is told of the work that the enquiry and its copies do; nil but where somebody counts it.
    let observer: Observer?

    /// Opens an enquiry and plays it up to its first card.
    package init(
        _ opening: Event.Opening, at time: Timestamp, on flows: FlowSet, observer: Observer? = nil
    ) {
        self.observer = observer
        self.flows = flows
        self.opening = opening
        opened = time
        events = [Event(at: time, .opened(opening))]
        state = EnquiryState(agent: opening.agent, channel: opening.channel)
        restart()
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
            let played = Played(event, path: path, fact: factName(event.kind))
            let visits = state.visits.count
            // What was said anew makes what was taken back before worthless.
            undone.drop(played)
            replay(played)
            if state.visits.count != visits || path != played.path { undone.turn(to: path) }
        }
    }

    /// An event that counts, and where it happened.
    struct Played: Sendable, Equatable {
        let event: Event
        /// The path of the card that was shown then.
        let path: String
        /// For an answer and a told fact, the name of the fact in the outermost flow.
        let fact: String?

        init(_ event: Event, path: String, fact: String? = nil) {
            self.event = event
            self.path = path
            self.fact = fact
        }
    }

    private func factName(_ kind: Event.Kind) -> String? {
        switch kind {
        case .answered(let id, _): qualified(id)
        case .told(let id, _): tellable(id).map { qualified(id, frame: $0.frame) }
        case .opened, .ticked, .skipped, .read, .queued, .withheld, .picked, .noted, .channel, .drafted,
            .draftedStep,
            .back,
            .parked, .resumed, .abandoned, .closing:
            nil
        }
    }

    private mutating func replay(_ played: Played) {
        let visitsBefore = state.visits.count
        effective.append(played)
        play(played)
        markCard(after: visitsBefore)
    }

    /// The frame of the flow being run.
    var frame: EnquiryState.Frame {
        get { state.frames[state.frames.count - 1] }
        // Yields the frame in place: a copy of its values for each change would cost more than the change.
        _modify { yield &state.frames[state.frames.count - 1] }
    }

    /// The flow being run, which is a part during a call.
    package var flow: Flow { flows.flows[frame.flow] }

    /// The node where the enquiry stands.
    package var node: Node { flow.nodes[frame.node] }

    /// The visit of the current node.
    package var visit: Visit { state.visits[frame.visit] }

    /// The values of the flow being run, by slot of its scope.
    package var values: [Value] { frame.values }

    /// The outcome; nil while the enquiry is open, and for one that was abandoned.
    package var outcome: Outcome? {
        guard case .outcome(let id) = state.end else { return nil }
        return flows.main.outcome(id)
    }

    /// The messages approved so far.
    package var queuedMessages: [QueuedMessage] { state.queue }

    /// Changes the state; for the extensions that play events.
    mutating func withState<Result>(_ body: (inout EnquiryState) -> Result) -> Result {
        body(&state)
    }
}

/// Going back: the events of the last card are dropped and the rest is folded anew.
extension Enquiry {
    /// Whether there is a card to go back to.
    package var canGoBack: Bool {
        state.end == nil && backTarget != nil
    }

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
            let isElsewhere = path != before.path || state.visits.count != before.state.visits.count
            if isElsewhere || target == before.cardStarts.last { return }
        }
    }

    private mutating func rewind(to target: Int, at time: Timestamp) {
        let cards = cards(from: target)
        let kept = effective[target...].filter { $0.event.kind.outlivesBack }
        effective.removeSubrange(target...)
        let earlier = effective
        effective = []
        cardStarts = []
        restart()
        markCard(after: 0)
        for played in earlier { replay(played) }
        // The card is entered anew now; what outlives the step back is played onto it.
        replay(Played(Event(at: time, .back), path: path))
        undone.take(cards)
        for played in kept {
            // A told fact whose part is no longer running waits there to be offered.
            if let name = played.fact, case .told(_, let value) = played.event.kind,
                factName(played.event.kind) != name
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
            return Undone.Card(path: played.first?.path ?? path, played: Array(played))
        }
    }

    private mutating func restart() {
        state = EnquiryState(agent: opening.agent, channel: opening.channel)
        begin(at: opened)
    }

    /// Remembers where a card began, when the last event led to a new one.
    private mutating func markCard(after visits: Int) {
        guard state.end == nil, state.visits.count > visits || cardStarts.isEmpty else { return }
        cardStarts.append(effective.count)
    }
}

/// Why an event cannot happen.
package enum Refusal: Error, Sendable, Equatable {
    /// The enquiry has ended.
    case ended
    /// This is the first card.
    case nothingBefore
    /// The node does not ask that fact.
    case notAsked(FactID)
    /// No flow of the enquiry has a fact of that name that could be told.
    case unknownFact(FactID)
    /// The answer does not fit.
    case invalid(FactID, InputProblem)
    /// A step must be ticked, or left out for a reason, first.
    case stepsFirst
    /// There is no such step to tick here.
    case noSuchStep
    /// A step that is not optional is left out only for a reason.
    case reasonNeeded
    /// There is something to answer or to tick before the card is read.
    case unanswered
    /// No such message waits for approval.
    case noSuchMessage
    /// A message without a valid recipient cannot be sent.
    case noRecipient
    /// The flow decides the destination, or the node does not exist.
    case notPickable
    /// The flow knows no such channel.
    case unknownChannel(String)
    /// The enquiry has not come to its end.
    case notEnded
    /// An enquiry opens once.
    case openedTwice
}
