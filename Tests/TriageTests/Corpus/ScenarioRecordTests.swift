import Foundation
import TestSupport
import Testing

@testable import TriageCore

/// Every scenario of a version's flows is a call in which every event has a fixed time; its record must be
/// the same, to the byte, in every later version.
///
/// The records take a megabyte, so only their digests are kept. `TRIAGE_RECORDS=FOLDER` writes the records
/// and the list of digests to a folder; comparing the output of two versions shows where a record differs.
@Suite("The records of fixed calls")
struct ScenarioRecordTests {
    /// The time between one event and the next, in addition to the scenario's own waits. **Units**:
    /// milliseconds; odd, so that no sum of them is round.
    private static let tick: Int64 = 137

    /// Where the records are to be written; nil for nowhere.
    private static let folder = ProcessInfo.processInfo.environment["TRIAGE_RECORDS"]

    @Test("they are the same to the byte", arguments: CorpusVersion.all)
    func sameBytes(_ version: CorpusVersion) throws {
        let expected = try version.text("expected/scenarios.txt").split(separator: "\n").map { $0 + "\n" }
        let runs = try version.names("scenarios").flatMap { try Self.runs($0, of: version) }
        #expect(runs.map(\.name) == expected.map { String($0.dropFirst(17).dropLast()) })
        // A short run takes every sixth.
        let numbers =
            Self.folder == nil ? Thoroughness.some(Array(runs.indices), oneIn: 6) : Array(runs.indices)
        let records = try numbers.map { (name: runs[$0].name, line: try runs[$0].line()) }
        let digests = records.map { "\(XXH64.hex(XXH64.hash(Array($0.line.utf8)))) \($0.name)\n" }
        if let folder = Self.folder { try Self.write(records, digests, to: "\(folder)/\(version)") }
        for (number, (record, digest)) in zip(numbers, zip(records, digests)) {
            #expect(digest == expected[number], "the record is now\n\(record.line)")
        }
    }

    /// The names of the scenarios of a file, and the log line that each produces.
    private static func runs(
        _ file: String, of version: CorpusVersion
    ) throws -> [(name: String, line: () throws -> String)] {
        let text = SourceText(name: file, bytes: try version.bytes("scenarios/\(file)"))
        let scenarios = try #require(ScenarioFile.decode(text).file)
        let flows = try #require(version.flows(scenarios.flow))
        let edition = try version.edition()
        return scenarios.scenarios.map { scenario in
            let line = {
                let run = ScenarioRun(scenario, in: text, on: flows, edition: edition)
                #expect(run.failures == [], "\(scenario.name)")
                let enquiry = try Enquiry(journal: timed(run.events, on: flows).map(\.json), on: flows)
                let record = try #require(Record(enquiry))
                return String(decoding: ChecksummedLine.sealing(record.json).dropLast(), as: UTF8.self)
            }
            return ("\(scenarios.flow): \(scenario.name)", line)
        }
    }

    /// The events of a scenario, one tick apart, in an enquiry with a fixed id.
    private static func timed(_ events: [Event], on flows: FlowSet) throws -> [Event] {
        let id = try #require(EnquiryID("01980000-0000-7000-8000-000000000001"))
        return events.enumerated().map { position, event in
            let at = Timestamp(milliseconds: event.at.milliseconds + Int64(position) * tick)
            guard case .opened(let opening) = event.kind else { return Event(at: at, event.kind) }
            let digests = Dictionary(uniqueKeysWithValues: flows.flows.map { ($0.id, $0.digest) })
            let fixed = Event.Opening(
                id: id, flow: opening.flow, digests: digests, agent: opening.agent, channel: opening.channel,
                given: opening.given, isClockGiven: opening.isClockGiven, edition: opening.edition)
            return Event(at: at, .opened(fixed))
        }
    }

    private static func write(
        _ records: [(name: String, line: String)], _ digests: [String], to folder: String
    ) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let texts = [
            "scenarios.txt": digests.joined(), "records.jsonl": records.map { $0.line + "\n" }.joined(),
        ]
        for (name, text) in texts { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
    }
}
