import Foundation

/// A calendar day without time or zone, in the years 1 to 9999 of the proleptic Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable {
    /// Year, month and day in one number, so that days compare as numbers.
    private let packed: Int32

    /// Takes a year, month and day; nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilCalendar.daysInMonth(year: year, month: month)
        else { return nil }
        packed = Int32(year << 9 | month << 5 | day)
    }

    /// Parses an ISO 8601 date. **Shape**: `2026-06-25`, exactly ten characters; nil for anything else.
    package init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = CivilCalendar.number(bytes[0..<4]), let month = CivilCalendar.number(bytes[5..<7]),
            let day = CivilCalendar.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The local day in a zone at a moment.
    package init(_ timestamp: Timestamp, in zone: TimeZone) {
        let moment = Date(timeIntervalSince1970: Double(timestamp.seconds))
        let local = timestamp.seconds + Int64(zone.secondsFromGMT(for: moment))
        self.init(clampedDayNumber: CivilCalendar.dayNumber(atSecond: local))
    }

    /// The day with a number counted from 1 January 1970; nil outside the years 1 to 9999.
    package init?(dayNumber: Int) {
        guard CivilCalendar.dayNumbers.contains(dayNumber) else { return nil }
        self.init(clampedDayNumber: dayNumber)
    }

    private init(clampedDayNumber number: Int) {
        let range = CivilCalendar.dayNumbers
        let civil = CivilCalendar.civil(min(max(number, range.lowerBound), range.upperBound))
        packed = Int32(civil.year << 9 | civil.month << 5 | civil.day)
    }

    /// The year, 1 to 9999.
    package var year: Int { Int(packed >> 9) }
    /// The month, 1 to 12.
    package var month: Int { Int(packed >> 5 & 15) }
    /// The day of the month, from 1.
    package var day: Int { Int(packed & 31) }

    /// The number of days since 1 January 1970.
    package var dayNumber: Int { CivilCalendar.dayNumber(year: year, month: month, day: day) }

    /// The day in ISO 8601. **Shape**: `2026-06-25`.
    package var iso: String {
        "\(CivilCalendar.padded(year, 4))-\(monthDay)"
    }

    /// The month and day. **Shape**: `06-25`.
    package var monthDay: String {
        "\(CivilCalendar.padded(month, 2))-\(CivilCalendar.padded(day, 2))"
    }

    /// The day of the week. **Units**: 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        // 1 January 1970 was a Thursday.
        let days = (dayNumber + 3) % 7
        return (days < 0 ? days + 7 : days) + 1
    }

    /// The first day of this month.
    package var startOfMonth: CalendarDate {
        CalendarDate(packed: packed & ~31 | 1)
    }

    private init(packed: Int32) {
        self.packed = packed
    }

    /// The number of days from this day to another; negative when the other is earlier.
    package func days(to other: CalendarDate) -> Int {
        other.dayNumber - dayNumber
    }

    /// The day a number of days later; nil outside the years 1 to 9999.
    package func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(dayNumber: sum)
    }

    /// The same day of the month a number of months later, or the last day of a shorter month; nil outside
    /// the years 1 to 9999.
    package func adding(months: Int) -> CalendarDate? {
        guard months.magnitude <= 12 * 9999 else { return nil }
        let count = year * 12 + month - 1 + months
        guard count >= 12 else { return nil }
        let (year, month) = (count / 12, count % 12 + 1)
        return CalendarDate(
            year: year, month: month, day: min(day, CivilCalendar.daysInMonth(year: year, month: month)))
    }

    /// Orders days by time.
    public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}

extension CalendarDate {
    /// The days that an answer can be unless its fact says otherwise: those of 1900 to 2200.
    static let usual =
        CalendarDate(packed: 1900 << 9 | 1 << 5 | 1)...CalendarDate(packed: 2200 << 9 | 12 << 5 | 31)

    /// When the day begins in a zone, as clocks there ran before noon.
    package func start(in zone: TimeZone) -> Timestamp {
        let midnight = Int64(dayNumber) * 86_400
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(midnight)))
        return Timestamp(milliseconds: (midnight - Int64(offset)) * 1000)
    }
}
