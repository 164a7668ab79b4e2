/// The known names, prepared once so that many misspelt words can be looked up.
struct KnownNames {
    private let names: [String]
    /// Each name in the form used for comparison: lower-case scalar values.
    private let simplified: [[UInt32]]
    /// The results of earlier lookups.
    private var found: [String: String?] = [:]
    /// How many comparisons may still be made. Beyond them nothing is near: the cap keeps many misspelt words
    /// among many names linear, and counts work so that every machine finds the same.
    private var comparisonsLeft = 400_000

    /// Takes the names; of two equally near ones, the first is preferred.
    init(_ names: some Sequence<String>) {
        self.names = Array(names)
        simplified = self.names.map(Self.simplified)
    }

    /// How many names have been compared with a word so far.
    var comparisons: Int { 400_000 - comparisonsLeft }

    /// The name nearest to a word, by the rules of ``NearestName``; nil when none is near.
    mutating func nearest(to word: String) -> String? {
        if let known = found[word] { return known }
        guard comparisonsLeft >= names.count else { return nil }
        comparisonsLeft -= names.count
        let name = search(word)
        found[word] = .some(name)
        return name
    }

    private func search(_ word: String) -> String? {
        let written = Self.simplified(word)
        var best: (name: Int, distance: Int)?
        var beginning: [Int] = []
        for (index, candidate) in simplified.enumerated() {
            if written.count >= 2, candidate.starts(with: written) { beginning.append(index) }
            let longest = max(written.count, candidate.count)
            // A third may differ, but not all of it, and only a name nearer than the best so far is of use.
            var limit = min(max(1, longest / 3), longest - 1)
            if let best { limit = min(limit, best.distance - 1) }
            guard limit >= abs(written.count - candidate.count) else { continue }
            guard let distance = Self.distance(written, candidate, within: limit) else { continue }
            best = (index, distance)
            if distance == 0 { break }
        }
        if let best { return names[best.name] }
        if beginning.isEmpty { beginning = firstWords(near: written) }
        return beginning.count == 1 ? names[beginning[0]] : nil
    }

    /// The names whose first word, up to a hyphen, is near. **Shape**: at most two, as one of several is no help.
    private func firstWords(near written: [UInt32]) -> [Int] {
        guard written.count >= 3 else { return [] }
        var near: [Int] = []
        for (index, candidate) in simplified.enumerated() where near.count < 2 {
            guard let end = candidate.firstIndex(of: 0x2D), abs(end - written.count) <= 2 else { continue }
            let limit = max(1, max(end, written.count) / 3)
            if Self.distance(written, Array(candidate[..<end]), within: limit) != nil { near.append(index) }
        }
        return near
    }

    private static func simplified(_ name: String) -> [UInt32] {
        name.lowercased().unicodeScalars.map(\.value)
    }

    /// The optimal string alignment distance; nil as soon as it is sure to exceed the limit.
    private static func distance(_ left: [UInt32], _ right: [UInt32], within limit: Int) -> Int? {
        // A common prefix or suffix costs nothing.
        var (start, end) = (0, 0)
        let shorter = min(left.count, right.count)
        while start < shorter, left[start] == right[start] { start += 1 }
        while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
        return distance(
            between: Array(left[start..<left.count - end]), and: Array(right[start..<right.count - end]),
            within: limit)
    }

    private static func distance(
        between left: [UInt32], and right: [UInt32], within limit: Int
    ) -> Int? {
        if limit == 0 || left.isEmpty || right.isEmpty {
            let distance = max(left.count, right.count)
            return distance <= limit ? distance : nil
        }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, a) in left.enumerated() {
            var current = [row + 1]
            var least = row + 1
            for (column, b) in right.enumerated() {
                var cost = min(last[column + 1], current[column]) + 1
                cost = min(cost, last[column] + (a == b ? 0 : 1))
                if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
                least = min(least, cost)
            }
            // No later row can be nearer: a swap reaches back one row, but that row was at most one nearer.
            if least > limit { return nil }
            beforeLast = last
            last = current
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
