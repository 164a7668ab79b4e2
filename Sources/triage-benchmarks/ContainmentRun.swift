import Dispatch
import FlowOracle
import Synchronization
import TriageCore

/// Takes random calls on the shipped flows: none may show what is proved never to be, or is not reported.
enum ContainmentRun {
    private static let callsAtOnce = 1_000

    /// Takes calls on each flow.
    ///
    /// - Parameter arguments: how many calls a flow, 10,000 unless given; the seed, else 0.
    /// - Returns: whether they show nothing of the kind.
    static func run(_ arguments: [String]) -> Bool {
        let numbers = arguments.compactMap { Int($0) }
        let calls = numbers.first ?? 10_000
        let seed = UInt64(numbers.dropFirst().first ?? 0)
        var isRight = true
        for name in ShippedFlows.names {
            guard let loaded = ShippedFlows.library.load(name), let flows = loaded.flows,
                loaded.errors.isEmpty
            else {
                print("  skipped \(name): run it in the folder that contains Flows")
                continue
            }
            let found = loaded.findings + Checks.findings(in: flows, after: loaded.findings).findings
            let proven = ProvenMoments(flows)
            let all = Mutex<Set<String>>([])
            let clock = ContinuousClock()
            let time = clock.measure {
                DispatchQueue.concurrentPerform(iterations: (calls + callsAtOnce - 1) / callsAtOnce) {
                    index in
                    let first = index * callsAtOnce
                    let disagreements = Containment.disagreements(
                        on: flows, reported: found,
                        calls: (first..<min(first + callsAtOnce, calls)).map { seed &+ UInt64($0) },
                        claim: { proven.allow($0) })
                    all.withLock { $0.formUnion(disagreements.map(\.description)) }
                }
            }
            let surprises = all.withLock { $0.sorted() }
            print("  \(name): \(calls) calls from seed \(seed), \(surprises.count) surprises; \(time)")
            for surprise in surprises { print("    \(surprise)") }
            isRight = isRight && surprises.isEmpty
        }
        return isRight
    }
}
