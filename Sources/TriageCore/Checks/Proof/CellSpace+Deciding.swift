/// Which slots decide.
extension CellSpace {
    /// The slots that decide which way a call takes among some nodes.
    ///
    /// - Parameters:
    ///   - isMeant: whether a node is one of them, by its position.
    ///   - isWatched: whether it matters as well what its card shows while it is worked on.
    func decisiveSlots(at isMeant: (Int) -> Bool, watching isWatched: (Int) -> Bool) -> Set<Int> {
        var slots: Set<Int> = []
        func read(_ expression: Expression?) { expression.map { slots.formUnion($0.reads) } }
        for (position, node) in flow.nodes.enumerated() where isMeant(position) {
            // What shows or hides a card decides whether the caller can say something there.
            node.hidingConditions?.forEach { read($0) }
            // As long as something is left to do on a card, it shows an answer that can be changed and take others away.
            if !node.ask.isEmpty, !flow.lapsing.isEmpty || isWatched(position) {
                node.forEachLine { read($0.when) }
                for sending in node.send where sending.isAtOnce { read(sending.when) }
            }
            // Whether a step is shown decides what is known of its fact.
            for step in node.steps {
                guard let id = step.fact, let fact = flow.fact(id), bySlot[fact.slot] != nil else { continue }
                read(step.line.when)
            }
            node.set.forEach { read($0.value) }
            for question in node.ask {
                read(question.when)
                read(question.optional?.condition)
                guard let fact = flow.fact(question.id) else { continue }
                fact.options.forEach { read($0.when) }
                read(fact.optional.condition)
                fact.selection?.conditions.forEach { read($0.value) }
                if let accept = fact.limits.accept, accept.reads != [fact.slot] { read(accept) }
            }
            node.call?.with.forEach { read($0.value) }
            switch node.exit {
            case .to, .end: break
            case .byAnswer(let keyed): if let slot = keyed.slot { slots.insert(slot) }
            case .byRules(let branches): branches.forEach { read($0.when) }
            }
        }
        return sources(of: slots)
    }
}
