import TriageCore

/// A record as a line of a list.
struct RecordRow {
    /// The enquiry.
    let id: EnquiryID
    /// The cells of the row. **Shape**: closed, flow, outcome, agent, channel, length, id.
    let cells: [String]

    /// Reads only what the list shows.
    init(_ record: RecordView) {
        id = record.id
        cells = [
            record.closed.map(\.local) ?? "", record.flow.rawValue,
            record.outcome?.rawValue ?? record.kind, record.agent, record.channel, record.length,
            record.id.text,
        ]
    }
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
