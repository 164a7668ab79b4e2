/// The interpreter of flows: the state of an enquiry that results from the events that still count.
///
/// It keeps no events and cannot go back: for that, an enquiry replays the events that still count in a new
/// run.
struct Run: Sendable {
    /// The flows that it runs on.
    let flows: FlowSet
    /// The frames of the flow being run and of those that called it, innermost last; never empty.
    private(set) var frames: [Frame]
    /// The frames of calls that have returned, as they were then, by frame number.
    private(set) var finished: [Int: Frame] = [:]
    /// Every visit to a node, in order.
    var visits: [Visit] = []
    /// The messages sent by nodes that were left, to be reviewed in the wrap-up, in that order.
    var pending: [PendingMessage] = []
    /// The messages approved on their cards to leave at once. Nothing calls them back, so that they also stay
    /// when their cards are taken back.
    var gone: [QueuedMessage] = []
    /// The messages approved so far that leave with the record.
    var queue: [QueuedMessage] = []
    /// The messages left out so far.
    var leftOut: [LeftOutMessage] = []
    /// What the agent wrote down.
    var notes: [Note] = []
    /// What was begun on the last card and never confirmed, if the enquiry was abandoned.
    var unfinished: [UnfinishedAnswer] = []
    /// Changes of channel and of agent.
    var changes: [Change] = []
    /// Who has the caller on the line.
    var agent: String
    /// How the caller reaches the desk.
    var channel: String
    /// How it ended; nil while it is open.
    var end: End?
    /// The flows that were running when the caller hung up.
    var hungUp: [Flow] = []
    /// Whether the wrap-up was left, or there was none to leave.
    var isClosing = false

    /// How an enquiry ended.
    enum End: Sendable, Equatable {
        case outcome(OutcomeID)
        case abandoned(reason: String)
    }

    /// Begins an enquiry and moves on to its first card.
    init(_ opening: Event.Opening, at time: Timestamp, on flows: FlowSet) {
        self.flows = flows
        frames = [Frame(flows, given: opening.given, hasWrapUp: opening.hasWrapUp)]
        agent = opening.agent
        channel = opening.channel
        enterStart(at: time)
        moveOn(at: time)
    }

    /// The frame of the flow being run.
    var frame: Frame {
        get { frames[frames.count - 1] }
        // Yields the frame in place: a copy of its values for each change would cost more than the change.
        _modify { yield &frames[frames.count - 1] }
    }

    /// The visit of the current node.
    var visit: Visit {
        get { visits[frame.visit] }
        _modify { yield &visits[frames[frames.count - 1].visit] }
    }

    /// The visits that showed a card, the current one last.
    var shownVisits: [Visit] { visits.filter { !$0.didPass } }

    /// The frame in which a visit took place: the running one, or as it was when its call returned.
    func frame(of visit: Visit) -> Frame {
        finished[visit.frame] ?? frames.first { $0.number == visit.frame } ?? frame
    }

    /// The latest of the calls by these names that returned; nil if none did.
    func finished(by calls: [String]) -> Frame? {
        finished.values.filter { $0.calls == calls }.max { $0.number < $1.number }
    }

    /// The innermost running flow with an answerable fact of that name.
    func tellable(_ id: FactID) -> (frame: Frame, fact: Fact)? {
        depth(ofTold: id).flatMap { depth in frames[depth].flow.fact(id).map { (frames[depth], $0) } }
    }

    /// The position of the frame of the innermost flow with an answerable fact of that name.
    func depth(ofTold id: FactID) -> Int? {
        frames.lastIndex { $0.flow.fact(id)?.isAnswerable ?? false }
    }

    /// The value of a fact of a running flow, or of a part that has returned to one; nil if there is no such
    /// fact.
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

    /// Returns from the innermost part to the flow that called it; without an outcome if it was cut short.
    mutating func comeBack(by outcome: OutcomeID?) {
        let part = frames.removeLast()
        change { $0.take(part, endedBy: outcome) }
        finished[part.number] = part
    }

    /// Changes facts of a running flow, the innermost one unless a depth is given, and marks on its visit the
    /// answers that no longer hold.
    mutating func change(frameAt depth: Int? = nil, _ change: (inout Frame) -> Void) {
        let depth = depth ?? frames.count - 1
        let lapsed = frames[depth].change(change)
        visits[frames[depth].visit].lapsed += lapsed
    }

    /// Tells a fact to the frame at a depth of the stack.
    ///
    /// It corrects the pending messages that know what this frame knew until now.
    mutating func tell(_ fact: Fact, _ value: Value, _ origin: Origin, at depth: Int) {
        let frame = frames[depth]
        for index in pending.indices where pending[index].frame.number == frame.number {
            guard pending[index].frame.values[fact.slot] == frame.values[fact.slot] else { continue }
            _ = pending[index].frame.change { $0.tell(fact, value, origin) }
        }
        change(frameAt: depth) { $0.tell(fact, value, origin) }
    }

    /// Informs a running flow of the agent, the channel, the notes and when its node was entered.
    mutating func inform(frameAt depth: Int) {
        let entered = visits[frames[depth].visit].entered
        frames[depth].know(now: entered, agent: agent, channel: channel)
        if !notes.isEmpty { frames[depth].know(notes) }
    }
}
