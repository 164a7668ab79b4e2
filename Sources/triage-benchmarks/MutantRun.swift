import Dispatch
import FlowOracle
import Synchronization
import TriageCore

/// Changes the shipped flows at one place each: what calls of the changed flow meet must be reported, and what is
/// reported must show in a call; where every call goes as before, nothing may be reported.
enum MutantRun {
    private struct Tally {
        var (changed, reported, calls, stillborn, alarms) = (0, 0, 0, 0, 0)
        var lines: [String] = []
    }

    /// Tries changes of each flow, and rewritings.
    ///
    /// - Parameter arguments: how many changes of a flow, 100 unless given, and five times as many rewritings; how many
    ///   calls of each change, else 1,000; the seed, else 0.
    /// - Returns: whether what is reported is what calls show.
    static func run(_ arguments: [String]) -> Bool {
        let numbers = arguments.compactMap { Int($0) }
        let count = numbers.first ?? 100
        let calls = numbers.dropFirst().first ?? 1_000
        let seed = UInt64(numbers.dropFirst(2).first ?? 0)
        var isRight = true
        for name in ShippedFlows.names {
            guard let mutants = Mutants(of: name, read: ShippedFlows.file) else {
                print("  skipped \(name): run it in the folder that contains Flows")
                continue
            }
            let mutations = mutants.mutations(count, seed: seed)
            let tally = Mutex(Tally())
            let taken = taken(calls, by: mutants, for: mutations, seed: seed)
            DispatchQueue.concurrentPerform(iterations: mutations.count) { index in
                let mutation = mutations[index]
                let trial = mutants.trial(mutation, calls: taken)
                tally.withLock { tally in
                    guard let reported = trial.reported else { return tally.stillborn += 1 }
                    tally.changed += 1
                    tally.reported += reported
                    tally.calls += trial.calls
                    let place = "\(mutation.location.file):\(mutation.location.start): \(mutation.change)"
                    tally.lines += trial.missed.map { "\(place): \($0)" }
                    tally.lines += trial.unplayed.map { "\(place): not shown: \($0)" }
                }
            }
            let rewriting = Mutex(Tally())
            DispatchQueue.concurrentPerform(iterations: 5 * count) { index in
                guard let (what, trial) = mutants.rewriting(seed: seed &+ UInt64(index)) else { return }
                rewriting.withLock { tally in
                    if trial.reported == nil { tally.stillborn += 1 } else { tally.changed += 1 }
                    tally.alarms += trial.alarms.count
                    tally.lines += trial.alarms.map { "\(what): \($0)" }
                }
            }
            let (changes, kept) = (tally.withLock { $0 }, rewriting.withLock { $0 })
            print(
                "  \(name): \(changes.changed) changes (\(changes.stillborn) stillborn), of \(changes.changed * calls) calls "
                    + "\(changes.calls) came to them, \(changes.reported) reported with a call, \(changes.lines.count) differ; \(kept.changed) rewritings, \(kept.alarms) alarms"
            )
            for line in changes.lines + kept.lines { print("    \(line)") }
            isRight = isRight && changes.lines.isEmpty && kept.lines.isEmpty
        }
        return isRight
    }

    /// Calls on the flow as it is, a part of them on each processor.
    private static func taken(
        _ calls: Int, by mutants: Mutants, for mutations: [Mutation], seed: UInt64
    ) -> TakenCalls {
        let parts = 8
        let all = Mutex(mutants.calls(seed..<seed, for: mutations))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let (start, end) = (UInt64(calls * part / parts), UInt64(calls * (part + 1) / parts))
            let some = mutants.calls(seed + start..<seed + end, for: mutations)
            all.withLock { $0.add(some) }
        }
        return all.withLock { $0 }
    }
}
