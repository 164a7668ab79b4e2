#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The system calls that a session makes, apart from those for signals.
enum TerminalDevice {
    /// Whether a file descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The time since some fixed moment, on a clock that cannot be set.
    static func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// The size of a terminal; nil if the terminal does not know it.
    static func size(_ descriptor: Int32) -> Size? {
        var window = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return nil
        }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }

    /// The mode of a terminal; nil if the descriptor is not one.
    static func mode(_ descriptor: Int32) -> termios? {
        var mode = termios()
        return tcgetattr(descriptor, &mode) == 0 ? mode : nil
    }

    /// Delivers every key at once and without echo, `^C` and `^Z` included; keeps what was typed before.
    static func makeRaw(_ descriptor: Int32, from original: termios) -> Bool {
        var raw = original
        cfmakeraw(&raw)
        // Line feeds still return the carriage, for anything a crash may print.
        raw.c_oflag = original.c_oflag
        while tcsetattr(descriptor, TCSADRAIN, &raw) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }

    /// The same mode without echo.
    static func withoutEcho(_ mode: termios) -> termios {
        var hidden = mode
        hidden.c_lflag &= ~tcflag_t(ECHO)
        return hidden
    }

    /// Sets the mode and discards input that was typed but not yet read.
    static func setDiscardingInput(_ descriptor: Int32, _ mode: termios) {
        var mode = mode
        while tcsetattr(descriptor, TCSAFLUSH, &mode) != 0, errno == EINTR {}
    }

    /// Writes all bytes, waiting if necessary; false if the terminal is gone.
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

    /// The most that one read returns. **Units**: bytes.
    static let readLimit = 4096

    /// Reads the available bytes; nil if the terminal is gone.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        var isWaiting = false
        let bytes = [UInt8](unsafeUninitializedCapacity: readLimit) { buffer, count in
            var result: Int
            repeat {
                result = systemRead(descriptor, buffer.baseAddress, buffer.count)
            } while result < 0 && errno == EINTR
            count = max(0, result)
            isWaiting = result < 0 && errno == EAGAIN
        }
        return bytes.isEmpty && !isWaiting ? nil : bytes
    }

    /// Whether a shell with job control started the program: the group of the session's leader has no parent
    /// to continue it, so that the system does not stop it. **Source**: POSIX 11.1.4, orphaned process groups.
    static var hasJobControl: Bool { getpgrp() != getsid(0) }

    /// Stops the whole job as the terminal would; returns when it continues, or at once without job control.
    static func stopJob() {
        signal(SIGTSTP, SIG_DFL)
        _ = kill(0, SIGTSTP)
        SignalHandling.reinstall(SIGTSTP)
    }

    /// Sends the program a signal, which has the effect it would have without a session.
    static func sendItself(_ number: Int32) { raise(number) }

    /// Ends the program by a signal, so that its parent sees the reason.
    static func die(by number: Int32) -> Never {
        raiseDefault(number)
        _exit(128 + number)
    }

    /// Restores the terminal whenever the program exits in an orderly way.
    static func restoreAtExit() {
        atexit { restoreTerminal() }
    }
}

/// The system call, which the method of the same name shadows.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

/// The system call, which the method of the same name shadows.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}
