import TestSupport
import Testing

@testable import TriageCore

@Suite("RecordLog, several writers")
struct RecordLogWritersTests {
    @Test("writers side by side lose and mix up nothing, and a reader beside them sees no fault")
    func writers() async throws {
        let temporary = try TemporaryHome()
        let log = RecordLog(home: temporary.home)
        let (writers, records) = Thoroughness.isLong ? (16, 1000) : (4, 25)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for number in 0..<records {
                        let number = writer * records + number
                        let outcome = try log.append(
                            Sample.record(number), id: Sample.id(number), closed: Sample.month,
                            mayBeThere: number % 3 == 0, patience: 60_000)
                        #expect(outcome == .appended)
                    }
                }
            }
            group.addTask {
                var seen = 0
                while seen < writers * records {
                    let report = try log.verify()
                    #expect(report.faults == [])
                    #expect(report.records >= seen)
                    seen = report.records
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
        #expect(try log.verify() == LogReport(segments: 1, records: writers * records))
        #expect(Set(try Sample.ids(log)) == Set((0..<writers * records).map(Sample.id)))
    }

    /// An open file that can be closed from inside a closure.
    private final class Holder {
        var file: PosixFile?

        init(_ path: String) throws { file = try PosixFile.open(path, .read) }
    }

    @Test("a file that was replaced while its lock was waited for is opened anew")
    func replaced() throws {
        let temporary = try TemporaryHome()
        let log = RecordLog(home: temporary.home)
        let path = temporary.home.segment(Sample.month)
        _ = try log.append(Sample.record(1), id: Sample.id(1), closed: Sample.month, mayBeThere: false)
        let old = try Sample.read(path)
        let holder = try Holder(path)
        #expect(try holder.file?.tryLock() == true)
        // The writer reports that it is waiting; then the file is replaced and the lock released.
        let outcome = try log.append(
            Sample.record(2), id: Sample.id(2), closed: Sample.month, mayBeThere: false,
            notice: { _ in
                #expect(throws: Never.self) {
                    try Sample.write(old, to: path + ".new")
                    try PosixPath.rename(path + ".new", to: path)
                }
                holder.file = nil
            })
        #expect(outcome == .appended)
        #expect(try log.verify() == LogReport(segments: 1, records: 2))
    }
}
