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
    /// What wakes the session; nil while nobody listens.
    var alarm: SignalPipe?
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
func abandonTerminal() {
    let state = signalState.pointee
    if state.terminal >= 0 { _ = write(state.output, state.leaving.baseAddress, state.leaving.count) }
    restoreTerminal()
}
