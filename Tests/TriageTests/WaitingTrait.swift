import Foundation
import Testing

/// Runs tests on threads of their own, for those that wait for another process: each would otherwise keep one of
/// the few threads on which all tests take turns, and with it a processor that has nothing to do meanwhile.
struct WaitingTrait: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    private static let threads = WaitingThreads()

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Self.threads) { try await function() }
    }
}

extension Trait where Self == WaitingTrait {
    /// For tests that wait for another process.
    static var waiting: Self { Self() }
}

/// A few threads for tests that wait.
///
/// A class, because tasks refer to the executor that runs them.
private final class WaitingThreads: TaskExecutor {
    private let queue = OperationQueue()

    init() { queue.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount + 1 }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
