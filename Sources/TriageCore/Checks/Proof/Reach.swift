/// What is possible on entering each node of the flows of a call, in any call.
///
/// An over-approximation: whatever can happen is in it, so that what it excludes never happens. Each part is
/// followed anew for each way of calls that leads to it, up to a number of such ways.
struct Reach: Sendable {
    /// The flows and their cells.
    let ground: Ground
    /// The runs of flows that are told apart; the first is that of the flow which is started.
    private(set) var contexts: [Context] = []
    /// What can be answered in each flow.
    let answers: [Answers]
    /// Which nodes of each flow lead to which.
    let graphs: [NodeGraph]

    private let liveness: [Liveness]
    private let most: Int
    /// The cases of each node of each run that are yet to be followed.
    private var fresh: [[[Cells]]] = []
    private var hasChanged = false

    /// The runs of a flow that one way of calls leads to.
    struct Context: Sendable {
        /// The position of the flow.
        let flow: Int
        /// The calls that lead here.
        fileprivate(set) var callers: [Caller]
        /// What a node of it does, with the facts that follow what the caller knows, and what they can be.
        fileprivate(set) var passage: Passage
        /// What is possible on entering each node, in several cases.
        fileprivate(set) var entries: [[Cells]]
        /// What is possible when it has ended by each outcome.
        fileprivate(set) var exits: [OutcomeID: [Cells]] = [:]
        /// The runs that its calls lead to, by node.
        fileprivate(set) var parts: [Int: Int] = [:]
    }

    /// A call that leads to a run.
    struct Caller: Sendable, Hashable {
        let context: Int
        let node: Int
    }

    private static let mostContexts = 200

    /// Follows every call.
    ///
    /// - Parameter isGiven: whether a part that is judged alone has been given what it never asks or sets.
    init(_ ground: Ground, isGiven: Bool = true) {
        self.ground = ground
        let flows = ground.flows.flows
        let nodes = flows.reduce(0) { $0 + $1.nodes.count }
        most = nodes <= 2_000 ? 100 : nodes <= 20_000 ? 4 : 2
        let graphs = flows.map(NodeGraph.init)
        self.graphs = graphs
        let answers = ground.spaces.map(Answers.init)
        self.answers = answers
        liveness = flows.indices.map { position in
            Liveness(
                ground.spaces[position], answers[position], graphs[position],
                returned: ground.returned(by: position))
        }
        start(flow: 0, callers: [])
        if !isGiven, flows[0].isPart { view(ground.views(ofUnknownCallers: answers[0]), in: 0) }
        if let start = flows[0].nodes.index(of: flows[0].start.id) {
            enter(start, of: 0, ground.opening(answers[0], isGiven: isGiven))
        }
        while hasChanged {
            hasChanged = false
            // More may come to light while this goes on.
            var context = 0
            while context < contexts.count {
                for node in graphs[contexts[context].flow].order where !fresh[context][node].isEmpty {
                    let cases = fresh[context][node]
                    fresh[context][node] = []
                    follow(node, in: context, from: cases)
                }
                context += 1
            }
        }
    }

    /// What a node of a run does.
    func passage(in context: Int) -> Passage { contexts[context].passage }

    /// What is possible on leaving a node of a run, its call included.
    func left(_ node: Int, in context: Int) -> [Cells] {
        left(node, in: context, from: contexts[context].entries[node])
    }

    /// What is possible on leaving a node that was entered in some cases.
    private func left(_ node: Int, in context: Int, from cases: [Cells]) -> [Cells] {
        let declared = flow(of: context).nodes[node]
        let answered = answered(node, in: context, from: cases)
        guard let call = declared.call else { return answered }
        return answered.flatMap { returned(from: call, at: node, in: context, to: $0) }
    }

    /// What is possible once the card of a node is behind.
    private func answered(_ node: Int, in context: Int, from cases: [Cells]) -> [Cells] {
        let (declared, passage) = (flow(of: context).nodes[node], passage(in: context))
        let entered = cases.flatMap { passage.entered(declared, from: $0) }
        return merged(entered.flatMap { passage.answered(declared, from: $0) })
    }

    /// The flow of a run.
    func flow(of context: Int) -> Flow { ground.flows.flows[contexts[context].flow] }

    /// The decisions at a node's list of branches, one for each case.
    ///
    /// - Parameter cases: what is possible before it.
    func decisions(at node: Int, in context: Int, from cases: [Cells]) -> [Decision] {
        guard case .byRules(let branches) = flow(of: context).nodes[node].exit else { return [] }
        let passage = passage(in: context)
        let guards = branches.map { $0.when.map(passage.space.condition) }
        return cases.map { Decision(guards, from: $0, in: passage.space) }
    }

    // MARK: Following

    private mutating func start(flow: Int, callers: [Caller]) {
        let count = ground.flows.flows[flow].nodes.count
        let passage = Passage(space: ground.spaces[flow], answers: answers[flow], views: [:])
        contexts.append(
            Context(
                flow: flow, callers: callers, passage: passage, entries: Array(repeating: [], count: count)))
        fresh.append(Array(repeating: [], count: count))
    }

    private mutating func view(_ views: [Int: Passage.View], in context: Int) {
        let passage = contexts[context].passage
        contexts[context].passage = Passage(space: passage.space, answers: passage.answers, views: views)
    }

