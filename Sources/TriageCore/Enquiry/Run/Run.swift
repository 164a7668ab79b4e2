/// The interpreter of flows: what the events that count have made of an enquiry.
///
/// It knows neither the events before nor how to go back: an enquiry runs what still counts anew.
struct Run: Sendable {
    /// What it runs on.
    let flows: FlowSet
    /// The flow being run and those that called it, the innermost last; never empty.
    private(set) var frames: [Frame]
    /// The frames of calls that came back, as they were then, by their numbers.
    private(set) var finished: [Int: Frame] = [:]
    /// Every visit of a node.
    var visits: [Visit] = []
    /// The messages approved so far.
    var queue: [QueuedMessage] = []
    /// What the agent wrote down.
    var notes: [Note] = []
    /// Changes of channel and of agent.
    var changes: [Change] = []
    /// Who has the caller on the line.
    var agent: String
    /// How the caller reaches the desk.
    var channel: String
    /// How it ended; nil while it is open.
    var end: End?

    /// How an enquiry ended.
    enum End: Sendable, Equatable {
        case outcome(OutcomeID)
        case abandoned(reason: String)
    }

    /// Begins an enquiry and goes up to its first card.
    init(_ opening: Event.Opening, at time: Timestamp, on flows: FlowSet) {
        self.flows = flows
        frames = [Frame(flows, given: opening.given)]
        agent = opening.agent
        channel = opening.channel
        enterStart(at: time)
        moveOn(at: time)
    }

    /// The frame of the flow being run.
    var frame: Frame {
        // Lends the frame in place: a copy for each look and each change would cost more than these.
        _read { yield frames[frames.count - 1] }
        _modify { yield &frames[frames.count - 1] }
    }

    /// The visit of the current node.
    var visit: Visit {
        _read { yield visits[frame.visit] }
        _modify { yield &visits[frames[frames.count - 1].visit] }
    }

    /// The visits that showed a card, the current one last.
    var shownVisits: [Visit] { visits.filter { !$0.didPass } }

    /// The frame in which a visit took place: one that is running, or as it was when its call came back.
    func frame(of visit: Visit) -> Frame {
        finished[visit.frame] ?? frames.first { $0.number == visit.frame } ?? frame
    }

    /// The newest of the calls by these names that came back; nil when none did.
    func finished(by calls: [String]) -> Frame? {
        finished.values.filter { $0.calls == calls }.max { $0.number < $1.number }
    }

    /// The innermost running flow with an answerable fact of that name.
    func tellable(_ id: FactID) -> (frame: Frame, fact: Fact)? {
        depth(ofTold: id).flatMap { depth in frames[depth].flow.fact(id).map { (frames[depth], $0) } }
    }

    /// The position among the frames of the innermost flow with an answerable fact of that name.
    func depth(ofTold id: FactID) -> Int? {
        frames.lastIndex { $0.flow.fact(id)?.isAnswerable ?? false }
    }

    /// The value of a fact of a running flow, or of a part that came back to one; nil when there is no such fact.
    func value(of path: FactPath) -> Value? {
        guard let frame = frames.last(where: { path.calls.starts(with: $0.calls) }) else { return nil }
        let name = FactPath(Array(path.calls.dropFirst(frame.calls.count)), path.fact).text
        return frame.flow.scope.slot(of: name).map { frame.values[$0] }
    }

    // MARK: The stack

    /// Begins the part that the current node calls.
    mutating func begin(_ call: Call, at time: Timestamp) {
        guard let position = flows.position(of: call.flow.id) else {
            frame.progress.isCallDone = true
            return
        }
        let number = frames.count + finished.count
        frames.append(Frame(call, position: position, calledBy: frame, number: number))
        enterStart(at: time)
    }

    /// Comes back from the innermost part to the flow that called it.
    mutating func comeBack(by outcome: OutcomeID) {
        let part = frames.removeLast()
        frame.take(part, endedBy: outcome)
        finished[part.number] = part
    }

    /// Changes the frame at a depth of the stack.
    mutating func tell(_ fact: Fact, _ value: Value, at depth: Int) { frames[depth].tell(fact, value) }

    /// Lets a running flow know who has the caller on the line, by which channel and since when its node shows.
    mutating func inform(frameAt depth: Int) {
        let entered = visits[frames[depth].visit].entered
        frames[depth].know(now: entered, agent: agent, channel: channel)
    }
}
