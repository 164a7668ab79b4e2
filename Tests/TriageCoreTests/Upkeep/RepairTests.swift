import TestSupport
import Testing

@testable import TriageCore

@Suite("Repairing")
struct RepairTests {
    private let temporary: TemporaryHome
    private var home: Home { temporary.home }
    private var log: RecordLog { RecordLog(home: home) }
    private var path: String { home.segment(Sample.month) }

    init() throws { temporary = try TemporaryHome() }

    private func record(_ number: Int, _ text: String = "quota") -> [UInt8] {
        ChecksummedLine.sealing(Sample.record(number, text: text))
    }

    private func torn(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [10] + ChecksummedLine.seal(length: bytes.count)
    }

    /// Repairs and checks that only remarks are left, and nothing for another repair.
    private func repair(_ actions: [Repair.Action]) throws {
        let repair = try Repair(home)
        #expect(repair.steps.map(\.action) == actions)
        try repair.perform()
    }

    private func moved(_ bytes: [UInt8], at offset: Int) -> [UInt8] {
        ChecksummedLine.sealing(MovedStretch(bytes, from: Sample.month, at: offset).json)
    }

    private func isKept(_ bytes: [UInt8]) throws -> Bool {
        try Sample.read("\(home.moved)/2026-11.\(XXH64.hex(XXH64.hash(bytes)))") == bytes
    }

    @Test("what is damaged moves beside the log, what is glued is told apart, what is torn is sealed")
    func segment() throws {
        var damaged = record(1)
        damaged[60] ^= 1
        let cut = Array(record(8).dropLast(30))
        let tail = Array(record(5).prefix(20))
        let lines: [[UInt8]] = [
            record(0), damaged, Array(record(2).dropLast()), record(3), [10], torn(cut),
            torn(Array(record(4).dropLast(5))),
            record(4), record(4), record(4, "other"), tail,
        ]
        let offsets = lines.indices.map { index in lines[..<index].reduce(0) { $0 + $1.count } }
        try Sample.write(lines.joined(), to: path)
        try Sample.write(record(0), to: home.segment(RecordMonth(year: 2026, month: 12)))
        try repair([.moves, .separates, .closesUp, .moves, .moves, .seals, .moves])
        let other = Array(record(4, "other").dropLast())
        let expected: [[UInt8]] = [
            record(0), moved(Array(damaged.dropLast()), at: offsets[1]), record(2), record(3),
            moved(cut, at: offsets[5]), lines[6], record(4), record(4),
            moved(other, at: offsets[9]), torn(tail),
        ]
        #expect(try Sample.read(path) == Array(expected.joined()))
        #expect(try isKept(Array(damaged.dropLast())) && isKept(cut) && isKept(other))
        let report = try log.verify()
        #expect(report.isSound && report.records == 4)
        #expect(try Repair(home).steps == [])
    }

    @Test("strays and damaged journals of calls with a record move too; without one a call can be finished")
    func files() throws {
        try Sample.write(record(1), to: path)
        try Sample.write([1], to: home.records + "/notes.txt")
        try Sample.write([2], to: home.open + "/notes.txt")
        _ = try PosixPath.makeFolder(home.damaged)
        var event = ChecksummedLine.sealing(Sample.event(1))
        event[20] ^= 1
        let journals = [1, 2].map { "\(home.damaged)/\(Sample.id($0).text).jsonl" }
        for journal in journals { try Sample.write(event + event, to: journal) }
        #expect(!(try log.verify().isSound))
        try repair([.shelves, .shelves, .shelves, .reopens(Sample.id(2))])
        #expect(try Sample.read(home.moved + "/notes.txt") == [1])
        #expect(try Sample.read(home.moved + "/notes.txt-2") == [2])
        #expect(try Sample.read("\(home.moved)/\(Sample.id(1).text).jsonl") == event + event)
        #expect(try Sample.read(home.journal(Sample.id(2))) == event + event)
        #expect(try PosixPath.names(in: home.damaged) == [])
        let repair = try Repair(home)
        #expect(repair.steps.map(\.action) == [.leaves(.resume(Sample.id(2)))] && !repair.isNeeded)
    }

    @Test("what only a newer program or a person can judge stays as it is")
    func left() throws {
        let lines = [record(1), Sample.line(version: 2), record(2)]
        try Sample.write(lines.joined(), to: path)
        try log.append(
            ErasureLine(of: [Sample.id(2)], at: Timestamp(milliseconds: 0), by: "kim", reason: "r"))
        let repair = try Repair(home)
        #expect(repair.steps.map(\.action) == [.leaves(.update), .leaves(.erase(Sample.id(2)))])
        #expect(!repair.isNeeded)
        try repair.perform()
        #expect(try Sample.read(path) == Array(lines.joined()))
    }

    @Test("one process at a time looks at the log and repairs it")
    func oneAtATime() throws {
        try Sample.write(record(1) + record(2).dropLast(3), to: path)
        let held = try Repair(home)
        #expect(throws: StorageError.self) {
            _ = try home.upkeepLock(.init(milliseconds: 5, notice: { _ in }))
        }
        try held.perform()
        #expect(try log.verify().isSound)
    }
}
