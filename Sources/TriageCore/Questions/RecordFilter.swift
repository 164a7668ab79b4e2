/// Which records a question is about.
package struct RecordFilter: Sendable {
    /// The flows; empty for all.
    package var flows: [String] = []
    /// Who took the call, or last resumed it; empty for everybody.
    package var agents: [String] = []
    /// The kinds of outcome; empty for all.
    package var kinds: [String] = []
    /// The outcomes; empty for all.
    package var outcomes: [String] = []
    /// The channels; empty for all.
    package var channels: [String] = []
    /// Only enquiries that ended then or later.
    package var since: Timestamp?
    /// Only enquiries that ended before.
    package var until: Timestamp?
    /// Only records that contain this somewhere; empty for all.
    package var text = SearchedText("")
    /// Only records of which this holds.
    package var condition: RecordCondition?
    /// Whether enquiries whose clock was given are left out: what took them how long is nobody's doing.
    package var leavesOutGivenClocks = false

    /// The ways in which an enquiry can end.
    package static let kinds = Outcome.Kind.allCases.map(\.rawValue) + ["abandoned"]

    /// Every record.
    package init() {}

    /// Whether no record is left out.
    package var isEverything: Bool {
        flows.isEmpty && agents.isEmpty && kinds.isEmpty && outcomes.isEmpty && channels.isEmpty
            && since == nil && until == nil && text.isEmpty && condition == nil && !leavesOutGivenClocks
    }

    /// The files of a log that can hold such records: a record lies in the month of its closing.
    package func segments(of log: RecordLog) throws(StorageError) -> [RecordLog.Segment] {
        let (first, last) = (since.map { RecordMonth($0) }, until.map { RecordMonth($0) })
        return try log.segments().filter { segment in
            (first.map { $0 <= segment.month } ?? true) && (last.map { segment.month <= $0 } ?? true)
        }
    }

    /// Whether a question is about a record.
    package func matches(_ record: RecordView) -> Bool {
        guard Self.has(record[.flow], flows), Self.has(record[.kind], kinds),
            Self.has(record[.outcome], outcomes), Self.has(record[.agent], agents),
            Self.has(record[.channel], channels)
        else { return false }
        if leavesOutGivenClocks, record.isClockGiven { return false }
        if since != nil || until != nil {
            guard let closed = record.closed else { return false }
            if let since, closed < since { return false }
            if let until, closed >= until { return false }
        }
        guard text.isEmpty || text.isIn(record) else { return false }
        return condition?.holds(of: record) ?? true
    }

    private static func has(_ slice: JSONSlice?, _ wanted: [String]) -> Bool {
        wanted.isEmpty || wanted.contains { slice?.isString($0.utf8) == true }
    }
}
