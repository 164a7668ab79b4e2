import Foundation

/// How long the program takes until the agent sees the first card.
///
/// The baseline is a Swift program that prints one line, compiled in this run and linked as the program is.
enum StartBenchmarks {
    private static let rounds = 40

    static func run() {
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "triage").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            return print("  skipped: build the program first: swift build -c release --static-swift-stdlib")
        }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "triage-start-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("print(\"one line\")\n".utf8).write(to: folder.appending(path: "line.swift"))
        } catch {
            return print("  skipped: \(error)")
        }
        let baseline = folder.appending(path: "line").path
        let compiling = Child(
            ["swiftc", "-O"] + staticLinking + [folder.path + "/line.swift", "-o", baseline])
        guard let compiling, compiling.wait() == 0 else {
            return print("  skipped: swiftc does not compile the baseline")
        }
        let kept = [program, "run", "hosting", "--plain", "--home", folder.path + "/home"]
        report(
            [
                ("a program that prints one line", [baseline]),
                ("first card, nothing kept", [program, "run", "hosting", "--plain", "--dry-run"]),
                ("first card, journal on the disk", kept), ("version", [program, "version"]),
            ])
    }

    /// Measures all commands in turn, so that the machine's moods meet each alike.
    private static func report(_ commands: [(name: String, words: [String])]) {
        var times = [[Double]](repeating: [], count: commands.count)
        for _ in 0..<rounds {
            for (index, command) in commands.enumerated() {
                if let time = Child(command.words)?.timeToFirstOutput() { times[index].append(time) }
            }
        }
        let medians = times.map { $0.sorted()[safe: $0.count / 2] ?? .nan }
        for (command, median) in zip(commands, medians) {
            let ratio = ((median / medians[0]) * 100).rounded() / 100
            print(
                "  \(command.name): \((median * 100).rounded() / 100) ms to the first output, \(ratio) × the first"
            )
        }
    }

    /// Linux links release builds statically; macOS has the runtime in the system.
    private static var staticLinking: [String] {
        #if os(Linux)
            ["-static-stdlib"]
        #else
            []
        #endif
    }
}

/// A process with an empty input, whose output is read.
private struct Child {
    private let process: pid_t
    private let output: Int32
    private let started: ContinuousClock.Instant

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
        return Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1000
    }

    /// The exit status, once the output has ended.
    func wait() -> Int32 {
        var bytes = [UInt8](repeating: 0, count: 4096)
        while read(output, &bytes, bytes.count) > 0 {}
        close(output)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return status
    }
}

extension Array {
    /// The element at a position; nil where there is none.
    fileprivate subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
