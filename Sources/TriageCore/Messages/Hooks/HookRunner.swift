/// Runs hooks one after another, without ever waiting for one: whoever has it run looks after it from time to
/// time.
///
/// A class, because it owns processes.
package final class HookRunner {
    private let version: String
    private let room: String
    private var queue: [(run: HookRun, input: [UInt8])] = []
    private var running: RunningHook?
    /// Hooks whose process has ended and that may have left others.
    private var leaving: [RunningHook] = []

    /// Runs hooks for a home.
    package init(home: Home, version: String) {
        self.version = version
        room = home.hookJobs
    }

    deinit { stop(at: Timestamp(milliseconds: 0)) }

    /// Adds a hook to be run after the others.
    package func add(_ run: HookRun, input: [UInt8]) { queue.append((run, input)) }

    /// Whether it has to be looked after.
    package var isBusy: Bool { running != nil || !queue.isEmpty || !leaving.isEmpty }

    /// Whether a hook is running or about to be.
    package var isRunning: Bool { running != nil || !queue.isEmpty }

    /// Looks after the hooks: takes what has ended, ends what took too long, and starts the next.
    ///
    /// - Returns: the hooks that are over, in order; one comes a second time if it left a process running.
    package func advance(to time: Timestamp) -> [HookRun] {
        var over: [HookRun] = []
        for hook in leaving {
            hook.advance(to: time)
            if hook.run.fault == .leftRunning { over.append(hook.run) }
        }
        leaving.removeAll(where: \.isGone)
        while true {
            if let hook = running {
                hook.advance(to: time)
                guard hook.isOver else { return over }
                over.append(hook.run)
                if !hook.isGone { leaving.append(hook) }
                running = nil
            }
            guard !queue.isEmpty else { return over }
            let next = queue.removeFirst()
            running = RunningHook(next.run, input: next.input, version: version, room: room, at: time)
        }
    }

    /// Ends every hook at once; those that have not been started never are.
    ///
    /// - Returns: the hook that was running.
    @discardableResult
    package func stop(at time: Timestamp) -> HookRun? {
        queue = []
        leaving.forEach { $0.stop(at: time) }
        leaving = []
        defer { running = nil }
        running?.stop(at: time)
        return running?.run
    }

    /// Runs one hook to its end, and waits for what it leaves.
    ///
    /// - Parameter clock: the time now; one that is set back or stands still gives no hook more time.
    package func run(_ run: HookRun, input: [UInt8], clock: () -> Timestamp) -> HookRun {
        add(run, input: input)
        let time = clock()
        var now = time
        var result: HookRun?
        while true {
            for over in advance(to: now) {
                if result == nil { result = over } else { result?.fault = over.fault }
            }
            guard isBusy else { return result ?? run }
            let step = now.milliseconds - time.milliseconds < 1000 ? 2 : 20
            PosixPath.pause(step)
            now = max(Timestamp(milliseconds: now.milliseconds + Int64(step)), clock())
        }
    }
}
