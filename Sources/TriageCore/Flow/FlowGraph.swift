/// Which nodes of a flow lead to which.
struct FlowGraph: Sendable {
    private let nodes: Catalog<Node>
    private let graph: Graph

    /// Follows the destinations of every node, ignoring those that do not exist.
    ///
    /// - Parameter meant: the node that a destination is taken to mean, such as the one nearest to a misspelt
    /// name.
    init(_ flow: Flow, meant: (NodeID) -> NodeID = { $0 }) {
        nodes = flow.nodes
        graph = Graph(
            flow.nodes.map { node in
                node.destinations.compactMap { flow.nodes.index(of: meant($0.id)) }
            })
    }

    /// The nodes reachable from a node, including itself; empty if there is no such node.
    ///
    /// - Parameter closed: nodes that paths may not pass through, except as their start.
    func reachable(from start: NodeID, without closed: Set<NodeID> = []) -> Set<NodeID> {
        guard let start = nodes.index(of: start) else { return [] }
        let closed = Set(closed.compactMap { nodes.index(of: $0) })
        return Set(graph.reachable(from: start, without: closed).map { nodes[$0].id })
    }
}
