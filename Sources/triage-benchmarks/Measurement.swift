/// How long something takes: the median of several runs, which a single slow run does not affect.
struct Measurement {
    /// What was measured.
    let name: String
    /// The median time of one call. **Units**: nanoseconds.
    let nanoseconds: Double
    /// Heap allocations in one call; nil where they cannot be counted.
    let allocations: Double?

    /// Measures a piece of work, calling it often enough in each run for the clock's resolution.
    ///
    /// - Parameters:
    ///   - name: what the report calls it.
    ///   - calls: how often each run calls it; 0 to choose automatically.
    ///   - runs: how many runs there are.
    ///   - work: what to measure; its result goes to ``keep(_:)`` so that the compiler cannot eliminate it.
    static func of<T>(_ name: String, calls: Int = 0, runs: Int = 15, _ work: () throws -> T) rethrows
        -> Measurement
    {
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
        // The list of times and the clock make a few allocations themselves.
        let allocations = taken.map { ($0 <= 32 ? 0 : Double($0) / Double(counted)) }
        return Measurement(name: name, nanoseconds: times[times.count / 2], allocations: allocations)
    }

    /// The number of calls that makes a run take about ten milliseconds.
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

    /// Uses a value in a way that the compiler cannot see through.
    @inline(never)
    @_optimize(none)
    static func keep<T>(_ value: T) {}

    /// Prints the result and, given a baseline from the same run, how many times slower it is.
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
    /// The whole duration. **Units**: nanoseconds.
    fileprivate var nanoseconds: Double {
        Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
    }
}
