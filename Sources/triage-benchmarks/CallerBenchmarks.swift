import Foundation
import TestSupport
import TriageCore

/// How long it takes to find the past calls of whoever is calling, with a long log behind it.
enum CallerBenchmarks {
    private static let count = Thoroughness.isLong ? 1_000_000 : 100_000

    /// Measures everything and prints the results.
    static func run() {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "triage-callers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let home = Home(path: folder.path)
        do {
            var maker = try LogMaker(home: home, seed: 1)
            try maker.write(count)
            let flow = try flow()
            Measurement.of("make the index of \(count) records", calls: 1) {
                try? FileManager.default.removeItem(atPath: folder.path + "/callers.index")
                try? CallerHistory.prepare(in: home)
            }.report()
            var number = 0
            var found = 0
            Measurement.of("look up a caller") {
                number += 1
                guard let caller = CallerForm(LogMaker.caller(number * 31 % (count / 20))) else { return 0 }
                found += CallerHistory(of: caller, for: flow, in: home).calls.count
                return found
            }.report()
            print("  \(found) calls found for \(number) callers")
        } catch {
            return print("  skipped: \(error)")
        }
        guard let measured = MeasuredProgram() else { return }
        let call = [measured.path, "run", "membership", "--plain"]
        let known = ["--caller", LogMaker.caller(7)]
        let empty = ["--home", folder.path + "/empty"]
        var (without, with) = (Samples(), Samples())
        for _ in 0..<40 {
            if let time = ChildProcess(call + empty)?.timeToFirstOutput() { without.add(time) }
            let behind = call + known + ["--home", folder.path]
            if let time = ChildProcess(behind)?.timeToFirstOutput() { with.add(time) }
            try? FileManager.default.removeItem(atPath: folder.path + "/open")
        }
        let (first, second) = (without.median ?? .nan, with.median ?? .nan)
        print("  first card in an empty home: \((first * 100).rounded() / 100) ms")
        print(
            "  first card with --caller and \(count) records behind it: \((second * 100).rounded() / 100) ms, "
                + "\((second / first * 100).rounded() / 100) × the first")
    }

    private static func flow() throws -> Flow {
        guard let flow = ShippedFlows.library.load(FlowID("membership"))?.flows?.main else {
            throw LogMaker.Problem(description: "the flow 'membership' does not load")
        }
        return flow
    }
}
