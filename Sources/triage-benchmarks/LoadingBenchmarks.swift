import Foundation
import TriageCore

/// How long a large flow takes to load and to be proved, and in how much memory.
enum LoadingBenchmarks {
    static func run() {
        // The largest comes last, so that the most memory so far is its own.
        for count in [10, 100, 1_000, 10_000, 100_000] {
            let file = SourceText(name: "large.json", text: LargeFlow.text(nodes: count))
            let library = FlowLibrary { _ in nil }
            guard library.load(file).errors.isEmpty else { return print("  skipped: the flow has errors") }
            print("  \(count) nodes, \(file.bytes.count / 1000) kB")
            let parsing = Measurement.of("parse its JSON", calls: 1) { JSONParser.parse(file.bytes).problems }
            parsing.report()
            Measurement.of("load it and check it for a call", calls: 1) { library.load(file).errors.isEmpty }
                .report(against: parsing)
            let proving = prove("prove it", file)
            proving.report(against: parsing)
            let straight = SourceText(
                name: "large.json", text: LargeFlow.text(nodes: count, isLooping: false))
            prove("prove it without the loop over the whole", straight).report(against: proving)
            print("  at most \(mostMemory / 1_000_000) MB in use so far")
        }
    }

    private static func prove(_ what: String, _ file: SourceText) -> Measurement {
        let loaded = FlowLibrary { _ in nil }.load(file)
        return Measurement.of(what, calls: 1) {
            loaded.flows.map { Checks.findings(in: $0, after: loaded.findings).proof.proved } ?? 0
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
