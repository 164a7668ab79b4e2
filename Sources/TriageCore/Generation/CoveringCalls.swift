/// Calls that together come to everything that scenarios of some flows can reach, and to both sides of each boundary.
///
/// Each is found by the walk that also serves the prover: led to something that none of those before it comes to, and
/// from there to the end of the call by the shortest way, so that it is about one matter. Of what the walk does not
/// find nothing is claimed.
struct CoveringCalls {
    /// The calls, in the order in which they were found.
    private(set) var calls: [GeneratedCall] = []
    /// What no call was found for, of what coverage counts.
    private(set) var missed: [Coverage.Aim] = []

    private var search: CallSearch
    private let boundaries: [Boundary]
    private var reached: Set<CallGoal.Thing> = []

    /// What is possible where.
    var reach: Reach { search.reach }

    /// Finds calls for everything in some flows.
    init(_ flows: FlowSet) {
        search = CallSearch(flows)
        let ground = search.reach.ground
        boundaries = flows.flows.enumerated().flatMap { position, flow in
            Boundary.all(of: flow, at: position, in: ground.spaces[position])
        }
        // What a part can come to decides where its callers go on.
        for (position, flow) in flows.flows.enumerated().reversed() {
            for goal in CallGoal.all(of: flow, at: position) { look(for: goal) }
        }
        for boundary in boundaries {
            for side in boundary.sides where reach.comes(to: side, of: boundary) {
                look(
                    for: CallGoal(
                        thing: .side(side), flow: side.place.flow, nodes: [side.place.node],
                        slots: boundary.slots))
            }
        }
        drop()
        missed = flows.flows.flatMap(Coverage.all).filter { !reached.contains(.item($0.item)) }
    }

    private mutating func look(for goal: CallGoal) {
        guard !reached.contains(goal.thing), let call = call(to: goal) else { return }
        calls.append(call)
        search.add(call.events, to: call.places)
        reached.formUnion(call.things)
    }

    /// Drops the calls that come to nothing which the others do not, those found first before those found later.
    private mutating func drop() {
        var counts: [CallGoal.Thing: Int] = [:]
        for call in calls { for thing in call.things { counts[thing, default: 0] += 1 } }
        calls.removeAll { call in
            guard call.things.allSatisfy({ counts[$0, default: 0] > 1 }) else { return false }
            for thing in call.things { counts[thing, default: 0] -= 1 }
            return true
        }
    }

    // MARK: Finding one

    /// A call that comes to something; nil if none was found.
    private func call(to goal: CallGoal) -> GeneratedCall? {
        let flow = reach.ground.flows.flows[goal.flow]
        // Many sides of boundaries are on no way at all.
        let isItem = if case .item = goal.thing { true } else { false }
        // To find nothing far from the calls that are known takes long: hanging up may do.
        let tries =
            goal.canHangUp(in: flow)
            ? [(hangsUp: false, isThorough: false), (true, true), (false, true)] : [(false, isItem)]
        for (hangsUp, isThorough) in tries {
            guard hangsUp || !goal.nodes.isEmpty,
                let events = events(to: goal, in: flow, hangsUp: hangsUp, isThorough: isThorough),
                let call = GeneratedCall(events, on: reach.ground.flows, along: boundaries),
                call.things.contains(goal.thing)
            else { continue }
            return withoutRounds(call, comingTo: goal.thing)
        }
        return nil
    }

    /// A call without the rounds before the one that matters: one matter a scenario.
    private func withoutRounds(_ call: GeneratedCall, comingTo thing: CallGoal.Thing) -> GeneratedCall {
        let known = KnownCall(call.events, to: call.places, on: reach.ground.flows)
        guard let shorter = known.withoutFirstRound,
            let call = GeneratedCall(shorter, on: reach.ground.flows, along: boundaries),
            call.events.count == shorter.count, call.run.enquiry.run.end != nil, call.things.contains(thing)
        else { return call }
        return withoutRounds(call, comingTo: thing)
    }

    private func events(
        to goal: CallGoal, in flow: Flow, hangsUp: Bool, isThorough: Bool
    ) -> [Event]? {
        let nodes = hangsUp ? flow.nodes.indices.filter { flow.nodes[$0].hasCard } : goal.nodes
        guard let node = nodes.first else { return nil }
        let aim = Walk.Goal(
            flow: goal.flow, node: node, others: Array(nodes.dropFirst()), hints: [], slots: goal.slots,
            isMet: { enquiry in
                hangsUp
                    ? goal.canBeCutShort(enquiry, in: flow)
                    : goal.isMet(in: enquiry, of: flow, along: boundaries)
            })
        guard var events = search.find(aim, isThorough: isThorough) else { return nil }
        let enquiry = Proof.end(of: events, on: reach.ground.flows)
        if hangsUp {
            events.append(Event(at: enquiry.lastEvent, .hungUp))
        } else if enquiry.run.end == nil {
            events = search.end(of: enquiry) ?? events
        }
        return events
    }
}

extension Reach {
    /// Whether a call may leave a node on a side of a boundary.
    fileprivate func comes(to side: Boundary.Side, of boundary: Boundary) -> Bool {
        contexts.indices.contains { context in
            contexts[context].flow == side.place.flow && isEntered(side.place.node, in: context)
                && left(side.place.node, in: context).contains { boundary.allows(side, in: $0) }
        }
    }
}

extension CallGoal {
    /// Whether hanging up can come to it.
    fileprivate func canHangUp(in flow: Flow) -> Bool {
        guard let hangUp = flow.hangUp else { return false }
        return nodes.isEmpty && message == nil
            || message.map { hangUp.send.map(\.id).contains($0.id) } ?? false
    }

    /// Whether a call has just come to it.
    fileprivate func isMet(in enquiry: Enquiry, of flow: Flow, along boundaries: [Boundary]) -> Bool {
        if let message {
            func isMeant(_ frame: Frame) -> Bool {
                frame.position == self.flow && frame.holds(message.condition.when) == message.condition.holds
            }
            // Its lines are read at the end of the call, as they were when its node was left, or on its card.
            return enquiry.run.pending.contains { $0.id == message.id && isMeant($0.frame) }
                || enquiry.awaiting == .review(message.id) && isMeant(enquiry.frame)
        }
        switch thing {
        case .item(let item):
            guard
                let latest = enquiry.run.visits.last(where: { visit in
                    nodes.contains { flow.nodes[$0].id == visit.path.node }
                })
            else { return false }
            var coverage = Coverage()
            coverage.observe(enquiry)
            coverage.add([latest], of: enquiry)
            return coverage.reached.contains(item)
        case .side(let side):
            return SidesSeen.sides(in: enquiry, since: enquiry.frame.visit, boundaries).contains(side)
        }
    }

    /// Whether it is come to if the caller hangs up now.
    fileprivate func canBeCutShort(_ enquiry: Enquiry, in flow: Flow) -> Bool {
        guard enquiry.run.end == nil, enquiry.frame.position == self.flow, enquiry.node.hasCard else {
            return false
        }
        guard let message else { return true }
        return enquiry.frame.holds(message.condition.when) == message.condition.holds
    }
}
