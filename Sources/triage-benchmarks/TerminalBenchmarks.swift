import Foundation
import TestSupport

/// How long the agent waits at a terminal, and how much is written: the program in a pseudo-terminal.
enum TerminalBenchmarks {
    private static let rounds = 40

    static func run() {
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "triage").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            return print("  skipped: build the program first: swift build -c release --static-swift-stdlib")
        }
        do {
            let folder = try TemporaryFolder()
            try firstFrame(program, folder)
            try keys(program, folder)
        } catch {
            print("  skipped: \(error)")
        }
    }

    private static func sit(_ program: String, _ words: [String], _ home: String) throws -> PseudoTerminal {
        try PseudoTerminal(
            program, words,
            environment: [
                "TERM": "xterm-256color", "LANG": "C.UTF-8", "TRIAGE_HOME": home, "TRIAGE_FLOWS": "Flows",
                "TRIAGE_AGENT": "sam", "TZ": "UTC",
            ])
    }

    /// From the start of the process to the whole card.
    private static func firstFrame(_ program: String, _ folder: TemporaryFolder) throws {
        var times: [Double] = []
        for round in 0..<rounds {
            let start = ContinuousClock.now
            let terminal = try sit(program, ["run", "hosting"], "\(folder.path)/home\(round % 4)")
            try terminal.waitBusily { $0.frames.ended > 0 }
            times.append(milliseconds(since: start))
            terminal.type("<c-c><c-c>")
            _ = try terminal.waitForEnd()
        }
        print(
            "  first frame, flow loaded and checked: \(text(median(times))) ms (best \(text(times.min() ?? 0)))"
        )
    }

    /// From a key to its frame, and the bytes of the frame.
    private static func keys(_ program: String, _ folder: TemporaryFolder) throws {
        let terminal = try sit(program, ["run", "hosting", "--dry-run"], "\(folder.path)/keys")
        try terminal.wait(for: "Caller's name")
        try measure("a letter", Array(repeating: "x", count: 60), terminal)
        terminal.type("<enter><enter>a@b.example<enter><enter>")
        try terminal.wait(for: "What is the call about?")
        terminal.type("<down>")
        try terminal.wait(for: "›")
        try measure("a moved selection", (0..<60).map { $0 % 2 == 0 ? "<down>" : "<up>" }, terminal)
        terminal.type("<c-c><c-c>")
        _ = try terminal.waitForEnd()
    }

    private static func measure(_ name: String, _ keys: [String], _ terminal: PseudoTerminal) throws {
        var times: [Double] = []
        var sizes: [Double] = []
        for key in keys {
            terminal.drain()
            let before = terminal.output.count
            let frames = terminal.screen.frames.ended
            let start = ContinuousClock.now
            terminal.type(key)
            try terminal.waitBusily { $0.frames.ended > frames }
            times.append(milliseconds(since: start))
            sizes.append(Double(terminal.output.count - before))
        }
        print("  \(name): \(text(median(times))) ms, \(Int(median(sizes))) bytes")
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func text(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

    private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
        let time = (ContinuousClock.now - start).components
        return Double(time.attoseconds) / 1e15 + Double(time.seconds) * 1000
    }
}

extension PseudoTerminal {
    /// Reads without sleeping until the screen is as wanted.
    fileprivate func waitBusily(until isFulfilled: (ScreenModel) -> Bool) throws {
        let start = ContinuousClock.now
        while !isFulfilled(screen) {
            drain()
            guard ContinuousClock.now - start < .seconds(5) else { return try wait(for: "a frame in time") }
        }
    }
}
