#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A pipe that signal handlers write to, so that a signal that comes just before the waiting is not slept over.
package struct SignalPipe: Sendable {
    private let reading: Int32
    private let writing: Int32

    /// What became of waiting.
    struct Readiness {
        /// Something can be read, or the other end is gone.
        let hasInput: Bool
        /// A signal came.
        let hasSignal: Bool
    }

    /// Makes a pipe that never blocks and that no other program inherits; nil where the system has none left.
    package init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    /// Tells whoever waits that a signal came. Async-signal-safe.
    package func ring(_ number: Int32) {
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(writing, &byte, 1)
        errno = saved
    }

    /// The signals that came since the last time, without waiting.
    func numbers() -> [Int32] {
        let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            count = max(0, read(reading, buffer.baseAddress, buffer.count))
        }
        return bytes.map { Int32($0) }
    }

    /// Waits until a descriptor can be read or a signal comes.
    package func wait(for input: Int32) { _ = wait(for: input, timeout: nil) }

    /// Waits until a descriptor can be read or a signal comes, at most for a time; nil waits without end.
    func wait(for input: Int32, timeout: Duration?) -> Readiness {
        var descriptors = [input, reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&descriptors, 2, timeout.map(Self.milliseconds) ?? -1)
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

    /// Closes both ends.
    func close() {
        closeDescriptor(reading)
        closeDescriptor(writing)
    }
}

/// The call to the system, which the method of the same name hides.
private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
