#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A pipe that signal handlers write to, so that a signal arriving just before the wait is not missed.
package struct SignalPipe: Sendable {
    private let reading: Int32
    private let writing: Int32

    /// The outcome of a wait.
    struct Readiness {
        /// Input is available, or the other end is gone.
        let hasInput: Bool
        /// A signal arrived.
        let hasSignal: Bool
    }

    /// Creates a pipe that never blocks and is not inherited by other programs; nil if the system is out of
    /// pipes.
    package init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    /// Wakes whoever is waiting because a signal arrived. Async-signal-safe.
    package func ring(_ number: Int32) {
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(writing, &byte, 1)
        errno = saved
    }

    /// The signals that arrived since the last call, without waiting.
    func numbers() -> [Int32] {
        let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            count = max(0, read(reading, buffer.baseAddress, buffer.count))
        }
        return bytes.map { Int32($0) }
    }

    /// Waits until a descriptor is readable or a signal arrives.
    package func wait(for input: Int32) { _ = wait(for: input, timeout: nil) }

    /// Waits until a descriptor is readable or a signal arrives, but not for ever; false if neither has happened.
    package func wait(for input: Int32, atMost timeout: Duration) -> Bool {
        let ready = wait(for: input, timeout: timeout)
        return ready.hasInput || ready.hasSignal
    }

    /// Waits until a descriptor is readable or a signal arrives, at most for the timeout; nil waits forever.
    func wait(for input: Int32, timeout: Duration?) -> Readiness {
        var descriptors = [input, reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&descriptors, 2, timeout.map(Self.milliseconds) ?? -1)
        guard count > 0 else { return Readiness(hasInput: false, hasSignal: false) }
        return Readiness(hasInput: descriptors[0].revents != 0, hasSignal: descriptors[1].revents != 0)
    }

    /// Rounded up, so that the deadline has passed when the wait ends.
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

/// The system call, which the method of the same name shadows.
private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
