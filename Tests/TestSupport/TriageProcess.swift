import Foundation

/// A run of the `triage` executable as its users start it: a process with its own standard streams, home and
/// environment.
///
/// A class, because it owns a child process and the ends of its pipes. The suites' system calls are in this
/// file; a test never sleeps, it waits for what the program writes.
package final class TriageProcess {
    /// How a run ended.
    package enum Ending: Equatable, Sendable {
        /// By itself, with an exit code.
        case exit(Int32)
        /// By a signal.
        case signal(Int32)
    }

    /// The outcome of a run.
    package struct Result: Equatable, Sendable {
        /// Standard output.
        package let output: String
        /// Standard error.
        package let errors: String
        /// How the run ended.
        package let ending: Ending

        /// The exit code; -1 if a signal ended the run.
        package var code: Int32 { if case .exit(let code) = ending { code } else { -1 } }
        /// The lines of standard output.
        package var lines: [String] { output.components(separatedBy: "\n") }
    }

    /// Why a run could not continue.
    package enum Problem: Error, CustomStringConvertible {
        /// A system call failed.
        case system(String, Int32)
        /// The program did not write the expected text.
        case silent(after: String)
        /// The program ended before it wrote the expected text.
        case ended(Result)

        /// The problem in words.
        package var description: String {
            switch self {
            case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
            case .silent(let output): "the program went silent after: \(output.suffix(200))"
            case .ended(let result):
                "the program ended (\(result.ending)) after: \(result.output.suffix(200))\(result.errors)"
            }
        }
    }

    /// The process id.
    package let id: pid_t

    private static let spawning = NSLock()

    private var input: Int32
    private let pipes: (output: Int32, errors: Int32)
    private var output: [UInt8] = []
    private var errors: [UInt8] = []
    private var isOpen = (output: true, errors: true)
    private var status: Int32?

    /// Starts the program; input is sent line by line.
    ///
    /// - Parameters:
    ///   - arguments: the words after the program's name.
    ///   - environment: its complete environment.
    ///   - folder: the working folder; the suite's if nil.
    ///   - inputFile: a file to use as standard input; a pipe if nil.
    ///   - executable: the program, or another one that starts it.
    package init(
        _ arguments: [String], environment: [String: String] = [:], folder: String? = nil,
        inputFile: String? = nil, executable: String = ProjectFolder.executable
    ) throws {
        // Writing to a program that has ended must not kill the suite.
        _ = Foundation.signal(SIGPIPE, SIG_IGN)
        // No other child may start between the creation of a pipe and its close-on-exec mark: it would
        // inherit it.
        Self.spawning.lock()
        defer { Self.spawning.unlock() }
        let standardInput = try Self.pipe()
        let standardOutput = try Self.pipe()
        let standardErrors = try Self.pipe()
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let inputFile {
            posix_spawn_file_actions_addopen(&actions, 0, inputFile, O_RDONLY, 0)
        } else {
            posix_spawn_file_actions_adddup2(&actions, standardInput.read, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, standardOutput.write, 1)
        posix_spawn_file_actions_adddup2(&actions, standardErrors.write, 2)
        Self.setSignals(&attributes)
        let command =
            folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0, executable] } ?? [executable]
        var words: [UnsafeMutablePointer<CChar>?] = (command + arguments).map { strdup($0) }
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") }
        words.append(nil)
        variables.append(nil)
        defer { (words + variables).forEach { free($0) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, command[0], &actions, &attributes, words, variables)
        for descriptor in [standardInput.read, standardOutput.write, standardErrors.write] {
            close(descriptor)
        }
        input = standardInput.write
        pipes = (standardOutput.read, standardErrors.read)
        self.id = id
        guard code == 0 else {
            status = 0
            throw Problem.system("posix_spawn \(command[0])", code)
        }
        if inputFile != nil { endInput() }
    }

    deinit {
        if status == nil {
            kill(id, SIGKILL)
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
        }
        for descriptor in [input, pipes.output, pipes.errors] where descriptor >= 0 { close(descriptor) }
    }

    /// The program's output so far.
    package var outputSoFar: String { String(decoding: output, as: UTF8.self) }

    /// Waits until the program asks for a line.
    ///
    /// - Returns: the output since the last line was sent.
    @discardableResult package func waitForPrompt() throws -> String {
        try wait { $0.suffix(2) == Array("> ".utf8) }
    }

    /// Waits until the program has written a text after the last line was sent.
    @discardableResult package func wait(for text: String) throws -> String {
        let bytes = Data(text.utf8)
        return try wait { Data($0).range(of: bytes) != nil }
    }

    private func wait(until isThere: (ArraySlice<UInt8>) -> Bool) throws -> String {
        while !isThere(output[sent...]) {
            guard isOpen.output || isOpen.errors else { throw Problem.ended(try finish()) }
            try read()
        }
        return String(decoding: output[sent...], as: UTF8.self)
    }

    /// How much output there was when the last line was sent.
    private var sent = 0

    /// Types a line.
    package func send(_ line: String) {
        sent = output.count
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    }

    /// Ends the input.
    package func endInput() {
        guard input >= 0 else { return }
        close(input)
        input = -1
    }

    /// Sends a signal to the process.
    package func signal(_ signal: Int32) {
        kill(id, signal)
    }

    /// Waits until the program has ended, without ending its input.
    package func finish() throws -> Result {
        while isOpen.output || isOpen.errors { try read() }
        var status = status ?? 0
        if self.status == nil {
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            self.status = status
        }
        let signal = status & 0x7F
        return Result(
            output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
            ending: signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal))
    }

    /// Reads what is available on either stream, waiting at most a minute.
    private func read() throws {
        var polls = [
            pollfd(fd: isOpen.output ? pipes.output : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isOpen.errors ? pipes.errors : -1, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&polls, 2, 60_000)
        if count < 0, errno == EINTR { return }
        guard count > 0 else { throw Problem.silent(after: String(decoding: output, as: UTF8.self)) }
        if polls[0].revents != 0 { isOpen.output = Self.read(pipes.output, into: &output) }
        if polls[1].revents != 0 { isOpen.errors = Self.read(pipes.errors, into: &errors) }
    }

    /// Reads once; false at the end.
    private static func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
        if count > 0 { bytes += chunk[..<count] }
        return count > 0 || count < 0 && errno == EINTR
    }

    /// A pipe that no other child of the suite inherits.
    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        let code = Foundation.pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        guard code == 0 else { throw Problem.system("pipe", errno) }
        return (ends[0], ends[1])
    }

    #if canImport(Darwin)
        private static func setSignals(_ attributes: inout posix_spawnattr_t?) {
            var all = sigset_t()
            var none = sigset_t()
            sigfillset(&all)
            sigemptyset(&none)
            posix_spawnattr_setsigdefault(&attributes, &all)
            posix_spawnattr_setsigmask(&attributes, &none)
            posix_spawnattr_setflags(
                &attributes,
                Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        }
    #else
        private static func setSignals(_ attributes: inout posix_spawnattr_t) {
            var all = sigset_t()
            var none = sigset_t()
            sigfillset(&all)
            sigemptyset(&none)
            posix_spawnattr_setsigdefault(&attributes, &all)
            posix_spawnattr_setsigmask(&attributes, &none)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        }
    #endif
}
