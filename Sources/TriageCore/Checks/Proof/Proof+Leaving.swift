/// What is possible at a node once the part that it calls has returned.
extension Proof.Visit {
    /// What is possible once it is done, its call included, and how a call came through it: what it sends is decided then.
    var leaving: [(passage: Passage, cells: Cells)] {
        zip(runs, contexts).flatMap { run, context in
            let (passage, node, entries) = run
            let left =
                node.call == nil
                ? entries.flatMap { passage.entered(node, from: $0) }.flatMap {
                    passage.answered(node, from: $0)
                } : reach.left(place.node, in: context)
            return left.map { (passage, $0) }
        }
    }

    /// The cells of that.
    var left: [Cells] { leaving.map(\.cells) }

    /// What is possible where its card is shown again once its part has returned: for what it sends at once, as the last
    /// card of the call, or because no branch leads on.
    var shownAgain: [Cells] {
        guard let node = runs.first?.node, node.call != nil else { return [] }
        return contexts.flatMap { context in
            lazy var left = reach.left(place.node, in: context)
            if node.send.contains(where: \.isAtOnce) { return left }
            switch node.exit {
            case .to: return []
            case .end: return place.flow == 0 ? left : []
            case .byAnswer(let keyed):
                guard keyed.rest == nil else { return [] }
                return left.compactMap { reach.ground.spaces[place.flow].left(by: keyed, of: $0) }
            case .byRules:
                let leaves = reach.decisions(at: place.node, in: context, from: left).flatMap(\.leaves)
                return leaves.filter { !$0.end.leadsOn }.map(\.cells)
            }
        }
    }
}

extension Decision.End {
    /// Whether a branch is taken.
    fileprivate var leadsOn: Bool { if case .taken = self { true } else { false } }
}
