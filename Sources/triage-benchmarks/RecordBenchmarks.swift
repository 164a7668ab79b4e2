#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Foundation
import TriageCore

/// The cost of the record log compared with the bare work that it cannot avoid.
enum RecordBenchmarks {
    /// The speeds of two ways of doing the same thing, in one run.
    struct Comparison {
        /// What was compared.
        let name: String
        /// The speed of the log. **Units**: per second.
        let measured: Double
        /// The speed of the bare work. **Units**: per second.
        let baseline: Double
        /// The log's speed relative to the bare work.
        var ratio: Double { measured / baseline }
    }

    /// Measures in its own folder, on the disk that has the temporary files.
    static func run() {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "triage-records-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            for (name, measure) in [
                ("append", { try durableAppend(in: $0) }), ("read", { try checkedRead(in: $0) }),
            ] as [(String, (String) throws -> Comparison)] {
                let path = folder.appending(path: name).path
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                let result = try measure(path)
                let ratio = (result.ratio * 100).rounded() / 100
                print(
                    "  \(result.name): \(Int(result.measured)) a second, bare \(Int(result.baseline)), ratio \(ratio)"
                )
            }
        } catch {
            print("  skipped: \(error)")
        }
    }

    /// Appends records durably, in turn with a bare `write` and `fdatasync` of the same bytes.
    ///
    /// - Parameter folder: an existing empty folder on the disk to be measured; files are left in it.
    static func durableAppend(in folder: String, rounds: Int = 20, perRound: Int = 100) throws -> Comparison {
        let home = Home(path: folder + "/home")
        try home.prepare(allowsNetwork: true)
        let log = RecordLog(home: home)
        let month = RecordMonth(year: 2026, month: 11)
        let bare = try BareFile(folder + "/bare")
        let clock = ContinuousClock()
        var times = (log: Duration.zero, bare: Duration.zero)
        for round in 0..<rounds {
            let records = (0..<perRound).map { record($0 + round * perRound) }
            let lines = records.map { ChecksummedLine.sealing($0.bytes) }
            func measureLog() throws {
                times.log += try clock.measure {
                    for record in records {
                        _ = try log.append(record.bytes, id: record.id, closed: month, mayBeThere: false)
                    }
                }
            }
            func measureBare() {
                times.bare += clock.measure {
                    for line in lines { bare.append(line) }
                }
            }
            // The two take turns to go first, so that neither benefits from what the other left behind.
            if round.isMultiple(of: 2) {
                try measureLog()
                measureBare()
            } else {
                measureBare()
                try measureLog()
            }
        }
        let count = Double(rounds * perRound)
        return Comparison(
            name: "durable append", measured: count / (times.log / .seconds(1)),
            baseline: count / (times.bare / .seconds(1)))
    }

    /// Reads and checks every record of a log, against a bare newline count over the same bytes.
    ///
    /// - Parameter folder: an existing empty folder; a file with that many records is left in it.
    static func checkedRead(in folder: String, records: Int = 200_000) throws -> Comparison {
        let home = Home(path: folder + "/home")
        try home.prepare(allowsNetwork: true)
        let path = home.records + "/2025-01.jsonl"
        let file = try BareFile(path)
        for start in stride(from: 0, to: records, by: 1000) {
            file.write(
                (start..<min(start + 1000, records)).flatMap { ChecksummedLine.sealing(record($0).bytes) })
        }
        let log = RecordLog(home: home)
        let segments = try log.segments().filter { $0.path == path }
        let clock = ContinuousClock()
        var best = (log: Duration.seconds(1000), bare: Duration.seconds(1000))
        for _ in 0..<5 {
            best.log = min(
                best.log,
                try clock.measure {
                    var reader = RecordReader(segments)
                    var count = 0
                    while try reader.next() != nil { count += 1 }
                    precondition(count == records)
                })
            best.bare = min(best.bare, clock.measure { precondition(newlines(in: path) == records) })
        }
        return Comparison(
            name: "checked read", measured: Double(records) / (best.log / .seconds(1)),
            baseline: Double(records) / (best.bare / .seconds(1)))
    }

    /// A record of about 1,200 bytes.
    private static func record(_ number: Int) -> (id: EnquiryID, bytes: [UInt8]) {
        let id = EnquiryID(milliseconds: 1_790_000_000_000 + Int64(number))
        let text = String(repeating: "the client cannot read mail ", count: 40)
        return (id, Array("{\"v\":1,\"id\":\"\(id.text)\",\"number\":\(number),\"text\":\"\(text)\"}".utf8))
    }

    private static func newlines(in path: String) -> Int {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        var count = 0
        withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
            while true {
                let length = read(file, buffer.baseAddress, buffer.count)
                guard length > 0, let address = buffer.baseAddress else { return }
                var offset = 0
                while let found = memchr(address + offset, 0x0A, length - offset) {
                    count += 1
                    offset = UnsafeRawPointer(found) - UnsafeRawPointer(address) + 1
                }
            }
        }
        return count
    }
}
