/// What the facts of a flow can be answered or told.
struct Answers: Sendable {
    /// For the variable of each fact that can be asked, the cells of the values that are valid.
    private(set) var masks: [Int: UInt64] = [:]
    /// Those that can be told as well: all but secrets.
    private(set) var tellable: [Tellable] = []
    /// Those of them that terms read.
    private(set) var tellableInTerms: [Tellable] = []
    /// The others, by the word of their bits.
    private(set) var tellableByWord: [TellableWord] = []
    /// The cells of the values that can be told, by the variable of the fact.
    private(set) var told: [Int: UInt64] = [:]
    /// For the variable of each fact whose answer may be taken away again, the slots on which that depends.
    private(set) var lapsing: [Int: Set<Int>] = [:]
    /// The same at nodes where it is less.
    private var lapsingLess: [NodeID: [Int: Set<Int>]] = [:]

    /// A fact that can be told: its variable, its slot, the cells of the values that are valid, and what is left of some
    /// terms by its limits.
    struct Tellable: Sendable {
        let index: Int
        let slot: Int
        let place: CellPlace
        let mask: UInt64
        let kept: [CellSpace.Kept]
    }

    /// What can be told of facts whose bits are in one word: of each the bit for that it is unknown and the bits of what is
    /// told, and all the latter.
    struct TellableWord: Sendable {
        let word: Int
        fileprivate(set) var facts: [(unknown: UInt64, told: UInt64)] = []
        fileprivate(set) var all: UInt64 = 0
    }

    /// Nothing can be answered or told.
    static let none = Answers()

    private init() {}

    /// Finds what each fact of a flow allows.
    init(_ space: CellSpace) {
        let flow = space.flow
        for fact in flow.facts {
            guard let index = space.bySlot[fact.slot] else { continue }
            let variable = space.variables[index]
            switch fact.source {
            case .answered:
                var mask = variable.mask(where: fact.mayAllow) & Self.accepted(by: fact, variable, space)
                if variable.empty != 0, !flow.canBeLeftOut(fact) { mask &= ~variable.empty }
                masks[index] = mask
                if fact.type != .secret {
                    told[index] = mask
                    let fact = Tellable(
                        index: index, slot: fact.slot, place: variable.place, mask: mask,
                        kept: space.kept[fact.slot] ?? [])
                    tellable.append(fact)
                    if space.terms[fact.slot] != nil { tellableInTerms.append(fact) }
                }
            case .fixed, .computed, .step: break
            }
        }
        var words = (0..<space.wordCount).map { TellableWord(word: $0) }
        for fact in tellable where space.terms[fact.slot] == nil {
            let (word, shift) = (fact.place.word, fact.place.shift)
            words[word].facts.append((Variable.null << shift, fact.mask << shift))
            words[word].all |= fact.mask << shift
        }
        tellableByWord = words.filter { $0.all != 0 }
        guard !flow.lapsing.isEmpty else { return }
        let reached = FlowGraph(flow).reachable(from: flow.start.id)
        let nodes = flow.nodes.filter { reached.contains($0.id) }
        // What is asked under a condition where no call comes takes no answer away.
        let conditions = Fact.conditions(of: nodes)
        for lapsing in flow.lapsing {
            guard let index = space.bySlot[lapsing.slot] else { continue }
            let reads = flow.facts[lapsing.position].lapseReads(conditions)
            if !reads.isEmpty { self.lapsing[index] = space.sources(of: reads) }
        }
        guard nodes.count * self.lapsing.count <= Self.mostRefined else { return }
        for fact in flow.lapsing.map({ flow.facts[$0.position] }) where conditions[fact.id] != nil {
            guard let index = space.bySlot[fact.slot], space.replacesPremise(of: fact, in: nodes) else {
                continue
            }
            let own = fact.lapseReads([:])
            for node in space.nodesWithoutPremise(of: fact, among: nodes) {
                lapsingLess[node, default: self.lapsing][index] = own.isEmpty ? nil : space.sources(of: own)
            }
        }
    }

    /// In larger flows no node is told from another.
    private static let mostRefined = 100_000

    /// For the variable of each fact whose answer may be taken away while a node is the current one, the slots on which that
    /// depends: a condition under which it was asked does not count once it has been set, or asked without.
    func lapsing(at node: Node) -> [Int: Set<Int>] { lapsingLess[node.id] ?? lapsing }

    /// The cells that a fact's `accept` lets through, if it reads nothing else.
    private static func accepted(by fact: Fact, _ variable: Variable, _ space: CellSpace) -> UInt64 {
        guard let accept = fact.limits.accept, accept.reads == [fact.slot] else { return variable.place.all }
        let formula = space.condition(accept)
        return variable.cells.indices.reduce(0) { mask, number in
            var cells = space.everything
            cells[variable.place] = 1 << UInt64(number)
            return space.verdicts(formula, in: cells).contains(.isTrue) ? mask | 1 << UInt64(number) : mask
        }
    }
}

extension Variable {
    /// The cell of the empty list.
    var empty: UInt64 { mask { $0 == .value(.list([])) } }
}

extension CellSpace {
    /// The nodes at which an answer to a fact does not depend on any condition under which it was asked.
    fileprivate func nodesWithoutPremise(of fact: Fact, among nodes: [Node]) -> [NodeID] {
        var open = nodes.filter { node in node.ask.contains { $0.id == fact.id && $0.when != nil } }
        var found = Set(open.map(\.id))
        while let node = open.popLast() {
            if asks(fact, in: node) { continue }
            open += node.destinations.compactMap { flow.node($0.id) }.filter {
                !sets(fact, in: $0) && found.insert($0.id).inserted
            }
        }
        return nodes.map(\.id).filter { !found.contains($0) }
    }

    /// Whether some node lets a fact depend on no condition any more.
    fileprivate func replacesPremise(of fact: Fact, in nodes: [Node]) -> Bool {
        nodes.contains { asks(fact, in: $0) || sets(fact, in: $0) }
    }

    private func asks(_ fact: Fact, in node: Node) -> Bool {
        node.ask.contains { $0.id == fact.id && $0.when == nil }
    }

    private func sets(_ fact: Fact, in node: Node) -> Bool {
        node.set.contains { setting in
            guard setting.fact.id == fact.id else { return false }
            return switch value(of: setting.value) {
            case .constant: true
            case .variable(let index): !variables[index].cells.contains(.fails)
            case .fails, .formula, .choice, .recovering: false
            }
        }
    }
}

extension Flow {
    /// Whether a fact need not be answered, as far as it itself or some question says.
    func canBeLeftOut(_ fact: Fact) -> Bool {
        fact.isOptional
            || nodes.contains { node in
                node.ask.contains { $0.id == fact.id && ($0.optional ?? .never) != .never }
            }
    }
}
