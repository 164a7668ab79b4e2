#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program that was started in a session of its own: it has no terminal, all of it can be ended, and it
/// inherits nothing but the three streams.
struct ChildProgram {
    /// The number of its process, which is also that of its group.
    private let process: pid_t

    /// Starts a program with its signals as usual; nil if it cannot be started.
    ///
    /// - Parameters:
    ///   - words: its path, or its name if it is to be looked for in the folders of `PATH`, and its arguments.
    ///   - input, output, errors: the descriptors that become its streams; nil for one where nothing comes from
    ///     and everything goes to nowhere.
    init?(_ words: [String], input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil) {
        var (attributes, actions) = (Self.blankAttributes, Self.blankActions)
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
        let flags = Self.sessionFlag | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
        for (stream, descriptor) in zip(Int32(0)..., [input, output, errors]) {
            if let descriptor {
                posix_spawn_file_actions_adddup2(&actions, descriptor, stream)
            } else {
                posix_spawn_file_actions_addopen(
                    &actions, stream, "/dev/null", stream == 0 ? O_RDONLY : O_WRONLY, 0)
            }
        }
        Self.closeInheritedOnExec()
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, words[0], &actions, &attributes, arguments, environ) == 0 else {
            return nil
        }
        self.process = process
    }

    /// How the process ended; nil while it runs. Not to be asked again once it has been told.
    func ending() -> ProgramEnding? {
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) != 0 else { return nil }
        return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    /// Whether anything is left of its group, which outlives its own process.
    var isGroupAlive: Bool { kill(-process, 0) == 0 }

    /// Ends what is left of its group; a process that has not been asked for its ending is reaped.
    func end(isReaped: Bool) {
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while !isReaped, waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Waits for the end of the process.
    ///
    /// - Parameter patience: after which all of the group is ended. **Units**: milliseconds.
    func wait(atMost patience: Int) -> ProgramEnding {
        var waited = 0
        while true {
            if let ending = ending() { return ending }
            guard waited < patience else {
                end(isReaped: false)
                return .timeout
            }
            let step = waited < 1000 ? 2 : 50
            PosixPath.pause(step)
            waited += step
        }
    }

    /// Marks what this process inherited from its parent; what it opens itself is marked already.
    private static func closeInheritedOnExec() {
        let open = ((try? PosixPath.names(in: "/dev/fd")) ?? []).compactMap { Int32($0) }
        for descriptor in open where descriptor > 2 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }

    #if canImport(Darwin)
        private static var blankAttributes: posix_spawnattr_t? { nil }
        private static var blankActions: posix_spawn_file_actions_t? { nil }
        private static let sessionFlag: Int32 = 0x400
    #else
        private static var blankAttributes: posix_spawnattr_t { posix_spawnattr_t() }
        private static var blankActions: posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
        private static let sessionFlag: Int32 = 0x80
    #endif
}
