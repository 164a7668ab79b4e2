import Foundation
import TestSupport
import Testing

@testable import TriageCore

/// A home in a folder of its own, removed together with this value.
final class TemporaryHome: Sendable {
    /// The prepared home.
    let home: Home

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        home = Home(path: folder.path + "/home")
        try home.prepare(allowsNetwork: true)
    }
}

/// Records and files that the suites share.
enum Sample {
    /// The month in which every sample record closed.
    static let month = RecordMonth(year: 2026, month: 11)

    /// The id of the sample record with a number.
    static func id(_ number: Int) -> EnquiryID {
        let random = UUID(
            uuid: (1, 2, 3, 4, 5, 6, 0x47, 8, 0x89, 10, 11, 12, 13, 14, 15, UInt8(number % 256)))
        return EnquiryID(milliseconds: 1_790_000_000_000 + Int64(number), random: random)
    }

    /// The sample record with a number, with some text in it.
    static func record(_ number: Int, text: String = "quota") -> [UInt8] {
        Array("{\"v\":1,\"id\":\"\(id(number).text)\",\"text\":\"\(text)\",\"count\":\(number)}".utf8)
    }

    /// The journal event with a number.
    static func event(_ number: Int) -> [UInt8] {
        Array("{\"v\":1,\"event\":\"tick\",\"count\":\(number)}".utf8)
    }

    /// A line of the given version with a valid checksum.
    static func line(version: Int) -> [UInt8] {
        let body = Array("{\"v\":\(version),\"id\":\"new\"".utf8)
        return body + Array(",\"sum\":\"\(XXH64.hex(XXH64.hash(body)))\"}\n".utf8)
    }

    /// Replaces a file with bytes.
    static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// The bytes of a file.
    static func read(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Opens a file, which must exist.
    static func open(_ path: String, _ mode: PosixFile.Mode) throws -> PosixFile {
        guard let file = try PosixFile.open(path, mode) else { throw StorageError.missing(path: path) }
        return file
    }

    /// The ids of a log's records, as a reader returns them.
    static func ids(_ log: RecordLog) throws -> [EnquiryID] {
        var reader = RecordReader(try log.segments())
        var ids: [EnquiryID] = []
        while let line = try reader.next() { ids += [line.id].compactMap { $0 } }
        return ids
    }

    /// The lines of a file as a reader with a small buffer yields them. **Shape**: offset, bytes, verdict.
    static func lines(
        _ path: String, capacity: Int = 1
    ) throws -> [(offset: Int, bytes: [UInt8], verdict: LogLine.Verdict)] {
        var reader = try LineReader(path: path, from: 0, capacity: capacity)
        var lines: [(Int, [UInt8], LogLine.Verdict)] = []
        while let line = try reader.next() { lines.append((line.offset, Array(line.raw), line.verdict)) }
        return lines
    }
}
