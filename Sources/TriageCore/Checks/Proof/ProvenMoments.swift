/// What is proved to be possible at each node of the flows of a call, to be held against calls that are made.
package struct ProvenMoments: Sendable {
    private let reach: Reach
    /// What is possible once each node of each run has been entered.
    private let entered: [[[Cells]]]
    /// What can come of each node's list of branches; empty where a node has none.
    private let leaves: [[[Decision.Leaf]]]

    /// Proves what is possible in any call of some flows; a part that is started itself need not be given anything.
    package init(_ flows: FlowSet) {
        let reach = Reach(Ground(flows), isGiven: false)
        self.reach = reach
        entered = reach.contexts.indices.map { context in
            let passage = reach.passage(in: context)
            return reach.flow(of: context).nodes.enumerated().map { index, node in
                reach.entries(of: index, in: context).flatMap { passage.entered(node, from: $0) }
            }
        }
        leaves = reach.contexts.indices.map { context in
            reach.flow(of: context).nodes.indices.map { node in
                guard case .byRules = reach.flow(of: context).nodes[node].exit else { return [] }
                return reach.decisions(at: node, in: context, from: reach.left(node, in: context))
                    .flatMap(\.leaves)
            }
        }
    }

    /// Whether a moment can be, as far as that is proved: by what is known on entering a node, and on leaving it also
    /// by which branch is taken.
    package func allow(_ moment: Moment) -> Bool {
        guard let context = context(of: moment.path) else { return false }
        switch moment.kind {
        case .waiting: return true
        case .entered: return entered[context][moment.nodeIndex].contains { holds(moment.frame, $0) }
        case .leaving:
            guard let end = Self.end(of: moment.frame) else { return true }
            // What is said of the time there may be said of the one at which a part has ended, which the frame does not know.
            let known = moment.frame.flow.known
            let isForgotten = reach.passage(in: context).forgetsTime(moment.frame.node)
            return leaves[context][moment.nodeIndex].contains {
                $0.end == end
                    && holds(moment.frame, $0.cells, whatever: isForgotten ? [known.now, known.today] : [])
            }
        }
    }

    /// The run that a node is in; nil if no call is claimed to lead there.
    private func context(of path: NodePath) -> Int? {
        var context = 0
        for caller in path.callers {
            guard let node = reach.flow(of: context).nodes.index(of: caller),
                let part = reach.contexts[context].parts[node]
            else { return nil }
            context = part
        }
        return context
    }

    /// Whether all that a flow knows is in some cells, and what follows from it.
    ///
    /// - Parameter slots: those that nothing is said of.
    private func holds(_ frame: Frame, _ cells: Cells, whatever slots: [Int] = []) -> Bool {
        reach.ground.spaces[frame.position].variables.allSatisfy { variable in
            let mask = cells[variable.place]
            // Of most that is said nothing any more, or nothing was said yet.
            if mask == variable.place.all || variable.slots.contains(where: slots.contains) { return true }
            switch variable.subject {
            case .slot(let slot): return mask & variable.mask(holding: frame.values[slot]) != 0
            case .term(let term):
                guard let value = try? frame.value(of: term) else {
                    return mask & variable.mask { $0 == .fails } != 0
                }
                return mask & variable.mask(holding: value) != 0
            }
        }
    }

    /// How a list of branches ends; nil if the node has none.
    private static func end(of frame: Frame) -> Decision.End? {
        guard case .byRules(let branches) = frame.node.exit else { return nil }
        for (index, branch) in branches.enumerated() {
            guard let when = branch.when else { return .taken(index) }
            guard let holds = try? frame.truth(of: when) else { return .fails(index) }
            if holds { return .taken(index) }
        }
        return Decision.End.none
    }
}
