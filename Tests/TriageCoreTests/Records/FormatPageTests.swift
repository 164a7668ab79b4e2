import Foundation
import TestSupport
import Testing

@testable import TriageCore

/// `FORMAT.md`, next to the code that writes the format, must say what that code does.
@Suite("The page about the format")
struct FormatPageTests {
    private let page: String
    private let temporary: TemporaryHome

    init() throws {
        page = try String(
            contentsOfFile: ProjectFolder.root + "/Sources/TriageCore/Records/FORMAT.md", encoding: .utf8)
        temporary = try TemporaryHome()
    }

    /// The blocks of example lines in the section with a heading.
    private func examples(in heading: String) throws -> [[String]] {
        let section = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix(heading) })
        return section.components(separatedBy: "\n```\n").enumerated().filter { $0.offset % 2 == 1 }
            .map { $0.element.split(separator: "\n").map(String.init) }
    }

    /// The rows of the table in the section with a heading, code in cells without its backticks.
    private func rows(in heading: String) throws -> [[String]] {
        let section = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix(heading) })
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
        return rows.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "") }
        }
    }

    /// Reads lines as if from a file.
    private func lines(_ text: [String]) throws -> [(offset: Int, bytes: [UInt8], verdict: LogLine.Verdict)] {
        let path = temporary.home.path + "/lines"
        try Sample.write(Array((text.joined(separator: "\n") + "\n").utf8), to: path)
        return try Sample.lines(path)
    }

    @Test("every example is what it is said to be, checksums included")
    func sums() throws {
        let whole = try [
            "A line", "A journal", "A void line", "The record log", "What became of a message", "A ticket",
            "What was erased", "What was moved",
        ].flatMap { try examples(in: $0) }
        #expect(whole.map(\.count) == [1, 3, 4, 1, 1, 1, 1, 1])
        #expect(try lines(whole.flatMap { $0 }).map(\.verdict) == Array(repeating: .whole, count: 13))
        let torn = try #require(try examples(in: "A torn line").first)
        #expect(
            try lines(torn).map(\.verdict) == [.whole, .torn(isSealed: true), .seal(length: 37), .whole])
        let count = page.split(separator: "\n").count { $0.hasPrefix("{\"v\":1,") }
        #expect(count == 13 + torn.count, "an example stands where this test does not look")
    }

    @Test("an example's last line is what a writer makes of what stands before it")
    func sealing() throws {
        let torn = try #require(try examples(in: "A torn line").first)
        let path = temporary.home.journal(Sample.id(1))
        try Sample.write(Array((torn[0] + "\n" + torn[1]).utf8), to: path)
        let event = Event(at: try #require(Timestamp(rfc3339: "2026-11-22T03:05:31.5Z")), .parked)
        try Journal.resume(Sample.id(1), in: temporary.home).journal.append([event.json])
        let written = String(decoding: try Sample.read(path), as: UTF8.self)
        #expect(written == torn.joined(separator: "\n") + "\n")
    }

    @Test("what a failed write left is void in the example as a writer makes it so")
    func void() throws {
        let example = try #require(try examples(in: "A void line").first)
        let path = temporary.home.journal(Sample.id(1))
        try Sample.write(Array((example[0] + "\n").utf8), to: path)
        let journal = try Journal.resume(Sample.id(1), in: temporary.home).journal
        try Sample.open(path, .append).write(Array((example[1] + "\n").utf8))
        let event = Event(at: try #require(Timestamp(rfc3339: "2026-11-22T03:05:31.5Z")), .parked)
        try journal.append([event.json])
        #expect(
            String(decoding: try Sample.read(path), as: UTF8.self) == example.joined(separator: "\n") + "\n")
        let left = try Journal.read(Sample.id(1), in: temporary.home)
        #expect(left.events.count == 2)
        #expect(left.events.last == event.json)
        #expect(left.faults.isEmpty)
    }

    @Test("the examples of an erasure and of a moved stretch are what is written")
    func upkeep() throws {
        for (heading, json) in [
            ("What was erased", { (line: LogLine) in ErasureLine(line)?.json }),
            ("What was moved", { (line: LogLine) in MovedStretch(line)?.json }),
        ] {
            let text = try #require(try examples(in: heading).first?.first)
            try Array(text.utf8).withUnsafeBytes { bytes in
                let line = LogLine(offset: 0, raw: bytes, verdict: ChecksummedLine.verdict(of: bytes))
                let object = try #require(json(line))
                #expect(ChecksummedLine.sealing(object).dropLast().elementsEqual(bytes), "\(heading)")
            }
        }
    }

    @Test("the example of a journal is one")
    func journal() throws {
        let lines = try lines(#require(try examples(in: "A journal").first))
        let objects = lines.map { Array($0.bytes.dropLast(ChecksummedLine.sumLength)) + Array("}".utf8) }
        let (opening, at) = try #require(Enquiry.opening(ofJournal: objects))
        #expect(opening.flow == "hello")
        #expect(Event(at: at, .opened(opening)).json == objects[0])
    }

    @Test("the example of a record is one, and its members are in order")
    func record() throws {
        let line = try #require(try examples(in: "The record log").first?.first)
        try Array(line.utf8).withUnsafeBytes { bytes in
            let verdict = ChecksummedLine.verdict(of: bytes)
            let record = try #require(RecordView(LogLine(offset: 0, raw: bytes, verdict: verdict)))
            #expect(record.outcome == "fixed")
            #expect(record.duration == 61_500)
            #expect(record.facts.map(\.name) == ["name", "works"])
            #expect(record.trail.compactMap(\.visit).map(\.took) == [19.948, 41.552, 0])
            var rest = RecordMember.allCases[...]
            for member in JSONSlice(bytes).members.dropLast() {
                let index = rest.firstIndex { member.key.isString($0.key) }
                rest = rest.dropFirst(try #require(index) - rest.startIndex + 1)
            }
        }
    }

    @Test("the table of a record's members is the order in which they are written and read")
    func members() throws {
        let names = try rows(in: "The record log").map { $0[0].replacing("?", with: "") }
        #expect(names == RecordMember.allCases.map { "\($0.key)" })
    }

    @Test("the table of events names every event with its members")
    func events() throws {
        let id = Sample.id(1)
        let message = RenderedMessage(to: [], cc: [], subject: "", body: [])
        let kinds: [Event.Kind] = [
            .opened(
                .init(
                    id: id, flow: "f", digests: [:], files: ["desk.json": ""], agent: "", channel: "",
                    given: [.init("a", .bool(true))], isClockGiven: true)),
            .answered("a", .null), .ticked(step: 0, together: true), .skipped(step: 0, reason: ""), .read,
            .round, .roundsDone, .reopened(round: 1), .removed(round: 1), .queued("m", edited: message),
            .withheld("m", reason: "r"), .picked("n"), .told("a", .null, hook: "h"),
            .noted(""), .responded, .channel(""), .drafted("a", "", .null), .draftedStep(0, .reason("")),
            .back, .parked,
            .resumed(agent: ""), .abandoned(reason: ""), .hungUp, .closing,
        ]
        let written = try kinds.map { kind -> [String] in
            let json = try #require(JSONParser.parse(Event(at: EnquirySample.start, kind).json).value)
            let keys = try #require(json.members).map(\.key)
            #expect(keys.prefix(3) == ["v", "event", "at"])
            return [json["event"]?.string ?? "", keys.dropFirst(3).joined(separator: ", ")]
        }
        let named = try rows(in: "A journal").map { [$0[0], $0[1].replacing("?", with: "")] }
        #expect(named == written)
    }
}
