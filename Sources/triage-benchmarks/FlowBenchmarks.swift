import Foundation
import TestSupport
import TriageCore

/// How fast the engine is on the hosting flow.
enum FlowBenchmarks {
    static func run() {
        guard let flow = ShippedFlows.file("hosting.json"),
            let part = ShippedFlows.file("hosting-matter.json"),
            let scenarios = ShippedFlows.file("scenarios/hosting.json"),
            let file = ScenarioFile.decode(scenarios).file
        else {
            return print("  skipped: '\(ProjectFolder.flows)' is not there")
        }
        let library = ShippedFlows.library
        let parsing = Measurement.of("parse the JSON of the hosting flow and its part") {
            JSONParser.parse(flow.bytes).problems + JSONParser.parse(part.bytes).problems
        }
        parsing.report()
        Measurement.of("load and check it for a call") { library.load(flow).errors.isEmpty }
            .report(against: parsing)
        guard let flows = library.load(flow).flows else { return }
        let walk = longest(file, flows)
        let steps = Measurement.of("a whole call of \(walk.count) events") {
            var enquiry = Enquiry(walk.opening, at: walk.start, on: flows)
            for event in walk.events { try? enquiry.apply(event) }
            return enquiry.outcome?.id
        }
        steps.report()
        print("  \(Int(Double(walk.count) * 1e9 / steps.nanoseconds)) events a second")
        Measurement.of("all \(file.scenarios.count) scenarios", calls: 1) {
            file.scenarios.map { ScenarioRun($0, in: scenarios, on: flows).failures.count }
        }.report()
    }

    /// The events of the longest scenario.
    private static func longest(
        _ file: ScenarioFile, _ flows: FlowSet
    ) -> (opening: Event.Opening, start: Timestamp, events: [Event], count: Int) {
        let runs = file.scenarios.map { ScenarioRun($0, in: file.file, on: flows).events }
        let events = runs.max { $0.count < $1.count } ?? []
        guard let first = events.first, case .opened(let opening) = first.kind else {
            fatalError("a scenario has no opening event")
        }
        return (opening, first.at, Array(events.dropFirst()), events.count - 1)
    }
}
