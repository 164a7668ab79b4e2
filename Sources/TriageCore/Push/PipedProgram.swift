#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program that is given its input through a pipe, so that it sees an end of it if this process is killed.
enum PipedProgram {
    /// How a run ended.
    struct Run: Equatable {
        /// How its process ended.
        let ending: ProgramEnding
        /// The lines that it wrote, without empty ones.
        let lines: [String]
        /// The same of its standard error.
        let errorLines: [String]
    }

    /// The longest that a batch may take. **Units**: milliseconds.
    private static let patience = 10 * 60 * 1000

    /// Runs a program to its end, or until nobody wants to wait for it.
    ///
    /// - Parameters:
    ///   - words: its path, or its name if it is to be looked for, and its arguments.
    ///   - input: what it is given.
    ///   - file: a descriptor that gets what it writes, however much, instead of the run's lines; nil for none.
    ///   - meanwhile: called once, when it has been given everything.
    ///   - isStopped: asked from time to time.
    static func run(
        _ words: [String], input: [UInt8], into file: Int32? = nil, meanwhile: () -> Void = {},
        isStopped: () -> Bool = { false }
    ) -> Run {
        guard let pipe = InputPipe(), let output = ProgramOutput(limit: 1 << 20),
            let errors = ProgramOutput(limit: 1 << 16),
            let program = ChildProgram(
                words, input: pipe.reading, output: file ?? output.writing, errors: errors.writing)
        else { return Run(ending: .notStarted, lines: [], errorLines: []) }
        pipe.closeReading()
        output.closeWriting()
        errors.closeWriting()
        var rest = input[...]
        var waited = 0
        func result(_ ending: ProgramEnding) -> Run {
            output.drain()
            errors.drain()
            return Run(ending: ending, lines: output.lines, errorLines: errors.lines)
        }
        while true {
            if pipe.isOpen {
                rest = pipe.write(rest)
                if rest.isEmpty {
                    pipe.closeWriting()
                    meanwhile()
                }
            }
            output.drain()
            errors.drain()
            if let ending = program.ending() { return result(ending) }
            guard waited < patience, !isStopped() else {
                program.end(isReaped: false)
                return result(.timeout)
            }
            // A program closes its output when it ends, which wakes this process at once.
            waited += wait(writing: pipe.writing, reading: [output, errors])
        }
    }

    /// Waits for something to happen, at most for a moment.
    ///
    /// - Returns: for how long at least. **Units**: milliseconds.
    private static func wait(writing: Int32, reading: [ProgramOutput]) -> Int {
        var polls = [pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)]
        polls += reading.map { pollfd(fd: $0.isAtEnd ? -1 : $0.reading, events: Int16(POLLIN), revents: 0) }
        // Once it has closed everything there is nothing to wake up by.
        let timeout = polls.allSatisfy { $0.fd < 0 } ? 1 : 50
        return poll(&polls, nfds_t(polls.count), Int32(timeout)) == 0 ? timeout : 0
    }
}

extension ProgramOutput {
    /// The lines that were read, without empty ones.
    fileprivate var lines: [String] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(\.trimming)
            .filter { !$0.isEmpty }
    }
}

/// The end of a pipe that a program reads from.
///
/// A class, because it owns both ends.
private final class InputPipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    /// Makes a pipe; nil if the system is out of them.
    init?() {
        guard let ends = ProgramOutput.pipeEnds() else { return nil }
        (reading, writing) = ends
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)
        #if canImport(Darwin)
            _ = fcntl(writing, F_SETNOSIGPIPE, 1)
        #endif
    }

    deinit {
        closeReading()
        closeWriting()
    }

    /// Whether there is anything left to be written.
    var isOpen: Bool { writing >= 0 }

    func closeReading() {
        if reading >= 0 { _ = close(reading) }
        reading = -1
    }

    func closeWriting() {
        if writing >= 0 { _ = close(writing) }
        writing = -1
    }

    /// Writes what the pipe takes without waiting.
    ///
    /// - Returns: the rest; nothing when the reader is gone, which its ending says better.
    func write(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { quietWrite(writing, $0) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EINTR {
                continue
            } else {
                return count < 0 && errno == EAGAIN ? rest : []
            }
        }
        return rest
    }
}

/// Writes to a pipe without a signal if its reader is gone.
private func quietWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
        return write(descriptor, bytes.baseAddress, bytes.count)
    #else
        var pipes = sigset_t()
        var old = sigset_t()
        sigemptyset(&pipes)
        sigaddset(&pipes, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipes, &old)
        let count = write(descriptor, bytes.baseAddress, bytes.count)
        let code = errno
        // The signal is for this thread, and is taken before anybody could be ended by it.
        var none = timespec()
        if count < 0, code == EPIPE { sigtimedwait(&pipes, nil, &none) }
        pthread_sigmask(SIG_SETMASK, &old, nil)
        errno = code
        return count
    #endif
}
