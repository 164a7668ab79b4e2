/// Which nodes of a flow lead to which.
struct FlowGraph: Sendable {
    private let nodes: Catalog<Node>
    private let successors: [[Int]]
    private let graph: Graph

    /// Where one comes into a region of nodes.
    struct Entry {
        let node: Node
        /// How many others of the region lie behind it.
        let behind: Int

        /// The others, for the end of a sentence. **Shape**: `, nor to the 3 nodes behind it`; empty if there are none.
        func others(_ nor: String) -> String {
            switch behind {
            case 0: ""
            case 1: ", \(nor) the node behind it"
            default: ", \(nor) the \(behind) nodes behind it"
            }
        }
    }

    /// Follows the destinations of every node, ignoring those that do not exist.
    init(_ flow: Flow) {
        nodes = flow.nodes
        successors = flow.nodes.map { node in node.destinations.compactMap { flow.nodes.index(of: $0.id) } }
        graph = Graph(successors)
    }

    /// The nodes reachable from a node, including itself; empty if there is no such node.
    ///
    /// - Parameter closed: nodes that paths may not pass through, except as their start.
    func reachable(from start: NodeID, without closed: Set<NodeID> = []) -> Set<NodeID> {
        guard let start = nodes.index(of: start) else { return [] }
        let closed = Set(closed.compactMap { nodes.index(of: $0) })
        return Set(graph.reachable(from: start, without: closed).map { nodes[$0].id })
    }

    /// Where one would come into the nodes that no path from a node leads to, in file order, and how many others
    /// lie behind each; one that lies behind several is counted with the first.
    func unreachableEntries(from start: NodeID) -> [Entry] {
        let reached = reachable(from: start)
        return entries(of: Set(nodes.indices.filter { !reached.contains(nodes[$0].id) }))
    }

    /// Where calls come into the nodes from which no path leads to an end, likewise.
    func trapEntries(from start: NodeID) -> [Entry] {
        guard let start = nodes.index(of: start) else { return [] }
        var before = Array(repeating: [Int](), count: successors.count)
        for (node, next) in successors.enumerated() { for other in next { before[other].append(node) } }
        var open = nodes.indices.filter { if case .end = nodes[$0].exit { true } else { false } }
        var finishes = Set(open)
        while let node = open.popLast() {
            for previous in before[node] where finishes.insert(previous).inserted { open.append(previous) }
        }
        return entries(of: graph.reachable(from: start).subtracting(finishes))
    }

    /// Where one comes into some nodes, of which one that nothing among them leads to comes before the others, and
    /// how many of them lie behind.
    private func entries(of region: Set<Int>) -> [Entry] {
        guard !region.isEmpty else { return [] }
        let components = graph.components()
        var group: [Int: Int] = [:]
        for (number, component) in components.enumerated() { for node in component { group[node] = number } }
        var isEntered: Set<Int> = []
        for node in region {
            for next in successors[node] where group[next] != group[node] {
                if let entered = group[next] { isEntered.insert(entered) }
            }
        }
        var seen: Set<Int> = []
        return region.sorted().compactMap { node in
            guard let own = group[node], !isEntered.contains(own), !seen.contains(node) else { return nil }
            let before = seen.count
            var open = [node]
            seen.insert(node)
            while let position = open.popLast() {
                for next in successors[position]
                where region.contains(next) && seen.insert(next).inserted { open.append(next) }
            }
            return Entry(node: nodes[node], behind: seen.count - before - 1)
        }
    }
}
