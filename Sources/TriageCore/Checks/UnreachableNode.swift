/// A node that no path from the start leads to.
enum UnreachableNode: Check {
    static func findings(in flow: Flow) -> [Finding] {
        // Where the start itself is unknown, saying that nothing is reached would only repeat it.
        guard let start = flow.node(flow.start.id) else { return [] }
        var seen: Set<NodeID> = [start.id]
        var open = [start]
        while let node = open.popLast() {
            for next in node.destinations where seen.insert(next.id).inserted {
                if let node = flow.node(next.id) { open.append(node) }
            }
        }
        return flow.nodes.filter { !seen.contains($0.id) }.map {
            flow.finding(.unreachableNode, at: $0.span, "no path from the start leads to '\($0.id)'")
        }
    }
}
