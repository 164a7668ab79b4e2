import Foundation
import Testing
import TriageCore

/// A journal of the corpus, and the outcome expected when it is finished.
struct ExpectedFinish: Sendable, CustomStringConvertible {
    /// The version that wrote the journal.
    let version: CorpusVersion
    /// The journal's name in the folder of expectations.
    let name: String

    /// Identifies this journal in a list of test cases.
    var description: String { "\(version) \(name)" }

    /// The contents of the expectation's file.
    struct Told {
        /// The enquiry.
        let id: String
        /// The input that finishes it in plain mode.
        let input: String
        /// The texts that the output must show meanwhile.
        let shows: [String]
        /// The program's exit code; the journal is gone after 0, or kept elsewhere if it was damaged, and
        /// unchanged after any other.
        let exit: Int32
        /// The record apart from times; nil if the whole line is expected, or no record.
        let record: JSON?
        /// The exact line in the log, for an enquiry that had already ended.
        let line: String?
    }

    /// Reads the expectation's file.
    func told() throws -> Told {
        let json = try #require(JSONParser.parse(try version.bytes("expected/\(name).json")).value)
        func texts(_ key: String) -> [String] { json[key]?.elements?.compactMap(\.string) ?? [] }
        return Told(
            id: try #require(json["id"]?.string), input: texts("input").map { $0 + "\n" }.joined(),
            shows: texts("shows"), exit: Int32(try #require(json["exit"]?.int)), record: json["record"],
            line: json["line"]?.string)
    }

    /// How long the call had lasted at the journal's last readable event. **Units**: milliseconds.
    func length(_ id: String) throws -> Int64 {
        let lines = try version.bytes("home/open/\(id).jsonl").split(separator: UInt8(ascii: "\n"))
        let times = lines.compactMap { line in
            JSONParser.parse(Array(line)).value?["at"]?.string.flatMap { Timestamp(rfc3339: $0) }
        }
        guard let first = times.first, let last = times.last else { return 0 }
        return last.milliseconds - first.milliseconds
    }
}
