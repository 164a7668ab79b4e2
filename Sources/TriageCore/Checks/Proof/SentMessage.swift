/// A message that a node sends, while it waits for review.
struct SentMessage {
    /// The message.
    let message: Message
    /// Its name where the node sends it.
    let span: Span
    /// The node.
    let place: Proof.NodePlace
    /// Whether it is judged after the node was left, as it waits; else as the node is left.
    let isLater: Bool
    /// What decides whether it is sent.
    let slots: Set<Int>
    /// What it can be filled in with.
    let cases: [Cells]

    /// The messages that a node sends: each as that is left, and if what the caller tells afterwards can change it, as it
    /// waits.
    static func all(from visit: Proof.Visit) -> [SentMessage] {
        guard let run = visit.runs.first, !run.node.send.isEmpty else { return [] }
        let (node, space) = (run.node, run.passage.space)
        let leaving = visit.leaving
        return node.send.flatMap { sending -> [SentMessage] in
            guard let message = space.flow.message(sending.message.id) else { return [] }
            func judged(_ cases: [Cells], isLater: Bool = false) -> SentMessage {
                SentMessage(
                    message: message, span: sending.message.span, place: visit.place, isLater: isLater,
                    slots: Set(sending.when?.reads ?? []), cases: cases)
            }
            let sent = leaving.flatMap { passage, cells in
                space.cases(of: cells, where: sending.when).map { (passage: passage, cells: $0) }
            }
            let asLeft = judged(sent.map(\.cells))
            // What leaves at once is gone by then, and nothing is told after the end.
            if sending.isAtOnce || node.isEnd { return [asLeft] }
            let changed = sent.compactMap { passage, cells in passage.corrected(cells, since: node) }
            return [asLeft] + (changed.isEmpty ? [] : [judged(changed, isLater: true)])
        }
    }

    /// Whether a call has sent it, so that it waits for review and is in a certain state.
    func waits(in enquiry: Enquiry, where isMet: (Frame) -> Bool) -> Bool {
        frames(in: enquiry).contains(where: isMet)
    }

    /// What it knows wherever it waits for review in a call.
    func frames(in enquiry: Enquiry) -> [Frame] {
        enquiry.waiting.filter { $0.id == message.id && $0.frame.isAt(place) }.map(\.frame)
    }
}

extension CellSpace {
    /// The cases of some cells in which a condition holds.
    fileprivate func cases(of cells: Cells, where condition: Expression?) -> [Cells] {
        guard let condition else { return [cells] }
        return Decision([self.condition(condition)], from: cells, in: self).leaves.filter {
            $0.end == .taken(0)
        }.map(\.cells)
    }
}

extension Node {
    /// Whether its flow ends with it.
    fileprivate var isEnd: Bool { if case .end = exit { true } else { false } }
}

extension Walk.Goal {
    /// The same for what a message says, if it is about one.
    func following(_ sent: SentMessage?, in proof: Proof) -> Walk.Goal {
        guard let sent else { return self }
        var goal = self
        goal.slots.formUnion(sent.slots)
        guard sent.isLater else { return goal }
        goal.others = proof.cards(after: sent.place)
        goal.waiting = sent.message.id
        return goal
    }
}

extension Proof {
    /// The cards of a flow that can follow a node.
    fileprivate func cards(after place: NodePlace) -> [Int] {
        let successors = reach.graphs[place.flow].successors
        var (found, open) = (Set<Int>(), [place.node])
        while let node = open.popLast() {
            open += successors[node].filter { found.insert($0).inserted }
        }
        let (nodes, space) = (flows.flows[place.flow].nodes, space(of: place))
        return found.filter { nodes[$0].hasCard || space.endsCall(nodes[$0]) }.sorted()
    }
}
