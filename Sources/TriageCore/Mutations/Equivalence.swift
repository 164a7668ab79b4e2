/// Judges which changes to a list of branches make no difference in any call: two conditions that never hold
/// together can change places, and nobody can tell.
///
/// Sound and not complete: what it calls equal is equal; of what it does not, nothing is said. The cells are those of
/// the flow as it is, so that only its own conditions are judged, in another order, elsewhere or one of them gone.
struct Equivalence: Sendable {
    private let reach: Reach

    /// Judges by what is possible in every call.
    init(_ reach: Reach) { self.reach = reach }

    /// Whether a change makes no difference in any call.
    ///
    /// - Parameter changed: the flows with the change made.
    func holds(for mutation: Mutation, in changed: FlowSet) -> Bool {
        guard let id = mutation.branchingNode,
            let position = reach.ground.flows.position(of: mutation.flow),
            let new = changed.position(of: mutation.flow).flatMap({ changed.flows[$0].node(id) }),
            let index = reach.ground.flows.flows[position].index(of: id),
            case .byRules(let branches) = reach.ground.flows.flows[position].nodes[index].exit,
            case .byRules(let changedBranches) = new.exit
        else { return false }
        let space = reach.ground.spaces[position]
        // A condition is read where it was read first: in the flow as it is.
        let known = branches.compactMap(\.when)
        let old = branches.map { $0.when.map(space.condition) }
        var guards: [Formula?] = []
        for branch in changedBranches {
            guard let when = branch.when else {
                guards.append(nil)
                continue
            }
            guard let same = known.first(where: { $0 == when }) else { return false }
            guards.append(space.condition(same))
        }
        return reach.contexts.indices.filter { reach.contexts[$0].flow == position }.allSatisfy { context in
            reach.left(index, in: context).allSatisfy { cells in
                Decision(old, from: cells, in: space).leaves.allSatisfy { leaf in
                    Decision(guards, from: leaf.cells, in: space).leaves.allSatisfy {
                        Self.way(leaf.end, branches) == Self.way($0.end, changedBranches)
                    }
                }
            }
        }
    }

    /// Where a list leads; nil where the agent has to choose.
    private static func way(_ end: Decision.End, _ branches: [Node.Branch]) -> NodeID? {
        if case .taken(let index) = end { branches[index].to.id } else { nil }
    }
}

extension Mutation {
    /// The node whose list of branches is changed; nil if something else is.
    fileprivate var branchingNode: NodeID? {
        guard edit.path.count > 3, edit.path[0] == .member("nodes"), edit.path[2] == .member("next"),
            case .member(let node) = edit.path[1], case .element = edit.path[3]
        else { return nil }
        return NodeID(node)
    }
}
