/// Where a flow goes from its node.
extension Frame {
    /// The node to go to and the branch taken, or why the flow cannot decide.
    func destination() -> Result<(node: Int, branch: Int?), Dilemma> {
        if let picked = progress.picked, let index = flow.index(of: picked) {
            return .success((index, nil))
        }
        let taken: (id: NodeID, branch: Int?)?
        switch node.exit {
        case .end: taken = nil
        case .to(let reference): taken = (reference.id, nil)
        case .byAnswer(let keyed): taken = destination(keyed)
        case .byRules(let branches):
            do throws(EvaluationError) {
                taken = try destination(branches)
            } catch {
                return .failure(.failed(error.message))
            }
        }
        guard let taken, let index = flow.index(of: taken.id) else { return .failure(.noBranch) }
        return .success((index, taken.branch))
    }

    /// Whether the answer to a question of the node decides where to go next, so that an earlier one must not be
    /// given again by Enter alone.
    func decidesNext(_ fact: Fact) -> Bool {
        guard node.ask.contains(where: { $0.id == fact.id }) else { return false }
        return switch node.exit {
        case .end, .to: false
        case .byAnswer(let keyed): keyed.fact == fact.id
        case .byRules(let branches): branches.contains { $0.when?.reads.contains(fact.slot) ?? false }
        }
    }

    private func destination(_ keyed: Node.Keyed) -> (id: NodeID, branch: Int?)? {
        let value = keyed.slot.map { values[$0] }
        let key: String? =
            switch value {
            case .string(let text)?: text
            case .bool(let bool)?: bool ? "yes" : "no"
            default: nil
            }
        if let index = keyed.destinations.firstIndex(where: { $0.key == key }) {
            return (keyed.destinations[index].to.id, index)
        }
        return keyed.rest.map { ($0.id, keyed.destinations.count) }
    }

    private func destination(
        _ branches: [Node.Branch]
    ) throws(EvaluationError) -> (id: NodeID, branch: Int?)? {
        for (index, branch) in branches.enumerated() {
            if let when = branch.when, try !truth(of: when) { continue }
            return (branch.to.id, index)
        }
        return nil
    }
}
