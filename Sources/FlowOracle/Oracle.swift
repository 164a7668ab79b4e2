import Foundation
import TestSupport
import TriageCore

/// Tries every call of a small flow, without any thought: it copies the real engine and applies every event that an
/// agent or a caller could cause, leaving out states that were seen before.
///
/// **Source**: as Cedar checks its symbolic compiler against its evaluator, and model checkers search states.
package struct Oracle {
    private let flows: FlowSet
    /// The values of each fact, by flow and slot.
    private let domains: [[Int: [Value]]]
    /// When a call can begin and go on, in order.
    private let moments: [Timestamp]
    private let channels: [String]
    /// The nodes at which the order of what is done on the card matters, by flow and position.
    private let isOrdered: [[Bool]]
    /// The facts that can be told so that it matters, by flow.
    private let tellable: [Set<Int>]
    private let onlooker: Onlooker
    /// Whether the flows send anything.
    private let sends: Bool
    private let limit: Int
    /// Whether the caller also tells what is known already, differently, and where it leads nowhere.
    private let overwrites: Bool
    private let id = EnquiryID(milliseconds: 0)
    private let following: Moment.Onlooker

    /// Small flows need little patience: no counter of theirs goes on for long.
    private static let patience = 100
    /// Nor do their calls: one that was never the same in so many events counts on for ever, and each of its states
    /// keeps its whole call.
    private static let longestCall = 200

    /// What came of a search.
    package enum Result: Sendable {
        /// All calls were tried.
        case complete(Sightings, states: Int, surprises: [Disagreement] = [])
        /// There are more states than allowed, or more values than can be tried.
        case tooLarge
        /// Going back led to a state that no call comes to otherwise.
        case backLeadsElsewhere(NodePath, [Event])
    }

    /// Tries every call of a flow.
    ///
    /// - Parameters:
    ///   - limit: how many states are searched at most.
    ///   - seed: which states are left backwards, to see whether that leads to anything new.
    ///   - reported: what the checks find, of which some can be tried at once.
    ///   - proven: what is proved of every moment of a call.
    package static func search(
        _ flows: FlowSet, atMost limit: Int = 200_000, seed: UInt64 = 0, reported: [Finding] = [],
        proven: ProvenMoments? = nil
    ) -> Result {
        let nullChecks = NullChecks(flows, reported)
        let oracle = Oracle(flows, limit) { moment in
            let disagreements = nullChecks.disagreements(in: moment)
            guard let proven else { return disagreements }
            return disagreements + Containment.surprises(in: moment, proven.allow)
        }
        guard let oracle else { return .tooLarge }
        let search = oracle.search(seed)
        if search.isTooLarge { return .tooLarge }
        let news = search.backs.filter { !search.seen.contains($0.key) }
        if !news.isEmpty {
            // What was told outlives going back, and may meet there what is known already: as if it were told then.
            let most = min(limit, 3_000)
            guard let telling = Oracle(flows, most, overwrites: true)?.search(seed) else { return .tooLarge }
            if !telling.isTooLarge, let back = news.first(where: { !telling.seen.contains($0.key) }) {
                return .backLeadsElsewhere(back.path, back.events)
            }
        }
        return .complete(
            oracle.onlooker.sightings, states: search.seen.count, surprises: oracle.onlooker.surprises)
    }

    private init?(
        _ flows: FlowSet, _ limit: Int, overwrites: Bool = false, claim: Onlooker.Claim? = nil
    ) {
        self.flows = flows
        self.overwrites = overwrites
        self.limit = limit
        var domains: [[Int: [Value]]] = []
        for flow in flows.flows {
            var own: [Int: [Value]] = [:]
            for fact in flow.facts where fact.isAnswerable {
                guard let values = Domain.values(of: fact, in: flow) else { return nil }
                own[fact.slot] = values
            }
            domains.append(own)
        }
        self.domains = domains
        moments = Domain.moments(of: flows)
        sends = flows.flows.contains { !$0.messages.isEmpty }
        channels = flows.readsChannel ? flows.main.channels : [flows.main.channels.first ?? ""]
        isOrdered = flows.flows.map { flow in flow.nodes.map { $0.isOrdered(in: flow) } }
        tellable = flows.flows.enumerated().map { position, flow in flow.readFacts(isPart: position > 0) }
        let onlooker = Onlooker(flows, claim: claim)
        self.onlooker = onlooker
        following = Moment.Onlooker(patience: Self.patience) { onlooker.see($0) }
    }

    /// A state to go on from.
    private struct State {
        let enquiry: Enquiry
        /// Whether the clock has gone on in it between two nodes.
        let isLate: Bool
    }

    private struct Search {
        var seen: Set<Int> = []
        /// Whether there are more states than are searched, or calls that do not come to an end.
        var isTooLarge = false
        var open: [State] = []
        var dice: SeededGenerator
        /// The calls that are taken back once all states are known.
        var turning: [Enquiry] = []
        /// States that going back led to, and how.
        var backs: [(key: Int, path: NodePath, events: [Event])] = []
    }

    private func search(_ seed: UInt64) -> Search {
        var search = Search(dice: SeededGenerator(seed: seed))
        for moment in moments {
            for channel in channels { open(at: moment, channel, &search) }
        }
        // First with the clock standing still; what needs time to pass is then told from what does not.
        let standing = go(on: &search, passingTime: false)
        if moments.count > 1 {
            search.open = standing
            _ = go(on: &search, passingTime: true)
        }
        // A step back takes the whole call anew: not worth while for a flow that is given up.
        guard !search.isTooLarge else { return search }
        // What is passed on the way may rest on what was told then and meets what is known already. Where it ends is
        // compared with all states, and these were judged.
        onlooker.lookAway { for enquiry in search.turning { goBack(from: enquiry, &search) } }
        return search
    }

    // MARK: States

    /// Opens calls with everything that can be told before the first card and matters there.
    private func open(at time: Timestamp, _ channel: String, _ search: inout Search) {
        let early = flows.main.facts.filter {
            tellable[0].contains($0.slot) && (overwrites || flows.isReadBeforeFirstCard($0))
        }
        var givens: [[Event.Opening.Given]] = [[]]
        for fact in early {
            givens += givens.flatMap { given in
                (domains[0][fact.slot] ?? []).map { given + [Event.Opening.Given(fact.id, $0)] }
            }
        }
        for given in givens {
            onlooker.beginEvent()
            let isValid =
                given.isEmpty
                || Self.isValid(
                    given, opened(given, channel, at: time, Moment.Onlooker(patience: Self.patience) { _ in })
                )
            guard isValid else { continue }
            add(opened(given, channel, at: time, following), isLate: false, &search)
        }
    }

    private func opened(
        _ given: [Event.Opening.Given], _ channel: String, at time: Timestamp, _ onlooker: Moment.Onlooker
    ) -> Enquiry {
        Enquiry(
            Event.Opening(
                id: id, flow: flows.main.id, digests: [:], agent: "sam", channel: channel, given: given),
            at: time, on: flows, onlooker: onlooker)
    }

    /// Whether facts could be told one after another before the first card.
    private static func isValid(_ given: [Event.Opening.Given], _ enquiry: Enquiry) -> Bool {
        // A part may be running already; what the flow that was started accepts is told by its own frame.
        given.allSatisfy { enquiry.problem(withGiven: $0) == nil }
    }

    private func add(_ enquiry: Enquiry, isLate: Bool, _ search: inout Search) {
        if case .destination(let dilemma)? = enquiry.awaiting {
            onlooker.see(dilemma, in: enquiry, isLate: isLate)
        }
        guard search.seen.insert(key(of: enquiry)).inserted else { return }
        if search.seen.count > limit || enquiry.events.count > Self.longestCall { search.isTooLarge = true }
        guard enquiry.awaiting != nil else { return }
        onlooker.see(enquiry)
        if sends { hangUp(enquiry) }
        search.open.append(State(enquiry: enquiry, isLate: isLate))
    }

    /// Takes note of what is sent if the caller hangs up now.
    private func hangUp(_ enquiry: Enquiry) {
        var cut = enquiry
        guard enquiry.awaiting != nil, !enquiry.isWrappingUp,
            (try? cut.apply(Event(at: enquiry.lastEvent, .hungUp))) != nil
        else { return }
        onlooker.seeMessages(of: cut, isOnHangUp: true)
    }

    private func key(of enquiry: Enquiry) -> Int {
        guard moments.count > 1 || sends else { return enquiry.future }
        var hasher = Hasher()
        hasher.combine(enquiry.future)
        if sends { hasher.combine(enquiry.messagesFuture) }
        hasher.combine(enquiry.lastEvent)
        return hasher.finalize()
    }

    // MARK: Going on

    /// Applies everything that can happen until nothing new comes of it. Returns the states gone on from.
    private func go(on search: inout Search, passingTime: Bool) -> [State] {
        var next = 0
        while next < search.open.count, !search.isTooLarge {
            let state = search.open[next]
            next += 1
            var kinds = events(in: state.enquiry)
            if passingTime, state.enquiry.canBeJudgedBackwards { kinds.append(.back) }
            for kind in kinds { apply(kind, to: state, passingTime, &search) }
            if !passingTime, search.dice.below(6) == 0 { search.turning.append(state.enquiry) }
        }
        defer { search.open = [] }
        return search.open
    }

    private func apply(_ kind: Event.Kind, to state: State, _ passingTime: Bool, _ search: inout Search) {
        let now = state.enquiry.lastEvent
        var later = state.enquiry
        onlooker.beginEvent()
        guard (try? later.apply(Event(at: now, kind))) != nil else { return }
        add(later, isLate: state.isLate, &search)
        // On the same card it makes no difference when something is done.
        guard passingTime, later.awaiting != nil, !later.isOnSameCard(as: state.enquiry) else { return }
        for moment in moments where moment > now {
            var later = state.enquiry
            onlooker.beginEvent()
            guard (try? later.apply(Event(at: moment, kind))) != nil else { continue }
            add(later, isLate: true, &search)
        }
    }

    private func goBack(from enquiry: Enquiry, _ search: inout Search) {
        var earlier = enquiry
        for _ in 0...search.dice.below(3) {
            guard (try? earlier.apply(Event(at: enquiry.lastEvent, .back))) != nil else { break }
        }
        guard earlier.awaiting != nil, earlier.events.count > enquiry.events.count else { return }
        search.backs.append((key(of: earlier), earlier.path, earlier.events))
    }

    /// Everything that an agent or a caller could cause now.
    private func events(in enquiry: Enquiry) -> [Event.Kind] {
        guard let awaiting = enquiry.awaiting else { return [] }
        let moment = enquiry.moment
        var events: [Event.Kind] = []
        switch awaiting {
        case .destination: if !overwrites { return [] }
        case .wrapUp: return []
        case .review(let message):
            events = [.withheld(message, reason: "not wanted")]
            if enquiry.isWrappingUp { return events }
        case .reading: events = [.read]
        case .round:
            events = [.round, .roundsDone]
            // A finished round is played once more, or taken out; one that there is not is refused.
            for number in 1...2 { events += [.reopened(round: number), .removed(round: number)] }
        case .step, .field:
            let isOrdered = isOrdered[moment.position][moment.nodeIndex]
            for step in moment.node.steps.indices where moment.isPending(step) {
                guard isOrdered || awaiting == .step(step) else { continue }
                let reason = moment.node.steps[step].isOptional ? "" : "no time"
                events += [.ticked(step: step), .skipped(step: step, reason: reason)]
            }
            for question in moment.node.ask where moment.isShown(question) {
                guard isOrdered || awaiting == .field(question.id), let fact = moment.flow.fact(question.id)
                else { continue }
                let values = domains[moment.position][fact.slot] ?? []
                events += (values + [.null]).map { .answered(fact.id, $0) }
                if fact.type.hasOptions { events.append(.skippedQuestion(fact.id, reason: "none fits")) }
            }
        }
        // Nothing that is told on the last card leads anywhere, unless it changes what that shows.
        if !overwrites, !sends, case .end = moment.node.exit, moment.position == 0, moment.node.call == nil,
            moment.node.ask.isEmpty, !moment.flow.hasComputedFacts,
            moment.node.lines(in: moment.flow.id).allSatisfy({
                $0.line.when == nil && $0.line.text.placeholders.isEmpty
            })
        {
            return events
        }
        for (position, fact, isUnknown) in enquiry.tellableFacts {
            guard isUnknown || overwrites, tellable[position].contains(fact.slot) else { continue }
            events += (domains[position][fact.slot] ?? []).map { .told(fact.id, $0) }
        }
        return events + channels.filter { $0 != enquiry.channel && channels.count > 1 }.map { .channel($0) }
    }
}
