import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Durability with many writers", .serialized)
struct DurabilityWriters {
    @Test("programs side by side, some of them killed, lose and double nothing")
    func killed() async throws {
        let commit = try DurabilityCommit()
        let (writers, enquiries, kills) = Thoroughness.isLong ? (16, 1000, 500) : (8, 8, 12)
        // One in this many is killed, at a random moment.
        let odds = writers * enquiries / kills
        let saved = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<writers {
                group.addTask {
                    var saved: [String] = []
                    for _ in 0..<enquiries {
                        let isKilled = Int.random(in: 0..<odds) == 0
                        let delay = "0.0\(Int.random(in: 0..<60) + 10)"
                        let ended = try commit.take(under: isKilled ? ["timeout", "-s", "KILL", delay] : [])
                        #expect([0, 128 + 9].contains(ended.status), "\(ended.errors)")
                        guard let match = ended.output.firstMatch(of: #/Saved: record (\S+)\n/#) else {
                            continue
                        }
                        saved.append(String(match.1))
                    }
                    return saved
                }
            }
            return try await group.reduce([]) { $0 + $1 }
        }
        let log = RecordLog(home: commit.home)
        for id in try commit.openEnquiries() {
            #expect(try commit.resume(id).status == 0)
        }
        let report = try log.verify()
        #expect(report.isSound && report.identicalDoubles == 0)
        #expect(report.records >= saved.count && report.records <= writers * enquiries)
        var reader = RecordReader(try log.segments())
        var recorded: Set<String> = []
        while let line = try reader.next() { recorded.insert(line.id?.text ?? "") }
        #expect(recorded.isSuperset(of: saved))
        #expect(try commit.openEnquiries() == [])
    }
}
