import Dispatch
import FlowOracle
import Synchronization

/// Tries random flows: what the checks say of them beside what all their calls show.
enum OracleRun {
    private struct Tally {
        var refused = 0
        /// The first reason of each refusal, and how often it came up.
        var reasons: [String: Int] = [:]
        var tooLarge = 0
        var states = 0
        /// The flows on which the two differ, by how they do.
        var differing: [String: [UInt64]] = [:]
        var slowest: (time: Duration, seed: UInt64) = (.zero, 0)
    }

    /// Tries some flows and reports each on which the two differ, cut down as far as that lasts.
    ///
    /// - Parameters:
    ///   - arguments: how many flows, 1,000 unless given; `--seed` and the first seed, else 0; `--show` prints the first
    ///     flow; `--each` and how many flows of each sort are reported, else 2; `--small` for small flows; `--calls` and
    ///     how many random calls are taken on each that the fuzzer makes, else 400.
    ///   - fuzzes: whether the fuzzer makes the flows.
    /// - Returns: whether none differs.
    static func run(_ arguments: [String], fuzzes: Bool = false) -> Bool {
        var arguments = arguments
        func number(after option: String) -> Int? {
            guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else {
                return nil
            }
            defer { arguments.removeSubrange(index...index + 1) }
            return Int(arguments[index + 1])
        }
        let first = UInt64(number(after: "--seed") ?? 0)
        let each = number(after: "--each") ?? 2
        let calls = number(after: "--calls") ?? 400
        let isSmall = arguments.contains("--small")
        let shows = arguments.contains("--show")
        arguments.removeAll { $0.hasPrefix("--") }
        let count = max(arguments.first.flatMap { Int($0) } ?? 1_000, 1)
        let trial: @Sendable (UInt64) -> FlowTrial = { seed in
            fuzzes
                ? FlowTrial(fuzzing: seed, calls: calls)
                : FlowTrial(seed: seed, isSmall: isSmall, atMost: 5_000)
        }
        if shows { print(trial(first).sample.description) }
        let tally = Mutex(Tally())
        let clock = ContinuousClock()
        let took = clock.measure {
            DispatchQueue.concurrentPerform(iterations: count) { index in
                let seed = first + UInt64(index)
                let start = clock.now
                let trial = trial(seed)
                let time = clock.now - start
                tally.withLock { tally in
                    if time > tally.slowest.time { tally.slowest = (time, seed) }
                    switch trial.result {
                    case .refused(let reasons):
                        tally.refused += 1
                        tally.reasons[reasons.first ?? "", default: 0] += 1
                    case .tooLarge: tally.tooLarge += 1
                    case .tried(let states, let disagreements):
                        tally.states += states
                        for sort in Set(disagreements.map(\.sort)) {
                            tally.differing[sort, default: []].append(seed)
                        }
                    }
                }
            }
        }
        let result = tally.withLock { $0 }
        print(
            "  \(count) flows from seed \(first): \(result.states) states, \(result.refused) refused, "
                + "\(result.tooLarge) too large, \(Set(result.differing.values.joined()).count) differ")
        for (reason, count) in result.reasons.sorted(by: { $0.value > $1.value }).prefix(5) {
            print("    refused \(count): \(reason)")
        }
        let minutes = Double(took.components.seconds) / 60 + Double(took.components.attoseconds) / 6e19
        print(
            "  \(Int(Double(count) / minutes)) flows a minute; \(took / count) a flow; the slowest, \(result.slowest.seed), took \(result.slowest.time)"
        )
        for (sort, seeds) in result.differing.sorted(by: { $0.key < $1.key }) {
            print("\n\(seeds.count) times \(sort): \(seeds.sorted().map(String.init).joined(separator: " "))")
            for seed in seeds.sorted().prefix(each) {
                report(trial(seed), sort, seed: seed)
            }
        }
        return result.differing.isEmpty
    }

    private static func report(_ trial: FlowTrial, _ sort: String, seed: UInt64) {
        print("seed \(seed)")
        guard let disagreement = trial.disagreements.first(where: { $0.sort == sort }) else { return }
        let smallest = trial.shrunk(to: disagreement)
        print(smallest.disagreements.first { $0.sort == sort }?.description ?? "it does not show any more")
        print(smallest.sample.description)
    }
}
