/// Which things lead to which, by their positions. Nothing here calls itself, so that no length of way exhausts
/// the stack.
struct Graph: Sendable {
    /// For each position those that it leads to.
    private let successors: [[Int]]

    /// Takes for each position those that it leads to, each of them a position as well.
    init(_ successors: [[Int]]) {
        self.successors = successors
    }

    /// The positions to which a way leads from one of them, that one among them.
    ///
    /// - Parameter closed: positions that no way goes through, but for the one that it starts from.
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

    /// The shortest way from a position back to itself. **Shape**: begins with the position, which is not
    /// repeated at the end; nil when no way leads back.
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
