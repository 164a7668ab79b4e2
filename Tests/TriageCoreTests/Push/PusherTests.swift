import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Pusher")
struct PusherTests {
    private let temporary: TemporaryHome
    private let hub = ScriptedHub()
    private let ids = (0..<64).map { Sample.id($0) }

    init() throws { temporary = try TemporaryHome() }

    private var home: Home { temporary.home }
    private var log: RecordLog { RecordLog(home: home) }

    private func target(_ program: String = "hub") -> PushTarget {
        let location = SourceText(name: "config.json", text: "{}").location(of: 0..<1)
        return PushTarget(name: "team", means: .command([program]), isPersonal: true, location: location)
    }

    private func append(_ numbers: Range<Int>, month: RecordMonth = Sample.month) throws {
        for number in numbers {
            _ = try log.append(Sample.record(number), id: ids[number], closed: month, mayBeThere: false)
        }
    }

    private func pusher(lines: Int = 4) throws -> Pusher {
        // A process that another test starts has a copy of the last one's lock until it is another program.
        for _ in 0..<400 {
            let pusher = try Pusher(home, to: target(), hub: hub, limit: .init(lines: lines))
            if let pusher { return pusher }
            PosixPath.pause(5)
        }
        return try #require(try Pusher(home, to: target(), hub: hub, limit: .init(lines: lines)))
    }

    private func push(lines: Int = 4) throws -> Pusher.Report { try pusher(lines: lines).run() }

    /// Why a push ended early.
    private func trouble() throws -> Pusher.Trouble? {
        let pusher = try pusher()
        do throws(Pusher.Trouble) {
            _ = try pusher.run()
            return nil
        } catch {
            return error
        }
    }

    private var cursorPath: String { home.push + "/team.json" }

    @Test("records go once, in the order of the log, byte for byte, a batch at a time")
    func once() throws {
        try append(0..<9)
        #expect(try push().records == 9)
        #expect(hub.deliveries == [4, 4, 1])
        #expect(hub.numbers(of: ids) == Array(0..<9))
        let raw = try Sample.read(home.segment(Sample.month)).split(separator: 10).map(Array.init)
        #expect(hub.lines.map(\.bytes) == raw)
        #expect(try push() == Pusher.Report())
        try append(9..<11)
        #expect(try push().records == 2)
        #expect(hub.deliveries == [4, 4, 1, 2])
    }

    @Test("what comes late into an old month goes too")
    func late() throws {
        let pusher = try pusher()
        try append(0..<3)
        try append(3..<5, month: RecordMonth(year: 2026, month: 12))
        #expect(try pusher.run().records == 5)
        try append(5..<6)
        #expect(try pusher.run().records == 1)
        #expect(hub.numbers(of: ids) == Array(0..<6))
        #expect(try pusher.run().records == 0)
        #expect(hub.deliveries == [4, 1, 1])
    }

    @Test(
        "the cursor stays where the last acknowledgement was, whatever became of the rest",
        arguments: [false, true])
    func doubt(_ takesSilently: Bool) throws {
        try append(0..<10)
        (hub.patience, hub.takesSilently) = (1, takesSilently)
        #expect(try trouble() == .hub("gone"))
        #expect(try PushLag(of: target(), in: home).records == 6)
        hub.patience = nil
        #expect(try push().records == 6)
        #expect(hub.numbers(of: ids) == Array(0..<10))
        #expect(try PushLag(of: target(), in: home).records == 0)
    }

