#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What signal handlers may touch: memory allocated once and never freed, reached through one pointer, so
/// that a handler neither allocates nor takes a lock. Handlers call only what POSIX lists as
/// async-signal-safe.
struct SignalState {
    /// The terminal to restore; -1 while there is nothing to restore.
    var terminal: Int32 = -1
    /// The descriptor that the restoring bytes go to.
    var output: Int32 = -1
    /// The terminal mode from before.
    var original = termios()
    /// The terminal mode while the echo is hidden.
    var hidden = termios()
    /// The bytes that undo what the session turned on.
    let restoring: UnsafeMutableBufferPointer<UInt8>
    /// The bytes that make room for a crash message on the row below the cursor.
    let leaving: UnsafeMutableBufferPointer<UInt8>
    /// Wakes the session; nil while nobody is listening.
    var alarm: SignalPipe?
    /// What is said of a crash; nil if that is left to others.
    var crashReport: CrashReport?
    /// By signal number: 1 while the session has not seen it yet.
    let pending: UnsafeMutablePointer<UInt8>
    /// By signal number: the previous action.
    let previous: UnsafeMutablePointer<sigaction>

    /// One more than the highest signal number handled.
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

/// Safe to share: the pointer never changes, handlers are installed only after it is filled, and only one
/// terminal session at a time writes to it.
nonisolated(unsafe) let signalState: UnsafeMutablePointer<SignalState> = {
    let pointer = UnsafeMutablePointer<SignalState>.allocate(capacity: 1)
    pointer.initialize(to: SignalState())
    return pointer
}()

/// Restores the terminal; a second call has no effect. Async-signal-safe.
func restoreTerminal() {
    let terminal = signalState.pointee.terminal
    guard terminal >= 0 else { return }
    signalState.pointee.terminal = -1
    // Unless it ignores this signal, a background process that touches its terminal is stopped.
    let previous = signal(SIGTTOU, SIG_IGN)
    let state = signalState.pointee
    _ = write(state.output, state.restoring.baseAddress, state.restoring.count)
    _ = tcsetattr(terminal, TCSANOW, &signalState.pointee.original)
    signal(SIGTTOU, previous)
}

/// Restores the terminal in the middle of a frame. Async-signal-safe.
func abandonTerminal() {
    let state = signalState.pointee
    if state.terminal >= 0 { _ = write(state.output, state.leaving.baseAddress, state.leaving.count) }
    restoreTerminal()
}
