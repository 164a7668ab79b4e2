import TriageCore

/// A record without what varies each time its journal is finished: `closed`, `wrapUp` and `sum`, and in
/// every note and visit, `at` unless it precedes the journal's last event, and `took` unless it ended before that.
struct SettledRecord {
    /// The rest of the record. **Shape**: JSON, one member per line.
    let text: String

    /// Settles a record, given how long its journal had lasted. **Units**: milliseconds.
    init(_ record: JSON, journal length: Int64) {
        let members = (record.members ?? []).filter { !["closed", "wrapUp", "sum"].contains($0.key) }
        text = members.map { member in
            let isTimed = ["notes", "trail"].contains(member.key)
            let entries = isTimed ? member.value.elements ?? [] : []
            return isTimed
                ? "\(member.key):" + entries.map { "\n " + Self.text($0, before: length) }.joined()
                : "\(member.key): \(Self.text(member.value))"
        }.joined(separator: "\n")
    }

    private static func text(_ entry: JSON, before end: Int64) -> String {
        func milliseconds(_ key: String) -> Int64 { Int64(((entry[key]?.double ?? 0) * 1000).rounded()) }
        let times = ["at": milliseconds("at"), "took": milliseconds("at") + milliseconds("took")]
        let members = (entry.members ?? []).filter { times[$0.key].map { $0 < end } ?? true }
        return members.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ")
    }

    private static func text(_ json: JSON) -> String {
        switch json.value {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let number): number
        case .string(let text): "\"\(text)\""
        case .array(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
        }
    }
}
