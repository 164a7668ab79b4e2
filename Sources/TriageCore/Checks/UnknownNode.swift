/// A destination, the start or a target's `until` that names no node.
enum UnknownNode: Check {
    static func findings(in flow: Flow) -> [Finding] {
        let uses =
            (flow.start.span.isEmpty ? [] : [flow.start]) + flow.nodes.flatMap(\.destinations)
            + flow.targets.compactMap(\.until)
        var nodes = KnownNames(flow.nodes.map(\.id))
        return uses.filter { flow.node($0.id) == nil }.map {
            flow.unknown(.unknownNode, $0, "node", among: &nodes)
        }
    }
}
