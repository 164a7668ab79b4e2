/// What is asked of values in other places than where they are answered.
extension Ground {
    /// The terms about rounds, by the variables of the parts whose values they ask for.
    typealias RoundTerms = [FlowVariable: [FlowVariable]]

    /// What is asked of the values of a variable but for how they compare with constants, also of what takes them over
    /// and of the rounds that hold them.
    func terms(about variable: Int, at position: Int) -> [Variable] {
        let place = FlowVariable(flow: position, variable: variable)
        let own = ownTerms(about: place).map { spaces[$0.flow].variables[$0.variable] }
        return own + (termsElsewhere[place] ?? [])
    }

    /// Makes variables of what terms ask of rounds, for a part itself may never read what it returns.
    mutating func readRounds() -> RoundTerms {
        var rounds: RoundTerms = [:]
        for (position, flow) in flows.flows.enumerated() {
            for call in flow.nodes.compactMap(\.call) where call.repetition != nil {
                guard let part = flows.position(of: call.flow.id),
                    let list = spaces[position].bySlot[call.slot]
                else { continue }
                for place in becoming(FlowVariable(flow: position, variable: list)) {
                    for term in ownTerms(about: place) {
                        let slots = slots(of: part, askedBy: term)
                        for slot in slots { readSlot(slot, at: part) }
                        for source in spaces[part].sources(of: slots).compactMap({ spaces[part].bySlot[$0] })
                        {
                            rounds[FlowVariable(flow: part, variable: source), default: []].append(term)
                        }
                    }
                }
            }
        }
        return rounds
    }

    /// A variable and those that take over its values, directly or not.
    private func becoming(_ start: FlowVariable) -> [FlowVariable] {
        var reached = [start]
        var index = 0
        while index < reached.count {
            for target in targets[reached[index]] ?? [] where !reached.contains(target) {
                reached.append(target)
            }
            index += 1
        }
        return reached
    }

    /// The terms of the same flow about a variable.
    private func ownTerms(about place: FlowVariable) -> [FlowVariable] {
        guard let slot = spaces[place.flow].variables[place.variable].slot else { return [] }
        let terms = spaces[place.flow].terms[slot] ?? []
        return terms.map { FlowVariable(flow: place.flow, variable: $0) }
    }

    /// The slots of a part behind the members of its rounds that a term reads.
    private func slots(of part: Int, askedBy term: FlowVariable) -> [Int] {
        let flow = flows.flows[part]
        let members = spaces[term.flow].variables[term.variable].term?.membersOfRecords
        func isRead(_ name: String) -> Bool { members?.contains(name) ?? true }
        let results = flow.results.filter { isRead($0.path.fact.rawValue) }
        let summary = isRead("summary") ? flow.summary?.expressions ?? [] : []
        return results.compactMap { flow.scope.slot(of: $0.path.text) } + summary.flatMap(\.reads)
    }

    /// The terms about what takes over the values of each variable, and about rounds that hold them.
    func terms(ofRounds rounds: RoundTerms) -> [FlowVariable: [Variable]] {
        var terms: [FlowVariable: [Variable]] = [:]
        for start in Set(targets.keys).union(rounds.keys) {
            let places = becoming(start)
            let asked = Set(places.dropFirst().flatMap(ownTerms) + places.flatMap { rounds[$0] ?? [] })
            // In the same order on every run.
            let sorted = asked.sorted { ($0.flow, $0.variable) < ($1.flow, $1.variable) }
            if !sorted.isEmpty { terms[start] = sorted.map { spaces[$0.flow].variables[$0.variable] } }
        }
        return terms
    }
}

extension Expression {
    /// The names of members that it reads of records; nil if it takes a record or a list of them as a whole.
    fileprivate var membersOfRecords: Set<String>? {
        let tree = checked.tree
        func isRecords(_ id: SyntaxTree.NodeID) -> Bool {
            switch checked.types[id] {
            case .record, .list(.record): true
            default: false
            }
        }
        var members: Set<String> = []
        for node in tree.nodes {
            switch node.kind {
            case .select(_, let member), .has(_, let member): members.insert(member)
            case .comprehension(_, _, _, let bodies): if bodies.contains(where: isRecords) { return nil }
            case .index, .call("size", _, _), .memberCall(_, "size", _): continue
            default: if node.kind.operands.contains(where: isRecords) { return nil }
            }
        }
        return members
    }
}
