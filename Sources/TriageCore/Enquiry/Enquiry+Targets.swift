/// How a target stands at some moment.
public struct TargetState: Sendable, Equatable {
    /// The target.
    public let id: TargetID
    /// What it is called.
    public let label: String
    /// The limit. **Units**: seconds.
    public let limit: Int
    /// The time it has taken; for a target per node, on the current card. **Units**: milliseconds.
    public let elapsed: Int64
    /// Whether it measures each card rather than the enquiry.
    public let isPerNode: Bool
    /// Whether its clock has stopped.
    public let isStopped: Bool
    /// What the agent reads when it is missed.
    public let note: [String]

    /// Whether more time was taken than allowed; exactly the limit is still met.
    public var isMissed: Bool { elapsed > Int64(limit) * 1000 }
}

extension Enquiry {
    /// The targets of the flow at a moment. Deadlines are absolute, so a parked enquiry's clocks go on.
    public func targets(at time: Timestamp) -> [TargetState] {
        let main = flows.main
        return main.targets.map { target in
            let span = clock(of: target, at: time)
            return TargetState(
                id: target.id, label: target.label.map(mainText) ?? target.id.rawValue, limit: target.limit,
                elapsed: max(0, span.end - span.start), isPerNode: target.scope == .node,
                isStopped: span.isStopped,
                note: target.note.filter { mainHolds($0.when) }.map { mainText($0.text) })
        }
    }

    /// The cards on which a target per node was missed, and whether one per enquiry was. **Shape**: the paths
    /// of the visits, or one empty path for the enquiry; empty when the target was met.
    func misses(of target: Target) -> [String] {
        let end = closed ?? lastEvent
        switch target.scope {
        case .enquiry:
            let span = clock(of: target, at: end)
            return span.end - span.start > Int64(target.limit) * 1000 ? [""] : []
        case .node:
            return watched(by: target).filter { visit in
                (visit.left ?? end).milliseconds - visit.entered.milliseconds > Int64(target.limit) * 1000
            }.map(\.path)
        }
    }

    /// When the enquiry ended; nil while it is open.
    public var closed: Timestamp? {
        state.end == nil ? nil : state.visits.compactMap(\.left).max() ?? lastEvent
    }

    private func clock(of target: Target, at time: Timestamp) -> (start: Int64, end: Int64, isStopped: Bool) {
        let now = (closed ?? time).milliseconds
        switch target.scope {
        case .enquiry:
            let left = target.until.flatMap { until in
                state.visits.first { $0.path == until.id.rawValue && $0.left != nil }?.left
            }
            return (opened.milliseconds, left?.milliseconds ?? now, left != nil || state.end != nil)
        case .node:
            let visit = watched(by: target).last
            let isOpen = visit.map { $0.left == nil } ?? false
            guard let visit, isOpen || state.end != nil else { return (now, now, true) }
            return (visit.entered.milliseconds, visit.left?.milliseconds ?? now, !isOpen)
        }
    }

    /// The visits that a target per node measures: cards, not the calling node around a part's.
    private func watched(by target: Target) -> [Visit] {
        let visits =
            target.until.map { until -> [Visit] in
                let last = state.visits.firstIndex { $0.path == until.id.rawValue && $0.left != nil }
                return last.map { Array(state.visits[...$0]) } ?? state.visits
            } ?? state.visits
        return visits.enumerated().filter { index, visit in
            !visits.dropFirst(index + 1).contains { $0.path.hasPrefix(visit.path + "/") }
        }.map(\.element)
    }

    private func mainText(_ template: Template) -> String {
        text(of: template, values: state.frames[0].values, frame: 0)
    }

    private func mainHolds(_ when: Expression?) -> Bool {
        when.map { (try? $0.evaluate(state.frames[0].values)) == .bool(true) } ?? true
    }
}
