import Foundation
import TriageCore

/// `triage records list`: one line for each record, newest first, as soon as it is read.
enum RecordList {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let filter = try invocation.recordFilter()
        let limit = try limit(invocation)
        let isPersonal = invocation.has("personal")
        let segments = try storing { () throws(StorageError) in
            try filter.segments(of: RecordLog(home: invocation.home))
        }
        var records = NewestFirst(segments)
        var left = limit ?? .max
        let output = invocation.environment.output
        let progress = ScanProgress(segments, invocation)
        let report = { progress.report($0, behind: output) }
        if invocation.has("json") {
            if left > 0 {
                records.each(
                    { filter.matches($0) ? ($0.json(isPersonal: isPersonal)) : nil }, progress: report
                ) { line in
                    progress.clear()
                    invocation.print(json: line)
                    left -= 1
                    return left > 0
                }
            }
        } else {
            var columns = GrowingColumns(count: isPersonal ? 7 : 6)
            var callers = CallerNames(invocation.home)
            if left > 0 {
                records.each(
                    { record in
                        guard filter.matches(record) else { return nil }
                        return RecordRow(record, caller: isPersonal ? callers.caller(of: record) : nil)
                    }, progress: report
                ) { (row: RecordRow) in
                    progress.clear()
                    invocation.print(columns.line(row.cells))
                    left -= 1
                    return left > 0
                }
            }
            progress.clear()
            if left == limit ?? .max {
                invocation.print(filter.isEverything ? "no records yet" : "no such records")
            }
        }
        progress.clear()
        output.flush()
        try invocation.say(records.skipped)
        return .done
    }

    /// The number after `--limit`; nil if it is not given.
    static func limit(_ invocation: Invocation) throws(Failure) -> Int? {
        guard let text = invocation["limit"] else { return nil }
        guard let limit = Int(text), limit >= 0 else {
            throw Failure(.usage, "--limit must be a whole number, such as 20, not '\(text)'")
        }
        return limit
    }
}

/// Rows as they come, in columns as wide as what has come so far.
private struct GrowingColumns {
    private var widths: [Int]

    init(count: Int) { widths = Array(repeating: 0, count: count) }

    mutating func line(_ cells: [String]) -> String {
        let cells = cells.map { $0.sanitized() }
        for (column, cell) in cells.enumerated() { widths[column] = max(widths[column], cell.columns) }
        return zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: width - cell.columns)
        }.joined(separator: "  ").trimmingEnd
    }
}

/// What callers of records are known by: the facts that their flows call personal.
private struct CallerNames {
    private var archive: FlowArchive
    private var names: [String: [[UInt8]]] = [:]

    init(_ home: Home) { archive = FlowArchive(home: home) }

    /// **Shape**: `Robin, 0491 570 156`; empty if nothing is known.
    mutating func caller(of record: RecordView) -> String {
        let key = "\(record.flow)@\(record.digest)"
        if names[key] == nil {
            let found = archive.find(record.flow, digests: record.digests, files: record.files)
            let facts = found.loaded?.flows?.main.facts.filter(\.isPersonal) ?? []
            names[key] = facts.map { Array($0.id.rawValue.utf8) }
        }
        return (names[key] ?? []).compactMap { record.fact(named: $0)?.string }.joined(separator: ", ")
    }
}

extension RecordView {
    /// The record on one line of JSON, as it is; or without anything that could be personal.
    fileprivate func json(isPersonal: Bool) -> String {
        guard !isPersonal else { return String(decoding: object, as: UTF8.self) }
        let members: [RecordMember] = [
            .v, .id, .flow, .version, .digest, .agent, .channel, .opened, .closed, .outcome, .kind, .clock,
            .incomplete,
        ]
        var writer = JSONWriter()
        writer.object { writer in
            for member in members {
                guard let value = self[member] else { continue }
                writer.key("\(member.key)")
                writer.raw(String(decoding: value.bytes, as: UTF8.self))
            }
        }
        return writer.text
    }
}
