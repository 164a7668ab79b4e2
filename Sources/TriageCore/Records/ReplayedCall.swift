/// A call played once more from its record, on the flow as it was: the words that stood on each card.
///
/// A record holds answers and times, not every key. What it cannot tell (rounds that were opened again, answers that
/// another took away) ends the replay, and so does whatever comes out otherwise than it was recorded.
package struct ReplayedCall: Sendable {
    /// The cards that are certain, in order.
    package let cards: [ReplayedCard]
    /// Whether the whole call came out as it was recorded.
    package let isWhole: Bool

    /// A card with the words that stood on it when it was left.
    package struct ReplayedCard: Sendable {
        /// When it was shown. **Units**: seconds since the opening.
        package let at: Double
        /// The card.
        package let card: Card
    }

    /// Plays a record.
    package init(_ record: RecordView, on flows: FlowSet) {
        var caller = Rememberer(record, flows)
        guard let opening = caller.opening, let opened = record.opened else {
            (cards, isWhole) = ([], false)
            return
        }
        var player = Player(Enquiry(opening, at: opened, on: flows))
        let stop = try? player.play(&caller)
        let enquiry = player.enquiry
        let isEnded = stop == .ended || enquiry.awaiting == .wrapUp || caller.isAtEnd(of: enquiry)
        isWhole = isEnded && caller.isSame(enquiry)
        cards = caller.cards
    }
}

/// Does and says what a record remembers.
private struct Rememberer: Respondent {
    /// It comes to something that the record does not say.
    struct Lost: Error {}

    let opening: Event.Opening?
    private(set) var cards: [ReplayedCall.ReplayedCard] = []

    /// The visit that the last card is of; -1 if there is none yet.
    private var shown = -1
    private let flows: FlowSet
    private let opened: Timestamp
    private let visits: [RecordedVisit]
    /// The changes of channel or agent, each with the number of visits before it.
    private var changes: [(visits: Int, at: Double, kind: Change.Kind)] = []
    private let approved: Set<MessageID>
    private let leftOut: [MessageID: String]
    private let isAbandoned: Bool

    init(_ record: RecordView, _ flows: FlowSet) {
        self.flows = flows
        opened = record.opened ?? Timestamp(milliseconds: 0)
        var visits: [RecordedVisit] = []
        for entry in record.trail {
            switch entry {
            case .visit(let visit): visits.append(visit)
            case .change(let at, let kind): changes.append((visits.count, at, kind))
            }
        }
        self.visits = visits
        approved = Set(record.messages.map(\.id))
        leftOut = Dictionary(record.leftOut.map { ($0.id, $0.reason) }) { first, _ in first }
        isAbandoned = record.isAbandoned
        let given = record.facts.compactMap { fact -> Event.Opening.Given? in
            guard fact.origin?.isTold == true, fact.name.calls.isEmpty,
                let known = flows.main.fact(fact.name.fact),
                let json = fact.value.json,
                let value = known.type.value(of: json, currency: flows.main.currency)
            else { return nil }
            return .init(known.id, value)
        }
        opening = Event.Opening(
            id: record.id, flow: record.flow, digests: record.digests, agent: record.agent,
            channel: record.channel,
            given: given)
    }

    mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) throws(Lost) -> Event? {
        let position = enquiry.run.visits.count - 1
        guard visits.indices.contains(position), visits[position].node.text == enquiry.run.frame.path.text
        else {
            throw Lost()
        }
        let visit = visits[position]
        if let change = changes.first, change.visits <= position + 1, change.visits > 0 {
            changes.removeFirst()
            switch change.kind {
            case .channel(let channel, let isByFlow):
                if !isByFlow { return Event(at: time(change.at), .channel(channel)) }
            case .agent(let agent): return Event(at: time(change.at), .resumed(agent: agent))
            case .reopened, .removed: throw Lost()
            }
        }
        let card = ReplayedCall.ReplayedCard(at: visit.at, card: enquiry.card())
        // What stood there when the card was left counts.
        if shown == position { cards.removeLast() }
        cards.append(card)
        shown = position
        guard let kind = try kind(for: awaiting, at: visit, in: enquiry) else { return nil }
        return Event(at: time(visit.at + visit.took), kind)
    }

    func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) throws(Lost) { throw Lost() }

    private func kind(
        for awaiting: Awaiting, at visit: RecordedVisit, in enquiry: Enquiry
    ) throws(Lost) -> Event.Kind? {
        let frame = enquiry.run.frame
        switch awaiting {
        case .step(let number):
            let text = frame.text(of: frame.node.steps[number].line.text)
            guard let step = visit.steps.last(where: { $0.text == text }) else { return try silence(visit) }
            switch step.result {
            case .ticked: return .ticked(step: number)
            case .skipped(let reason): return .skipped(step: number, reason: reason)
            }
        case .field(let id):
            guard let answer = visit.answers.last(where: { $0.fact.fact == id }) else {
                return try silence(visit)
            }
            if let reason = answer.reason { return .skippedQuestion(id, reason: reason) }
            guard let fact = frame.flow.fact(id), let json = answer.value.json,
                let value = fact.type.value(of: json, currency: frame.flow.currency)
            else { throw Lost() }
            return .answered(id, value)
        case .reading: return .read
        case .round:
            let next = enquiry.run.visits.count
            let isInside =
                visits.indices.contains(next) && visits[next].node.callers.count > frame.path.callers.count
            return isInside ? .round : .roundsDone
        case .review(let message):
            if approved.contains(message) { return .queued(message, edited: nil) }
            guard let reason = leftOut[message] else { return nil }
            return .withheld(message, reason: reason)
        case .destination:
            let next = enquiry.run.visits.count
            guard visit.isPicked, visits.indices.contains(next) else { throw Lost() }
            return .picked(visits[next].node.node)
        case .wrapUp: return nil
        }
    }

    /// Nothing, on the last card, where a call may be cut short; anywhere else something is missing.
    private func silence(_ visit: RecordedVisit) throws(Lost) -> Event.Kind? {
        guard visit.at == visits.last?.at else { throw Lost() }
        return nil
    }

    private func time(_ seconds: Double) -> Timestamp {
        Timestamp(milliseconds: opened.milliseconds + Int64((seconds * 1000).rounded()))
    }

    /// Whether a call stands where an abandoned one, or one whose caller hung up, was cut short.
    func isAtEnd(of enquiry: Enquiry) -> Bool { enquiry.run.visits.count == visits.count }

    /// Whether the call went by the recorded cards.
    func isSame(_ enquiry: Enquiry) -> Bool {
        enquiry.run.visits.map(\.path.text) == visits.map(\.node.text)
    }
}
