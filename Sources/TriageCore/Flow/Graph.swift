/// A directed graph of positions. Nothing here is recursive, so no path is too long for the stack.
struct Graph: Sendable {
    /// For each position, those that it leads to.
    private let successors: [[Int]]

    /// Takes, for each position, the positions that it leads to.
    init(_ successors: [[Int]]) {
        self.successors = successors
    }

    /// The positions reachable from a position, including itself.
    ///
    /// - Parameter closed: positions that paths may not pass through, except as their start.
    func reachable(from start: Int, without closed: Set<Int> = []) -> Set<Int> {
        var seen: Set<Int> = [start]
        var open = [start]
        while let position = open.popLast() {
            for next in successors[position] where !closed.contains(next) && seen.insert(next).inserted {
                open.append(next)
            }
        }
        return seen
    }

    /// The shortest path from a position back to itself. **Shape**: begins with the position, which is not
    /// repeated at the end; nil if no path leads back.
    func circle(through start: Int) -> [Int]? {
        var before: [Int: Int] = [:]
        var open = [start]
        var index = 0
        while index < open.count {
            let position = open[index]
            index += 1
            for next in successors[position] {
                if next == start { return way(to: position, from: start, before) }
                guard before[next] == nil else { continue }
                before[next] = position
                open.append(next)
            }
        }
        return nil
    }

    private func way(to end: Int, from start: Int, _ before: [Int: Int]) -> [Int] {
        var way = [end]
        while let last = way.last, last != start, let previous = before[last] { way.append(previous) }
        return way.reversed()
    }
}
