import Foundation
import Terminal

/// A terminal with a test in place of the user: it starts a program, types, resizes, and reads the screen.
///
/// A class, because it owns a process and a descriptor. The program leads a session of its own, with this as
/// its controlling terminal, just as in a terminal window. No wait exceeds the patience.
package final class PseudoTerminal {
    /// The current screen.
    package private(set) var screen: ScreenModel
    /// Everything the program has written.
    package private(set) var output: [UInt8] = []
    /// The process running in the terminal.
    package let process: pid_t
    /// The moment before the process was created.
    package let started: ContinuousClock.Instant
    private let found: termios
    private var master: Int32
    private let patience: Duration
    private var replica: Int32
    private var status: Int32?

    /// A failure of the terminal itself.
    package enum Failure: Error, CustomStringConvertible {
        case noTerminal
        case notStarted(String, Int32)
        case impatient(waitingFor: String, screen: String)

        /// The failure in words, with the screen at that moment.
        package var description: String {
            switch self {
            case .noTerminal: "no pseudo-terminal can be opened"
            case .notStarted(let path, let code): "\(path) does not start: \(String(cString: strerror(code)))"
            case .impatient(let waitingFor, let screen):
                "waited in vain for \(waitingFor); the screen shows\n\(screen)"
            }
        }
    }

    /// Starts a program in a new terminal.
    ///
    /// - Parameters:
    ///   - path: the program.
    ///   - arguments: its arguments, without its name.
    ///   - environment: its complete environment.
    ///   - input: a file to use as standard input; the terminal if nil.
    ///   - columns: the width of the terminal.
    ///   - rows: the height of the terminal.
    ///   - patience: the longest any wait may take.
    /// - Throws: `noTerminal`, `notStarted`.
    package init(
        _ path: String, _ arguments: [String] = [],
        environment: [String: String] = ["TERM": "xterm-256color"], input: String? = nil,
        columns: Int = 80, rows: Int = 24, patience: Duration = .seconds(10)
    ) throws(Failure) {
        guard let (master, name) = Self.open() else { throw .noTerminal }
        // The terminal keeps the mode the program left only while some process has it open.
        replica = systemOpen(name, O_RDWR | O_NOCTTY)
        self.master = master
        self.patience = patience
        screen = ScreenModel(columns: columns, rows: rows)
        Self.setSize(master, columns, rows)
        found = Self.mode(replica)
        (process, started) = try Self.spawn(path, arguments, environment, terminal: name, input: input)
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            var ignored: Int32 = 0
            waitpid(process, &ignored, 0)
        }
        if master >= 0 { hangUp() }
    }

    /// Types keys. **Shape**: `abc<enter>`.
    package func type(_ script: String) { type(KeyScript(script)) }

    /// Types keys, several lines as lines and not as a paste.
    package func type(_ keys: KeyScript) {
        let isRaw = Self.mode(replica).c_lflag & tcflag_t(ICANON) == 0
        send(isRaw ? keys.parted : keys.bytes)
    }

    /// Sends bytes as a terminal would send them.
    package func send(_ bytes: [UInt8]) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count > 0 { done += count } else if errno != EINTR { return }
        }
    }

    /// Resizes the window.
    package func resize(columns: Int, rows: Int) {
        drain()
        screen.resize(columns: columns, rows: rows)
        Self.setSize(master, columns, rows)
    }

    /// Resizes the window and waits for the program to redraw it.
    ///
    /// Until then the screen shows the old frame, rewrapped by the terminal.
    package func resizeAndWait(columns: Int, rows: Int) throws(Failure) {
        resize(columns: columns, rows: rows)
        let start = ContinuousClock.now
        while !read(wait: 100) {
            guard ContinuousClock.now - start < patience else {
                throw .impatient(waitingFor: "a frame of \(columns) columns", screen: screen.text)
            }
        }
    }

    /// Hangs up, as when a window is closed.
    package func hangUp() {
        close(master)
        close(replica)
        master = -1
        replica = -1
    }

    /// Reads until the screen shows a text.
    /// - Throws: `impatient`.
    package func wait(for text: String) throws(Failure) {
        try wait("'\(text)'") { $0.screen.contains { $0.contains(text) } }
    }

    /// Reads until the screen fulfils a condition.
    /// - Throws: `impatient`.
    package func wait(_ wish: String, until isFulfilled: (ScreenModel) -> Bool) throws(Failure) {
        let start = ContinuousClock.now
        while !isFulfilled(screen) {
            guard ContinuousClock.now - start < patience, read(wait: 100) || status == nil else {
                throw .impatient(waitingFor: wish, screen: screen.text)
            }
        }
    }

    /// Reads until the program has ended.
    /// - Throws: `impatient`.
    package func waitForEnd() throws(Failure) -> Ending {
        let start = ContinuousClock.now
        while status == nil {
            var new: Int32 = 0
            if waitpid(process, &new, WNOHANG) == process { status = new }
            guard ContinuousClock.now - start < patience else {
                throw .impatient(waitingFor: "the end", screen: screen.text)
            }
            if status == nil { _ = read(wait: 5) }
        }
        drain()
        let code = status ?? 0
        return code & 0x7F == 0 ? .exit(code >> 8 & 0xFF) : .signal(code & 0x7F)
    }

    /// How a program ended.
    package enum Ending: Sendable, Hashable {
        /// By itself, with the given exit code.
        case exit(Int32)
        /// By the given signal.
        case signal(Int32)
    }

    /// Whether the terminal's settings are as the program found them: every flag and special character.
    package var isRestored: Bool {
        Self.settings(Self.mode(replica)) == Self.settings(found)
    }

    /// Reads everything available, without waiting.
    package func drain() {
        while read(wait: 0) {}
    }

    /// Reads once without updating the screen, for callers that need to know when the bytes arrived.
    ///
    /// - Parameter wait: how long to wait for bytes. **Units**: milliseconds.
    /// - Returns: the bytes; empty if none arrived.
    package func readBytes(wait: Int32) -> [UInt8] {
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, wait) > 0 else { return [] }
        let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
            count = buffer.baseAddress.map { max(0, systemRead(master, $0, buffer.count)) } ?? 0
        }
        output += bytes
        return bytes
    }

    /// Reads once; false if nothing arrived.
    private func read(wait: Int32) -> Bool {
        let bytes = readBytes(wait: wait)
        screen.feed(bytes)
        return !bytes.isEmpty
    }
}

