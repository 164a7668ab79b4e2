#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program that reads a file and is given a limited time.
enum ChildProgram {
    /// Runs a program with a file as its standard input, in a process group of its own, so that all of it can be
    /// ended.
    ///
    /// A shell stands between: it lives on if this process is killed, holds the file's lock for as long as the
    /// program runs, and notes how that ended and what it said, so that the next process need not guess.
    /// - Parameters:
    ///   - words: its path and arguments.
    ///   - input: the file, which it reads from its beginning and whose lock it shares.
    ///   - notes: the path, without its ending, of the files in which the shell notes the outcome.
    ///   - patience: how long it may take. **Units**: milliseconds.
    /// - Returns: how the shell ended, for when it has noted nothing.
    static func run(
        _ words: [String], reading input: borrowing PosixFile, noting notes: ProgramNotes, patience: Int
    ) -> MailProgram.Ending {
        notes.remove()
        var process: pid_t = 0
        let code = input.withDescriptor { descriptor in
            _ = lseek(descriptor, 0, SEEK_SET)
            return start(["/bin/sh", "-c", script, notes.path] + words, newSession: false, &process) {
                posix_spawn_file_actions_adddup2(&$0, descriptor, 0)
                for output: Int32 in 1...2 {
                    posix_spawn_file_actions_addopen(&$0, output, "/dev/null", O_WRONLY, 0)
                }
            }
        }
        guard code == 0 else { return .notStarted }
        var waited = 0
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard waited < patience else {
                kill(-process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                return .timeout
            }
            let step = waited < 1000 ? 2 : 50
            _ = usleep(UInt32(step) * 1000)
            waited += step
        }
        return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    /// The beginning of what the program says is kept; however much it is, nobody has to wait for a reader.
    private static let script = """
        { "$@" 2>&1; echo $? >"$0.code"; } | { head -c 65536 >"$0.words"; exec cat >/dev/null; }
        """

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
}
