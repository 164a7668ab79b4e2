/// How long something takes: the median of several runs, which one slow run does not move.
struct Measurement {
    /// What was measured.
    let name: String
    /// The median time of one call. Units: nanoseconds.
    let nanoseconds: Double
    /// Pieces taken from the heap in one call; nil where they cannot be counted.
    let allocations: Double?

    private static let runs = 15

    /// Measures a piece of work, calling it often enough in each run for the clock to tell.
    ///
    /// - Parameters:
    ///   - name: what the report calls it.
    ///   - calls: how often each run calls it; 0 lets the measurement choose.
    ///   - work: what to measure; its result is given to ``keep(_:)`` so that no compiler leaves it out.
    static func of<T>(_ name: String, calls: Int = 0, _ work: () throws -> T) rethrows -> Measurement {
        let calls = try calls > 0 ? calls : suitableCalls(work)
        var times: [Double] = []
        let clock = ContinuousClock()
        let before = Allocations.sinceStart
        var counted = 0
        for _ in 0..<runs {
            let start = clock.now
            for _ in 0..<calls { keep(try work()) }
            let duration = clock.now - start
            times.append(duration.nanoseconds / Double(calls))
            counted += calls
        }
        let taken = Allocations.sinceStart.flatMap { now in before.map { now - $0 } }
        times.sort()
        // The list of times and the clock take a few pieces themselves.
        let allocations = taken.map { ($0 <= 32 ? 0 : Double($0) / Double(counted)) }
        return Measurement(name: name, nanoseconds: times[times.count / 2], allocations: allocations)
    }

    /// So many calls that a run takes about ten milliseconds.
    private static func suitableCalls<T>(_ work: () throws -> T) rethrows -> Int {
        let clock = ContinuousClock()
        var calls = 1
        while true {
            let start = clock.now
            for _ in 0..<calls { keep(try work()) }
            let time = (clock.now - start).nanoseconds
            if time > 2_000_000 { return max(1, Int(Double(calls) * 10_000_000 / time)) }
            calls *= 4
        }
    }

    /// Uses a value in a way that no compiler sees through.
    @inline(never)
    @_optimize(none)
    static func keep<T>(_ value: T) {}

    /// Prints this and, with a baseline from the same run, how often slower it is than that.
    func report(against baseline: Measurement? = nil) {
        let time =
            nanoseconds < 10_000
            ? "\(Self.rounded(nanoseconds)) ns"
            : nanoseconds < 10_000_000
                ? "\(Self.rounded(nanoseconds / 1000)) µs" : "\(Self.rounded(nanoseconds / 1_000_000)) ms"
        let heap = allocations.map { ", \(Self.rounded($0)) allocations" } ?? ""
        let ratio = baseline.map { ", \(Self.rounded(nanoseconds / $0.nanoseconds)) × \($0.name)" } ?? ""
        print("  \(name): \(time)\(heap)\(ratio)")
    }

    private static func rounded(_ number: Double) -> String {
        let tenths = (number * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : "\(tenths)"
    }
}

extension Duration {
    /// The whole length. Units: nanoseconds.
    fileprivate var nanoseconds: Double {
        Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
    }
}
