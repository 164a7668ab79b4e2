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
    /// Whether it waits on the card at hand when everything on it is done.
    var staysOnCard = false
    /// Who follows the call closely; nil if nobody does.
    let onlooker: Moment.Onlooker?
    /// Whether it plays what was played before, of which whoever follows the call has seen every moment.
    var isReplay: Bool

    /// How an enquiry ended.
    enum End: Sendable, Equatable {
        case outcome(OutcomeID)
        case abandoned(reason: String)
    }

    /// Begins an enquiry and moves on to its first card.
    init(
        _ opening: Event.Opening, at time: Timestamp, on flows: FlowSet, observer: Enquiry.Observer?,
        onlooker: Moment.Onlooker? = nil, isReplay: Bool = false
    ) {
        self.flows = flows
        self.onlooker = onlooker
        self.isReplay = isReplay
        frames = [
            Frame(flows, given: opening.given, hasWrapUp: opening.hasWrapUp, observer: observer)
        ]
        agent = opening.agent
        channel = opening.channel
        begin(at: opening.start, time)
        moveOn(at: time)
    }

    /// Enters the first node, or one that is named with the nodes whose calls lead to it; nothing before it is played.
    private mutating func begin(at path: NodePath?, _ time: Timestamp) {
        guard let path else { return enterStart(at: time) }
        for (number, node) in (path.callers + [path.node]).enumerated() {
            if number > 0, let call = frame.node.call {
                if call.repetition == nil {
                    begin(call, at: time, on: node)
                } else {
                    beginRound(at: time, on: node)
                }
            } else {
                enter(frame.flow.index(of: node) ?? 0, at: time)
            }
        }
    }

    /// The frame of the flow being run.
    var frame: Frame {
        @inline(__always) get { frames[frames.count - 1] }
        // Yields the frame in place: a copy of its values for each change would cost more than the change.
        _modify { yield &frames[frames.count - 1] }
    }

    /// Lets whoever follows the call see the flow being run.
    func show(_ kind: Moment.Kind) {
        guard !isReplay else { return }
        onlooker?.see(Moment(kind: kind, frame: frame))
    }

    /// The visit of the current node.
    var visit: Visit {
        get { visits[frame.visit] }
        _modify { yield &visits[frames[frames.count - 1].visit] }
    }

    /// The visits that count, the current one last.
    var standingVisits: [Visit] { visits.filter { !$0.isGone } }

    /// The visits that showed a card and count, the current one last.
    var shownVisits: [Visit] { visits.filter { !$0.didPass && !$0.isGone } }

    /// Whether a visit, by its index, is over without a stop on its node, which calls no part.
    func isPassed(_ index: Int) -> Bool {
        let visit = visits[index]
        return visit.didPass && visit.left != nil && frame(of: visit).flow.node(visit.path.node)?.call == nil
    }

    /// The frame in which a visit took place: the running one, or as it was when its call returned.
    func frame(of visit: Visit) -> Frame {
        finished[visit.frame] ?? frames.first { $0.number == visit.frame } ?? frame
    }

    /// The latest of the calls by these names that returned, in a round if one is given; nil if none did.
    func finished(by calls: [String], round: Int? = nil) -> Frame? {
        finished.values.filter { $0.calls == calls && $0.round == round }.max { $0.number < $1.number }
    }

    /// The flow at a position as it is running, or as it was when it returned last; nil if the call never came to it.
    func latestFrame(of position: Int) -> Frame? {
        let ended = finished.values.filter { $0.position == position }.max { $0.number < $1.number }
        return frames.last { $0.position == position } ?? ended
    }

    /// The innermost running flow with an answerable fact of that name that is its own.
    func tellable(_ id: FactID) -> (frame: Frame, fact: Fact)? {
        told(id).flatMap { frame, fact in frame.isView(fact) ? nil : (frame, fact) }
    }

    /// The innermost running flow with an answerable fact of that name. Its own come first: what a flow only
    /// sees of its caller could be told before there were such views.
    func told(_ id: FactID) -> (frame: Frame, fact: Fact)? {
        depth(ofTold: id).flatMap { depth in frames[depth].flow.fact(id).map { (frames[depth], $0) } }
    }

    /// The position of the frame of that flow.
    func depth(ofTold id: FactID) -> Int? {
        var view: Int?
        for depth in frames.indices.reversed() {
            guard let fact = frames[depth].flow.fact(id), fact.isAnswerable else { continue }
            if !frames[depth].isView(fact) { return depth }
            view = view ?? depth
        }
        return view
    }

    /// The value of a fact of a running flow, or of a part that has returned to one; nil if there is no such
    /// fact.
    func value(of path: FactPath) -> Value? {
        let running = frames.last {
            path.calls.starts(with: $0.calls) && ($0.round == nil || $0.round == path.round)
        }
        let isOver = path.round != nil && running?.round == nil
        guard let frame = isOver ? finished(by: path.calls, round: path.round) : running else { return nil }
        let name = FactPath(Array(path.calls.dropFirst(frame.calls.count)), path.fact).text
        return frame.flow.scope.slot(of: name).map { frame.values[$0] }
    }

    /// The number of the frame of the round that ended last, if nothing but its end led to the round card at hand;
    /// nil if this is no round card, or one without a round right before it.
    var latestRound: Int? {
        let before = visits[..<frame.visit].last?.frame
        return before.flatMap { number in finished[number]?.activation.closesQuietly == true ? number : nil }
    }

    // MARK: The stack

    /// Begins the part that the current node calls.
    mutating func begin(_ call: Call, at time: Timestamp, on node: NodeID? = nil) {
        guard let position = flows.position(of: call.flow.id) else {
            frame.progress.isCallDone = true
            return
        }
        let number = frames.count + finished.count
        begin(Frame(call, position: position, calledBy: frame, number: number), at: time, on: node)
    }

    /// Begins a part that the current node calls, on the first of its nodes or on another one.
    mutating func begin(_ part: Frame, at time: Timestamp, on node: NodeID? = nil) {
        frames.append(part)
        enterStart(at: time, on: node)
    }

    /// Gives a round another number, where its flows are kept.
    mutating func number(_ round: Round, _ number: Int, calls: [String]) {
        for (key, part) in finished where part.round == round.key && part.calls.starts(with: calls) {
            finished[key]?.number(round: number)
        }
    }

    /// Leaves the innermost part as if it had not been called.
    mutating func dropFrame() {
        let part = frames.removeLast()
        finished[part.number] = part
    }

    /// Returns from the innermost part to the flow that called it; without an outcome if it was cut short.
    mutating func comeBack(by outcome: OutcomeID?) {
        let part = frames.removeLast()
        finished[part.number] = part
        if let call = frame.node.call, call.repetition != nil {
            var rounds = frame.rounds(of: call)
            rounds.insert(Round(part, endedBy: outcome))
            change { $0.take(rounds, of: call) }
        } else {
            change { $0.take(part, endedBy: outcome) }
        }
    }

    /// Changes facts of a running flow, the innermost one unless a depth is given, and marks on its visit the
    /// answers that no longer hold.
    mutating func change(frameAt depth: Int? = nil, _ change: (inout Frame) -> Void) {
        let depth = depth ?? frames.count - 1
        let lapsed = frames[depth].change(change)
        visits[frames[depth].visit].lapsed += lapsed
        lookAgain(above: depth)
    }

    /// Lets the flows that were called from a frame see what it knows now. Their pending messages are corrected
    /// where they say what was seen until now.
    private mutating func lookAgain(above depth: Int) {
        for index in frames.indices.dropFirst(depth + 1) where !frames[index].activation.views.isEmpty {
            let (caller, before) = (frames[index - 1], frames[index])
            let lapsed = frames[index].change { $0.look(at: caller) }
            visits[frames[index].visit].lapsed += lapsed
            let seen = before.activation.views.compactMap { before.flow.fact($0.fact.id) }.filter {
                before.values[$0.slot] != frames[index].values[$0.slot]
            }
            for fact in seen { correct(fact, to: frames[index].values[fact.slot], since: before) }
        }
    }

    /// Corrects the pending messages that know of a fact what a frame knew until now.
    private mutating func correct(_ fact: Fact, to value: Value, since before: Frame) {
        for index in pending.indices where pending[index].frame.number == before.number {
            guard pending[index].frame.values[fact.slot] == before.values[fact.slot] else { continue }
            _ = pending[index].frame.change { frame in
                if before.isView(fact) { frame.see(fact, value) } else { frame.tell(fact, value, .told) }
            }
        }
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
        lookAgain(above: depth)
    }
}
