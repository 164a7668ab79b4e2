/// Which variables of a flow matter from a node on: nothing is said about the others, so that ways which differ
/// only in what is past are one.
struct Liveness: Sendable {
    /// For each node the bits of ``Cells`` that do not matter there any more, one after the other.
    private let past: [UInt64]
    /// How many words these are for each node.
    private let count: Int

    /// Follows the uses of every variable back from where it is read.
    ///
    /// - Parameters:
    ///   - answers: what can be answered in the flow.
    ///   - returned: the variables that a caller is given at the end.
    init(_ space: CellSpace, _ answers: Answers, _ graph: NodeGraph, returned: Set<Int>) {
        let nodes = space.flow.nodes
        let reader = UseReader(space, answers)
        let count = space.wordCount
        /// What matters on entering each node, and what of it does not matter before, since the node asks it.
        var needed: [UInt64] = []
        needed.reserveCapacity(nodes.count * count)
        var replaced: [Int: [UInt64]] = [:]
        let onAnyCard = reader.usesOnAnyCard
        for (index, node) in nodes.enumerated() {
            var bits = space.nothing
            reader.addUses(onLeaving: node, to: &bits)
            if case .end = node.exit { returned.forEach { reader.add($0, to: &bits) } }
            if let own = reader.replaced(by: node) {
                for word in own.words.indices { bits.words[word] &= ~own.words[word] }
                replaced[index] = own.words
            }
            reader.addUses(onCard: node, to: &bits)
            if node.hasCard || space.endsCall(node) { bits.formUnion(onAnyCard) }
            needed += bits.words
        }
        var open = Array(nodes.indices)
        var isOpen = Array(repeating: true, count: nodes.count)
        while let node = open.popLast() {
            isOpen[node] = false
            for before in graph.predecessors[node] {
                let own = replaced[before]
                var hasGrown = false
                for word in 0..<count {
                    let old = needed[before * count + word]
                    let joined = old | needed[node * count + word] & ~(own?[word] ?? 0)
                    guard joined != old else { continue }
                    needed[before * count + word] = joined
                    hasGrown = true
                }
                if hasGrown, !isOpen[before] {
                    isOpen[before] = true
                    open.append(before)
                }
            }
        }
        let all = space.everything.words
        for index in needed.indices { needed[index] = all[index % count] & ~needed[index] }
        (past, self.count) = (needed, count)
    }

    /// Forgets what does not matter any more on entering a node.
    func forget(at node: Int, _ cells: inout Cells) {
        for word in 0..<count { cells.words[word] |= past[node * count + word] }
    }
}

/// Collects the variables that a node reads: all the bits of each of them.
private struct UseReader {
    private let space: CellSpace
    private let answers: Answers

    init(_ space: CellSpace, _ answers: Answers) {
        (self.space, self.answers) = (space, answers)
    }

    /// Adds a variable, and those of a term's slots. Where what it depends on is known, that cannot be told any more, and so
    /// does not take it away: of that it matters whether it is known.
    func add(_ use: Int, to uses: inout Cells) {
        forEachIndex(of: use) { index in
            let place = space.variables[index].place
            uses[place] = place.all
            addPremises(of: index, to: &uses)
        }
    }

    private func addPremises(of answer: Int, to uses: inout Cells) {
        guard answers.lapsing[answer] != nil else { return }
        var open = [answer]
        while let next = open.popLast() {
            for index in (answers.lapsing[next] ?? []).compactMap({ space.bySlot[$0] }) {
                let place = space.variables[index].place
                guard uses[place] & Variable.null == 0 else { continue }
                uses[place] |= Variable.null
                open.append(index)
            }
        }
    }

    private func forEachIndex(of use: Int, _ body: (Int) -> Void) {
        body(use)
        for slot in space.variables[use].slots { space.bySlot[slot].map(body) }
    }

    /// The facts that a node asks in any case: what was known of them before does not matter after. Nil if there are none.
    func replaced(by node: Node) -> Cells? {
        guard node.ask.contains(where: { $0.when == nil }) else { return nil }
        var asked = space.nothing
        for question in node.ask where question.when == nil {
            guard let index = question.slot.flatMap({ space.bySlot[$0] }) else { continue }
            forEachIndex(of: index) { asked[space.variables[$0].place] = space.variables[$0].place.all }
        }
        return asked
    }

    /// Adds what a node reads up to its questions, which may replace it.
    func addUses(onCard node: Node, to uses: inout Cells) {
        func read(_ expression: Expression?) { expression.map { add($0, to: &uses) } }
        func read(_ template: Template?) { template?.expressions.forEach(read) }
        node.set.forEach { read($0.value) }
        read(node.title)
        node.forEachLine { add($0, to: &uses) }
        for question in node.ask {
            read(question.when)
            read(question.optional?.condition)
            guard let fact = space.flow.fact(question.id) else { continue }
            [fact.label, fact.hint, fact.help].forEach(read)
            for option in fact.options {
                read(option.when)
                [option.label, option.hint].forEach(read)
            }
            read(fact.optional.condition)
            read(fact.limits.accept)
            read(fact.suggest)
            fact.selection?.conditions.forEach { read($0.value) }
        }
    }

