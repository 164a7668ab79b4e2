import Synchronization

/// A search for a call that comes to a goal: copies of the real engine are led there, the most promising first.
///
/// What it finds is a call as the agent would take it. Where it has tried everything without finding the goal, and
/// no value had to be picked as a sample of many, there is no such call.
struct Walk {
    /// What is looked for.
    struct Goal {
        /// The flow that it is in, by its position.
        let flow: Int
        /// The node, by its position in that flow.
        let node: Int
        /// Nodes of that flow at any of which the goal can be met as well.
        var others: [Int] = []
        /// The message that can meet it as long as it waits for review; nil if nothing that waits can.
        var waiting: MessageID?
        /// The nodes at which it can be met.
        var nodes: [Int] { [node] + others }
        /// The cells in which the goal is thought to be met, of which the first few are looked at; empty if in any.
        let hints: [Cells]
        /// The slots that decide besides those that lead through the flow.
        var slots: Set<Int> = []
        /// The most events of the search, fewer where calls are long.
        var mostEvents = Walk.mostEvents
        /// Whether a call comes to it in a moment that may be over before the call waits again.
        var isSeen: (@Sendable (Moment) -> Bool)?
        /// Flows that those of the search are compared with, so that every call is taken on both; nil if on none.
        private(set) var compared: FlowSet?
        /// Whether steps that can be left out without a reason are left out as well.
        private(set) var leavesOutSteps = false
        /// Whether a call has come to it.
        let isMet: (State) -> Bool

        /// Looks for something in calls on one version of the flows.
        init(
            flow: Int, node: Int, others: [Int] = [], hints: [Cells], slots: Set<Int> = [],
            mostEvents: Int = Walk.mostEvents, isSeen: (@Sendable (Moment) -> Bool)? = nil,
            isMet: @escaping (Enquiry) -> Bool
        ) {
            (self.flow, self.node, self.others, self.hints) = (flow, node, others, hints)
            (self.slots, self.mostEvents, self.isSeen) = (slots, mostEvents, isSeen)
            self.isMet = { isMet($0.enquiry) }
        }

        /// Looks for something in calls that are taken on two versions of the flows, event by event.
        init(
            flow: Int, node: Int, others: [Int], slots: Set<Int>, mostEvents: Int,
            comparedWith compared: FlowSet,
            leavesOutSteps: Bool, isMet: @escaping (State) -> Bool
        ) {
            (self.flow, self.node, self.others, hints) = (flow, node, others, [])
            (self.slots, self.mostEvents, self.compared) = (slots, mostEvents, compared)
            self.leavesOutSteps = leavesOutSteps
            self.isMet = isMet
        }
    }

    /// What came of a search.
    enum Result {
        /// The whole call, its opening first.
        case found([Event])
        /// There is no such call.
        case excluded
        /// Neither found nor excluded; with the reason.
        case open(String)
    }

    /// The most events of a search that can still show that there is no such call: a few dozen values, days and channels
    /// make ten thousand on two cards already.
    static let mostEvents = 100_000
    /// The most events of one that can only find a call.
    private static let mostSampledEvents = 10_000
    /// How many of the cells in which the goal is thought to be met are looked at.
    private static let mostHints = 8
    /// How many nodes without a card are passed in a row before a call counts as going round, until it is replayed.
    private static let patience = 100
    /// What a state costs from which the goal is only reached by going back.
    private static let farBack = 50
    /// As many events make a call long.
    private static let longCall = 64

    /// What is possible where.
    let reach: Reach
    let goal: Goal
    /// How far it is to the goal from where a call stands.
    let distances: Distances
    /// The slots that decide, by flow.
    let relevant: [Set<Int>]
    let samples: Samples
    /// Whether time passes between nodes.
    let isWaiting: Bool
    /// Whether cards are gone back to, which are then entered later than what led to them was decided.
    let goesBack: Bool
    let watch: Watch
    /// The states that were reached and not gone on from.
    var open = Queue()
    /// The states that were reached, as far as they have different futures.
    private(set) var seen: Set<Int> = []
    /// How many events were tried.
    var events = 0
    /// What that took: an event at the end of a long call takes more than one at its beginning.
    private var work = 0
    /// Whether a value stood for many that may not be alike.
    var isSampled = false

    /// Looks for a goal: first with the clock standing still, then with time passing between nodes.
    static func search(_ reach: Reach, for goal: Goal) -> Result {
        var walk = Walk(reach, goal, isWaiting: false)
        let result = walk.search()
        if case .found = result { return result }
        guard walk.samples.times.all.count > 1 || walk.samples.times.isSampled else { return result }
        walk = Walk(reach, goal, isWaiting: true)
        let late = walk.search()
        // What happened in a call that waited mostly happens as well in one that begins when it came to the goal.
        guard case .found(let events) = late, let opening = events.first, let last = events.last else {
            return late
        }
        var plain = Walk(reach, goal, isWaiting: false)
        return plain.follow(events, from: Event(at: last.at, opening.kind)).map(Result.found) ?? late
    }

    /// Prepares a search.
    init(_ reach: Reach, _ goal: Goal, isWaiting: Bool) {
        self.reach = reach
        self.goal = goal
        self.isWaiting = isWaiting
        let distances = Distances(to: goal.nodes, of: goal.flow, in: reach)
        self.distances = distances
        watch = Watch(goal.isSeen)
        var relevant = reach.decisiveSlots(towards: goal, distances)
        relevant[goal.flow].formUnion(reach.ground.spaces[goal.flow].sources(of: goal.slots))
        reach.ground.spread(&relevant)
        self.relevant = relevant
        samples = Samples(reach.ground, relevant)
        goesBack = isWaiting && reach.ground.spaces.contains(where: \.decidesByTimeOffCard)
        // What the agent writes down, and who that is, is not varied.
        isSampled = zip(reach.ground.flows.flows, relevant).contains { flow, relevant in
            relevant.contains(flow.known.notes) || relevant.contains(flow.known.agent)
        }
        isSampled = isSampled || isWaiting && samples.times.isSampled
    }