    private mutating func follow(_ node: Int, in context: Int, from cases: [Cells]) {
        let flow = flow(of: context)
        if let call = flow.nodes[node].call { begin(call, at: node, in: context, from: cases) }
        let (declared, passage) = (flow.nodes[node], passage(in: context))
        let left = left(node, in: context, from: cases)
        switch declared.exit {
        case .to(let next):
            guard let next = flow.nodes.index(of: next.id) else { return }
            for cells in left { enter(next, of: context, passage.gone(from: declared, cells)) }
        case .byAnswer(let keyed):
            for cells in left {
                for (next, cells) in passage.space.ways(of: keyed, from: cells) {
                    guard let next = flow.nodes.index(of: next) else { continue }
                    enter(next, of: context, passage.gone(from: declared, cells))
                }
            }
        case .byRules(let branches):
            for decision in decisions(at: node, in: context, from: left) {
                for leaf in decision.leaves {
                    guard case .taken(let branch) = leaf.end,
                        let next = flow.nodes.index(of: branches[branch].to.id)
                    else { continue }
                    enter(next, of: context, passage.gone(from: declared, leaf.cells))
                }
            }
        case .end(let outcome):
            for cells in left { leave(by: outcome.id, of: context, passage.gone(from: declared, cells)) }
        }
    }

    private mutating func enter(_ node: Int, of context: Int, _ cells: Cells) {
        var cells = cells
        liveness[contexts[context].flow].forget(at: node, &cells)
        guard let added = Self.add(cells, to: &contexts[context].entries[node], atMost: most) else { return }
        fresh[context][node].removeAll { $0.isSubset(of: added) }
        fresh[context][node].append(added)
        hasChanged = true
    }

    private mutating func leave(by outcome: OutcomeID, of context: Int, _ cells: Cells) {
        guard !contexts[context].callers.isEmpty else { return }
        guard Self.add(cells, to: &contexts[context].exits[outcome, default: []], atMost: most) != nil else {
            return
        }
        for caller in contexts[context].callers {
            fresh[caller.context][caller.node] = contexts[caller.context].entries[caller.node]
        }
        hasChanged = true
    }

    /// Begins the part that a node calls with what it is given.
    private mutating func begin(_ call: Call, at node: Int, in context: Int, from cases: [Cells]) {
        guard let part = ground.flows.position(of: call.flow.id),
            let start = ground.flows.flows[part].nodes.index(of: ground.flows.flows[part].start.id)
        else { return }
        let child = run(of: part, calledBy: Caller(context: context, node: node))
        let passage = passage(in: context)
        let declared = flow(of: context).nodes[node]
        for cells in answered(node, in: context, from: cases) {
            let known = passage.waited(for: call, of: declared, from: cells)
            var later = known.cells
            if declared.hasOwnCard { passage.passTime(&later) }
            // A round begins whenever the one before it has ended.
            let given = ground.given(
                by: call, to: part, call.repetition == nil ? cells : known.cells, later, passage)
            let views = ground.views(
                of: call, at: declared, in: part, known.cells, passage,
                changing: known.changing)
            let before = contexts[child].passage.views
            let joined = before.merging(views) { $0.union($1) }
            if joined != before {
                view(joined, in: child)
                fresh[child] = contexts[child].entries
                hasChanged = true
            }
            enter(start, of: child, given)
        }
    }

    private mutating func run(of part: Int, calledBy caller: Caller) -> Int {
        if let known = contexts[caller.context].parts[caller.node] { return known }
        let shared =
            contexts.count < Self.mostContexts
            ? nil : contexts.indices.first { $0 > 0 && contexts[$0].flow == part }
        if let shared {
            contexts[shared].callers.append(caller)
        } else {
            start(flow: part, callers: [caller])
        }
        contexts[caller.context].parts[caller.node] = shared ?? contexts.count - 1
        return shared ?? contexts.count - 1
    }

    /// What is possible once the part that a node calls has returned.
    private func returned(from call: Call, at node: Int, in context: Int, to cells: Cells) -> [Cells] {
        guard let part = ground.flows.position(of: call.flow.id) else { return [cells] }
        let passage = passage(in: context)
        let exits = contexts[context].parts[node].map { contexts[$0].exits } ?? [:]
        var known = passage.waited(for: call, of: flow(of: context).nodes[node], from: cells).cells
        if let repetition = call.repetition {
            guard repetition.minimum == 0 || exits.contains(where: { !$0.value.isEmpty }) else { return [] }
            if repetition.minimum > 0, let index = passage.space.bySlot[call.slot] {
                let variable = passage.space.variables[index]
                passage.assign(known[variable.place] & ~variable.empty, to: index, &known)
            }
            passage.count(repetition, in: call.slot, &known)
            return [known]
        }
        let declared = flow(of: context).nodes[node]
        return exits.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { outcome, ways in
            ways.compactMap {
                ground.taken(from: part, $0, outcome, by: call, of: declared, known, passage)
            }
        }
    }

    // MARK: Cases

    /// Few cases that cover all of these.
    private func merged(_ cases: [Cells]) -> [Cells] {
        var few: [Cells] = []
        for cells in cases { _ = Self.add(cells, to: &few, atMost: most) }
        return few
    }

    /// Adds a case unless it is covered; beyond the most, it is joined with the case that is most like it.
    ///
    /// - Returns: the case that is new then; nil if none is.
    private static func add(_ cells: Cells, to cases: inout [Cells], atMost most: Int) -> Cells? {
        if cases.count < most { return cases.cover(cells) ? cells : nil }
        if cases.contains(where: cells.isSubset) { return nil }
        let nearest = cases.indices.min { cases[$0].distance(to: cells) < cases[$1].distance(to: cells) }
        guard let nearest else { return nil }
        cases[nearest].formUnion(cells)
        return cases[nearest]
    }
}
