import Foundation
import Testing

@testable import TriageCore

@Suite("RecordLog")
struct RecordLogTests {
    private let temporary: TemporaryHome
    private var log: RecordLog { RecordLog(home: temporary.home) }
    private var path: String { temporary.home.segment(Sample.month) }

    init() throws { temporary = try TemporaryHome() }

    private func append(_ number: Int, text: String = "quota", mayBeThere: Bool = false) throws
        -> RecordLog.Outcome
    {
        try log.append(
            Sample.record(number, text: text), id: Sample.id(number), closed: Sample.month,
            mayBeThere: mayBeThere)
    }

    @Test("records are added one line each, for the owner's eyes only")
    func adding() throws {
        #expect(try append(1) == .appended)
        #expect(try append(2) == .appended)
        let lines = ChecksummedLine.sealing(Sample.record(1)) + ChecksummedLine.sealing(Sample.record(2))
        #expect(try Sample.read(path) == lines)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try log.verify() == LogReport(segments: 1, records: 2))
    }

    @Test("a record that an earlier attempt added is not added again")
    func once() throws {
        _ = try append(1)
        _ = try append(2)
        let before = try Sample.read(path)
        #expect(try append(1, mayBeThere: true) == .wasThere)
        #expect(try append(2, mayBeThere: true) == .wasThere)
        #expect(try Sample.read(path) == before)
        #expect(try append(3, mayBeThere: true) == .appended)
    }

    @Test("a record that differs from the one that is there is reported, not added")
    func differing() throws {
        _ = try append(1)
        _ = try append(2)
        let before = try Sample.read(path)
        let offset = ChecksummedLine.sealing(Sample.record(1)).count
        #expect(try append(2, text: "spam", mayBeThere: true) == .differs(path: path, offset: offset))
        #expect(try Sample.read(path) == before)
    }

    @Test("of doubles the first counts, and one that differs is a fault")
    func doubles() throws {
        for (number, text) in [(1, "quota"), (2, "quota"), (1, "quota"), (2, "spam")] {
            _ = try append(number, text: text)
        }
        #expect(try Sample.ids(log) == [Sample.id(1), Sample.id(2)])
        let lines = try Sample.lines(path)
        let faults = [(1, Fault.Likeness.same), (2, .differing)].map { number, likeness in
            Fault(
                path: path, offset: lines[number + 1].offset, length: lines[number + 1].bytes.count,
                kind: .double(
                    of: Sample.id(number).text, likeness,
                    first: "'\(path)', byte \(lines[number - 1].offset)"))
        }
        #expect(try log.verify() == LogReport(segments: 1, records: 2, identicalDoubles: 1, faults: faults))
        #expect(faults.map(\.isLoss) == [false, true])
        #expect(
            faults[1].description
                == "\(path): byte \(faults[1].offset): a second record of \(Sample.id(2).text) differs from the first, which counts ('\(path)', byte \(lines[1].offset))"
        )
    }

    @Test("a record that is in two months is given once, and is a fault that names both places")
    func doubleMonths() throws {
        _ = try append(1)
        let later = RecordMonth(year: 2026, month: 12)
        _ = try log.append(Sample.record(1), id: Sample.id(1), closed: later, mayBeThere: false)
        #expect(try Sample.ids(log) == [Sample.id(1)])
        let faults = try log.verify().faults
        #expect(
            faults.map(\.kind) == [.double(of: Sample.id(1).text, .sameElsewhere, first: "'\(path)', byte 0")]
        )
        #expect(faults.first?.path == temporary.home.segment(later))
        #expect(faults.first?.isLoss == true)
        #expect(try log.segment(of: Sample.id(1))?.month == Sample.month)
        #expect(try log.segment(of: Sample.id(2)) == nil)
    }

    @Test("a segment that cannot be opened is no reason not to read the others")
    func refused() throws {
        _ = try append(1)
        let odd = temporary.home.segment(RecordMonth(year: 2026, month: 1))
        try FileManager.default.createDirectory(atPath: odd, withIntermediateDirectories: false)
        #expect(try Sample.ids(log) == [Sample.id(1)])
        let error = StorageError.failed(.open, path: odd, cause: .notAFile)
        #expect(try log.verify().faults == [Fault(path: odd, offset: 0, length: 0, kind: .refused(error))])
    }

    @Test("a file that a newer program began, or added to, is left as it is", arguments: [true, false])
    func newer(isFirst: Bool) throws {
        let old = ChecksummedLine.sealing(Sample.record(1))
        let new = Sample.line(version: 2)
        let bytes = isFirst ? new + old : old + new + Array("torn".utf8)
        try Sample.write(bytes, to: path)
        let error = StorageError.unknownVersion(path: path, offset: isFirst ? 0 : old.count, version: 2)
        #expect(throws: error) { try append(2) }
        #expect(try Sample.read(path) == bytes)
        #expect(try log.verify().faults.first?.kind == .unknownVersion(2))
        #expect(try Sample.ids(log) == [Sample.id(1)])
    }

    @Test("a damaged version number does not stop a writer")
    func damagedVersion() throws {
        _ = try append(1)
        var bytes = try Sample.read(path)
        bytes[5] = UInt8(ascii: "3")
        try Sample.write(bytes, to: path)
        #expect(try append(2) == .appended)
        #expect(try Sample.ids(log) == [Sample.id(2)])
    }

    @Test("segments come in the order of their months, strange names are left out")
    func segments() throws {
        for name in [
            "2026-11.jsonl", "2025-12.jsonl", "2026-13.jsonl", "2026-1.jsonl", "notes.txt", ".2024-01.jsonl",
        ] {
            try Sample.write([], to: temporary.home.records + "/" + name)
        }
        #expect(try log.segments().map(\.month.text) == ["2025-12", "2026-11"])
        #expect(try RecordLog(home: Home(path: "/nonexistent/home")).segments().isEmpty)
    }

    @Test("a record lies in the month of its closing")
    func months() throws {
        let months = [RecordMonth(year: 2026, month: 12), RecordMonth(year: 2026, month: 2)]
        for (number, month) in months.enumerated() {
            _ = try log.append(Sample.record(number), id: Sample.id(number), closed: month, mayBeThere: false)
        }
        #expect(try Sample.ids(log) == [Sample.id(1), Sample.id(0)])
    }

    @Test("a home that was not prepared takes no record")
    func unprepared() throws {
        let log = RecordLog(home: Home(path: temporary.home.path + "/none"))
        let path = temporary.home.path + "/none/records/2026-11.jsonl"
        #expect(throws: StorageError.cannotCreate(path: path, cause: .noSuchFile)) {
            try log.append(Sample.record(1), id: Sample.id(1), closed: Sample.month, mayBeThere: false)
        }
    }

    @Test("a lock that does not come free ends the wait, and its holder is named")
    func locked() throws {
        _ = try append(1)
        let holder = try Sample.open(path, .read)
        #expect(try holder.tryLock())
        #if os(Linux)
            let process: Int32? = ProcessInfo.processInfo.processIdentifier
        #else
            let process: Int32? = nil
        #endif
        var told: [Int32?] = []
        #expect(throws: StorageError.inUse(path: path, process: process)) {
            try log.append(
                Sample.record(2), id: Sample.id(2), closed: Sample.month, mayBeThere: false, patience: 20,
                notice: { told.append($0) })
        }
        #expect(told == [process])
        #expect(try Sample.ids(log) == [Sample.id(1)])
    }
}
