#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program that reads a file and is given a limited time.
enum ChildProgram {
    /// The most that is kept of what a program says. **Units**: bytes.
    static let limit = 1 << 16

    /// Runs a program with a file as its standard input, in a process group of its own, so that all of it can be
    /// ended. It is over when its process has ended, not when its output has.
    ///
    /// - Parameters:
    ///   - words: its path and arguments.
    ///   - input: the file, which it reads from its beginning and whose lock it shares.
    ///   - patience: how long it may take. **Units**: milliseconds.
    /// - Returns: how it ended, and the beginning of what it said.
    static func run(
        _ words: [String], reading input: borrowing PosixFile, patience: Int
    ) -> (ending: MailProgram.Ending, words: String) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return (.notStarted, reason(errno)) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        defer { _ = close(ends[0]) }
        var process: pid_t = 0
        let code = input.withDescriptor { descriptor in
            _ = lseek(descriptor, 0, SEEK_SET)
            return spawn(words, descriptor, ends[1], &process)
        }
        _ = close(ends[1])
        guard code == 0 else { return (.notStarted, "\(words[0]): \(reason(code))") }
        var said: [UInt8] = []
        var waited = 0
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard waited < patience else {
                kill(-process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                take(ends[0], &said)
                return (.timeout, text(said))
            }
            var ready = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
            let step = waited < 1000 ? 5 : 50
            // A closed pipe would be ready for ever.
            if poll(&ready, 1, Int32(step)) > 0, take(ends[0], &said) == 0 { _ = usleep(UInt32(step) * 1000) }
            waited += step
        }
        take(ends[0], &said)
        let ending: MailProgram.Ending =
            status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        return (ending, text(said))
    }

    /// Starts a program in a session of its own, with nothing to read or to write; it outlives this one.
    ///
    /// - Returns: whether it was started.
    static func detach(_ words: [String]) -> Bool {
        var process: pid_t = 0
        return start(words, newSession: true, &process) { actions in
            for descriptor: Int32 in 0...2 {
                posix_spawn_file_actions_addopen(
                    &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
            }
        } == 0
    }

    private static func spawn(
        _ words: [String], _ input: Int32, _ output: Int32, _ process: inout pid_t
    ) -> Int32 {
        start(words, newSession: false, &process) { actions in
            posix_spawn_file_actions_adddup2(&actions, input, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
            posix_spawn_file_actions_adddup2(&actions, output, 2)
        }
    }

    #if canImport(Darwin)
        private typealias Actions = posix_spawn_file_actions_t?
        private static var blankAttributes: posix_spawnattr_t? { nil }
        private static var blankActions: Actions { nil }
        private static let sessionFlag: Int32 = 0x400
    #else
        private typealias Actions = posix_spawn_file_actions_t
        private static var blankAttributes: posix_spawnattr_t { posix_spawnattr_t() }
        private static var blankActions: Actions { posix_spawn_file_actions_t() }
        private static let sessionFlag: Int32 = 0x80
    #endif

    /// Starts a program with all signals as usual, in a process group or session of its own.
    private static func start(
        _ words: [String], newSession: Bool, _ process: inout pid_t, _ add: (inout Actions) -> Void
    ) -> Int32 {
        var (attributes, actions) = (blankAttributes, blankActions)
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let group = newSession ? sessionFlag : Int32(POSIX_SPAWN_SETPGROUP)
        let flags = group | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
        add(&actions)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { arguments.forEach { free($0) } }
        return posix_spawn(&process, words[0], &actions, &attributes, arguments, environ)
    }

    /// Reads what is there, keeps the beginning and drops the rest; returns how much it was.
    @discardableResult
    private static func take(_ descriptor: Int32, _ said: inout [UInt8]) -> Int {
        var total = 0
        while true {
            let bytes = [UInt8](unsafeUninitializedCapacity: 8192) { buffer, count in
                count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
            }
            guard !bytes.isEmpty, total < 1 << 20 else { return total }
            total += bytes.count
            said += bytes.prefix(max(0, limit - said.count))
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).trimming
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