    private mutating func search() -> Result {
        for opening in samples.openings(for: goal, &isSampled) {
            guard let first = opening.first, case .opened(let known) = first.kind else { continue }
            count(1)
            watch.forget()
            let state = state(
                after: known, at: first.at, shownTo: watch.onlooker(patience: Self.patience))
            guard known.given.allSatisfy({ state.enquiry.problem(withGiven: $0) == nil }) else { continue }
            if let found = visit(state) { return .found(found) }
            if isExhausted { break }
        }
        while !isExhausted, let state = open.pop() {
            let enquiry = state.enquiry
            let now = enquiry.lastEvent
            let times = [now] + (isWaiting ? samples.times.waits(from: now) : [])
            for kind in moves(in: enquiry) {
                for time in times where !isExhausted {
                    count(1 + enquiry.events.count / Self.longCall)
                    var next = state
                    watch.forget()
                    guard next.apply(Event(at: time, kind)) else { break }
                    if let found = visit(next) { return .found(found) }
                    // On the same card it makes no difference when something is done.
                    if next.enquiry.isOnSameCard(as: enquiry) { break }
                }
            }
        }
        if isExhausted { return .open("\(events) events led to no such call") }
        return isSampled ? .open("no such call was found among samples of the values") : .excluded
    }

    private mutating func count(_ effort: Int) {
        events += 1
        work += effort
    }

    private var isExhausted: Bool {
        work >= (isSampled ? min(goal.mostEvents, Self.mostSampledEvents) : goal.mostEvents)
    }

    /// Takes a state that was reached; returns the events if it is the goal.
    mutating func visit(_ state: State) -> [Event]? {
        let enquiry = state.enquiry
        if watch.hasSeen || goal.isMet(state), isShown(by: enquiry.events) { return enquiry.events }
        guard enquiry.run.end == nil || mustGoBack(enquiry), seen.insert(key(of: state)).inserted else {
            return nil
        }
        if case .destination = enquiry.awaiting { return nil }
        guard let distance = distances.from(enquiry) ?? (mustGoBack(enquiry) ? Self.farBack : nil) else {
            return nil
        }
        open.push(
            state, cost: distance + 3 * mismatches(in: enquiry) + enquiry.events.count / Self.longCall)
        return nil
    }

    /// Whether only a step back can lead from here to the goal, to a card that is entered again.
    func mustGoBack(_ enquiry: Enquiry) -> Bool {
        goesBack && enquiry.canGoBack && (enquiry.isWrappingUp || distances.from(enquiry) == nil)
    }

    /// Whether a call comes to the goal when it is replayed, with all patience.
    private func isShown(by events: [Event]) -> Bool {
        guard goal.isSeen != nil else { return goal.isMet(replayed(events)) }
        let replay = Watch(goal.isSeen)
        let end = replayed(events, shownTo: replay.onlooker())
        return replay.hasSeen || goal.isMet(end)
    }

    /// How many variables are not as they are thought to be at the goal.
    private func mismatches(in enquiry: Enquiry) -> Int {
        guard !goal.hints.isEmpty, let frame = enquiry.run.frames.last(where: { $0.position == goal.flow })
        else {
            return 0
        }
        let space = reach.ground.spaces[goal.flow]
        let held = relevant[goal.flow].compactMap { slot in
            space.bySlot[slot].map { index in
                let variable = space.variables[index]
                return (place: variable.place, mask: variable.mask(holding: frame.values[slot]))
            }
        }
        return goal.hints.prefix(Self.mostHints).map { hint in held.count { hint[$0.place] & $0.mask == 0 } }
            .min() ?? 0
    }
}

extension Reach {
    /// The slots of each flow that decide whether a call comes to a goal: what is read only where no call comes, or
    /// whence none leads to the goal, does not.
    fileprivate func decisiveSlots(towards goal: Walk.Goal, _ distances: Distances) -> [Set<Int>] {
        ground.spaces.enumerated().map { position, space in
            space.decisiveSlots { node in
                // From the end of a part the way may go on in any flow that calls it.
                (position > 0 || distances.from(node, of: position) != nil)
                    && contexts.indices.contains { contexts[$0].flow == position && isEntered(node, in: $0) }
            } watching: {
                position == goal.flow && goal.nodes.contains($0)
            }
        }
    }
}

/// Sees whether copies of a call come to something; they share it, so it is a class.
final class Watch: Sendable {
    private let isMeant: (@Sendable (Moment) -> Bool)?
    private let memory = Mutex(false)

    /// Prepares to see something; nothing if that is nil.
    init(_ isMeant: (@Sendable (Moment) -> Bool)?) { self.isMeant = isMeant }

    /// Whether one has come to it since that was last forgotten.
    var hasSeen: Bool { isMeant != nil && memory.withLock { $0 } }

    /// Forgets that.
    func forget() { if isMeant != nil { memory.withLock { $0 = false } } }

    /// Whom a call shows its moments.
    func onlooker(patience: Int = 1_000) -> Moment.Onlooker {
        guard let isMeant else { return Moment.Onlooker(patience: patience) { _ in } }
        return Moment.Onlooker(patience: patience) { moment in
            if isMeant(moment) { self.memory.withLock { $0 = true } }
        }
    }
}
