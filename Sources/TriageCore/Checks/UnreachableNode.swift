/// A node that no path from the start leads to.
enum UnreachableNode: Check {
    static func findings(in flow: Flow) -> [Finding] {
        // Where the start is unknown or a node has no exit, which is reported, one mistake would make many.
        guard let start = flow.node(flow.start.id) else { return [] }
        var nodes = KnownNames(flow.nodes.map(\.id))
        var seen: Set<NodeID> = [start.id]
        var open = [start]
        while let node = open.popLast() {
            if case .byRules(let branches) = node.exit, branches.isEmpty { return [] }
            for next in node.destinations {
                guard let next = flow.node(next.id) ?? flow.node(nodes.meant(by: next.id)) else {
                    continue
                }
                if seen.insert(next.id).inserted { open.append(next) }
            }
        }
        return flow.nodes.filter { !seen.contains($0.id) }.map {
            flow.finding(.unreachableNode, at: $0.span, "no path from the start leads to '\($0.id)'")
        }
    }
}
