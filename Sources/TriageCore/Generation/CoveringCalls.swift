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

    private let reach: Reach
    private let boundaries: [Boundary]
    private var reached: Set<CallGoal.Thing> = []

    /// How many calls are looked around.
    private static let nearest = 3
    /// How many events are tried around known calls, and where none is known.
    private static let (close, wide) = (400, 3_000)

    /// Finds calls for everything in some flows.
    init(_ flows: FlowSet) {
        reach = Reach(Ground(flows))
        let ground = reach.ground
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
        for hangsUp in [false, true] {
            guard hangsUp || !goal.nodes.isEmpty, !hangsUp || goal.canHangUp(in: flow),
                let events = events(to: goal, in: flow, hangsUp: hangsUp),
                let call = GeneratedCall(events, on: reach.ground.flows, along: boundaries),
                call.things.contains(goal.thing)
            else { continue }
            return call
        }
        return nil
    }

    private func events(to goal: CallGoal, in flow: Flow, hangsUp: Bool) -> [Event]? {
        let nodes = hangsUp ? flow.nodes.indices.filter { flow.nodes[$0].hasCard } : goal.nodes
        guard let node = nodes.first else { return nil }
        let aim = Walk.Goal(
            flow: goal.flow, node: node, others: Array(nodes.dropFirst()), hints: [], slots: goal.slots,
            isMet: { enquiry in
                hangsUp
                    ? goal.canBeCutShort(enquiry, in: flow)
                    : goal.isMet(in: enquiry, of: flow, along: boundaries)
            })
        guard var events = search(for: aim, goal) else { return nil }
        let enquiry = Proof.end(of: events, on: reach.ground.flows)
        if hangsUp {
            events.append(Event(at: enquiry.lastEvent, .hungUp))
        } else if enquiry.run.end == nil {
            events = end(of: enquiry) ?? events
        }
        return events
    }

    /// Leads the walk to a goal: around the calls that come nearest, then around the nearest on other days and channels,
    /// then around each with one answer changed, and at last into another round and far from all of them.
    private func search(for aim: Walk.Goal, _ goal: CallGoal) -> [Event]? {
        let near = near(aim)
        let decisive = decisive(goal.slots, of: goal.flow)
        let isTimely = zip(reach.ground.flows.flows, decisive).contains { flow, slots in
            !slots.isDisjoint(with: [flow.known.now, flow.known.today, flow.known.channel])
        }
        var walk = Walk(reach, aim, isWaiting: false)
        for call in near.prefix(Self.nearest) {
            if let found = walk.follow(call, from: call[0]) { return found }
        }
        if let found = walk.explorePlainly(atMost: Self.close) { return found }
        let openings = walk.plainOpenings()
        if near.isEmpty || goal.slots.isEmpty || isTimely || reach.ground.flows.main.isPart {
            for opening in openings {
                if let found = walk.follow(near.first ?? [], from: opening) { return found }
                if near.isEmpty, let found = walk.explorePlainly(atMost: Self.close) { return found }
            }
            if let found = walk.explorePlainly(atMost: Self.close) { return found }
        }
        for call in near {
            for varied in walk.variations(of: call, changing: decisive) {
                if let found = walk.follow(varied, from: varied[0]) { return found }
            }
        }
        if let found = walk.explorePlainly(atMost: Self.close) { return found }
        // Many sides of boundaries are on no way at all.
        guard case .item = goal.thing else { return nil }
        let channels = openings.prefix(reach.ground.flows.main.channels.count)
        for opening in (near.first?.prefix(1) ?? []) + channels {
            var wide = Walk(reach, aim, isWaiting: false)
            if let found = wide.follow(near.first ?? [], from: opening) { return found }
            if let found = wide.explorePlainly(atMost: Self.wide, hasRounds: true) { return found }
        }
        return nil
    }

    /// The calls that were found before, those that come nearest to a goal first.
    private func near(_ goal: Walk.Goal) -> [[Event]] {
        let distances = Distances(to: [goal.node] + goal.others, of: goal.flow, in: reach)
        let far = calls.enumerated().compactMap { index, call -> (far: Int, index: Int)? in
            let least = call.places.compactMap { distances.from($0.node, of: $0.flow) }.min()
            return least.map { ($0, index) }
        }
        return far.sorted { $0 < $1 }.map { calls[$0.index].events }
    }

    /// The slots from which the values of others follow, by flow.
    private func decisive(_ slots: Set<Int>, of flow: Int) -> [Set<Int>] {
        let ground = reach.ground
        var decisive = Array(repeating: Set<Int>(), count: ground.spaces.count)
        decisive[flow] = ground.spaces[flow].sources(of: slots)
        ground.spread(&decisive)
        // What a part is called with follows from what its callers know. Callers stand before their parts.
        for (position, caller) in ground.flows.flows.enumerated().reversed() {
            for setting in caller.nodes.reversed().flatMap(\.set) {
                guard let slot = caller.fact(setting.id)?.slot, decisive[position].contains(slot) else {
                    continue
                }
                decisive[position].formUnion(ground.spaces[position].sources(of: setting.value.reads))
            }
            for call in caller.nodes.compactMap(\.call) {
                guard let part = ground.flows.position(of: call.flow.id) else { continue }
                for setting in call.with {
                    guard let slot = ground.flows.flows[part].fact(setting.id)?.slot,
                        decisive[part].contains(slot)
                    else { continue }
                    decisive[position].formUnion(ground.spaces[position].sources(of: setting.value.reads))
                }
            }
        }
        return decisive
    }

    /// The call gone on with to its end, by the shortest way; nil if none was found.
    private func end(of enquiry: Enquiry) -> [Event]? {
        let main = reach.ground.flows.main
        let ends = main.nodes.indices.filter { if case .end = main.nodes[$0].exit { true } else { false } }
        guard let first = ends.first else { return nil }
        let goal = Walk.Goal(
            flow: 0, node: first, others: Array(ends.dropFirst()), hints: [], isMet: { $0.run.end != nil })
        var walk = Walk(reach, goal, isWaiting: false)
        return walk.visit(enquiry) ?? walk.explorePlainly(atMost: Self.wide)
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
