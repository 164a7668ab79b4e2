/// How long calls and visits took: of flows with opening hours only the time in which the desk was open.
///
/// A call that was parked in the evening and finished in the morning did not take all night.
package struct DeskTime: Sendable {
    private let hours: [(flow: [UInt8], hours: OpeningHours)]
    /// A stretch that is open all through, and by which hours: neighbours in a log mostly lie in one. **Units**: seconds
    /// since 1970.
    private var open: (position: Int, seconds: Range<Int64>) = (0, 0..<0)

    /// The length of what is tried at once to be open all through. **Units**: seconds.
    private static let quarter: Int64 = 900

    /// Goes by the hours of the newest version of each flow; without flows all time counts.
    package init(_ flows: KnownFlows = KnownFlows([])) {
        var hours: [(flow: [UInt8], hours: OpeningHours)] = []
        var seen: Set<FlowID> = []
        for flow in flows.versions.map(\.main) where seen.insert(flow.id).inserted {
            if let open = flow.hours { hours.append((Array(flow.id.rawValue.utf8), open)) }
        }
        self.hours = hours
    }

    /// Whether all time counts.
    package var isAllTime: Bool { hours.isEmpty }

    /// How long a call took. **Units**: seconds, whole ones that passed.
    mutating func seconds(of record: RecordView) -> Int {
        guard let position = position(of: record), let opened = record.opened, let closed = record.closed
        else { return record.seconds }
        return Int(milliseconds(from: opened.milliseconds, to: closed.milliseconds, position) / 1000)
    }

    /// How long a card was shown. **Units**: seconds, whole ones that passed.
    mutating func seconds(of visit: VisitGlance, in record: RecordView) -> Int {
        guard !isAllTime else { return visit.seconds }
        return Int(milliseconds(at: visit.at, took: visit.took, in: record) / 1000)
    }

    /// How long something took that began some time after the opening.
    ///
    /// **Units**: seconds in, milliseconds out.
    mutating func milliseconds(at: Double, took: Double, in record: RecordView) -> Int64 {
        let length = Int64((took * 1000).rounded())
        guard let position = position(of: record), let opened = record.opened else { return length }
        let start = opened.milliseconds + Int64((at * 1000).rounded())
        return milliseconds(from: start, to: start + length, position)
    }

    /// By which hours a record goes; nil if by none.
    private func position(of record: RecordView) -> Int? {
        guard !isAllTime, let flow = record[.flow] else { return nil }
        return hours.firstIndex { flow.isString($0.flow) }
    }

    private mutating func milliseconds(from start: Int64, to end: Int64, _ position: Int) -> Int64 {
        let (first, last) = (start / 1000, end / 1000)
        if open.position == position, open.seconds.contains(first), open.seconds.contains(last) {
            return end - start
        }
        let begun = first - first % Self.quarter
        let over = last - last % Self.quarter + Self.quarter
        if begun < over, let whole = openSeconds(from: begun, to: over, position), whole == over - begun {
            open = (position, begun..<over)
        }
        let (from, to) = (Timestamp(milliseconds: start), Timestamp(milliseconds: end))
        return (hours[position].hours.openTime(from: from, to: to)?.nanoseconds ?? 0) / 1_000_000
    }

    private func openSeconds(from start: Int64, to end: Int64, _ position: Int) -> Int64? {
        guard let from = Timestamp(seconds: start), let to = Timestamp(seconds: end) else { return nil }
        return hours[position].hours.openTime(from: from, to: to).map { $0.nanoseconds / 1_000_000_000 }
    }
}
