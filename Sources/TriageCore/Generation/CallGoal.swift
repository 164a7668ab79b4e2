/// Something that a generated call comes to: what coverage counts, or one side of a boundary.
struct CallGoal {
    /// What is come to.
    let thing: Thing
    /// The position of its flow.
    let flow: Int
    /// The nodes one of which a call must come to; empty if it hangs up on any card.
    let nodes: [Int]
    /// What it depends on, by slot.
    let slots: Set<Int>
    /// The message whose lines it is about; nil if it is about none.
    var message: (id: MessageID, condition: (when: Expression, holds: Bool))?

    /// What a call can come to.
    enum Thing: Hashable {
        case item(Coverage.Item)
        /// Values of a variable on one side of a boundary, or on it, where a node reads it.
        case side(Boundary.Side)
    }

    /// What coverage counts of a flow.
    static func all(of flow: Flow, at position: Int) -> [CallGoal] {
        Coverage.all(of: flow).map { aim in
            var goal = CallGoal(
                thing: .item(aim.item), flow: position, nodes: aim.nodes.compactMap(flow.index(of:)),
                slots: slots(of: aim, in: flow))
            if let message = aim.message, let condition = aim.condition {
                goal.message = (message, condition)
            }
            return goal
        }
    }

    private static func slots(of aim: Coverage.Aim, in flow: Flow) -> Set<Int> {
        var slots = Set(aim.condition?.when.reads ?? [])
        for node in aim.nodes.compactMap(flow.node) {
            switch (aim.item.kind, node.exit) {
            case (.branches, .byRules(let branches)):
                for branch in branches { slots.formUnion(branch.when?.reads ?? []) }
            case (.branches, .byAnswer(let keyed)): slots.formUnion(keyed.slot.map { [$0] } ?? [])
            case (.options, _): slots.formUnion(node.ask.compactMap(\.slot))
            case (.branches, _), (.nodes, _), (.lines, _): break
            }
        }
        return slots
    }
}