extension PseudoTerminal {
    private static func open() -> (master: Int32, name: String)? {
        #if os(Linux)
            // posix_openpt, grantpt and ptsname are not imported; these two requests are what they amount to.
            let unlock: UInt = 0x4004_5431
            let getNumber: UInt = 0x8004_5430
            let master = systemOpen("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
            var zero: Int32 = 0
            var number: Int32 = 0
            guard master >= 0, ioctl(master, unlock, &zero) == 0, ioctl(master, getNumber, &number) == 0
            else { return nil }
            return (master, "/dev/pts/\(number)")
        #else
            let master = posix_openpt(O_RDWR | O_NOCTTY)
            guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
                return nil
            }
            _ = fcntl(master, F_SETFD, FD_CLOEXEC)
            return (master, String(cString: name))
        #endif
    }

    private static func setSize(_ master: Int32, _ columns: Int, _ rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    private static func mode(_ descriptor: Int32) -> termios {
        var mode = termios()
        tcgetattr(descriptor, &mode)
        return mode
    }

    /// The settings a program can change; a pending reread of typed bytes is not one of them.
    private static func settings(_ mode: termios) -> [UInt8] {
        var mode = mode
        mode.c_lflag &= ~tcflag_t(PENDIN)
        let flags = [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag]
        return flags.withUnsafeBytes { Array($0) } + withUnsafeBytes(of: mode.c_cc) { Array($0) }
    }

    private static func spawn(
        _ path: String, _ arguments: [String], _ environment: [String: String], terminal: String,
        input: String?
    ) throws(Failure) -> (process: pid_t, started: ContinuousClock.Instant) {
        #if os(Linux)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
            let newSession: Int16 = 0x80
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
            let newSession: Int16 = 0x400
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // The leader of a new session gets the first terminal it opens as its controlling terminal.
        posix_spawnattr_setflags(
            &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        if let input { posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0) }
        var process: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }
        var started = ContinuousClock.now
        let code = withCStrings([path] + arguments) { argv in
            withCStrings(variables) { envp in
                started = .now
                return posix_spawn(&process, path, &actions, &attributes, argv, envp)
            }
        }
        guard code == 0 else { throw .notStarted(path, code) }
        return (process, started)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }
}

/// The system call, which the method of the same name shadows.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

/// The system call, which the method of the same name shadows.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 {
    open(path, flags)
}
