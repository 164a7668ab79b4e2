/// A search for calls that is led around those that are known already.
struct CallSearch: Sendable {
    /// What is possible where.
    let reach: Reach
    /// The calls that are known, in the order in which they became known.
    private(set) var calls: [KnownCall] = []

    /// How many calls are looked around.
    private static let nearest = 3
    /// How many events are tried around known calls, and where none is known.
    private static let (close, wide) = (400, 3_000)

    /// Knows no call yet.
    init(_ flows: FlowSet) { self.init(reach: Reach(Ground(flows))) }

    /// Knows no call yet, but what is possible where.
    init(reach: Reach) { self.reach = reach }

    /// Takes in a call.
    ///
    /// - Parameter places: the nodes that it comes to.
    mutating func add(_ events: [Event], to places: Set<Proof.NodePlace>) {
        calls.append(KnownCall(events, to: places, on: reach.ground.flows))
    }

    /// Leads the walk to a goal: around the calls that come nearest, with rounds of others if it asks of rounds, then
    /// around the nearest on other days and channels, then around each with one answer changed or with something more
    /// that is told, and at last into another round and far from all of them.
    ///
    /// - Parameter isThorough: whether the search goes far from the calls that are known.
    /// - Returns: the events of a call; nil if none was found.
    func find(_ aim: Walk.Goal, isThorough: Bool) -> [Event]? {
        var walk = Walk(reach, aim, isWaiting: false)
        let near = near(walk.distances)
        let decisive = decisive(aim.slots, of: aim.flow)
        let isTimely = zip(reach.ground.flows.flows, decisive).contains { flow, slots in
            !slots.isDisjoint(with: [flow.known.now, flow.known.today, flow.known.channel])
        }
        for call in near.prefix(Self.nearest) {
            if let found = walk.follow(call) { return found }
        }
        if aim.compared != nil, asksOfRounds(aim), let found = addRounds(near, &walk, atMost: Self.close) {
            return found
        }
        if let found = walk.explorePlainly(atMost: Self.close) { return found }
        let openings = walk.plainOpenings()
        let nearest = near.first?.events ?? []
        if near.isEmpty || aim.slots.isEmpty || isTimely || reach.ground.flows.main.isPart {
            for opening in openings {
                if let found = walk.follow(nearest, from: opening) { return found }
                if near.isEmpty, let found = walk.explorePlainly(atMost: Self.close) { return found }
            }
            if let found = walk.explorePlainly(atMost: Self.close) { return found }
        }
        for call in near {
            if let found = walk.follow(call) { return found }
            if let found = walk.vary(call, changing: decisive) { return found }
        }
        if let found = walk.explorePlainly(atMost: Self.close) { return found }
        if aim.compared != nil {
            let most = walk.events + Self.wide
            for call in near where walk.events < most {
                if let found = walk.tell(during: call, aim.slots) { return found }
            }
        }
        guard isThorough else { return nil }
        if let found = addRounds(near, &walk, atMost: Self.wide) { return found }
        let channels = openings.prefix(reach.ground.flows.main.channels.count)
        for opening in nearest.prefix(1) + channels {
            var wide = Walk(reach, aim, isWaiting: false)
            if let found = wide.follow(nearest, from: opening) { return found }
            if let found = wide.explorePlainly(atMost: Self.wide, hasRounds: true) { return found }
        }
        return nil
    }

    /// Whether a goal asks of rounds.
    private func asksOfRounds(_ aim: Walk.Goal) -> Bool {
        reach.ground.flows.flows[aim.flow].nodes.compactMap(\.call).contains {
            $0.repetition != nil && aim.slots.contains($0.slot)
        }
    }

    /// Takes known calls with a round of others.
    ///
    /// - Parameter most: how many events are tried.
    private func addRounds(_ near: [KnownCall], _ walk: inout Walk, atMost most: Int) -> [Event]? {
        let most = walk.events + most
        for call in near {
            for other in near {
                if walk.events >= most { return nil }
                if let found = walk.addRound(of: other, to: call) { return found }
            }
        }
        return nil
    }

    /// The call gone on with to its end, by the shortest way; nil if none was found.
    func end(of enquiry: Enquiry) -> [Event]? {
        let main = reach.ground.flows.main
        let ends = main.nodes.indices.filter { if case .end = main.nodes[$0].exit { true } else { false } }
        guard let first = ends.first else { return nil }
        let goal = Walk.Goal(
            flow: 0, node: first, others: Array(ends.dropFirst()), hints: [], isMet: { $0.run.end != nil })
        var walk = Walk(reach, goal, isWaiting: false)
        return walk.visit(Walk.State(enquiry)) ?? walk.explorePlainly(atMost: Self.wide)
    }

    /// The calls that are known, those that come nearest to a goal first.
    private func near(_ distances: Distances) -> [KnownCall] {
        let far = calls.enumerated().compactMap { index, call -> (far: Int, index: Int)? in
            let least = call.places.compactMap { distances.from($0.node, of: $0.flow) }.min()
            return least.map { ($0, index) }
        }
        return far.sorted { $0 < $1 }.map { calls[$0.index] }
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
}
