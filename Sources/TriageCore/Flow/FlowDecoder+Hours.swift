import Foundation

/// Decodes the opening hours.
extension FlowDecoder {
    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// The opening hours that the flow or a desk of it gives; nil if none does.
    mutating func decodeHours(in zone: TimeZone, _ tables: [String: Table]) -> OpeningHours? {
        guard let (json, source) = definition(of: "hours"), json.members != nil else { return nil }
        return within(source) { $0.hours(json, in: zone, tables) }
    }

    private mutating func hours(
        _ hours: JSON, in zone: TimeZone, _ tables: [String: Table]
    ) -> OpeningHours {
        var week: [[Range<Int>]] = Array(repeating: [], count: 7)
        var seen: [Int: Span] = [:]
        for member in hours["week"]?.members ?? [] where member.key != "comment" {
            guard let days = Self.days(named: member.key) else {
                report(
                    .badValue, at: member.keySpan,
                    "'\(member.key)' is no day and no days in a row, such as sat or mon-fri")
                continue
            }
            let spans = spans(member.value)
            for day in days {
                if let first = seen[day] {
                    report(
                        .badValue, at: member.keySpan, "\(Self.days[day]) stands here a second time",
                        related: ("first given here", first))
                    break
                }
                seen[day] = member.keySpan
                week[day] = spans
            }
        }
        var closed: Set<CalendarDate> = []
        for day in list(hours["closed"]) {
            guard let text = day.string else { continue }
            if let date = CalendarDate(iso: text) {
                closed.insert(date)
            } else {
                report(.badValue, at: day.span, "'\(text)' is not a date such as 2026-12-25")
            }
        }
        let open = OpeningHours(week: week, closed: closed, timeZone: zone)
        return hours["closedIn"].map { open.closed(on: days(in: $0, tables)) } ?? open
    }

    /// The days in a column of a table; reports a column that is not there or has no dates.
    private mutating func days(in json: JSON, _ tables: [String: Table]) -> [CalendarDate] {
        guard let text = json.string else { return [] }
        let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard names.count == 2 else {
            report(
                .badValue, at: json.span, "'\(text)' is no column of a table, such as holidays.day")
            return []
        }
        guard let table = table(names[0], tables, at: json.span),
            let place = column(names[1], table, at: json.span)
        else { return [] }
        guard table.rows.columns[place].type == .date else {
            report(
                .badValue, at: json.span, "days are dates, but the column '\(names[1])' has none")
            return []
        }
        return table.rows.values(in: place).compactMap {
            if case .date(let day) = $0 { day } else { nil }
        }
    }

    /// The weekdays that a key names, Monday being 0. **Shape**: those of `sat`, of `mon-fri`.
    private static func days(named key: String) -> ClosedRange<Int>? {
        let ends = key.split(separator: "-", omittingEmptySubsequences: false).map {
            days.firstIndex(of: String($0))
        }
        switch (ends.first ?? nil, ends.last ?? nil, ends.count) {
        case (let day?, _, 1): return day...day
        case (let first?, let last?, 2) where first < last: return first...last
        default: return nil
        }
    }

    /// The spans of a day in ascending order; reports those that cannot be read or overlap.
    private mutating func spans(_ json: JSON) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for entry in list(json) {
            guard let text = entry.string else { continue }
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.minute)
            guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else {
                report(
                    .badValue, at: entry.span, "'\(text)' is not a span within a day such as 09:00-17:30")
                continue
            }
            if spans.contains(where: { $0.overlaps(start..<end) }) {
                report(.badValue, at: entry.span, "'\(text)' overlaps a span before it")
                continue
            }
            spans.append(start..<end)
        }
        return spans.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The minute of a day. **Shape**: `09:30`; `24:00` ends the day; nil for anything else.
    private static func minute(_ text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = CivilCalendar.number(bytes[0..<2]),
            let minute = CivilCalendar.number(bytes[3..<5]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }
}
