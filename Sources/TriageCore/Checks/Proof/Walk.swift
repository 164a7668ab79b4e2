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
        /// The cells in which the goal is thought to be met, of which the first few are looked at; empty if in any.
        let hints: [Cells]
        /// The slots that decide besides those that lead through the flow.
        var slots: Set<Int> = []
        /// The most events of the search.
        var mostEvents = 10_000
        /// Flows that those of the search are compared with, so that every call is taken on both; nil if on none.
        private(set) var compared: FlowSet?
        /// Whether steps that can be left out without a reason are left out as well.
        private(set) var leavesOutSteps = false
        /// Whether a call has come to it.
        let isMet: (State) -> Bool

        /// Looks for something in calls on one version of the flows.
        init(
            flow: Int, node: Int, others: [Int] = [], hints: [Cells], slots: Set<Int> = [],
            mostEvents: Int = 10_000, isMet: @escaping (Enquiry) -> Bool
        ) {
            (self.flow, self.node, self.others, self.hints) = (flow, node, others, hints)
            (self.slots, self.mostEvents) = (slots, mostEvents)
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

    /// How many of the cells in which the goal is thought to be met are looked at.
    private static let mostHints = 8
    /// How many nodes without a card are passed in a row before a call counts as going round, until it is replayed.
    private static let patience = 100

    /// What is possible where.
    let reach: Reach
    let goal: Goal
    /// How far it is to the goal from where a call stands.
    let distances: Distances
    private let relevant: [Set<Int>]
    /// The slots that decide, by flow, in order.
    let relevantInOrder: [[Int]]
    let samples: Samples
    private let isWaiting: Bool
    /// The states that were reached and not gone on from.
    var open = Queue()
    /// The states that were reached, as far as they have different futures.
    private(set) var seen: Set<Int> = []
    /// How many events were tried.
    var events = 0
    /// Whether a value stood for many that may not be alike.
    private var isSampled = false

    /// Looks for a goal: first with the clock standing still, then with time passing between nodes.
    static func search(_ reach: Reach, for goal: Goal) -> Result {
        var walk = Walk(reach, goal, isWaiting: false)
        let result = walk.search()
        guard walk.samples.times.all.count > 1 else { return result }
        if case .found = result { return result }
        walk = Walk(reach, goal, isWaiting: true)
        return walk.search()
    }

    /// Prepares a search.
    init(_ reach: Reach, _ goal: Goal, isWaiting: Bool) {
        self.reach = reach
        self.goal = goal
        self.isWaiting = isWaiting
        distances = Distances(to: [goal.node] + goal.others, of: goal.flow, in: reach)
        var relevant = reach.ground.spaces.map(\.decisiveSlots)
        relevant[goal.flow].formUnion(reach.ground.spaces[goal.flow].sources(of: goal.slots))
        reach.ground.spread(&relevant)
        self.relevant = relevant
        relevantInOrder = relevant.map { $0.sorted() }
        samples = Samples(reach.ground, relevant)
        // What the agent writes down, and who that is, is not varied.
        isSampled = zip(reach.ground.flows.flows, relevant).contains { flow, relevant in
            relevant.contains(flow.known.notes) || relevant.contains(flow.known.agent)
        }
        isSampled = isSampled || isWaiting && samples.times.isSampled
    }

    private mutating func search() -> Result {
        for opening in samples.openings(for: goal, &isSampled) {
            guard let first = opening.first, case .opened(let known) = first.kind else { continue }
            events += 1
            let state = state(after: known, at: first.at, patience: Self.patience)
            guard known.given.allSatisfy({ state.enquiry.problem(withGiven: $0) == nil }) else { continue }
            if let found = visit(state) { return .found(found) }
            if events >= goal.mostEvents { break }
        }
        while events < goal.mostEvents, let state = open.pop() {
            for event in moves(in: state.enquiry) {
                events += 1
                var next = state
                guard next.apply(event) else { continue }
                if let found = visit(next) { return .found(found) }
                if events >= goal.mostEvents { break }
            }
        }
        if events >= goal.mostEvents { return .open("\(goal.mostEvents) events led to no such call") }
        return isSampled ? .open("no such call was found among samples of the values") : .excluded
    }

    /// Takes a state that was reached; returns the events if it is the goal.
    mutating func visit(_ state: State) -> [Event]? {
        let enquiry = state.enquiry
        if goal.isMet(state), goal.isMet(replayed(enquiry.events)) { return enquiry.events }
        guard enquiry.run.end == nil, seen.insert(key(of: state)).inserted else { return nil }
        if case .destination = enquiry.awaiting { return nil }
        guard let distance = distances.from(enquiry) else { return nil }
        open.push(state, cost: distance + 3 * mismatches(in: enquiry))
        return nil
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

    // MARK: Moves

    /// What can happen now, as far as it makes a difference.
    private mutating func moves(in enquiry: Enquiry) -> [Event] {
        let frame = enquiry.frame
        let now = enquiry.lastEvent
        let isOrdered = frame.node.isOrdered(in: frame.flow)
        var kinds: [Event.Kind] = []
        switch enquiry.awaiting {
        case nil, .destination, .wrapUp: return []
        case .step(let step):
            // Where something on the card depends on something else on it, the order can make a difference.
            let steps = isOrdered ? frame.node.steps.indices.filter(frame.isPending) : [step]
            kinds += steps.flatMap { results(ofStep: $0, in: frame) }
            if isOrdered { kinds += answers(to: frame.node.ask.map(\.id), in: frame) }
        case .field(let id):
            kinds += answers(to: isOrdered ? frame.node.ask.map(\.id) : [id], in: frame)
        case .reading: kinds.append(.read)
        case .round:
            kinds.append(.roundsDone)
            if (frame.roundCard?.rounds.finished.count ?? 0) < Samples.mostRounds {
                kinds.append(.round)
            } else {
                isSampled = true
            }
        case .review(let id): kinds += [.queued(id, edited: nil), .withheld(id, reason: "not wanted")]
        }
        var moves = kinds.map { Event(at: now, $0) }
        if isOrdered || frame.progress.isFresh { moves += asides(in: enquiry, at: now) }
        guard isWaiting else { return moves }
        for later in samples.times.waits(from: now) {
            moves += kinds.map { Event(at: later, $0) }
        }
        return moves
    }

    private func results(ofStep step: Int, in frame: Frame) -> [Event.Kind] {
        let declared = frame.node.steps[step]
        let reason = declared.isOptional ? "" : "not now"
        return [.ticked(step: step)] + (declared.fact == nil ? [] : [.skipped(step: step, reason: reason)])
    }

    /// The answers to questions of a card that are asked; one that is answered can be answered anew.
    private mutating func answers(to questions: [FactID], in frame: Frame) -> [Event.Kind] {
        let asked = questions.filter { !frame.progress.hidden.contains($0) }
        return asked.compactMap(frame.flow.fact).flatMap { fact -> [Event.Kind] in
            let values = samples.answers(to: fact, in: frame, &isSampled)
            let skipped: [Event.Kind] =
                frame.hasNoOption(fact) ? [.skippedQuestion(fact.id, reason: "nothing fits")] : []
            return values.map { .answered(fact.id, $0) } + skipped
        }
    }

    /// What the caller may say or do at any card: tell a fact that is not known, change the channel.
    private mutating func asides(in enquiry: Enquiry, at now: Timestamp) -> [Event] {
        var asides: [Event] = []
        for (depth, frame) in enquiry.run.frames.enumerated().reversed() {
            for fact in frame.flow.facts
            where relevant[frame.position].contains(fact.slot) && frame.values[fact.slot].isNull
                && fact.isAnswerable && fact.type != .secret && enquiry.run.depth(ofTold: fact.id) == depth
            {
                for value in samples.answers(to: fact, in: frame, &isSampled) where !value.isNull {
                    asides.append(Event(at: now, .told(fact.id, value)))
                }
            }
        }
        let reads = enquiry.run.frames.contains { relevant[$0.position].contains($0.flow.known.channel) }
        if reads {
            asides += enquiry.flows.main.channels.filter { $0 != enquiry.run.channel }.map {
                Event(at: now, .channel($0))
            }
        }
        return asides
    }
}

extension Node {
    /// Whether it can matter in which order its card is filled in: something on it depends on something else on it.
    fileprivate func isOrdered(in flow: Flow) -> Bool {
        hasConditions || steps.contains { $0.line.when != nil }
            || ask.contains { question in
                guard let fact = flow.fact(question.id) else { return false }
                let accept = fact.limits.accept
                return (question.optional ?? fact.optional).condition != nil
                    || fact.options.contains { $0.when != nil } || fact.hasComputedBound
                    || accept.map { $0.reads != [fact.slot] } ?? false
            }
    }
}

extension Progress {
    /// Whether nothing has been done on the card yet.
    var isFresh: Bool { answered.isEmpty && steps.isEmpty && !isRead && reviewed.isEmpty }
}
