/// What the clocks of targets need to know of the past. It happened whatever was taken back since.
struct Clockwork: Sendable {
    /// When the agent last let the caller know something, in order; the caller waits from the opening.
    private(set) var responses: [Response] = []
    /// From when on which targets did not apply, in order. It begins with the opening and ends with now.
    private var idle: [(since: Timestamp, targets: Set<TargetID>)] = []

    /// The end of a wait.
    struct Response: Sendable {
        /// When it came.
        let at: Timestamp
        /// The card that was shown until then.
        let path: NodePath
    }

    /// Notes that an event is about to happen, on the card that is still shown.
    mutating func hear(_ event: Event, at path: NodePath) {
        if event.kind.isResponse { responses.append(Response(at: event.at, path: path)) }
    }

    /// Notes which of the targets do not apply from now on.
    mutating func know(idle targets: Set<TargetID>, at time: Timestamp) {
        guard targets != idle.last?.targets ?? [] else { return }
        idle.append((time, targets))
    }

    /// Whether a target applied to a stretch of time, which its last moment before the end decides.
    func applies(_ target: Target, until end: Int64) -> Bool {
        guard target.when != nil else { return true }
        let state = idle.last { $0.since.milliseconds < end } ?? idle.first { $0.since.milliseconds <= end }
        return state.map { !$0.targets.contains(target.id) } ?? true
    }
}

extension Event.Kind {
    /// Whether with it the agent lets the caller know something, so that the wait for a response begins anew.
    fileprivate var isResponse: Bool {
        switch self {
        case .answered, .skippedQuestion, .ticked, .skipped, .read, .round, .roundsDone, .reopened, .removed,
            .queued, .withheld, .picked, .noted, .responded:
            true
        case .drafted(_, _, let value): value != nil
        case .draftedStep(_, let draft):
            switch draft {
            case .ticked, .skipped: true
            case .reason: false
            }
        case .opened, .told, .channel, .back, .parked, .resumed, .abandoned, .hungUp, .closing: false
        }
    }
}
