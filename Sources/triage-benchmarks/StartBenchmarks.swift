import Foundation

/// How long it takes until the agent sees the first card.
///
/// The baseline is a Swift program that prints one line, compiled in this run and linked in the same way.
enum StartBenchmarks {
    private static let rounds = 40

    /// Measures everything and prints the results.
    static func run() {
        guard let measured = MeasuredProgram() else { return }
        print("  \(measured.description)")
        let program = measured.path
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
        let compiling = ChildProcess(
            ["swiftc", "-O"] + staticLinking + [folder.path + "/line.swift", "-o", baseline])
        guard let compiling, compiling.wait() == 0 else {
            return print("  skipped: swiftc failed to compile the baseline")
        }
        let kept = [program, "run", "hosting", "--plain", "--home", folder.path + "/home"]
        report(
            [
                ("a program that prints one line", [baseline]),
                ("first card, nothing kept", [program, "run", "hosting", "--plain", "--dry-run"]),
                ("first card, journal on the disk", kept), ("version", [program, "version"]),
            ])
    }

    /// Measures all commands in turn, so that fluctuations of the machine affect them equally.
    private static func report(_ commands: [(name: String, words: [String])]) {
        var times = [Samples](repeating: Samples(), count: commands.count)
        for _ in 0..<rounds {
            for (index, command) in commands.enumerated() {
                if let time = ChildProcess(command.words)?.timeToFirstOutput() { times[index].add(time) }
            }
        }
        let medians = times.map { $0.median ?? .nan }
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
