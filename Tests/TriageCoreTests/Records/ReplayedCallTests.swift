import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("A call played once more from its record")
struct ReplayedCallTests {
    private static let library = FlowLibrary(
        other: { read($0) }, read: { read($0.fileName) })

    private static func read(_ name: String) -> SourceText? {
        FileManager.default.contents(atPath: "\(ProjectFolder.flows)/\(name)").map {
            SourceText(name: name, bytes: Array($0))
        }
    }

    /// A scenario of a shipped flow, as a call with the seconds between events that a person takes.
    private static func call(_ scenario: Scenario, in file: SourceText, on flows: FlowSet) throws -> Enquiry {
        let run = ScenarioRun(scenario, in: file, on: flows, isMeasured: false)
        let events = run.events.enumerated().map { position, event in
            Event(at: Timestamp(milliseconds: event.at.milliseconds + Int64(position) * 137), event.kind)
        }
        return try Enquiry(journal: events.map(\.json), on: flows)
    }

    /// What was said on each card of a call as it happened, by playing its events one by one.
    private static func said(in call: Enquiry) throws -> [String: [[String]]] {
        var said: [String: [[String]]] = [:]
        guard case .opened(let opening)? = call.events.first?.kind else { return [:] }
        var enquiry = Enquiry(opening, at: call.opened, on: call.flows)
        func look() {
            let lines = enquiry.card().lines.filter { $0.kind == .say }.map(\.text)
            if !lines.isEmpty { said[enquiry.run.frame.path.text, default: []].append(lines) }
        }
        look()
        for event in call.events.dropFirst() {
            try enquiry.apply(event)
            if enquiry.awaiting != nil { look() }
        }
        return said
    }

    @Test("most scenarios come out whole, and nothing is claimed to be said that was not")
    func scenarios() throws {
        var (whole, all) = (0, 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.flows + "/scenarios")
            .sorted()
        {
            let file = try #require(Self.read("scenarios/\(name)"))
            let scenarios = try #require(ScenarioFile.decode(file).file)
            let flows = try #require(Self.library.load(scenarios.flow)?.flows)
            for scenario in Thoroughness.some(scenarios.scenarios, oneIn: 10) {
                let call = try Self.call(scenario, in: file, on: flows)
                guard let record = Record(call) else { continue }
                let said = try Self.said(in: call)
                try record.json.withUnsafeBytes { bytes in
                    let view = try #require(RecordView(object: bytes))
                    let replayed = ReplayedCall(view, on: flows)
                    all += 1
                    if replayed.isWhole { whole += 1 }
                    // No card is told twice for one visit.
                    let visits = Dictionary(grouping: view.trail.compactMap(\.visit), by: \.node.text)
                    for (path, cards) in Dictionary(grouping: replayed.cards, by: \.card.path.text) {
                        #expect(cards.count <= visits[path]?.count ?? 0, "\(scenario.name): \(path)")
                    }
                    for card in replayed.cards {
                        let lines = card.card.lines.filter { $0.kind == .say }.map(\.text)
                        guard !lines.isEmpty else { continue }
                        let known = said[card.card.path.text] ?? []
                        #expect(known.contains(lines), "\(scenario.name): \(card.card.path): \(lines)")
                    }
                }
            }
        }
        #expect(all > 20 && whole * 10 >= all * 8, "\(whole) of \(all) came out whole")
        if Thoroughness.isLong { print("\(whole) of \(all) came out whole") }
    }
}
