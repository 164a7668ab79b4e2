import Foundation

/// When a desk is open: spans of each weekday on the clock of a zone, and days on which it is closed.
package struct OpeningHours: Sendable, Equatable {
    /// The spans of each weekday, Monday first, in ascending order. **Units**: minutes since midnight; the end
    /// does not count.
    let week: [[Range<Int>]]
    /// The days on which it is closed all day.
    let closed: Set<CalendarDate>
    /// The zone of its clock.
    let timeZone: TimeZone

    /// Takes the spans of the seven weekdays, Monday first.
    package init(week: [[Range<Int>]], closed: Set<CalendarDate> = [], timeZone: TimeZone) {
        (self.week, self.closed, self.timeZone) = (week, closed, timeZone)
    }

    /// The same hours with further days on which it is closed, such as those of a table.
    package func closed(on days: some Sequence<CalendarDate>) -> OpeningHours {
        OpeningHours(week: week, closed: closed.union(days), timeZone: timeZone)
    }

    /// Whether it is open on some day of a week.
    var isEverOpen: Bool { week.contains { !$0.isEmpty } }

    /// Whether it is open at a moment.
    package func isOpen(at moment: Timestamp) -> Bool {
        let local = moment.seconds + Int64(offset(at: moment.seconds))
        let day = CivilCalendar.dayNumber(atSecond: local)
        let minute = Int(local - Int64(day) * 86_400) / 60
        return spans(onDay: day).contains { $0.contains(minute) }
    }

    /// How long it is open between two moments: negative if the second comes first; nil if the result is too
    /// long. An hour that a clock change repeats counts twice, one that it skips not at all.
    package func openTime(from start: Timestamp, to end: Timestamp) -> TimeSpan? {
        if end < start {
            return openTime(from: end, to: start).map { TimeSpan(nanoseconds: -$0.nanoseconds) }
        }
        var total: Int64 = 0
        var place = start
        while place < end {
            // Between two changes of the clock, days have 24 hours.
            let change = nextChange(after: place.seconds).flatMap { Timestamp(seconds: $0) }
            let stop = change.map { min($0, end) } ?? end
            guard let open = openTime(from: place, to: stop, ahead: Int64(offset(at: place.seconds))),
                case let (sum, overflow) = total.addingReportingOverflow(open), !overflow
            else { return nil }
            total = sum
            place = stop
        }
        return TimeSpan(nanoseconds: total)
    }

    /// The first moment from one on at which it is open: that moment itself if it is open then. Nil if it is not open
    /// within two years.
    package func opening(from moment: Timestamp) -> Timestamp? {
        if isOpen(at: moment) { return moment }
        let today = CivilCalendar.dayNumber(atSecond: moment.seconds + Int64(offset(at: moment.seconds)))
        let first = (today - 1...today + 731).firstResult { day in
            starts(onDay: day).filter { $0 > moment.seconds }.min()
        }
        guard let first else { return nil }
        // The clock may also be changed into a span.
        var place = moment.seconds
        while let change = nextChange(after: place), change < first {
            if let moment = Timestamp(seconds: change), isOpen(at: moment) { return moment }
            place = change
        }
        return Timestamp(seconds: first)
    }

    /// When the spans of a day begin. **Units**: seconds since 1970. A beginning that the clock skips is left out,
    /// one that it repeats is there twice.
    private func starts(onDay day: Int) -> [Int64] {
        spans(onDay: day).flatMap { span -> [Int64] in
            let local = Int64(day) * 86_400 + Int64(span.lowerBound) * 60
            return Set([-86_400, 86_400].map { offset(at: local + $0) }).map { local - Int64($0) }.filter {
                $0 + Int64(offset(at: $0)) == local
            }
        }
    }

    /// The open day that comes so many open days after a date, or before it; the date itself for none. Nil if
    /// it is never open, or outside the years 1 to 9999.
    package func adding(openDays count: Int, to date: CalendarDate) -> CalendarDate? {
        guard count != 0 else { return date }
        guard isEverOpen else { return nil }
        var left = count.magnitude
        var day = date
        while left > 0 {
            guard let next = day.adding(days: count > 0 ? 1 : -1) else { return nil }
            day = next
            if !spans(onDay: day.dayNumber).isEmpty { left -= 1 }
        }
        return day
    }

    /// The place of a day in the week. 1 January 1970 was a Thursday.
    private static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }

    private func spans(onDay day: Int) -> [Range<Int>] {
        let spans = week[Self.weekday(day)]
        guard !spans.isEmpty, !closed.isEmpty else { return spans }
        let civil = CivilCalendar.civil(day)
        let date = CalendarDate(year: civil.year, month: civil.month, day: civil.day)
        return date.map(closed.contains) == true ? [] : spans
    }

    /// The open time of a stretch without a change of the clock. **Units**: nanoseconds.
    private func openTime(from start: Timestamp, to end: Timestamp, ahead: Int64) -> Int64? {
        let (first, last) = (start.seconds + ahead, end.seconds + ahead)
        let days = CivilCalendar.dayNumber(atSecond: first)...CivilCalendar.dayNumber(atSecond: last)
        // Those between the first day and the last one are open for all of their spans.
        var seconds = days.count > 2 ? openTime(onDays: days.lowerBound + 1..<days.upperBound) : 0
        var nanoseconds: Int64 = 0
        for day in Set([days.lowerBound, days.upperBound]) {
            for span in spans(onDay: day) {
                let midnight = Int64(day) * 86_400
                let opening = (midnight + Int64(span.lowerBound) * 60, Int32(0))
                let closing = (midnight + Int64(span.upperBound) * 60, Int32(0))
                let from = opening < (first, start.nanoseconds) ? (first, start.nanoseconds) : opening
                let to = (last, end.nanoseconds) < closing ? (last, end.nanoseconds) : closing
                guard from < to else { continue }
                seconds += to.0 - from.0
                nanoseconds += Int64(to.1) - Int64(from.1)
            }
        }
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isOver) = whole.addingReportingOverflow(nanoseconds)
        return overflow || isOver ? nil : sum
    }

    /// The open time of whole days: week by week where they are many. **Units**: seconds.
    private func openTime(onDays days: Range<Int>) -> Int64 {
        func seconds(_ spans: [Range<Int>]) -> Int64 { spans.reduce(0) { $0 + Int64($1.count) * 60 } }
        guard days.count > closed.count + 7 else { return days.reduce(0) { $0 + seconds(spans(onDay: $1)) } }
        let each = week.map(seconds)
        func total(of days: some Sequence<Int>) -> Int64 {
            days.reduce(0) { $0 + each[Self.weekday($1)] }
        }
        let (weeks, rest) = days.count.quotientAndRemainder(dividingBy: 7)
        return Int64(weeks) * each.reduce(0, +) + total(of: days.suffix(rest))
            - total(of: closed.map(\.dayNumber).filter(days.contains))
    }

    private func offset(at second: Int64) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
    }

    private func nextChange(after second: Int64) -> Int64? {
        timeZone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: Double(second)))
            .map { Int64($0.timeIntervalSince1970.rounded()) }.flatMap { $0 > second ? $0 : nil }
    }
}
