/// What can happen on any card: the caller hangs up, or the time of a target is over.
extension Proof {
    /// The cards that are shown while a flow or a part of it is run, and what the flow knows then.
    struct Cards {
        /// The nodes, in order; one at least.
        fileprivate(set) var nodes: [Int] = []
        /// What is possible at them.
        fileprivate(set) var cases: [Cells] = []
    }

    /// The cards that are shown while a flow is run; nil if there are none.
    func cards(of position: Int) -> Cards? {
        var cards = Cards()
        let space = reach.ground.spaces[position]
        for visit in visits where visit.place.flow == position {
            let node = node(visit.place)
            guard node.hasCard || space.endsCall(node) else { continue }
            cards.nodes.append(visit.place.node)
            for cells in visit.interrupted { _ = cards.cases.cover(cells) }
        }
        return cards.nodes.isEmpty ? nil : cards
    }
}

extension Proof.Visit {
    /// What is possible while its card is worked on, and while its part runs or has been ended.
    fileprivate var interrupted: [Cells] {
        shown + worked
            + runs.flatMap { passage, node, _ -> [Cells] in
                guard let call = node.call else { return [] }
                let slots = passage.flow.scope.slots(under: call.name) + [call.slot]
                return calling.map { cells in
                    var cells = cells
                    for index in slots.compactMap({ passage.space.bySlot[$0] }) {
                        passage.assign(passage.space.variables[index].place.all, to: index, &cells)
                    }
                    return passage.lapsed(cells, at: node, changing: Set(slots), isTold: true)
                }
            }
    }
}

extension Enquiry {
    /// Whether a message of a flow is sent if the caller hangs up now, and is in a certain state then.
    func sends(_ message: MessageID, onHangUpIn flow: Int, where isMet: (Frame) -> Bool) -> Bool {
        var ended = self
        guard run.end == nil, (try? ended.apply(Event(at: lastEvent, .hungUp))) != nil else { return false }
        let pending = [ended.run.underReview].compactMap { $0 } + ended.run.pending
        return pending.dropFirst(run.pending.count).contains {
            $0.id == message && $0.frame.position == flow && isMet($0.frame)
        }
    }
}

extension [Event] {
    /// The same call, whose caller hangs up after that.
    var hungUp: [Event] { self + (last.map { [Event(at: $0.at, .hungUp)] } ?? []) }
}
