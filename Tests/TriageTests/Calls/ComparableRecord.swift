import Foundation
import TriageCore

/// A record without what differs between two runs of the same call: id, times and checksum.
struct ComparableRecord: Equatable, CustomStringConvertible {
    /// The rest of the record. **Shape**: JSON, one member per line.
    let description: String

    init(_ line: [UInt8]) {
        description = JSONParser.parse(line).value.map { Self.text($0, indent: "\n") } ?? "no JSON"
    }

    /// The lines in which another record differs, for messages; empty if it does not.
    func difference(from other: ComparableRecord) -> [String] {
        let changes = description.components(separatedBy: "\n").difference(
            from: other.description.components(separatedBy: "\n"))
        return changes.map { change in
            switch change {
            case .insert(let line, let text, _): "+\(line + 1)\(text)"
            case .remove(let line, let text, _): "-\(line + 1)\(text)"
            }
        }
    }

    private static func text(_ json: JSON, indent: String) -> String {
        let times = ["id", "opened", "closed", "wrapUp", "sum", "at", "took"]
        let inner = indent + " "
        switch json.value {
        case .null: return "null"
        case .bool(let bool): return "\(bool)"
        case .number(let number): return number
        case .string(let text): return "\"\(text)\""
        case .array(let elements):
            return "[" + elements.map { inner + text($0, indent: inner) }.joined() + "]"
        case .object(let members):
            let kept = members.filter { !times.contains($0.key) }
            return "{" + kept.map { inner + $0.key + ": " + text($0.value, indent: inner) }.joined() + "}"
        }
    }
}
