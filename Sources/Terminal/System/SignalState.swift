#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What signal handlers may touch: memory made once and never freed, reached through one pointer, so that a
/// handler neither allocates nor takes a lock. Handlers call only what POSIX lists as async-signal-safe.
struct SignalState {
    /// The terminal that is restored; -1 while there is nothing to restore.
    var terminal: Int32 = -1
    /// Where the restoring bytes go.
    var output: Int32 = -1
    /// How the terminal was before.
    var original = termios()
    /// How the terminal is while its echo is hidden.
    var hidden = termios()
    /// The bytes that undo what the session switched on.
    let restoring: UnsafeMutableBufferPointer<UInt8>
    /// The bytes that leave a row for the message of a crash, below where the cursor stands.
    let leaving: UnsafeMutableBufferPointer<UInt8>
    /// The writing end of the pipe that wakes the session; -1 when nobody listens.
    var wake: Int32 = -1
    /// By signal number: 1 while the session has not seen it yet.
    let pending: UnsafeMutablePointer<UInt8>
    /// By signal number: what was done before.
    let previous: UnsafeMutablePointer<sigaction>

    /// One more than the greatest signal number that is handled.
    static let limit = 65

    fileprivate init() {
        restoring = .allocate(capacity: EscapeCodes.restore.count)
        _ = restoring.initialize(from: EscapeCodes.restore)
        let row = EscapeCodes.endFrame + [0x0D, 0x0A] + EscapeCodes.eraseBelow
        leaving = .allocate(capacity: row.count)
        _ = leaving.initialize(from: row)
        pending = .allocate(capacity: Self.limit)
        pending.initialize(repeating: 0, count: Self.limit)
        previous = .allocate(capacity: Self.limit)
        previous.initialize(repeating: sigaction(), count: Self.limit)
    }
}

/// Safe to share: the pointer never changes, the session installs handlers only after filling it, and one
/// terminal session at a time writes to it.
nonisolated(unsafe) let signalState: UnsafeMutablePointer<SignalState> = {
    let pointer = UnsafeMutablePointer<SignalState>.allocate(capacity: 1)
    pointer.initialize(to: SignalState())
    return pointer
}()

/// Puts the terminal back as it was; does nothing the second time. Async-signal-safe.
func restoreTerminal() {
    let terminal = signalState.pointee.terminal
    guard terminal >= 0 else { return }
    signalState.pointee.terminal = -1
    // A background process that touches its terminal is stopped unless it ignores this.
    let previous = signal(SIGTTOU, SIG_IGN)
    let state = signalState.pointee
    _ = write(state.output, state.restoring.baseAddress, state.restoring.count)
    _ = tcsetattr(terminal, TCSANOW, &signalState.pointee.original)
    signal(SIGTTOU, previous)
}

/// Puts the terminal back in the middle of a frame. Async-signal-safe.
private func abandonTerminal() {
    let state = signalState.pointee
    if state.terminal >= 0 { _ = write(state.output, state.leaving.baseAddress, state.leaving.count) }
    restoreTerminal()
}

/// Tells the session, which ends at its leisure; the second time, or with nobody listening, ends at once.
private func onTermination(_ number: Int32) {
    let saved = errno
    let index = Int(number)
    if signalState.pointee.wake < 0 || signalState.pointee.pending[index] != 0 {
        abandonTerminal()
        signal(number, SIG_DFL)
        raise(number)
    } else {
        wakeSession(number)
    }
    errno = saved
}

/// Tells the session.
private func wakeSession(_ number: Int32) {
    let saved = errno
    signalState.pointee.pending[Int(number)] = 1
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(signalState.pointee.wake, &byte, 1)
    errno = saved
}

/// Shows the echo while the job is stopped, and hides it again when it is continued.
private func onStopWhileHidden(_ number: Int32) {
    let saved = errno
    let terminal = signalState.pointee.terminal
    restoreTerminal()
    var own = sigaction()
    _ = sigaction(number, nil, &own)
    signal(number, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    sigprocmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    _ = sigaction(number, &own, nil)
    signalState.pointee.terminal = terminal
    _ = tcsetattr(terminal, TCSADRAIN, &signalState.pointee.hidden)
    errno = saved
}

/// Restores the terminal, then lets happen what would have happened without us: the report of a trap, a core.
private func onCrash(_ number: Int32) {
    abandonTerminal()
    _ = sigaction(number, signalState.pointee.previous + Int(number), nil)
    raise(number)
}

/// The signals that the session handles and how.
enum SignalHandling {
    /// They end the program, after the enquiry is parked.
    static let terminating = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
    /// They are told to the session and end nothing.
    static let telling = [SIGTSTP, SIGCONT, SIGWINCH]
    /// The program cannot go on.
    static let crashing = [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSYS]

    /// Installs all handlers; one that was told to be ignored, as `nohup` does, stays ignored.
    static func install() {
        makeAlternateStack()
        for number in terminating { install(number, onTermination, flags: SA_RESTART, keepsIgnored: true) }
        for number in telling {
            install(number, wakeSession, flags: SA_RESTART, keepsIgnored: number == SIGTSTP)
        }
        for number in crashing { install(number, onCrash, flags: SA_ONSTACK, keepsIgnored: false) }
    }

    /// Installs the handlers of a program that reads lines and hides what is typed: those that would leave
    /// the terminal without its echo.
    static func installHidden() {
        makeAlternateStack()
        install(SIGQUIT, onTermination, flags: SA_RESTART, keepsIgnored: true)
        install(SIGTSTP, onStopWhileHidden, flags: SA_RESTART, keepsIgnored: true)
        for number in crashing { install(number, onCrash, flags: SA_ONSTACK, keepsIgnored: false) }
    }

    /// Puts back what was done before `install`.
    static func uninstall() { uninstall(terminating + telling + crashing) }

    /// Puts back what was done before `installHidden`.
    static func uninstallHidden() { uninstall([SIGQUIT, SIGTSTP] + crashing) }

    private static func uninstall(_ numbers: [Int32]) {
        for number in numbers {
            _ = sigaction(number, signalState.pointee.previous + Int(number), nil)
        }
    }

    /// Installs the handler for one of the signals that only tell.
    static func reinstall(_ number: Int32) {
        var action = handling(wakeSession, flags: SA_RESTART)
        _ = sigaction(number, &action, nil)
    }

    private static func install(
        _ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void, flags: Int32, keepsIgnored: Bool
    ) {
        var action = handling(handler, flags: flags)
        let previous = signalState.pointee.previous + Int(number)
        _ = sigaction(number, &action, previous)
        if keepsIgnored, isIgnoring(previous.pointee) { _ = sigaction(number, previous, nil) }
    }

    private static func handling(_ handler: @escaping @convention(c) (Int32) -> Void, flags: Int32)
        -> sigaction
    {
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
        action.sa_flags = flags
        sigemptyset(&action.sa_mask)
        return action
    }

    private static func isIgnoring(_ action: sigaction) -> Bool {
        #if canImport(Darwin)
            unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
        #else
            unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
        #endif
    }

    /// A stack that overflowed cannot run a handler; one that is there already is kept.
    private static func makeAlternateStack() {
        var current = stack_t()
        guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0 else { return }
        let size = 64 * 1024
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        _ = sigaltstack(&stack, nil)
    }
}
