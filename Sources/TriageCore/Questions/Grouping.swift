import Foundation

/// By what calls are counted.
package enum Grouping: Sendable, Equatable {
    case flow, outcome, kind, agent, channel, version
    /// By the date, the week's first date, the hour or the weekday on which a call ended.
    case day, week, hour, weekday
    /// By the card; a call counts once for each visit.
    case node
    /// By a fact's value at the end, by its name in the record.
    case fact(String)

    /// The groupings that are one word.
    package static let words: [(word: String, grouping: Grouping)] = [
        ("flow", .flow), ("outcome", .outcome), ("kind", .kind), ("agent", .agent), ("channel", .channel),
        ("day", .day), ("week", .week), ("hour", .hour), ("weekday", .weekday), ("version", .version),
        ("node", .node),
    ]

    /// Whether its groups have an order of their own; others are listed by how many calls they have.
    package var isOrdered: Bool {
        switch self {
        case .day, .week, .hour, .weekday, .version: true
        case .flow, .outcome, .kind, .agent, .channel, .node, .fact: false
        }
    }
}

/// Tells of records in which group they are; keeps what the last ones shared, for neighbours in a log are alike.
struct Grouper: Sendable {
    private let grouping: Grouping
    private let factName: [UInt8]
    private var calendar: LocalCalendar

    /// Groups by something, with days as they are in a zone.
    init(_ grouping: Grouping, in zone: TimeZone) {
        self.grouping = grouping
        if case .fact(let name) = grouping { factName = Array(name.utf8) } else { factName = [] }
        calendar = LocalCalendar(zone)
    }

    /// Passes a record's group on, as bytes. **Shape**: a name; a date `2026-11-22`; an hour `07`; a weekday `1` for Monday; empty
    /// where there is none.
    mutating func withGroup(of record: RecordView, _ body: (UnsafeRawBufferPointer) -> Void) {
        switch grouping {
        case .flow: Self.pass(record[.flow], body)
        case .outcome: Self.pass(record[.outcome], body)
        case .kind: Self.pass(record[.kind], body)
        case .agent: Self.pass(record[.agent], body)
        case .channel: Self.pass(record[.channel], body)
        case .version:
            let name = Array("\(record.flow) \(record.version)".utf8)
            name.withUnsafeBytes(body)
        case .day, .week, .hour, .weekday:
            guard let closed = record.closed else {
                return body(UnsafeRawBufferPointer(start: nil, count: 0))
            }
            Array(calendar.name(grouping, closed).utf8).withUnsafeBytes(body)
        case .fact: Self.pass(record.fact(named: factName), body)
        case .node: break
        }
    }

    /// Passes on the text of a value: a string without quotes, anything else as it is written.
    private static func pass(_ slice: JSONSlice?, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard let slice, !slice.isNull else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        if slice.bytes.first == UInt8(ascii: "\"") { slice.withText(body) } else { body(slice.bytes) }
    }
}

/// Dates and hours of moments in one zone, quickly for moments that are near each other.
struct LocalCalendar: Sendable {
    private let zone: TimeZone
    /// A quarter of an hour since 1970, in which no zone changes its clock, and how far local time was ahead then.
    private var known: (quarter: Int64, offset: Int64) = (.min, 0)

    /// Uses a zone.
    init(_ zone: TimeZone) { self.zone = zone }

    /// The date, the hour and the weekday, Monday being 1, of a moment.
    mutating func parts(of time: Timestamp) -> (date: CalendarDate, hour: Int, weekday: Int) {
        let quarter = time.seconds >= 0 ? time.seconds / 900 : (time.seconds - 899) / 900
        if quarter != known.quarter {
            let date = Date(timeIntervalSince1970: Double(time.seconds))
            known = (quarter, Int64(zone.secondsFromGMT(for: date)))
        }
        let local = Timestamp(seconds: time.seconds + known.offset) ?? time
        let date = CalendarDate(local, in: .gmt)
        let hour = Int((local.seconds % 86_400 + 86_400) % 86_400 / 3600)
        return (date, hour, date.weekday)
    }

    /// What a group of moments is called.
    mutating func name(_ grouping: Grouping, _ time: Timestamp) -> String {
        let (date, hour, weekday) = parts(of: time)
        switch grouping {
        case .week: return (date.adding(days: 1 - weekday) ?? date).iso
        case .hour: return hour < 10 ? "0\(hour)" : "\(hour)"
        case .weekday: return "\(weekday)"
        default: return date.iso
        }
    }
}