    /// Adds what a node reads once its questions are answered.
    func addUses(onLeaving node: Node, to uses: inout Cells) {
        for sending in node.send {
            sending.when.map { add($0, to: &uses) }
            for line in lines(of: sending.message) { add(line, to: &uses) }
        }
        node.call?.with.forEach { add($0.value, to: &uses) }
        node.call?.repetition?.ask.expressions.forEach { add($0, to: &uses) }
        switch node.exit {
        case .to: break
        case .end: space.flow.summary?.expressions.forEach { add($0, to: &uses) }
        case .byAnswer(let keyed): keyed.slot.map { add(slot: $0, to: &uses) }
        case .byRules(let branches): for branch in branches { branch.when.map { add($0, to: &uses) } }
        }
    }

    /// What may be read on any card, because the caller hangs up or the time of a target is over, but for what no text or
    /// condition is in doubt for: much is known, and would keep ways apart to the end of the flow.
    var usesOnAnyCard: Cells {
        var uses = space.nothing
        let targets = space.flow.isPart ? [] : space.flow.targets
        for condition in targets.compactMap(\.when) where space.canFail(space.condition(condition)) {
            add(condition, to: &uses)
        }
        for line in (space.flow.hangUp?.send ?? []).flatMap(lines) + targets.flatMap(\.lines) {
            let when = line.when.map { [space.condition($0)] } ?? []
            let isDoubtful = line.text.expressions.contains { space.canHold([space.blank($0)] + when) }
            let mayFail = when.contains(where: space.canFail)
            if isDoubtful || mayFail { add(line, to: &uses) }
        }
        return uses
    }

    private func lines(of message: Reference<Message>) -> [Line] {
        space.flow.message(message.id)?.lines ?? []
    }

    private func add(_ line: Line, to uses: inout Cells) {
        line.when.map { add($0, to: &uses) }
        line.text.expressions.forEach { add($0, to: &uses) }
    }

    private func add(_ expression: Expression, to uses: inout Cells) {
        expression.reads.forEach { add(slot: $0, to: &uses) }
        visit(space.condition(expression), &uses)
        visit(space.value(of: expression), &uses)
        visit(space.blank(expression), &uses)
    }

    private func add(slot: Int, to uses: inout Cells) {
        let sources = space.hasOwnValue(slot) ? [slot] : space.sources(of: [slot])
        for source in sources { if let index = space.bySlot[source] { add(index, to: &uses) } }
    }

    private func visit(_ formula: Formula, _ uses: inout Cells) {
        formula.forEachAtom { add(space.atoms[$0].variable, to: &uses) }
    }

    private func visit(_ operand: Operand, _ uses: inout Cells) {
        switch operand {
        case .constant, .fails: break
        case .variable(let variable): add(variable, to: &uses)
        case .formula(let formula): visit(formula, &uses)
        case .choice(let condition, let first, let second):
            visit(condition, &uses)
            visit(first, &uses)
            visit(second, &uses)
        case .recovering(let first, let second):
            visit(first, &uses)
            visit(second, &uses)
        }
    }
}

/// Which nodes of a flow lead to which, by position.
struct NodeGraph: Sendable {
    /// The nodes that each leads to.
    let successors: [[Int]]
    /// The nodes that lead to each.
    let predecessors: [[Int]]
    /// The nodes that can be reached, each after one that leads to it, and as many as possible after all of those.
    let order: [Int]

    /// Follows the destinations of every node.
    init(_ flow: Flow) {
        successors = flow.nodes.map { node in node.destinations.compactMap { flow.nodes.index(of: $0.id) } }
        var predecessors = Array(repeating: [Int](), count: successors.count)
        for (node, next) in successors.enumerated() { for other in next { predecessors[other].append(node) } }
        self.predecessors = predecessors
        var order: [Int] = []
        var isSeen = Array(repeating: false, count: successors.count)
        if let start = flow.nodes.index(of: flow.start.id) {
            var walk = [(node: start, next: 0)]
            isSeen[start] = true
            while let (node, next) = walk.last {
                guard next < successors[node].count else {
                    order.append(node)
                    walk.removeLast()
                    continue
                }
                walk[walk.count - 1].next += 1
                let successor = successors[node][next]
                if !isSeen[successor] {
                    isSeen[successor] = true
                    walk.append((successor, 0))
                }
            }
        }
        self.order = order.reversed()
    }
}
