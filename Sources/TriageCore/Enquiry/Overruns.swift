/// Keeps track of which overruns the agent was told about: once for a target of the whole call, once per
/// visit for a target of each card, once per wait for one of each response.
package struct Overruns: Sendable {
    private var told: [TargetID: String] = [:]
    /// The targets whose clocks were running at the last look.
    private var running: Set<TargetID> = []

    /// Starts with none.
    package init() {}

    /// The overruns to announce now. A target whose clock has stopped since the last look is announced too:
    /// until then, the answer that stopped it was still awaited.
    package mutating func news(of enquiry: Enquiry, at time: Timestamp) -> [Telling] {
        let targets = enquiry.targets(at: time)
        defer { running = Set(targets.filter { !$0.isStopped }.map(\.id)) }
        return targets.filter { $0.isMissed && (!$0.isStopped || running.contains($0.id)) }.compactMap {
            target in
            let place =
                switch target.scope {
                case .enquiry: ""
                case .node: "\(enquiry.path) \(enquiry.visit.entered.milliseconds)"
                case .response: "\(target.since.milliseconds)"
                }
            guard told.updateValue(place, forKey: target.id) != place else { return nil }
            return Telling.overrun(of: target, enquiry.format.wording)
        }
    }
}
