/// Times to the second, of which exact quantiles can be told.
///
/// A few times are kept as they are, more are counted in a bucket for each second, up to a day; whatever took longer is
/// counted with a day.
package struct SecondCounts: Sendable, Equatable {
    /// The number of times.
    package private(set) var count = 0

    private var few: [UInt32] = []
    /// How many times took as many seconds as the position says; empty while there are few.
    private var buckets: [UInt32] = []

    /// The longest time that is told apart from longer ones. **Units**: seconds.
    package static let longest = 86_400
    private static let mostFew = 128

    /// No time at all.
    package init() {}

    /// Adds a time. **Units**: seconds; a negative one counts as none.
    package mutating func add(_ seconds: Int) {
        let seconds = min(max(seconds, 0), Self.longest)
        count += 1
        guard buckets.isEmpty else { return add(seconds, times: 1) }
        few.append(UInt32(seconds))
        guard few.count > Self.mostFew else { return }
        let old = few
        few = []
        buckets = [UInt32](repeating: 0, count: 600)
        for seconds in old { add(Int(seconds), times: 1) }
    }

    /// Adds all times of others.
    package mutating func add(_ others: SecondCounts) {
        for seconds in others.few { add(Int(seconds)) }
        guard !others.buckets.isEmpty else { return }
        if buckets.isEmpty {
            let old = few
            (few, buckets) = ([], others.buckets)
            for seconds in old { add(Int(seconds), times: 1) }
        } else {
            for (seconds, times) in others.buckets.enumerated() where times > 0 { add(seconds, times: times) }
        }
        count += others.count
    }

    /// The shortest time that at least so many tenths of all times do not exceed; nil if there is none.
    ///
    /// **Units**: seconds. **Source**: the nearest-rank method.
    package func quantile(tenths: Int) -> Int? {
        guard count > 0 else { return nil }
        let rank = max((count * tenths + 9) / 10, 1)
        guard !buckets.isEmpty else { return Int(few.sorted()[rank - 1]) }
        var passed = 0
        return buckets.firstIndex { times in
            passed += Int(times)
            return passed >= rank
        }
    }

    private mutating func add(_ seconds: Int, times: UInt32) {
        if seconds >= buckets.count {
            let size = min(max(seconds + 1, buckets.count * 2), Self.longest + 1)
            buckets += [UInt32](repeating: 0, count: size - buckets.count)
        }
        buckets[seconds] += times
    }

    /// Whether both hold the same times.
    package static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.sorted == right.sorted
    }

    private var sorted: [UInt32] {
        few.sorted() + buckets.enumerated().flatMap { Array(repeating: UInt32($0), count: Int($1)) }
    }
}
