/// How far it is from each node to a goal.
struct Distances {
    /// For each flow and node the fewest nodes on the way; nil if no way leads there.
    private var far: [[Int?]]

    /// Follows the ways to some nodes of a flow back, through the flows that call it.
    init(to nodes: [Int], of flow: Int, in reach: Reach) {
        let flows = reach.ground.flows.flows
        far = flows.map { Array(repeating: nil, count: $0.nodes.count) }
        for node in nodes { far[flow][node] = 0 }
        // Parts lead to the goal through the flows that call them, which may themselves be parts.
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for position in flows.indices {
                if spread(in: position, flows, reach.graphs[position]) { hasGrown = true }
            }
        }
    }

    private mutating func spread(in position: Int, _ flows: [Flow], _ graph: NodeGraph) -> Bool {
        var open: [Int] = []
        var hasGrown = false
        for (node, declared) in flows[position].nodes.enumerated() {
            if far[position][node] != nil { open.append(node) }
            guard let call = declared.call, let part = flows.firstIndex(where: { $0.id == call.flow.id }),
                let start = flows[part].nodes.index(of: flows[part].start.id), let inside = far[part][start],
                inside + 1 < far[position][node] ?? .max
            else { continue }
            far[position][node] = inside + 1
            hasGrown = true
            open.append(node)
        }
        open.sort { (far[position][$0] ?? .max) < (far[position][$1] ?? .max) }
        var index = 0
        while index < open.count {
            let node = open[index]
            index += 1
            guard let distance = far[position][node] else { continue }
            for before in graph.predecessors[node] where distance + 1 < far[position][before] ?? .max {
                far[position][before] = distance + 1
                hasGrown = true
                open.append(before)
            }
        }
        return hasGrown
    }

    /// How far it is from a node of a flow, by their positions; nil if no way leads to the goal.
    func from(_ node: Int, of flow: Int) -> Int? { far[flow][node] }

    /// How far a call still has to go; nil if it cannot come to the goal any more.
    func from(_ enquiry: Enquiry) -> Int? {
        var least: Int?
        for (depth, frame) in enquiry.run.frames.enumerated() {
            guard let distance = far[frame.position][frame.nodeIndex] else { continue }
            let cost = distance + 2 * (enquiry.run.frames.count - 1 - depth)
            least = min(least ?? .max, cost)
        }
        return least
    }
}
