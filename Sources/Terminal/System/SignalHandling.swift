#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Which signals are handled, and how.
package enum SignalHandling {
    /// Signals that end the program once the enquiry is parked.
    static let terminating = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
    /// Signals that are passed on to the session and end nothing.
    static let telling = [SIGTSTP, SIGCONT, SIGWINCH]
    /// Signals after which the program cannot go on.
    static let crashing = [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSYS]

    /// Has every crash from now on reported, whether or not a terminal is in use; where the Swift runtime has been told
    /// to report them, that is left to it.
    ///
    /// To be called on the first thread.
    /// - Parameter name: what the program is called in the report.
    package static func reportCrashes(of name: String) {
        var present = sigaction()
        guard sigaction(SIGILL, nil, &present) == 0, present.handler == nil else { return }
        makeAlternateStack()
        signalState.pointee.crashReport = withUnsafePointer(to: &present) {
            CrashReport(name: name, stack: UInt(bitPattern: $0))
        }
        for number in crashing { installCrash(number) }
    }

    /// Installs all handlers; a signal that was set to be ignored, as `nohup` does, stays ignored.
    static func install() {
        makeAlternateStack()
        for number in terminating { install(number, onTermination, flags: SA_RESTART, keepsIgnored: true) }
        for number in telling {
            install(number, wakeSession, flags: SA_RESTART, keepsIgnored: number == SIGTSTP)
        }
        if signalState.pointee.crashReport == nil { crashing.forEach(installCrash) }
    }

    /// Installs the handlers of a program that reads lines and hides what is typed: those for signals that
    /// would otherwise leave the terminal without its echo.
    static func installHidden() {
        makeAlternateStack()
        install(SIGQUIT, onTermination, flags: SA_RESTART, keepsIgnored: true)
        install(SIGTSTP, onStopWhileHidden, flags: SA_RESTART, keepsIgnored: true)
        if signalState.pointee.crashReport == nil { crashing.forEach(installCrash) }
    }

    /// Restores the actions from before `install`.
    static func uninstall() { uninstall(terminating + telling + unreported) }

    /// Restores the actions from before `installHidden`.
    static func uninstallHidden() { uninstall([SIGQUIT, SIGTSTP] + unreported) }

    /// The crashes whose handlers go with the terminal's.
    private static var unreported: [Int32] { signalState.pointee.crashReport == nil ? crashing : [] }

    private static func uninstall(_ numbers: [Int32]) {
        for number in numbers {
            _ = sigaction(number, signalState.pointee.previous + Int(number), nil)
        }
    }

    /// Reinstalls the handler of a signal that is only passed on to the session.
    static func reinstall(_ number: Int32) {
        var action = sigaction(wakeSession, flags: SA_RESTART)
        _ = sigaction(number, &action, nil)
    }

    private static func install(
        _ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void, flags: Int32, keepsIgnored: Bool
    ) {
        var action = sigaction(handler, flags: flags)
        let previous = signalState.pointee.previous + Int(number)
        _ = sigaction(number, &action, previous)
        if keepsIgnored, previous.pointee.isIgnoring { _ = sigaction(number, previous, nil) }
    }

    private static func installCrash(_ number: Int32) {
        var action = sigaction()
        action.informedHandler = onCrash
        action.sa_flags = SA_ONSTACK | SA_SIGINFO
        sigemptyset(&action.sa_mask)
        _ = sigaction(number, &action, signalState.pointee.previous + Int(number))
    }

    /// Installs a handler that does not restart the system call it interrupts.
    ///
    /// - Parameter handler: may call only what POSIX lists as async-signal-safe.
    package static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction(handler, flags: 0)
        _ = sigaction(number, &action, nil)
    }

    /// A handler cannot run on a stack that has overflowed; an existing alternate stack is kept.
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

extension sigaction {
    /// An action that calls a handler and blocks no other signals meanwhile.
    fileprivate init(_ handler: @escaping @convention(c) (Int32) -> Void, flags: Int32) {
        self.init()
        self.handler = handler
        sa_flags = flags
        sigemptyset(&sa_mask)
    }

    /// Whether the signal is ignored.
    fileprivate var isIgnoring: Bool { unsafeBitCast(handler, to: Int.self) == 1 }
}
