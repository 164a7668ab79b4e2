/// Which nodes of a flow lead to which.
struct FlowGraph: Sendable {
    private let nodes: Catalog<Node>
    private let graph: Graph

    /// Follows the destinations of every node; one that does not exist leads nowhere.
    ///
    /// - Parameter meant: the node that a destination stands for, such as the nearest one to a misspelt name.
    init(_ flow: Flow, meant: (NodeID) -> NodeID = { $0 }) {
        nodes = flow.nodes
        graph = Graph(
            flow.nodes.map { node in
                node.destinations.compactMap { flow.nodes.index(of: meant($0.id)) }
            })
    }

    /// The nodes to which a way leads from one of them, that one among them; empty when there is no such node.
    ///
    /// - Parameter closed: nodes that no way goes through, but for the one that it starts from.
    func reachable(from start: NodeID, without closed: Set<NodeID> = []) -> Set<NodeID> {
        guard let start = nodes.index(of: start) else { return [] }
        let closed = Set(closed.compactMap { nodes.index(of: $0) })
        return Set(graph.reachable(from: start, without: closed).map { nodes[$0].id })
    }
}
