#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Another program, such as an editor, that has the terminal for a while. It runs in our process group, since
/// it could not read the terminal from another one.
package enum ForegroundProgram {
    /// Runs a shell command line with one argument, `$1`, until it exits; nil on success, else the reason it
    /// failed.
    ///
    /// Meanwhile `^C` and `^\\` reach only the program, and `^Z` stops us along with it.
    /// **Source**: POSIX, `system`.
    package static func run(shell line: String, argument: String) -> String? {
        let found = [SIGINT, SIGQUIT, SIGTSTP].map { ($0, Self.action(of: $0)) }
        signal(SIGINT, SIG_IGN)
        signal(SIGQUIT, SIG_IGN)
        signal(SIGTSTP, SIG_DFL)
        defer {
            for (number, action) in found {
                var action = action
                _ = sigaction(number, &action, nil)
            }
        }
        var process: pid_t = 0
        // The shell must survive whatever the program survives; unlike an ignored signal, a trap is not
        // inherited.
        let error = spawn(["/bin/sh", "-c", "trap : INT QUIT; \(line)", "sh", argument], &process)
        guard error == 0 else { return String(cString: strerror(error)) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status != 0 else { return nil }
        return status & 0x7F == 0 ? "exit \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
    }

    /// Starts a program with no signal ignored or caught; an ignored one would stay ignored in it.
    private static func spawn(_ words: [String], _ process: inout pid_t) -> Int32 {
        var attributes = SpawnAttributes.blank
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { arguments.forEach { free($0) } }
        return posix_spawn(&process, words[0], nil, &attributes, arguments, environ)
    }

    private static func action(of number: Int32) -> sigaction {
        var action = sigaction()
        _ = sigaction(number, nil, &action)
        return action
    }
}