    @Test("a cursor that a newer program wrote is left as it is, and nothing is sent")
    func newerCursor() throws {
        try append(0..<2)
        #expect(try push().records == 2)
        let newer = Sample.line(version: 2)
        try Sample.write(newer, to: cursorPath)
        #expect(throws: StorageError.unknownVersion(path: cursorPath, offset: 0, version: 2)) {
            try PushCursor.read(of: target(), in: home)
        }
        #expect(throws: (any Error).self) { try push() }
        #expect(try Sample.read(cursorPath) == newer)
    }

    @Test(
        "a cursor that is cut anywhere, lost, of another hub or set back sends again, and nothing is doubled")
    func cursors() throws {
        try append(0..<6)
        #expect(try push().records == 6)
        let whole = try Sample.read(cursorPath)
        for length in 0..<whole.count {
            #expect(PushCursor(Array(whole[..<length])) == nil, "\(length) bytes of \(whole.count)")
        }
        try Sample.write(whole[..<(whole.count / 2)], to: cursorPath)
        #expect(try push().records == 6)
        try FileManager.default.removeItem(atPath: cursorPath)
        #expect(try push().records == 6)
        #expect(try PushCursor.read(of: target("another"), in: home).places == [:])
        try append(6..<8)
        #expect(try push().records == 2)
        try Sample.write(whole, to: cursorPath)
        #expect(try push().records == 2)
        #expect(hub.numbers(of: ids) == Array(0..<8))
    }

    @Test("a month whose last acknowledged line is gone is sent from its beginning, the others are not")
    func gone() throws {
        try append(0..<3)
        try append(3..<6, month: RecordMonth(year: 2026, month: 12))
        #expect(try push().records == 6)
        let path = home.segment(Sample.month)
        let lines = try Sample.read(path).split(separator: 10).map { Array($0) + [10] }
        try Sample.write(lines[0] + lines[2], to: path)
        #expect(try PushLag(of: target(), in: home).records == 2)
        #expect(try push().records == 2)
        #expect(hub.numbers(of: ids) == Array(0..<6))
    }

    @Test("a line that the hub cannot take is found by halving, kept as it stands, and holds up nothing")
    func halving() throws {
        try append(0..<16)
        var reader = RecordReader(try log.segments())
        while let line = try reader.next() {
            if [0, 5, 15].contains(ids.firstIndex(where: { $0 == line.id })) { hub.unfit.insert(line.sum) }
        }
        let report = try push(lines: 16)
        #expect(report.records == 13 && report.refused == ["unfit", "unfit", "unfit"])
        #expect(hub.kept.compactMap(\.kind.id) == [ids[0], ids[5], ids[15]])
        #expect(hub.numbers(of: ids) == (0..<16).filter { ![0, 5, 15].contains($0) })
        let lag = try PushLag(of: target(), in: home)
        #expect(lag.records == 0 && lag.refused == 3)
        #expect(try push(lines: 16) == Pusher.Report())
        // Sent once more they are the same three.
        try FileManager.default.removeItem(atPath: cursorPath)
        #expect(try push(lines: 16).refused.count == 3)
        #expect(try PushLag(of: target(), in: home).refused == 3)
    }

    @Test("of two records of one enquiry the first counts, and the second one is told")
    func conflict() throws {
        try append(0..<2)
        let other = ChecksummedLine.sealing(Sample.record(1, text: "another"))
        let path = home.segment(Sample.month)
        try Sample.write(try Sample.read(path) + other, to: path)
        let report = try push()
        #expect(report.conflicts == [ids[1]])
        #expect(hub.deliveries == [2, 1])
        #expect(try PushLag(of: target(), in: home).conflicts == 1)
    }

    @Test("erasures go as they stand in the log; torn lines, seals and other notes stay at home")
    func otherLines() throws {
        try append(0..<1)
        let path = home.segment(Sample.month)
        let erasure = ChecksummedLine.sealing(
            Array(
                #"{"v":1,"erased":["\#(ids[7].text)"],"at":"2026-11-22T03:06:02.000Z","by":"kim","reason":"asked"}"#
                    .utf8))
        let note = ChecksummedLine.sealing(
            Array(#"{"v":1,"of":"\#(ids[0].text)","hook":"on-close","ticket":"31"}"#.utf8))
        let torn = Array(erasure.dropLast(5))
        try Sample.write(try Sample.read(path) + note + erasure + torn, to: path)
        #expect(try PushLag(of: target(), in: home).erasures == 1)
        let report = try push()
        #expect(report.records == 1 && report.erasures == 1)
        #expect(
            hub.lines.last
                == PushLine(
                    kind: .erasure, bytes: erasure.dropLast(),
                    sum: String(decoding: erasure.suffix(19).prefix(16), as: UTF8.self),
                    origin: hub.lines.last?.origin))
        #expect(try PushLag(of: target(), in: home).erasures == 0)
        // The next writer seals the torn line, and its own is sent.
        try append(1..<2)
        #expect(try push().records == 1)
        #expect(hub.numbers(of: ids) == [0, 1])
    }

    @Test("a second process does not send to the same target, and leftovers of one that was killed go")
    func alone() throws {
        try append(0..<1)
        let first = try pusher()
        #expect(try Pusher(home, to: target(), hub: hub) == nil)
        try Sample.write([], to: home.push + "/.team.json.0123456789abcdef")
        #expect(try first.run().records == 1)
        withExtendedLifetime(first) {}
    }

    @Test("a limit is passed by too many records, or by one that is too old")
    func limits() throws {
        let records = [30, 10].map { second in
            Array(
                """
                {"v":1,"id":"\(ids[second].text)","flow":"a","version":"1","digest":"","agent":"","channel":"",\
                "opened":"2026-11-22T03:05:00.000Z","closed":"2026-11-22T03:06:\(second).000Z","outcome":null,\
                "kind":"abandoned","facts":{}}
                """.utf8)
        }
        for (record, id) in zip(records, [ids[30], ids[10]]) {
            _ = try log.append(record, id: id, closed: Sample.month, mayBeThere: false)
        }
        let lag = try PushLag(of: target(), in: home)
        let now = try #require(Timestamp(rfc3339: "2026-11-22T03:07:10.900Z"))
        #expect(lag.records == 2 && lag.seconds(at: now) == 60)
        #expect(!lag.isPast(.init(records: 2, seconds: 60), at: now))
        #expect(lag.isPast(.init(records: 1), at: now) && lag.isPast(.init(seconds: 59), at: now))
        #expect(try push().records == 2)
        #expect(try PushLag(of: target(), in: home).seconds(at: now) == 0)
    }
}
