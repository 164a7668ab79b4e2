/// Finds the known name that somebody most likely meant.
public enum NearestName {
    /// The known name closest to what was written; nil when none is close.
    ///
    /// Distance counts inserted, deleted, changed and swapped neighbouring characters, case ignored; a
    /// third of the characters may differ, but not all. A unique known name that begins with the word counts
    /// as well.
    public static func of(_ word: String, among known: some Sequence<String>) -> String? {
        let written = Array(word.lowercased())
        var best: (name: String, distance: Int)?
        var beginning: [String] = []
        for name in known {
            let candidate = Array(name.lowercased())
            if written.count >= 2, candidate.starts(with: written) { beginning.append(name) }
            let allowed = max(1, max(written.count, candidate.count) / 3)
            guard abs(written.count - candidate.count) <= allowed else { continue }
            let distance = distance(written, candidate)
            guard distance < max(written.count, candidate.count) else { continue }
            if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name ?? (beginning.count == 1 ? beginning[0] : nil)
    }

    /// The end of an error message that names the nearest known name. Shape: `; did you mean 'google'?`,
    /// empty when none is close.
    public static func hint(for word: String, among known: some Sequence<String>) -> String {
        of(word, among: known).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The optimal string alignment distance.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, a) in left.enumerated() {
            var current = [row + 1]
            for (column, b) in right.enumerated() {
                var cost = min(last[column + 1], current[column]) + 1
                cost = min(cost, last[column] + (a == b ? 0 : 1))
                if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
