#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a program writes, read without ever waiting for it; what is too much is read and dropped.
///
/// A class, because it owns both ends of a pipe.
final class ProgramOutput {
    /// What was read so far, up to the limit.
    private(set) var bytes: [UInt8] = []
    /// Whether there was more than that.
    private(set) var isTooLong = false
    /// The end for the program.
    private(set) var writing: Int32
    /// Whether everything was read that will ever be written.
    private(set) var isAtEnd = false
    /// The end for this process, to wait for.
    let reading: Int32
    private let limit: Int

    /// Makes a pipe; nil if the system is out of them.
    ///
    /// - Parameter limit: how much is kept. **Units**: bytes.
    init?(limit: Int) {
        guard let ends = Self.pipeEnds() else { return nil }
        self.limit = limit
        (reading, writing) = ends
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    /// Makes a pipe that no other program inherits; nil if the system is out of them.
    static func pipeEnds() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for index in ends.indices {
            // A low one would be taken for a standard stream.
            let end = fcntl(ends[index], F_DUPFD_CLOEXEC, 3)
            _ = close(ends[index])
            ends[index] = end
        }
        return (ends[0], ends[1])
    }

    deinit {
        closeWriting()
        _ = close(reading)
    }

    /// Lets go of the program's end, once it has been started.
    func closeWriting() {
        if writing >= 0 { _ = close(writing) }
        writing = -1
    }

    /// Reads what has been written since.
    func drain() {
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        // A program that writes for ever is not read for ever.
        for _ in 0..<64 {
            let count = chunk.withUnsafeMutableBytes { read(reading, $0.baseAddress, $0.count) }
            guard count > 0 else {
                isAtEnd = count == 0
                return
            }
            isTooLong = isTooLong || bytes.count + count > limit
            bytes += chunk.prefix(min(count, limit - bytes.count))
        }
    }
}
