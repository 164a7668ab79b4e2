import Foundation

/// A child process with empty input, whose output is read.
struct ChildProcess {
    private let process: pid_t
    private let output: Int32
    private let started: ContinuousClock.Instant

    /// Starts a program; nil when no program has that name.
    init?(_ words: [String]) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        started = ContinuousClock.now
        let error = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
        close(ends[1])
        guard error == 0 else {
            close(ends[0])
            return nil
        }
        self.process = process
        output = ends[0]
    }

    /// The time from the start to the first byte of output. **Units**: milliseconds.
    func timeToFirstOutput() -> Double {
        var byte: UInt8 = 0
        _ = read(output, &byte, 1)
        let time = ContinuousClock.now - started
        _ = wait()
        return time.milliseconds
    }

    /// Everything that it writes, without the final line break, and its exit status, once its output has
    /// ended.
    func finish() -> (output: String, status: Int32) {
        var output: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while case let count = read(self.output, &bytes, bytes.count), count > 0 { output += bytes[..<count] }
        close(self.output)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        if output.last == 0x0A { output.removeLast() }
        return (String(decoding: output, as: UTF8.self), status)
    }

    /// The exit status, once its output has ended.
    func wait() -> Int32 { finish().status }
}
