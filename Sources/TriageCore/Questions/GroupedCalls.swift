import Foundation

/// Calls counted by something, or visits counted by their card.
package struct GroupedCalls: Sendable {
    /// The figures of each group, by its name as it is in records; empty for calls that are in none.
    package private(set) var groups = FiguresByName()
    /// The number of calls.
    package private(set) var calls = 0

    private let grouping: Grouping
    private var time: DeskTime
    private var grouper: Grouper

    /// Counts by something, with days as they are in a zone.
    package init(by grouping: Grouping, in zone: TimeZone, time: DeskTime = DeskTime()) {
        self.grouping = grouping
        self.time = time
        grouper = Grouper(grouping, in: zone)
    }

    /// Adds a call.
    package mutating func take(_ record: RecordView) {
        calls += 1
        let isLost = record.isAbandoned
        guard grouping != .node else { return takeVisits(of: record, isLost) }
        let seconds = time.seconds(of: record)
        grouper.withGroup(of: record) { groups.add($0, seconds, isLost: isLost) }
    }

    private mutating func takeVisits(of record: RecordView, _ isLost: Bool) {
        var last: (name: UnsafeRawBufferPointer, took: Int)?
        record.scanner(at: .trail)?.eachVisit { visit in
            if let last { groups.add(last.name, last.took, isLost: false) }
            last = (visit.name, time.seconds(of: visit, in: record))
        }
        if let last { groups.add(last.name, last.took, isLost: isLost) }
    }

    /// Adds the calls of another.
    package mutating func add(_ other: GroupedCalls) {
        groups.add(other.groups)
        calls += other.calls
    }
}

extension RecordView {
    /// Passes on each visit in order, and whether it is the last.
    func eachVisit(_ body: (RecordedVisit, Bool) -> Void) {
        var last: RecordedVisit?
        for entry in trail {
            guard let visit = entry.visit else { continue }
            if let last { body(last, false) }
            last = visit
        }
        if let last { body(last, true) }
    }
}
