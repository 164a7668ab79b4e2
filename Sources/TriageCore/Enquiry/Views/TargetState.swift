/// The state of a target at some moment.
package struct TargetState: Sendable, Equatable {
    /// The target.
    package let id: TargetID
    /// The target's label.
    package let label: String
    /// The limit. **Units**: seconds.
    package let limit: Int
    /// The time that counts so far: of the call, on the current card, or since the last response. **Units**:
    /// milliseconds.
    package let elapsed: Int64
    /// What it measures.
    package let scope: Target.Scope
    /// When its clock began to run.
    package let since: Timestamp
    /// Whether its clock has stopped.
    package let isStopped: Bool
    /// Whether only the time counts in which the desk is open.
    package let countsOpenTime: Bool
    /// When its clock goes on because the desk opens; nil while it runs.
    package let goesOn: Timestamp?
    /// What the agent reads if it is missed.
    package let note: [String]

    /// Whether more time was taken than allowed; taking exactly the limit still meets the target.
    package var isMissed: Bool { elapsed > Int64(limit) * 1000 }
}

extension Enquiry {
    /// The targets of the flow at a moment. Deadlines are absolute: a parked enquiry's clocks keep running.
    package func targets(at time: Timestamp) -> [TargetState] {
        let main = run.frames[0]
        return main.flow.targets.map { target in
            let (stretch, isStopped) = clock(of: target, at: time)
            return TargetState(
                id: target.id, label: target.label.map(main.text) ?? target.id.rawValue, limit: target.limit,
                elapsed: elapsed(stretch, of: target), scope: target.scope,
                since: Timestamp(milliseconds: stretch.start), isStopped: isStopped,
                countsOpenTime: target.countsOpenTime,
                goesOn: isStopped || !target.countsOpenTime ? nil : opening(after: stretch.end),
                note: target.note.filter { main.holds($0.when) }.map { main.text(of: $0.text) })
        }
    }

    /// Whether a target was missed; for one per node or response, anywhere.
    func isMissed(_ target: Target) -> Bool {
        switch target.scope {
        case .enquiry:
            let (stretch, _) = clock(of: target, at: closed ?? lastEvent)
            return elapsed(stretch, of: target) > Int64(target.limit) * 1000
        case .node, .response: return !cards(missing: target).isEmpty
        }
    }

    /// The cards on which a target per node or response was missed, in order.
    func cards(missing target: Target) -> [NodePath] {
        stretches(watchedBy: target).filter { elapsed($0, of: target) > Int64(target.limit) * 1000 }.map(
            \.path)
    }

    private func clock(of target: Target, at time: Timestamp) -> (stretch: Stretch, isStopped: Bool) {
        let now = (closed ?? time).milliseconds
        switch target.scope {
        case .enquiry:
            let left = target.until.flatMap { until in
                run.visits.first { $0.isLeft(until.id) }?.left
            }
            let end = left?.milliseconds ?? now
            return (
                (path, opened.milliseconds, end), left != nil || run.end != nil || isIdle(target, at: now)
            )
        case .node, .response:
            let isOver = target.until.map { until in run.visits.contains { $0.isLeft(until.id) } } ?? false
            guard !isOver,
                let last = run.end == nil ? current(target, at: now) : stretches(watchedBy: target).last
            else { return ((path, now, now), true) }
            return (last, run.end != nil || isIdle(target, at: now))
        }
    }

    /// A stretch of time that a target measures, and the card on which it ended. **Units**: milliseconds since
    /// 1970.
    private typealias Stretch = (path: NodePath, start: Int64, end: Int64)

    /// How much of a stretch counts. **Units**: milliseconds.
    private func elapsed(_ stretch: Stretch, of target: Target) -> Int64 {
        guard stretch.end > stretch.start, clockwork.applies(target, until: stretch.end) else { return 0 }
        guard target.countsOpenTime, let hours = flows.main.hours else { return stretch.end - stretch.start }
        let (start, end) = (Timestamp(milliseconds: stretch.start), Timestamp(milliseconds: stretch.end))
        return hours.openTime(from: start, to: end).map { $0.nanoseconds / 1_000_000 } ?? 0
    }

    /// Whether a target does not apply now.
    private func isIdle(_ target: Target, at now: Int64) -> Bool {
        !clockwork.applies(target, until: max(now, lastEvent.milliseconds) + 1)
    }

    /// When the desk opens next; nil while it is open.
    private func opening(after moment: Int64) -> Timestamp? {
        let moment = Timestamp(milliseconds: moment)
        guard let hours = flows.main.hours, !hours.isOpen(at: moment) else { return nil }
        return hours.opening(from: moment)
    }

    /// What a target measures just now.
    private func current(_ target: Target, at now: Int64) -> Stretch {
        if target.scope == .response {
            return (path, (clockwork.responses.last?.at ?? opened).milliseconds, now)
        }
        // A node that continues after its call starts when the part ended.
        let isBack = frame.progress.isCallDone && !frame.progress.isInRounds
        let start = isBack ? run.visits.last?.left ?? visit.entered : visit.entered
        return (path, start.milliseconds, now)
    }

    private func stretches(watchedBy target: Target) -> [Stretch] {
        target.scope == .response ? waits(watchedBy: target) : cards(watchedBy: target)
    }

    /// The times between the responses so far, the last one up to the end or the latest event.
    private func waits(watchedBy target: Target) -> [Stretch] {
        let over = target.until.flatMap { until in run.visits.first { $0.isLeft(until.id) }?.left }
        let end = (over ?? closed ?? lastEvent).milliseconds
        var start = opened.milliseconds
        var waits: [Stretch] = []
        for response in clockwork.responses where response.at.milliseconds <= end {
            waits.append((response.path, start, response.at.milliseconds))
            start = response.at.milliseconds
        }
        if over == nil, start < end { waits.append((path, start, end)) }
        return waits
    }

    /// The cards so far, each card of a part separately; a calling node counts until the part begins.
    private func cards(watchedBy target: Target) -> [Stretch] {
        let end = closed ?? lastEvent
        let visits = run.standingVisits
        let last = target.until.flatMap { until in visits.firstIndex { $0.isLeft(until.id) } }
        return visits.indices.prefix(last.map { $0 + 1 } ?? visits.count).map { index in
            let visit = visits[index]
            let isCalling = index + 1 < visits.count && visits[index + 1].path.isInside(visit.path)
            let left = isCalling ? visits[index + 1].entered : visit.left ?? end
            return (visit.path, visit.entered.milliseconds, left.milliseconds)
        }
    }
}

extension Visit {
    /// Whether this is a finished visit to that node of the outermost flow.
    fileprivate func isLeft(_ node: NodeID) -> Bool {
        left != nil && !goesOn && path == NodePath([], node)
    }
}
