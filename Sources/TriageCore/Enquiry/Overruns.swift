/// Which overruns the agent was told of: one of the whole call once, one of a card once on every visit.
package struct Overruns: Sendable {
    private var told: [TargetID: String] = [:]
    /// The targets whose clocks ran when it was last looked at them.
    private var running: Set<TargetID> = []

    /// Begins with none.
    package init() {}

    /// What is to be told now. A target whose clock has stopped since the last look is told of as well: the
    /// answer that stopped it was awaited until then.
    package mutating func news(of enquiry: Enquiry, at time: Timestamp) -> [Telling] {
        let targets = enquiry.targets(at: time)
        defer { running = Set(targets.filter { !$0.isStopped }.map(\.id)) }
        return targets.filter { $0.isMissed && (!$0.isStopped || running.contains($0.id)) }.compactMap {
            target in
            let place = target.isPerNode ? "\(enquiry.path) \(enquiry.visit.entered.milliseconds)" : ""
            guard told.updateValue(place, forKey: target.id) != place else { return nil }
            return Telling.overrun(of: target, enquiry.format.wording)
        }
    }
}
