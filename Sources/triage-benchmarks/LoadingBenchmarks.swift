import Foundation
import TriageCore

/// How long a large flow takes to load, to be proved and to be validated whole, and in how much memory.
enum LoadingBenchmarks {
    /// The most that proof alone and the whole of `triage validate` may take, by the number of nodes. **Units**:
    /// milliseconds.
    private static let limits: [Int: (proof: Double, whole: Double)] = [
        1_000: (20, 50), 10_000: (200, 400), 100_000: (2_000, 5_000),
    ]
    /// The most memory that 100,000 nodes may take. **Units**: megabytes.
    private static let mostMegabytes = 600

    static func run() {
        // The largest comes last, so that the most memory so far is its own.
        for count in [10, 100, 1_000, 10_000, 100_000] {
            let file = SourceText(name: "large.json", text: LargeFlow.text(nodes: count))
            let library = FlowLibrary { _ in nil }
            guard library.load(file).errors.isEmpty else { return print("  skipped: the flow has errors") }
            print("  \(count) nodes, \(file.bytes.count / 1000) kB")
            // What takes seconds is measured a few times only.
            let runs = count < 100_000 ? 15 : 3
            let whole = Measurement.of("validate it whole", calls: 1, runs: runs) {
                let loaded = FlowLibrary { _ in nil }.load(file)
                return loaded.flows.map { Checks.findings(in: $0, after: loaded.findings).proof.proved } ?? 0
            }
            let memory = mostMemory / 1_000_000
            let parsing = Measurement.of("parse its JSON", calls: 1, runs: runs) {
                JSONParser.parse(file.bytes).problems
            }
            parsing.report()
            Measurement.of("load it and check it for a call", calls: 1, runs: runs) {
                library.load(file).errors.isEmpty
            }
            .report(against: parsing)
            let proving = prove("prove it, and nothing else", file, runs)
            proving.report(against: parsing)
            let straight = SourceText(
                name: "large.json", text: LargeFlow.text(nodes: count, isLooping: false))
            prove("prove it without the loop over the whole", straight, runs).report(against: proving)
            whole.report(against: parsing)
            if let limits = limits[count] {
                print(
                    "  proof at most \(limits.proof) ms: \(verdict(proving, limits.proof)); whole at most "
                        + "\(limits.whole) ms: \(verdict(whole, limits.whole))")
            }
            print(
                "  at most \(memory) MB in use so far"
                    + (count < 100_000 ? "" : memory <= mostMegabytes ? ": holds" : ": over"))
        }
    }

    private static func verdict(_ measured: Measurement, _ limit: Double) -> String {
        Limits.verdict(measured.nanoseconds / 1e6, limit) ?? "-"
    }

    private static func prove(_ what: String, _ file: SourceText, _ runs: Int) -> Measurement {
        let flows = FlowLibrary { _ in nil }.load(file).flows
        return Measurement.of(what, calls: 1, runs: runs) {
            flows.map { Checks.provenFindings(in: $0).summary.proved } ?? 0
        }
    }

    /// The most memory that this process ever had. **Units**: bytes.
    private static var mostMemory: Int {
        var usage = rusage()
        // `RUSAGE_SELF`, which is not of the same type on all systems.
        getrusage(0, &usage)
        #if os(Linux)
            return Int(usage.ru_maxrss) * 1024
        #else
            return Int(usage.ru_maxrss)
        #endif
    }
}
