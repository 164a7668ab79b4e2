import Foundation
import TriageCore

/// The sources of names that no table holds. Each is looked up only on demand; one that cannot be read yields
/// no names.
struct CompletionSources {
    /// The flows that can be run, by title.
    var flows: () -> [Completion.Candidate] = { [] }
    /// An enquiry on a runnable flow with the settings from the line; it is never stored.
    var scratch: (FlowID) -> Enquiry? = { _ in nil }
    /// The parked enquiries, newest first.
    var parked: () -> [Completion.Candidate] = { [] }
    /// The newest records, newest first.
    var records: () -> [Completion.Candidate] = { [] }
}

extension CompletionSources {
    /// The flows and the home that a command line refers to.
    init(_ invocation: Invocation) {
        flows = {
            let folder = invocation.flows
            return folder.ids.compactMap { id in
                folder.header(of: id).map { Completion.Candidate(id.rawValue, $0) }
            }
        }
        scratch = { id in
            guard let flows = try? invocation.flows.runnable(id) else { return nil }
            // An invalid setting is no reason to offer nothing.
            return (try? invocation.scratchEnquiry(on: flows))
                ?? (try? invocation.with(options: [:]).scratchEnquiry(on: flows))
        }
        parked = { Self.parked(in: invocation.home) }
        records = { Self.newestRecords(of: RecordLog(home: invocation.home)) }
    }

    /// What the journals themselves tell: folding each on its flow would take too long.
    private static func parked(in home: Home) -> [Completion.Candidate] {
        let entries = ((try? Journal.list(home)) ?? []).filter(\.isParked)
        return entries.reversed().map { entry in
            let opening = (try? Journal.read(entry.id, in: home)).flatMap {
                Enquiry.opening(ofJournal: $0.events)
            }
            let about = opening.map {
                [$0.opening.flow.rawValue, $0.at.local, $0.opening.agent]
            }
            return .init(entry.id.text, (about ?? []).joined(separator: "  "))
        }
    }

    /// The records at the end of the log's newest files: only the last stretch of each is read, however long
    /// it is.
    private static func newestRecords(of log: RecordLog) -> [Completion.Candidate] {
        let latest = ((try? log.segments()) ?? []).suffix(2).flatMap { rows(atEndOf: $0.path) }
        // A record may appear twice.
        var seen: Set<EnquiryID> = []
        return latest.suffix(30).reversed().filter { seen.insert($0.id).inserted }.map { row in
            .init(row.id.text, [0, 2, 3, 4].map { row.cells[$0] }.joined(separator: "  "))
        }
    }

    private static func rows(atEndOf path: String) -> [RecordRow] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        // A line that begins before the offset is skipped as damaged.
        let offset = max(0, Int(status.st_size) - 128 * 1024)
        guard var reader = try? LineReader(path: path, from: offset) else { return [] }
        var rows: [RecordRow] = []
        while let line = try? reader.next() {
            if let record = RecordView(line) { rows.append(RecordRow(record)) }
        }
        return rows
    }
}

extension Invocation {
    /// The same command with other options.
    fileprivate func with(options: [String: [String]]) -> Invocation {
        Invocation(
            path: path, command: command, operands: operands, options: options, environment: environment)
    }
}
