import TriageCore

/// A record as a line of a list.
struct RecordRow {
    /// The enquiry.
    let id: EnquiryID
    /// The cells of the row. **Shape**: closed, id, flow, outcome, agent, channel and length; the caller last.
    let cells: [String]

    /// Reads only what the list shows.
    init(_ record: RecordView, caller: String? = nil) {
        id = record.id
        cells =
            [
                record.closed.map(\.local) ?? "", record.id.short, record.flow.rawValue,
                record.outcome?.rawValue ?? record.kind, record.agent,
                "\(record.channel), \(record.length)",
            ] + [caller].compactMap { $0 }
    }
}

extension EnquiryID {
    /// Enough of the id to tell it from others. **Shape**: `0198f2c4-5d3a`, to the millisecond.
    var short: String { String(text.prefix(13)) }
}

extension RecordView {
    /// How long the call took. **Shape**: `20:01 min`.
    var length: String {
        duration.map { "\(Self.clock(Double($0) / 1000)) min" } ?? ""
    }

    /// Seconds as minutes and seconds. **Shape**: `2:05`.
    static func clock(_ seconds: Double) -> String {
        let seconds = Int(exactly: seconds.rounded(.down)) ?? 0
        return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
    }
}
