#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The calls to the system that a session makes; with the signal handlers beside it, the only place for them.
enum TerminalDevice {
    /// Whether a file descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The time since some moment, on a clock that nobody sets.
    static func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// The size of a terminal; nil when it does not know.
    static func size(_ descriptor: Int32) -> Size? {
        var window = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return nil
        }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }

    /// How a terminal is set; nil when it is none.
    static func mode(_ descriptor: Int32) -> termios? {
        var mode = termios()
        return tcgetattr(descriptor, &mode) == 0 ? mode : nil
    }

    /// Every key comes at once and unseen, `^C` and `^Z` among them; what was typed before stays.
    static func makeRaw(_ descriptor: Int32, from original: termios) -> Bool {
        var raw = original
        cfmakeraw(&raw)
        // Line feeds still return the carriage, for what a crash may print.
        raw.c_oflag = original.c_oflag
        while tcsetattr(descriptor, TCSADRAIN, &raw) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }

    /// The mode of a terminal that does not show what is typed.
    static func withoutEcho(_ mode: termios) -> termios {
        var hidden = mode
        hidden.c_lflag &= ~tcflag_t(ECHO)
        return hidden
    }

    /// Sets the mode and forgets what was typed and not yet read.
    static func setDiscardingInput(_ descriptor: Int32, _ mode: termios) {
        var mode = mode
        while tcsetattr(descriptor, TCSAFLUSH, &mode) != 0, errno == EINTR {}
    }

    /// Writes everything, waiting where it must; false when the terminal is gone.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = systemWrite(
                    descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if count > 0 {
                    done += count
                } else if errno == EAGAIN {
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&ready, 1, 1000)
                } else if errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    /// What became of waiting.
    struct Readiness {
        /// Keys wait, or the terminal is gone.
        let hasInput: Bool
        /// A signal came.
        let hasSignal: Bool
    }

    /// Waits for keys or a signal, at most for a time; nil waits without end.
    static func wait(input: Int32, signals: Int32, timeout: Duration?) -> Readiness {
        var descriptors = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&descriptors, 2, timeout.map(milliseconds) ?? -1)
        guard count > 0 else { return Readiness(hasInput: false, hasSignal: false) }
        return Readiness(hasInput: descriptors[0].revents != 0, hasSignal: descriptors[1].revents != 0)
    }

    /// Rounded up, so that a deadline is over when the waiting is.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return Int32(
            clamping: min(seconds, 1_000_000) * 1000 + (attoseconds + 999_999_999_999_999)
                / 1_000_000_000_000_000)
    }

    /// Reads what is there; nil when the terminal is gone.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        var isWaiting = false
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            var result: Int
            repeat {
                result = systemRead(descriptor, buffer.baseAddress, buffer.count)
            } while result < 0 && errno == EINTR
            count = max(0, result)
            isWaiting = result < 0 && errno == EAGAIN
        }
        return bytes.isEmpty && !isWaiting ? nil : bytes
    }

    /// A pipe that never blocks, for signal handlers: where to read and where to write.
    static func makePipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        return (ends[0], ends[1])
    }

    /// Reads the numbers of signals without waiting.
    static func readSignals(_ descriptor: Int32) -> [Int32] {
        let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            count = max(0, systemRead(descriptor, buffer.baseAddress, buffer.count))
        }
        return bytes.map { Int32($0) }
    }

    /// Closes a descriptor.
    static func close(_ descriptor: Int32) {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }

    /// Stops the whole job as the terminal would; comes back when it is continued, at once where nobody
    /// controls jobs.
    static func stopJob() {
        signal(SIGTSTP, SIG_DFL)
        _ = kill(0, SIGTSTP)
        SignalHandling.reinstall(SIGTSTP)
    }

    /// Sends the program a signal, which does what it would have done without a session.
    static func sendItself(_ number: Int32) { raise(number) }

    /// Ends the program by a signal, so that whoever started it sees the reason.
    static func die(by number: Int32) -> Never {
        signal(number, SIG_DFL)
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, number)
        sigprocmask(SIG_UNBLOCK, &set, nil)
        raise(number)
        _exit(128 + number)
    }

    /// Restores the terminal when something else ends the program in an orderly way.
    static func restoreAtExit() {
        atexit { restoreTerminal() }
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.write(descriptor, bytes, count)
        #else
            Glibc.write(descriptor, bytes, count)
        #endif
    }

    private static func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int)
        -> Int
    {
        #if canImport(Darwin)
            Darwin.read(descriptor, bytes, count)
        #else
            Glibc.read(descriptor, bytes, count)
        #endif
    }
}
