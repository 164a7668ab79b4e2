import Foundation
import TestSupport
import TriageCore

/// Writes a record log of any size: the calls of the shipped flows' scenarios, again and again, by other agents at
/// other times.
///
/// What it writes follows from the number of records and the seed alone, so a log can be made anew anywhere.
struct LogMaker {
    /// Why no log was made.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// A record cut where each copy differs. **Shape**: up to the id, the agent, the channel's key, the times, the
    /// caller's number, the end.
    private struct Template {
        let head: [UInt8]
        let aboutFlow: [UInt8]
        let channel: [UInt8]
        /// Up to the caller's number; empty if the record has none.
        let facts: [UInt8]
        let rest: [UInt8]
        /// How long the call took. **Units**: milliseconds.
        let duration: Int64
    }

    private let home: Home
    private var templates: [Template] = []
    private var dice: SeededGenerator
    /// The longest calls are left out, so that a million records are some 2 GB. **Units**: bytes.
    private static let longestRecord = 2_700
    /// When the last call of the log ended: 20 November 2026, 17:00 UTC. **Units**: milliseconds since 1970.
    private static let end: Int64 = 1_795_194_000_000
    /// How long the whole log lasts. **Units**: milliseconds.
    private static let span: Int64 = 700 * 86_400_000
    /// How many callers there are; each rings some twenty times.
    private var callers = 1

    /// The number of a caller, under a country code that no country has.
    static func caller(_ number: Int) -> String { "+999 \(10_000_000 + number * 7_919 % 90_000_000)" }

    /// Makes the log of a home, which should be new. **Shape**: the words after `log`: COUNT HOME, and `--seed N`.
    ///
    /// - Returns: whether it was made.
    static func run(_ arguments: [String]) -> Bool {
        var arguments = arguments
        var seed: UInt64 = 1
        if let index = arguments.firstIndex(of: "--seed"), index + 1 < arguments.count {
            seed = UInt64(arguments[index + 1]) ?? seed
            arguments.removeSubrange(index...index + 1)
        }
        guard arguments.count == 2, let count = Int(arguments[0]) else {
            print("usage: triage-benchmarks log COUNT HOME [--seed N]")
            return false
        }
        do {
            var maker = try LogMaker(home: Home(path: arguments[1]), seed: seed)
            try maker.write(count)
            return true
        } catch {
            print("no log was made: \(error)")
            return false
        }
    }

    /// Prepares a home and keeps the shipped flows in it.
    init(home: Home, seed: UInt64) throws {
        self.home = home
        dice = SeededGenerator(seed: seed)
        try home.prepare(allowsNetwork: true)
        let snapshots = FlowSnapshots(home: home)
        let library = ShippedFlows.library
        for name in try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.flows + "/scenarios")
            .sorted()
        {
            guard let text = ShippedFlows.file("scenarios/\(name)"),
                let file = ScenarioFile.decode(text).file,
                let flows = library.load(file.flow)?.flows
            else { throw Problem(description: "\(name) cannot be read") }
            for scenario in file.scenarios {
                let run = ScenarioRun(scenario, in: text, on: flows, isMeasured: false)
                try template(of: run, on: flows).map { templates.append($0) }
            }
            for file in flows.flows.map(\.id.fileName) + flows.files.map(\.name) {
                _ = try ShippedFlows.file(file).map { try snapshots.keep($0.bytes, file: file) }
            }
        }
    }

    /// A call as a record, if it came to its end.
    private func template(of run: ScenarioRun, on flows: FlowSet) throws -> Template? {
        guard let first = run.events.first, case .opened(let opening) = first.kind else { return nil }
        let digests = Dictionary(uniqueKeysWithValues: flows.flows.map { ($0.id, $0.digest) })
        let opened = Event.Opening(
            id: opening.id, flow: opening.flow, digests: digests, agent: opening.agent,
            channel: opening.channel, given: opening.given)
        // A scenario's clock stands still; here something happens every few seconds.
        let events = run.events.enumerated().map { position, event in
            Event(
                at: Timestamp(milliseconds: event.at.milliseconds + Int64(position) * 4_137),
                position == 0 ? .opened(opened) : event.kind)
        }
        guard let record = Record(try Enquiry(journal: events.map(\.json), on: flows)) else { return nil }
        let bytes = record.json
        guard bytes.count < Self.longestRecord else { return nil }
        var parts: [[UInt8]] = []
        var rest = bytes[...]
        for (key, length) in [
            ("\"id\":\"", 36), ("\"agent\":\"", opening.agent.utf8.count), ("\"opened\":\"", 24),
            ("\"closed\":\"", 24),
        ] {
            guard let range = Data(rest).range(of: Data(key.utf8)) else {
                throw Problem(description: "a record has no \(key)")
            }
            let end = rest.startIndex + range.upperBound
            parts.append(Array(rest[..<end]))
            rest = rest[(end + length)...]
        }
        var facts: [UInt8] = []
        let caller = flows.main.callersFact.map { Data("\"\($0.id)\":\"".utf8) }
        if let range = caller.flatMap({ Data(rest).range(of: $0) }) {
            let number = rest[(rest.startIndex + range.upperBound)...]
            facts = Array(rest[..<number.startIndex])
            rest = number.drop { $0 != UInt8(ascii: "\"") }
        }
        return Template(
            head: parts[0], aboutFlow: parts[1], channel: parts[2], facts: facts, rest: Array(rest),
            duration: record.closed.milliseconds - first.at.milliseconds)
    }

    /// Writes the records in the order of their ends.
    mutating func write(_ count: Int) throws {
        let step = Self.span / Int64(max(count, 1))
        callers = count / 20 + 1
        var (month, lines): (RecordMonth?, [UInt8]) = (nil, [])
        var file: BareFile?
        for number in 0..<count {
            let closed = Self.end - Self.span + Int64(number) * step + Int64(dice.below(Int(max(step, 1))))
            let time = Timestamp(milliseconds: closed)
            if month != RecordMonth(time) || lines.count > 1 << 20 {
                file?.write(lines)
                lines = []
            }
            if month != RecordMonth(time) {
                month = RecordMonth(time)
                file = try BareFile("\(home.records)/\(RecordMonth(time).text).jsonl")
            }
            lines += line(closed: time)
        }
        file?.write(lines)
    }

    private mutating func line(closed: Timestamp) -> [UInt8] {
        // A few calls are far commoner than the others, as on any desk.
        let template = templates[min(dice.below(templates.count), dice.below(templates.count))]
        let factor = Int64(30 + dice.below(200))
        let duration = max(template.duration, 20_000) * factor / 100
        let opened = Timestamp(milliseconds: closed.milliseconds - duration)
        let random = withUnsafeBytes(of: (dice.next(), dice.next())) { $0.load(as: UUID.self) }
        let id = EnquiryID(milliseconds: opened.milliseconds, random: random)
        var object = template.head
        object += id.text.utf8
        object += template.aboutFlow
        object += "agent-\(dice.below(40))".utf8
        object += template.channel
        object += opened.rfc3339.utf8
        object += Array("\",\"closed\":\"".utf8)
        object += closed.rfc3339.utf8
        if !template.facts.isEmpty {
            object += template.facts
            object += Self.caller(dice.below(callers)).utf8
        }
        object += template.rest
        return ChecksummedLine.sealing(object)
    }
}
