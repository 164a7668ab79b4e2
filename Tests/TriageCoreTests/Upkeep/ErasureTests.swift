import TestSupport
import Testing

@testable import TriageCore

@Suite("Erasing")
struct ErasureTests {
    private let temporary: TemporaryHome
    private var home: Home { temporary.home }
    private var log: RecordLog { RecordLog(home: home) }
    private var path: String { home.segment(Sample.month) }
    private let day = Timestamp(milliseconds: 1_796_083_200_000)

    init() throws { temporary = try TemporaryHome() }

    private func record(_ number: Int, _ text: String = "quota") -> [UInt8] {
        ChecksummedLine.sealing(Sample.record(number, text: text))
    }

    private func followUp(_ number: Int) -> FollowUp {
        FollowUp(
            of: Sample.id(number), message: "report", number: 1, state: .failed, at: day,
            words: "no such user")
    }

    private func torn(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [10] + ChecksummedLine.seal(length: bytes.count)
    }

    private func erase(_ numbers: Int...) throws {
        try BegunErasure(
            Set(numbers.map(Sample.id)), in: home, at: day, by: "kim", because: "asked by letter"
        ).finish()
    }

    private var note: [UInt8] {
        ChecksummedLine.sealing(
            ErasureLine(of: [Sample.id(1)], at: day, by: "kim", reason: "asked by letter").json)
    }

    private func write(_ parts: [[UInt8]]) throws { try Sample.write(parts.joined(), to: path) }

