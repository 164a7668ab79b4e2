/// What is proved of a flow with its parts, for every call.
///
/// That something can never happen follows from ``Reach``; that something can happen is said only with a call that
/// the engine has taken. What is neither is not proved, and said to be.
struct Proof {
    /// What is possible where.
    let reach: Reach
    /// The same where a part that is judged alone may have been given nothing: callers need not give it everything,
    /// and what is dead must be so whatever they give.
    let freeReach: Reach
    /// The nodes that some call may come to, and what is possible there.
    let visits: [Visit]
    /// The same by ``freeReach``.
    let freeVisits: [Visit]
    /// What comes of each list of branches that a call can come to.
    let lists: [List]
    /// The same by ``freeReach``.
    let freely: [List]

    /// The flows that are proved.
    var flows: FlowSet { reach.ground.flows }

    /// A place of a flow: a node and the position of the flow among those of the call.
    struct NodePlace: Hashable, Comparable {
        let flow: Int
        let node: Int

        static func < (left: Self, right: Self) -> Bool { (left.flow, left.node) < (right.flow, right.node) }
    }

    /// What comes of a list of branches, in whatever way a call came to it.
    struct List {
        let place: NodePlace
        /// The branches that some call may take.
        fileprivate(set) var taken: Set<Int> = []
        /// With which cells none may be taken.
        fileprivate(set) var gaps: [Cells] = []
        /// With which cells a condition may fail, by branch.
        fileprivate(set) var failures: [Int: [Cells]] = [:]
        /// What is possible before it.
        fileprivate(set) var cases: [Cells] = []
    }

    /// Follows every call of some flows.
    init(_ flows: FlowSet) {
        let ground = Ground(flows)
        reach = Reach(ground)
        visits = Self.visits(in: reach)
        lists = Self.lists(in: reach)
        freeReach = flows.main.isPart ? Reach(ground, isGiven: false) : reach
        freely = flows.main.isPart ? Self.lists(in: freeReach) : lists
        freeVisits = flows.main.isPart ? Self.visits(in: freeReach) : visits
    }

    private static func lists(in reach: Reach) -> [List] {
        var lists: [[List?]] = reach.ground.flows.flows.map { Array(repeating: nil, count: $0.nodes.count) }
        for context in reach.contexts.indices {
            let position = reach.contexts[context].flow
            for (node, declared) in reach.flow(of: context).nodes.enumerated() {
                guard reach.isEntered(node, in: context) else { continue }
                var list = lists[position][node] ?? List(place: NodePlace(flow: position, node: node))
                switch declared.exit {
                case .to, .end: continue
                case .byAnswer(let keyed):
                    guard keyed.rest == nil else { continue }
                    let space = reach.ground.spaces[position]
                    list.gaps += reach.left(node, in: context).compactMap { space.left(by: keyed, of: $0) }
                case .byRules:
                    let cases = reach.left(node, in: context)
                    list.take(cases, reach.decisions(at: node, in: context, from: cases))
                }
                lists[position][node] = list
            }
        }
        return lists.joined().compactMap { $0 }
    }

    /// The flow of a place.
    func flow(of place: NodePlace) -> Flow { flows.flows[place.flow] }

    /// The node of a place.
    func node(_ place: NodePlace) -> Node { flows.flows[place.flow].nodes[place.node] }

    /// The cells of the flow of a place.
    func space(of place: NodePlace) -> CellSpace { reach.ground.spaces[place.flow] }

    private static func visits(in reach: Reach) -> [Visit] {
        var visits: [[Visit?]] = reach.ground.flows.flows.map { Array(repeating: nil, count: $0.nodes.count) }
        for context in reach.contexts.indices {
            let passage = reach.passage(in: context)
            let position = reach.contexts[context].flow
            let nodes = reach.flow(of: context).nodes
            for node in nodes.indices where reach.isEntered(node, in: context) {
                let known = visits[position][node]
                let visit = known ?? Visit(place: NodePlace(flow: position, node: node), reach)
                visit.runs.append((passage, nodes[node], reach.entries(of: node, in: context)))
                visit.contexts.append(context)
                if known == nil { visits[position][node] = visit }
            }
        }
        return visits.joined().compactMap { $0 }
    }

    /// What is possible at a node, in whatever way a call came to it.
    final class Visit {
        /// The node.
        let place: NodePlace
        /// How calls come to it.
        fileprivate(set) var runs: [(passage: Passage, node: Node, entries: [Cells])] = []
        /// The runs of its flow in which they do.
        fileprivate(set) var contexts: [Int] = []
        /// What is possible where.
        let reach: Reach
        /// The messages that it sends.
        private(set) lazy var sent = SentMessage.all(from: self)

        fileprivate init(place: NodePlace, _ reach: Reach) { (self.place, self.reach) = (place, reach) }

        /// What is possible once it has set its facts.
        var entered: [Cells] {
            runs.flatMap { passage, node, entries in entries.flatMap { passage.entered(node, from: $0) } }
        }

        /// What is possible once its questions are answered.
        var answered: [Cells] {
            runs.flatMap { passage, node, entries in
                entries.flatMap { passage.entered(node, from: $0) }.flatMap {
                    passage.answered(node, from: $0)
                }.map { node.call == nil ? $0 : passage.told($0, at: node) }
            }
        }

