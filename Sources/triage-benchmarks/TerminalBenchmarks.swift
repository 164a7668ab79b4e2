import Foundation
import TestSupport

/// How long the agent waits at an 80 x 24 terminal, and how much is written to it.
enum TerminalBenchmarks {
    /// Measures everything and prints the results.
    static func run() {
        guard let program = MeasuredProgram() else { return }
        guard FileManager.default.fileExists(atPath: "Flows/hosting.json") else {
            return print("  skipped: run it in the folder that contains Flows")
        }
        var load = [0.0]
        getloadavg(&load, 1)
        let processors = ProcessInfo.processInfo.activeProcessorCount
        print("  \(program.description)")
        print("  \(processors) processors, load \(Table.cell(load[0]) ?? ""); medians of rounds in turn")
        do {
            let folder = try TemporaryFolder()
            try ContenderBenchmarks.run(program, in: folder)
            try HostingBenchmarks.run(program, in: folder)
        } catch {
            print("  skipped: \(error)")
        }
    }
}
