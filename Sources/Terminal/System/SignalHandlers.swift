#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Notifies the session, which ends in its own time; a second signal, or one with nobody listening, ends at
/// once.
func onTermination(_ number: Int32) {
    if signalState.pointee.alarm == nil || signalState.pointee.pending[Int(number)] != 0 {
        abandonTerminal()
        raiseDefault(number)
    } else {
        wakeSession(number)
    }
}

/// Notifies the session.
func wakeSession(_ number: Int32) {
    signalState.pointee.pending[Int(number)] = 1
    signalState.pointee.alarm?.ring(number)
}

/// Shows the echo while the job is stopped, and hides it again when the job continues.
func onStopWhileHidden(_ number: Int32) {
    let saved = errno
    let terminal = signalState.pointee.terminal
    restoreTerminal()
    var own = sigaction()
    _ = sigaction(number, nil, &own)
    raiseDefault(number)
    _ = sigaction(number, &own, nil)
    signalState.pointee.terminal = terminal
    _ = tcsetattr(terminal, TCSADRAIN, &signalState.pointee.hidden)
    errno = saved
}

/// Restores the terminal and says where the program was, then lets the default take its course, such as a core dump.
func onCrash(_ number: Int32, _: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?) {
    abandonTerminal()
    signalState.pointee.crashReport?.write(number, context)
    _ = sigaction(number, signalState.pointee.previous + Int(number), nil)
    raise(number)
}

/// Performs a signal's default action at once, even from within its handler. Async-signal-safe.
func raiseDefault(_ number: Int32) {
    signal(number, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    sigprocmask(SIG_UNBLOCK, &set, nil)
    raise(number)
}
