import TestSupport
import Testing

@testable import TriageCore

@Suite("Reading a log for questions")
struct LogScanTests {
    private func inOrder(_ log: RecordLog) throws -> (ids: [EnquiryID], reader: (damaged: Int, doubles: Int))
    {
        var reader = RecordReader(try log.segments())
        var ids: [EnquiryID] = []
        while let line = try reader.next() { ids += [line.id].compactMap { $0 } }
        return (ids, (reader.damaged, reader.doubles))
    }

    @Test(
        "wherever the stretches are cut, each record is taken once and damage is counted once",
        arguments: [false, true])
    func cut(doubles: Bool) throws {
        let folder = try TemporaryHome()
        let log = try LogSample.log(folder.home, doubles: doubles)
        let expected = try inOrder(log)
        #expect(expected.ids.count == 40 && expected.reader.damaged > 3)
        #expect((expected.reader.doubles > 0) == doubles)
        for stretch in [1, 7, 100, 333, 512, 1_000, 4_096, 1 << 20] {
            let scan = LogScan(try log.segments(), processors: 3, stretch: stretch)
            let (ids, skipped) = scan.answer(
                from: Set<EnquiryID>(), { $0.insert($1.id) }, join: { $0.formUnion($1) })
            #expect(ids == Set(expected.ids), "stretches of \(stretch)")
            #expect(skipped.damaged == expected.reader.damaged, "stretches of \(stretch)")
            #expect(skipped.doubles == expected.reader.doubles && skipped.refused == [])
            #expect(skipped.unfinished == [])
        }
    }

    @Test("from the end the records come in the opposite order, however much is read at a time")
    func newestFirst() throws {
        let folder = try TemporaryHome()
        let log = try LogSample.log(folder.home)
        let expected = Array(try inOrder(log).ids.reversed())
        for (shortest, longest) in [(1, 1), (50, 400), (1_000, 100_000)] {
            var records = NewestFirst(try log.segments(), shortest: shortest, longest: longest)
            var ids: [EnquiryID] = []
            records.each({ $0.id }) {
                ids.append($0)
                return true
            }
            #expect(ids == expected)
            var first: [EnquiryID] = []
            records.each({ $0.id }) {
                first.append($0)
                return first.count < 5
            }
            #expect(first == Array(expected.prefix(5)))
        }
    }

    @Test("the head of a record is found where it is written, and where any other writer puts it")
    func head() throws {
        let object = LogSample.object(1, LogSample.Call(clock: "\"clock\":\"given\","))
        let line = Array(ChecksummedLine.sealing(object).dropLast())
        let odd = String(decoding: object, as: UTF8.self)
            .replacing("\"kind\"", with: "\"new\":[1,{\"a\":2}],\"kind\"").replacing(
                ",\"agent\"", with: " , \"agent\"")
        let oddLine = Array(ChecksummedLine.sealing(Array(odd.utf8)).dropLast())
        for line in [line, oddLine] {
            line.withUnsafeBytes { bytes in
                let view = RecordView(LogLine(offset: 0, raw: bytes, verdict: .whole))
                #expect(view?.agent == "sam" && view?.kind == "resolved" && view?.isClockGiven == true)
                #expect(view?.outcome == "done" && view?.duration == 60_000 && view?.wrapUp == 1.5)
                #expect(view?[.facts]?.bytes.count == 2 && view?[.reason] == nil)
            }
        }
    }
}