        /// What is possible while its card is shown, before anything on it is answered.
        var shown: [Cells] {
            runs.flatMap { passage, node, entries in
                entries.flatMap { passage.entered(node, from: $0) }.flatMap { cells in
                    node.hasCard || passage.space.endsCall(node)
                        ? [cells, passage.told(cells, at: node)] : [cells]
                }
            }
        }

        /// What is possible while its card is worked on.
        var worked: [Cells] {
            runs.flatMap { passage, node, entries in
                entries.flatMap { passage.entered(node, from: $0) }.map { passage.worked(node, from: $0) }
            }
        }

        /// What is possible once the questions above one are answered.
        func answered(before index: Int) -> [Cells] {
            runs.flatMap { passage, node, entries in
                entries.flatMap { passage.entered(node, from: $0) }.flatMap {
                    passage.answered(node, from: $0, asking: index)
                }
            }
        }

        /// What is possible while questions above one still show what can be no answer to them.
        func standing(above index: Int, reading slots: Set<Int>) -> [Cells] {
            index == 0
                ? []
                : runs.flatMap { passage, node, entries in
                    entries.flatMap { passage.entered(node, from: $0) }.compactMap {
                        passage.standing(node, from: $0, above: index, reading: slots)
                    }
                }
        }

        /// What is possible while some of its questions still show what can be no answer to them.
        func standing(reading slots: Set<Int>) -> [Cells] {
            let most = runs.map { $0.node.ask.count }.max() ?? 0
            return (0...most).flatMap { standing(above: $0, reading: slots) }
        }

        /// What is possible when the part that it calls begins, and while it runs.
        var calling: [Cells] {
            runs.flatMap { passage, node, entries -> [Cells] in
                guard let call = node.call else { return [] }
                return entries.flatMap { passage.entered(node, from: $0) }.flatMap {
                    passage.answered(node, from: $0)
                }.flatMap { [$0, passage.waited(for: call, of: node, from: $0).cells] }
            }
        }

        /// What is possible before it sets one of its facts.
        func before(setting number: Int) -> [Cells] {
            runs.flatMap { passage, node, entries in
                entries.flatMap { passage.entered(node, from: $0, setting: number) }
            }
        }
    }

    /// Looks for a call that comes to something at a node.
    ///
    /// - Parameters:
    ///   - hints: the cells in which it is thought to happen.
    ///   - slots: what it depends on.
    ///   - most: the most events of the search.
    ///   - isMet: whether it happens in a call which stands at the node.
    func search(
        _ place: NodePlace, hints: [Cells] = [], slots: Set<Int> = [], events most: Int = Walk.mostEvents,
        isMet: @escaping (Enquiry, Frame) -> Bool
    ) -> Walk.Result {
        let goal = Walk.Goal(
            flow: place.flow, node: place.node, hints: hints, slots: slots, mostEvents: most
        ) {
            enquiry in
            let frame = enquiry.frame
            return frame.position == place.flow && frame.nodeIndex == place.node && isMet(enquiry, frame)
        }
        return Walk.search(reach, for: goal)
    }

    /// The call that shows a finding.
    ///
    /// - Parameters:
    ///   - slots: what the place reads.
    ///   - flow: the position of its flow.
    func witness(_ events: [Event], slots: some Sequence<Int>, of flow: Int) -> Finding.Witness {
        let enquiry = Self.end(of: events, on: flows)
        let frame = Self.frame(of: flow, in: enquiry)
        let facts = frame.flow.withoutTables(slots).map {
            (name: FactPath(frame.flow.scope.name(of: $0)), value: frame.values[$0])
        }
        return Finding.Witness(
            events: events, path: enquiry.run.standingVisits.map(\.path), facts: facts, of: flow, on: flows)
    }

    /// The flow at a position as a call left it that came to it.
    static func frame(of flow: Int, in enquiry: Enquiry) -> Frame {
        guard let frame = enquiry.run.latestFrame(of: flow) else {
            preconditionFailure("a call shows nothing of a flow that it never came to")
        }
        return frame
    }
}

extension Flow {
    /// The slots whose values are a call's own: the rows of a table are the same in every call.
    func withoutTables(_ slots: some Sequence<Int>) -> [Int] {
        slots.filter { slot in !tables.contains { $0.slot == slot } }
    }
}

extension [Proof.Visit] {
    /// The one at a node; nil if no call comes there. Only for those of a proof, which are in order.
    func at(_ place: Proof.NodePlace) -> Proof.Visit? {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].place < place { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low].place == place ? self[low] : nil
    }
}

extension Proof.List {
    fileprivate mutating func take(_ cases: [Cells], _ decisions: [Decision]) {
        self.cases += cases
        for leaf in decisions.flatMap(\.leaves) {
            switch leaf.end {
            case .taken(let branch): taken.insert(branch)
            case .none: gaps.append(leaf.cells)
            case .fails(let branch): failures[branch, default: []].append(leaf.cells)
            }
        }
    }
}

extension Reach {
    /// Whether some call may come to a node.
    func isEntered(_ node: Int, in context: Int) -> Bool { !entries(of: node, in: context).isEmpty }

    /// What is possible on entering a node.
    func entries(of node: Int, in context: Int) -> [Cells] { contexts[context].entries[node] }
}
