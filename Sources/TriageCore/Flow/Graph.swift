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

    /// The positions that lead to each other, group by group, each after those it leads to.
    ///
    /// **Shape**: a position that lies on no circle is a group of its own.
    /// **Source**: Tarjan, "Depth-first search and linear graph algorithms" (1972), with a stack of its own.
    func components() -> [[Int]] {
        var components: [[Int]] = []
        /// When each position was first seen; zero if it was not.
        var numbers = Array(repeating: 0, count: successors.count)
        /// The earliest position on the stack that each one leads to.
        var lowest = numbers
        var isOpen = Array(repeating: false, count: successors.count)
        var open: [Int] = []
        var walk: [(position: Int, next: Int)] = []
        var number = 0
        func enter(_ position: Int) {
            number += 1
            (numbers[position], lowest[position]) = (number, number)
            isOpen[position] = true
            open.append(position)
            walk.append((position, 0))
        }
        for start in successors.indices where numbers[start] == 0 {
            enter(start)
            while let (position, next) = walk.last {
                guard next < successors[position].count else {
                    walk.removeLast()
                    if let before = walk.last?.position {
                        lowest[before] = min(lowest[before], lowest[position])
                    }
                    guard lowest[position] == numbers[position] else { continue }
                    let first = open.lastIndex(of: position) ?? 0
                    for member in open[first...] { isOpen[member] = false }
                    components.append(Array(open[first...]))
                    open.removeSubrange(first...)
                    continue
                }
                walk[walk.count - 1].next += 1
                let successor = successors[position][next]
                if numbers[successor] == 0 {
                    enter(successor)
                } else if isOpen[successor] {
                    lowest[position] = min(lowest[position], numbers[successor])
                }
            }
        }
        return components
    }

    /// Whether a position leads straight back to itself.
    func isLoop(_ position: Int) -> Bool { successors[position].contains(position) }

    /// The shortest path from a position back to itself that stays among some positions. **Shape**: begins with
    /// the position, which is not repeated at the end; nil if no path leads back.
    func circle(through start: Int, within: Set<Int>? = nil) -> [Int]? {
        var before: [Int: Int] = [:]
        var open = [start]
        var index = 0
        while index < open.count {
            let position = open[index]
            index += 1
            for next in successors[position] {
                if next == start { return way(to: position, from: start, before) }
                guard before[next] == nil, within?.contains(next) ?? true else { continue }
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