    @Test("every line of an enquiry goes, and all other bytes stay, damaged, torn and foreign ones too")
    func lines() throws {
        var damaged = record(4)
        damaged[70] ^= 1
        let foreign = ChecksummedLine.sealing(Array("{\"v\":1,\"other\":true}".utf8))
        let kept: [[UInt8]] = [
            record(0), foreign, torn(Array(record(2).dropLast(9))), damaged, [10], Sample.line(version: 2),
            record(2),
            ChecksummedLine.sealing(followUp(2).json),
        ]
        let gone = [
            record(1), torn(Array(record(1).dropLast(9))), ChecksummedLine.sealing(followUp(1).json),
            record(1, "other"), torn(Array(ChecksummedLine.sealing(followUp(1).json).dropLast(30))),
            Array(record(1).map { $0 == UInt8(ascii: "q") ? 0x51 : $0 }),
        ]
        try write(zip(kept, gone + [[], []]).flatMap { [$0, $1] } + [record(3)])
        try Sample.write(record(1), to: home.segment(RecordMonth(year: 2026, month: 10)))
        try erase(1)
        #expect(try Sample.read(path) == Array((kept + [record(3)]).joined()))
        #expect(try Sample.read(home.segment(RecordMonth(year: 2026, month: 10))) == [])
        #expect(try Sample.read(home.segment(RecordMonth(year: 2026, month: 12))) == note)
        #expect(try log.erasures().map(\.ids) == [[Sample.id(1)]])
        #expect(
            try PosixPath.names(in: home.records, withHidden: true).filter { $0.hasSuffix(".lock") } == [
                ".lock"
            ])
        #expect(try PosixPath.names(in: home.records, withHidden: true).count == 4)
    }

    @Test("tells how far it has read, before and while something goes, over all files")
    func progress() throws {
        try write([record(1), record(2)])
        try Sample.write(record(3), to: home.segment(RecordMonth(year: 2026, month: 10)))
        let sizes = try log.segments().map(\.size)
        var read: [Int] = []
        let work = try BegunErasure(
            [Sample.id(2)], in: home, at: day, by: "kim", because: "asked by letter",
            progress: { read.append($0) })
        // The offsets of the lines, one file after the other.
        #expect(read == [0, sizes[0], sizes[0] + record(1).count])
        read = []
        try work.finish { read.append($0) }
        #expect(read.count >= 3 && read == read.sorted() && read.last ?? 0 > sizes[1])
    }

    @Test("what shared a torn or damaged line with what went is read as before")
    func shared() throws {
        let cut = Array(record(1).dropLast(9))
        let head = Array(record(2).dropLast(9))
        let whole = Array(record(3).dropLast())
        // Torn after a whole line; torn between two other torn ones; a whole line between damaged ones; a torn tail.
        try write([
            torn(whole + cut), torn(head + cut + head), head + Array(record(1).dropLast()) + head + [10],
            whole + cut,
        ])
        try erase(1)
        let expected: [[UInt8]] = [
            whole + [10], torn(head), torn(head), head + [10], head + [10], whole + [10],
        ]
        #expect(try Sample.read(path) == Array(expected.joined()))
        #expect(try Sample.ids(log) == [Sample.id(3)])
    }

    @Test("everything else of the enquiry goes too, and nothing of another")
    func elsewhere() throws {
        for number in [1, 2] {
            let id = Sample.id(number).text
            for file in [
                "open/\(id).jsonl", "open/damaged/\(id).jsonl", "open/damaged/\(id)-2.jsonl",
                "records/damaged/\(id).jsonl", "outbox/new/\(id).report.1.eml",
                "outbox/new/\(id).report.1.json",
                "outbox/sending/\(id).report.2.eml", "outbox/sending/\(id).report.2.words",
                "outbox/sent/\(id).report.3.eml", "outbox/failed/.\(id).report.4.eml.0123",
                "outbox/hooks/\(id).on-close.json",
            ] {
                try makeFolders(of: file)
                try Sample.write(record(number), to: home.path + "/" + file)
            }
        }
        try Sample.write(
            Array(record(1).dropLast()) + [10] + record(2), to: home.moved + "/2026-11.0123456789abcdef")
        try Sample.write(Array(record(1).dropLast(20)), to: home.moved + "/2026-11.aaaa456789abcdef")
        let lines = [1, 2].map {
            "{\"at\":\"2026-11-26T09:30:00.000Z\",\"hook\":\"h\",\"of\":\"\(Sample.id($0).text)\"}\n"
        }
        try Sample.write(Array((lines[0] + lines[1] + lines[0]).utf8), to: home.hookLog)
        try Sample.write([1, 2, 3], to: home.path + "/callers.index")
        let found = try Erasure(home: home).find([Sample.id(1).text])
        #expect(found.map(\.id) == [Sample.id(1)])
        #expect(found.first?.messages == 3 && found.first?.journal != nil && found.first?.record == nil)
        try erase(1)
        #expect(try Sample.read(home.hookLog) == Array(lines[1].utf8))
        #expect(try Sample.read(home.moved + "/2026-11.0123456789abcdef") == record(2))
        let left = try names(in: home.path)
        #expect(left.filter { $0.contains(Sample.id(1).text) } == [])
        #expect(left.filter { $0.contains(Sample.id(2).text) }.count == 11)
        #expect(!left.contains("callers.index") && !left.contains("2026-11.aaaa456789abcdef"))
        #expect(try Erasure(home: home).find([Sample.id(1).text]).map(\.isThere) == [false])
    }

    private func makeFolders(of file: String) throws {
        let parts = file.split(separator: "/").dropLast()
        for count in 1...parts.count {
            _ = try PosixPath.makeFolder(home.path + "/" + parts.prefix(count).joined(separator: "/"))
        }
    }

    /// The names of all files below a folder.
    private func names(in folder: String) throws -> [String] {
        try PosixPath.names(in: folder, withHidden: true).flatMap { name in
            let path = "\(folder)/\(name)"
            return try PosixPath.identity(path)?.isFolder == true ? try names(in: path) : [name]
        }
    }

    /// Everything in the home but locks, by path.
    private func everything() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        func add(_ folder: String) throws {
            for name in try PosixPath.names(in: folder) where name != "lock" {
                let path = "\(folder)/\(name)"
                if try PosixPath.identity(path)?.isFolder == true {
                    try add(path)
                } else {
                    files[path] = try Sample.read(path)
                }
            }
        }
        try add(home.path)
        return files
    }

    @Test(
        "a call that is open, a message that is being sent and a log of a newer format are refused untouched")
    func refused() throws {
        try write([record(1), record(2)])
        let journal = try Journal.create(Sample.id(1), in: home)
        try journal.append([Sample.event(1)])
        var before = try everything()
        #expect(throws: StorageError.self) { try erase(1, 2) }
        #expect(try everything() == before)
        try journal.settle()
        let message = "\(home.sendingMessages)/\(Sample.id(1).text).report.1.eml"
        try Sample.write([65], to: message)
        before = try everything()
        let sending = try Sample.open(message, .read)
        let isLocked = try sending.tryLock()
        #expect(isLocked)
        #expect(throws: StorageError.self) { try erase(1) }
        #expect(try everything() == before)
        try PosixPath.remove(message)
        sending.unlock()
        try write([record(1), record(2), Sample.line(version: 2)])
        before = try everything()
        #expect(
            throws: StorageError.unknownVersion(
                path: path, offset: record(1).count + record(2).count, version: 2)
        ) {
            try erase(1)
        }
        #expect(try everything() == before)
    }

    @Test("what was only begun is reported, found, and finished by the next one")
    func finished() throws {
        try write([record(1), record(2), record(3)])
        try log.append(ErasureLine(of: [Sample.id(1)], at: day, by: "kim", reason: "asked by letter"))
        let report = try log.verify()
        #expect(report.faults.map(\.kind) == [.unerased(Sample.id(1))])
        #expect(!report.isSound && report.erased == 1 && report.records == 3)
        let found = try Erasure(home: home).find([Sample.id(2).text])
        #expect(found.map(\.isUnfinished) == [true, false])
        #expect(found.map(\.isThere) == [true, true])
        try erase(1, 2)
        #expect(try Sample.ids(log) == [Sample.id(3)])
        #expect(try log.erasures().map(\.ids) == [[Sample.id(1)], [Sample.id(2)]])
        #expect(try log.verify() == LogReport(segments: 2, records: 1, erased: 2))
        // Restored from somewhere, it is reported again.
        try Sample.write(record(2), to: home.segment(RecordMonth(year: 2026, month: 10)))
        #expect(try log.verify().faults.map(\.kind) == [.unerased(Sample.id(2))])
    }

    @Test(
        "a torn beginning is no loss when its record was erased, and neither is a torn note of what is there")
    func torn() throws {
        let note = ErasureLine(of: [Sample.id(2), Sample.id(3)], at: day, by: "kim", reason: "r").json
        try write([
            torn(Array("{\"v\":1,\"i".utf8)), torn(Array(record(1).prefix(30))), record(1),
            torn(Array("{\"v\":1,\"era".utf8)), torn(Array(note.prefix(70))), record(2),
        ])
        #expect(try log.verify().isSound)
        try erase(1)
        let report = try log.verify()
        #expect(report.isSound && report.faults.count == 4)
        // The record that a torn note names is gone: the note was whole once.
        try write([torn(Array(note.prefix(70))), record(3)])
        #expect(try log.verify().faults.first?.kind == .cut)
    }

    @Test("many ids take several lines, in one write")
    func many() throws {
        let ids = (0..<2500).map { EnquiryID(milliseconds: Int64($0)) }
        try log.append(ErasureLine(of: ids, at: day, by: "kim", reason: "r"))
        let erasures = try log.erasures()
        #expect(erasures.map(\.ids.count) == [1000, 1000, 500])
        #expect(erasures.flatMap(\.ids) == ids)
    }

    @Test("writers and a reader beside it lose nothing")
    func beside() async throws {
        let (writers, records, erasures) = (4, 30, Thoroughness.isLong ? 200 : 20)
        // The first ones are there to be erased.
        try write((0..<erasures).map { record(5000 + $0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask { [log] in
                    for number in 0..<records {
                        let number = writer * records + number
                        let outcome = try log.append(
                            Sample.record(number), id: Sample.id(number), closed: Sample.month,
                            mayBeThere: false,
                            patience: 60_000)
                        #expect(outcome == .appended)
                    }
                }
            }
            group.addTask { [home, day] in
                for number in 0..<erasures {
                    try BegunErasure(
                        [Sample.id(5000 + number)], in: home, at: day, by: "kim", because: "r"
                    ).finish()
                    await Task.yield()
                }
            }
            group.addTask { [log] in
                for _ in 0..<10 {
                    let report = try log.verify()
                    #expect(report.faults == [])
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
        #expect(
            try log.verify() == LogReport(segments: 2, records: writers * records, erased: erasures))
        #expect(Set(try Sample.ids(log)) == Set((0..<writers * records).map(Sample.id)))
    }
}
