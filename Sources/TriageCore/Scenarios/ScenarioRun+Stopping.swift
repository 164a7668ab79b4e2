extension Scenario {
    /// Where a scenario stops: once a visit of a node is over, or has begun.
    struct Stop: Sendable {
        /// The node.
        let node: NodePath
        /// Which of the visits to it, counted from 1.
        let visit: Int
        /// Whether the node is to be left; else its card is to be shown.
        let isLeft: Bool
        /// Where the node is named.
        let span: Span

        /// Decodes what has been checked; nil for what does not fit.
        init?(_ json: JSON) {
            guard let name = json.string ?? json["node"]?.string else { return nil }
            node = NodePath(name)
            visit = json["visit"]?.int.map { Int(clamping: $0) } ?? 1
            isLeft = json["left"]?.bool ?? true
            span = json["node"]?.span ?? json.span
        }

        /// The visit by its index among those of a call; nil as long as it has not begun.
        func index(in enquiry: Enquiry) -> Int? {
            let visits = enquiry.run.visits.indices.filter { index in
                let visit = enquiry.run.visits[index]
                return !visit.isGone && visit.path.inAnyRound == node
            }
            return visits.count < visit ? nil : visits[visit - 1]
        }

        /// Whether the call has come there.
        func isReached(in enquiry: Enquiry) -> Bool {
            guard let index = index(in: enquiry) else { return false }
            let visit = enquiry.run.visits[index]
            return isLeft ? visit.left != nil && !visit.goesOn : enquiry.frame.visit >= index
        }
    }
}

extension ScenarioRun {
    /// The visits that count and that the scenario is about: all, or those up to where it stops.
    var visits: [Visit] {
        let last = scenario.until.flatMap { $0.index(in: enquiry) }
        return enquiry.run.visits[...(last ?? enquiry.run.visits.count - 1)].filter { !$0.isGone }
    }

    /// Checks that the node where the scenario stops was left as it should be: by the flow, with no rule failing
    /// on it and no message to nobody. One whose card is only shown need not be left.
    mutating func checkStop() {
        guard let until = scenario.until else { return }
        let node = until.node.text
        guard let index = until.index(in: enquiry) else {
            let times = until.visit == 1 ? "" : " \(until.visit) times"
            return fail(.until, "the call does not come to '\(node)'\(times)", at: until.span, node: "")
        }
        // Had the flow left it, nothing would have been played after that.
        let isCutShort = enquiry.events.contains { event in
            if case .abandoned = event.kind { true } else { event.kind == .hungUp }
        }
        guard until.isReached(in: enquiry), !isCutShort else {
            return fail(.until, "the call ends on '\(node)'", at: until.span, node: node)
        }
        let visit = enquiry.run.visits[index]
        let isShown = enquiry.run.end == nil && enquiry.frame.visit == index
        if isShown { agent.shown.observe(enquiry, at: enquiry.events[enquiry.events.count - 1].at) }
        if visit.isPicked { fail(.until, "'\(node)' was left by hand", at: until.span, node: node) }
        for failure in isShown ? enquiry.frame.failures : visit.failures {
            fail(
                .until, "a rule of '\(failure.subject)' failed: \(failure.cause)", at: until.span, node: node)
        }
        for message in enquiry.run.pending
        where message.visit <= index && !enquiry.run.hasRecipient(message) {
            fail(.until, "the message '\(message.id)' has no recipient", at: until.span, node: node)
        }
        agent.shown.insertPending(of: enquiry)
    }
}
