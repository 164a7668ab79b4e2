import Foundation
import TriageCore

/// `triage records export`: records as a table for other programs, oldest first.
enum ExportCommand {
    @Sendable static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
        let filter = try invocation.recordFilter()
        let format = invocation["format"] ?? "csv"
        let isByRound = invocation.has("rounds")
        let known = invocation.knownFlows(filter.flows)
        let all = RecordColumn.all(of: known, isPersonal: invocation.has("personal"), isByRound: isByRound)
        let table = RecordTable(try columns(invocation, among: all), isByRound: isByRound)
        let output = invocation.environment.output
        var skipped = LogScan.Skipped()
        var isFirst = true
        if format == "csv" { output.write(csv: table.head) }
        if format == "json" { output.write(json: "[") }
        do throws(StorageError) {
            let log = RecordLog(home: invocation.home)
            try log.home.requireRecords()
            let segments = try filter.segments(of: log)
            let progress = ScanProgress(segments, invocation)
            var reader = RecordReader(segments)
            defer {
                progress.clear()
                skipped.damaged = reader.damaged
                skipped.doubles = reader.doubles
                skipped.unfinished = reader.unfinished
                skipped.refused = reader.refused
            }
            while let line = try reader.next() {
                progress.report(reader.read, behind: output)
                guard let record = RecordView(line), filter.matches(record) else { continue }
                progress.clear()
                switch format {
                case "csv": output.write(csv: table.csv(record))
                case "jsonl": for row in table.json(record) { invocation.print(json: row) }
                default:
                    for row in table.json(record) {
                        output.write(json: (isFirst ? "\n" : ",\n") + row)
                        isFirst = false
                    }
                }
            }
        } catch {
            throw Failure(error)
        }
        if format == "json" { output.write(json: "\n]\n") }
        output.flush()
        try invocation.say(skipped)
        return .done
    }

    /// The columns that were asked for, in that order; all if none were.
    private static func columns(
        _ invocation: Invocation, among all: [RecordColumn]
    ) throws(Failure) -> [RecordColumn] {
        guard let text = invocation["columns"] else { return all }
        var columns: [RecordColumn] = []
        for name in text.split(separator: ",").map({ $0.trimming }) {
            guard let column = all.first(where: { $0.name == name }) else {
                let personal = invocation.has("personal") ? "" : "; personal data needs --personal"
                throw Failure(
                    .usage,
                    "there is no column '\(name)'" + NearestName.hint(for: name, among: all.map(\.name))
                        + personal)
            }
            columns.append(column)
        }
        guard !columns.isEmpty else { throw Failure(.usage, "--columns names no column") }
        return columns
    }
}
