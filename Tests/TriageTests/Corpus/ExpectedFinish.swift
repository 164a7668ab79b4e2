import Foundation
import Testing
import TriageCore

/// A journal of the corpus, and what it is expected to become.
struct ExpectedFinish: Sendable, CustomStringConvertible {
    /// The version that wrote the journal.
    let version: CorpusVersion
    /// What the journal is called in the folder of expectations.
    let name: String

    /// What stands for this journal in a list of test cases.
    var description: String { "\(version) \(name)" }

    /// What the file of the expectation holds.
    struct Told {
        /// The enquiry.
        let id: String
        /// What is typed in plain mode to finish it.
        let input: String
        /// What the paper must show meanwhile.
        let shows: [String]
        /// The code that the program ends with; the journal is gone after 0, and is as it was after any other.
        let exit: Int32
        /// The record but for times; nil where the whole line is expected, and where there is none.
        let record: JSON?
        /// The very line in the log, for what had ended before.
        let line: String?
    }

    /// Reads the file of the expectation.
    func told() throws -> Told {
        let json = try #require(JSONParser.parse(try version.bytes("expected/\(name).json")).value)
        func texts(_ key: String) -> [String] { json[key]?.elements?.compactMap(\.string) ?? [] }
        return Told(
            id: try #require(json["id"]?.string), input: texts("input").map { $0 + "\n" }.joined(),
            shows: texts("shows"), exit: Int32(try #require(json["exit"]?.int)), record: json["record"],
            line: json["line"]?.string)
    }

    /// How long the call had lasted at the journal's last event that can be read. **Units**: milliseconds.
    func length(_ id: String) throws -> Int64 {
        let lines = try version.bytes("home/open/\(id).jsonl").split(separator: UInt8(ascii: "\n"))
        let times = lines.compactMap { line in
            JSONParser.parse(Array(line)).value?["at"]?.string.flatMap { Timestamp(rfc3339: $0) }
        }
        guard let first = times.first, let last = times.last else { return 0 }
        return last.milliseconds - first.milliseconds
    }
}
