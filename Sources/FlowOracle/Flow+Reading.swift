import TriageCore

extension Node {
    /// Whether it matters in which order the card is filled in: something on it depends on something else on it, or what it
    /// says may change with an answer.
    func isOrdered(in flow: Flow) -> Bool {
        let isChanging = lines(in: flow.id).contains {
            !$0.line.text.placeholders.isEmpty || $0.line.when != nil
        }
        if isChanging, !ask.isEmpty { return true }
        let facts = ask.compactMap { flow.fact($0.id) }
        let texts = facts.flatMap { $0.texts(in: flow.id) }
        if ask.count > 1, texts.contains(where: { !$0.text.placeholders.isEmpty }) { return true }
        var conditions = ask.map(\.when) + steps.map(\.line.when) + facts.flatMap { $0.options.map(\.when) }
        for (question, fact) in zip(ask, facts) {
            if case .when(let condition) = question.optional ?? fact.optional { conditions.append(condition) }
            if let accept = fact.limits.accept, accept.reads != [fact.slot] { conditions.append(accept) }
        }
        return conditions.contains { $0 != nil }
    }

    /// Whether a call certainly stops at it.
    var isCard: Bool {
        ask.contains { $0.when == nil } || steps.contains { $0.line.when == nil }
            || (note + say).contains { $0.when == nil }
    }
}

extension Flow {
    /// Whether a fact follows from others.
    var hasComputedFacts: Bool { facts.contains { if case .computed = $0.source { true } else { false } } }

    /// The slots of the answerable facts that anything depends on; all of a part's, which its callers can read.
    func readFacts(isPart: Bool) -> Set<Int> {
        var read = expressions.readSlots
        for node in nodes {
            guard case .byAnswer(let keyed) = node.exit, let fact = keyed.fact.flatMap({ self.fact($0) })
            else {
                continue
            }
            read.insert(fact.slot)
        }
        return Set(facts.filter { $0.isAnswerable && (isPart || read.contains($0.slot)) }.map(\.slot))
    }
}

extension FlowSet {
    /// Whether it can make a difference that a fact of the flow that is started is told before the first card rather
    /// than on it: something reads it before, or sets it.
    func isReadBeforeFirstCard(_ fact: Fact) -> Bool {
        let flow = main
        var read: Set<Int> = []
        var passed: Set<NodeID> = []
        var open = [flow.start.id]
        while let id = open.popLast() {
            guard passed.insert(id).inserted, let node = flow.node(id) else { continue }
            read.formUnion(node.set.flatMap { $0.value.reads + [flow.fact($0.id)?.slot].compactMap { $0 } })
            // On entry the answer to a question that is not asked is set aside.
            for question in node.ask {
                guard let when = question.when, let fact = flow.fact(question.id) else { continue }
                read.formUnion(when.reads + [fact.slot])
            }
            if node.isCard { continue }
            // Where nothing leads on, no card comes to tell more on, and what is computed may have failed.
            for known in flow.facts { if case .computed = known.source { read.insert(known.slot) } }
            // What a part asks first is not followed up.
            if node.call != nil { return true }
            read.formUnion(node.expressions(in: flow.id).readSlots)
            if case .byAnswer(let keyed) = node.exit {
                keyed.fact.flatMap { flow.fact($0) }.map { _ = read.insert($0.slot) }
            }
            open += node.destinations.map(\.id)
        }
        // As many times as facts can depend on each other: by what computes them, and by what allows their values.
        for _ in flow.facts {
            for known in flow.facts where read.contains(known.slot) {
                if case .computed(let expression) = known.source { read.formUnion(expression.reads) }
                let conditions = known.options.map(\.when) + [known.limits.accept]
                read.formUnion(conditions.flatMap { $0?.reads ?? [] })
            }
        }
        return read.contains(fact.slot)
    }
}
