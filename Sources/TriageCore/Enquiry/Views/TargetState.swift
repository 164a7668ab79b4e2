/// The state of a target at some moment.
package struct TargetState: Sendable, Equatable {
    /// The target.
    package let id: TargetID
    /// The target's label.
    package let label: String
    /// The limit. **Units**: seconds.
    package let limit: Int
    /// The time taken so far; for a target per node, on the current card. **Units**: milliseconds.
    package let elapsed: Int64
    /// Whether it measures each card rather than the whole enquiry.
    package let isPerNode: Bool
    /// Whether its clock has stopped.
    package let isStopped: Bool
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
            let span = clock(of: target, at: time)
            return TargetState(
                id: target.id, label: target.label.map(main.text) ?? target.id.rawValue, limit: target.limit,
                elapsed: max(0, span.end - span.start), isPerNode: target.scope == .node,
                isStopped: span.isStopped,
                note: target.note.filter { main.holds($0.when) }.map { main.text(of: $0.text) })
        }
    }

    /// Whether a target was missed; for one per node, on any card.
    func isMissed(_ target: Target) -> Bool {
        switch target.scope {
        case .enquiry:
            let span = clock(of: target, at: closed ?? lastEvent)
            return span.end - span.start > Int64(target.limit) * 1000
        case .node: return !cards(missing: target).isEmpty
        }
    }

    /// The cards on which a target per node was missed, in visit order.
    func cards(missing target: Target) -> [NodePath] {
        cards(watchedBy: target).filter { $0.end - $0.start > Int64(target.limit) * 1000 }.map(\.path)
    }

    private func clock(of target: Target, at time: Timestamp) -> (start: Int64, end: Int64, isStopped: Bool) {
        let now = (closed ?? time).milliseconds
        switch target.scope {
        case .enquiry:
            let left = target.until.flatMap { until in
                run.visits.first { $0.isLeft(until.id) }?.left
            }
            return (opened.milliseconds, left?.milliseconds ?? now, left != nil || run.end != nil)
        case .node:
            let isOver = target.until.map { until in run.visits.contains { $0.isLeft(until.id) } } ?? false
            guard !isOver, let card = run.end == nil ? currentCard(at: now) : cards(watchedBy: target).last
            else { return (now, now, true) }
            return (card.start, card.end, run.end != nil)
        }
    }

    /// A card that a target per node measures. **Units**: milliseconds since 1970.
    private typealias WatchedCard = (path: NodePath, start: Int64, end: Int64)

    /// The card being shown; a node that continues after its call starts when the part ended.
    private func currentCard(at now: Int64) -> WatchedCard {
        let isBack = frame.progress.isCallDone && !frame.progress.isInRounds
        let start = isBack ? run.visits.last?.left ?? visit.entered : visit.entered
        return (path, start.milliseconds, now)
    }

    /// The cards so far, each card of a part separately; a calling node counts until the part begins.
    private func cards(watchedBy target: Target) -> [WatchedCard] {
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
