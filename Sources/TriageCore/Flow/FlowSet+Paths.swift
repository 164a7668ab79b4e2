extension FlowSet {
    /// Why a path leads to no node; nil if it leads to one.
    package func problem(with path: NodePath) -> String? {
        var flow = main
        for (number, id) in (path.callers + [path.node]).enumerated() {
            if number > 0 {
                let caller = path.callers[number - 1]
                guard let call = flow.node(caller)?.call, let position = position(of: call.flow.id) else {
                    return "'\(caller)' calls no part, so it has no '\(id)'"
                }
                flow = flows[position]
            }
            guard flow.node(id) == nil else { continue }
            let hint = NearestName.hint(for: id.rawValue, among: flow.nodes.map(\.id.rawValue))
            return "'\(flow.id)' has no node '\(id)'\(hint)"
        }
        return nil
    }

    /// The flow of the node that a path leads to; nil if it leads to none.
    package func flow(at path: NodePath) -> Flow? { node(at: path)?.flow }

    /// The flow and the node that a path leads to; nil if it leads to none.
    func node(at path: NodePath) -> (flow: Flow, node: Node)? {
        var flow = main
        for caller in path.callers {
            guard let call = flow.node(caller)?.call, let position = position(of: call.flow.id) else {
                return nil
            }
            flow = flows[position]
        }
        return flow.node(path.node).map { (flow, $0) }
    }
}
