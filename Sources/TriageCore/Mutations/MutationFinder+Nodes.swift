/// What can be changed in a node.
extension MutationFinder {
    /// Adds every change to a node.
    mutating func find(inNode node: JSONSpot, _ id: NodeID) {
        let here: Set<NodeID> = [id]
        findExpressions(in: node["title"], here)
        for (key, keySpan, value) in node["set"]?.members ?? [] {
            add(.setting, at: keySpan, "'\(key)' is not set", here, value.removed)
            findExpression(value, here)
        }
        for line in ["note", "say"].flatMap({ node[$0]?.elements ?? [] }) {
            findLine(line, .line, isPlain: Self.isPlain, here)
        }
        for step in node["do"]?.elements ?? [] {
            findLine(step, .step, isPlain: { _ in false }, here)
            findOptional(of: step, here)
        }
        for question in node["ask"]?.elements ?? [] {
            let fact = (question["fact"] ?? question).json.string ?? ""
            add(.question, at: question.json.span, "'\(fact)' is not asked", here, question.removed)
            findCondition(of: question, here)
            findOptional(of: question, here)
        }
        for (key, keySpan, value) in node["call"]?["with"]?.members ?? [] {
            add(.given, at: keySpan, "'\(key)' is not given", here, value.removed)
            findExpression(value, here)
        }
        findExpressions(in: node["call"]?["repeat"]?["ask"], here)
        for sending in node["send"]?.elements ?? [] {
            let message = (sending["message"] ?? sending).json.string ?? ""
            add(.message, at: sending.json.span, "'\(message)' is not sent", here, sending.removed)
            if let now = sending["now"], now.json.bool == true {
                add(.message, at: now.json.span, "'\(message)' waits for the wrap-up", here, now.removed)
            }
            findCondition(of: sending, here)
        }
        if let next = node["next"] { findDestinations(next, here) }
        if let end = node["end"] { findOutcome(end, here) }
    }

    /// Adds that something cannot be left out any more, and every change to the condition under which it can.
    mutating func findOptional(of spot: JSONSpot, _ nodes: Set<NodeID>?) {
        guard let optional = spot["optional"] else { return }
        if optional.json.bool == false {
            add(
                .condition, at: optional.json.span, "it can be left out", nodes,
                optional.replaced(by: .bool(true)))
        } else {
            findCondition(of: spot, named: "optional", nodes)
        }
    }

    /// Adds that something ends with another outcome.
    mutating func findOutcome(_ end: JSONSpot, _ nodes: Set<NodeID>?) {
        let names = flow.outcomes.map(\.id.rawValue)
        guard let old = end.json.string, let new = Self.next(to: old, among: names) else { return }
        add(.outcome, at: end.json.span, "'\(old)' becomes '\(new)'", nodes, end.replaced(by: .string(new)))
    }

    private mutating func findDestinations(_ next: JSONSpot, _ here: Set<NodeID>) {
        let branches = next.elements
        guard branches.isEmpty else {
            let targets = branches.compactMap { $0["go"] }
            for (index, branch) in branches.enumerated() {
                let go = branch["go"]?.json.string ?? ""
                add(.branch, at: branch.json.span, "the branch to '\(go)' goes", here, branch.removed)
                // What stands last is for the rest: there is no turn to take before it.
                if index + 1 < branches.count, branches[index + 1]["when"] != nil {
                    add(
                        .branch, at: branch.json.span, "the branch to '\(go)' comes after the next one", here,
                        branch.swappedWithNext)
                }
                findCondition(of: branch, here)
                if let go = branch["go"] { findDestination(go, among: targets, here) }
            }
            return
        }
        if next.json.string != nil { return findDestination(next, among: [next], here) }
        let keyed = next["go"].flatMap { $0.json.members == nil ? nil : $0 } ?? next
        for (key, keySpan, destination) in keyed.members {
            add(.branch, at: keySpan, "the branch for '\(key)' goes", here, destination.removed)
            findDestination(destination, among: keyed.members.map(\.spot), here)
        }
    }

    /// Adds that a branch leads elsewhere: to where another one leads, which is the likeliest mistake, else to the
    /// node that follows in the file.
    private mutating func findDestination(_ go: JSONSpot, among all: [JSONSpot], _ here: Set<NodeID>) {
        guard let old = go.json.string else { return }
        let names = all.compactMap(\.json.string)
        let after = names.firstIndex(of: old).map { names[($0 + 1)...] + names[...$0] } ?? names[...]
        let nodes = flow.nodes.map(\.id.rawValue)
        guard let new = after.first(where: { $0 != old }) ?? Self.next(to: old, among: nodes) else { return }
        add(
            .destination, at: go.json.span, "'\(old)' becomes '\(new)'", here, go.replaced(by: .string(new)))
    }

    /// The name after another one, the first after the last; nil if there is no other.
    static func next(to name: String, among names: [String]) -> String? {
        guard let index = names.firstIndex(of: name) else { return names.first }
        let next = names[(index + 1) % names.count]
        return next == name ? nil : next
    }
}
