import Foundation
import Testing

@testable import TriageCore

@Suite("Calendar days")
struct CalendarDateTests {
    @Test(
        "only a day that exists, written in full, is read",
        arguments: [
            ("2026-06-25", true), ("2024-02-29", true), ("2026-02-29", false), ("1900-02-29", false),
            ("2000-02-29", true), ("2026-02-31", false), ("2026-13-01", false), ("2026-00-01", false),
            ("2026-01-00", false), ("0000-01-01", false), ("0001-01-01", true), ("9999-12-31", true),
            ("2026-6-25", false), ("26-06-25", false), ("2026/06/25", false), (" 2026-06-25", false),
            ("2026-06-25T00:00", false), ("-026-06-25", false), ("2026-06-2\u{665}", false), ("", false),
        ])
    func reading(text: String, isDate: Bool) {
        #expect((CalendarDate(iso: text)?.iso == text) == isDate)
    }

    @Test("days agree with Foundation's calendar over four centuries and at both ends")
    func againstFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let ends = [CivilCalendar.dayNumbers.upperBound - 400, -146_097]
        for number in ends.flatMap({ Array(stride(from: $0, to: $0 + 400, by: 1)) })
            + Array(stride(from: -100_000, to: 200_000, by: 97))
        {
            let date = try #require(CalendarDate(dayNumber: number))
            // Before October 1582, Foundation uses the Julian calendar.
            guard number > -141_427 else { continue }
            let moment = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
            #expect(parts.year == date.year && parts.month == date.month && parts.day == date.day)
            #expect(parts.weekday.map { ($0 + 5) % 7 + 1 } == date.weekday)
            #expect(date.dayNumber == number)
        }
    }

    @Test("the ends of the calendar hold")
    func ends() throws {
        let first = try #require(CalendarDate(iso: "0001-01-01"))
        let last = try #require(CalendarDate(iso: "9999-12-31"))
        #expect(first.dayNumber == CivilCalendar.dayNumbers.lowerBound)
        #expect(last.dayNumber == CivilCalendar.dayNumbers.upperBound)
        #expect(first.weekday == 1)
        #expect(first.adding(days: -1) == nil)
        #expect(last.adding(days: 1) == nil)
        #expect(last.adding(days: .max) == nil)
        #expect(last.adding(months: 1) == nil)
        #expect(first.adding(months: -1) == nil)
        #expect(first.adding(months: .min) == nil)
        #expect(first.adding(days: first.days(to: last)) == last)
    }

    @Test(
        "months are clamped to their end",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2026-05-31", 1, "2026-06-30"), ("2026-12-15", 1, "2027-01-15"),
            ("2026-01-15", -1, "2025-12-15"),
            ("2024-02-29", 12, "2025-02-28"), ("2026-01-31", 0, "2026-01-31"),
            ("0001-01-01", 119_987, "9999-12-01"),
        ])
    func months(start: String, count: Int, end: String) {
        #expect(CalendarDate(iso: start)?.adding(months: count)?.iso == end)
    }

    @Test(
        "a moment is a day of its zone",
        arguments: [
            ("2026-07-14T14:00:00Z", "Australia/Melbourne", "2026-07-15"),
            ("2026-07-14T13:59:59Z", "Australia/Melbourne", "2026-07-14"),
            ("2026-07-15T03:00:00Z", "America/New_York", "2026-07-14"),
            ("2026-07-15T00:00:00Z", "UTC", "2026-07-15"),
            ("0001-01-01T00:00:00Z", "America/New_York", "0001-01-01"),
            ("9999-12-31T23:00:00Z", "Australia/Melbourne", "9999-12-31"),
        ])
    func zones(moment: String, zone: String, day: String) throws {
        let timestamp = try #require(Timestamp(rfc3339: moment))
        #expect(CalendarDate(timestamp, in: try #require(TimeZone(identifier: zone))).iso == day)
    }

    @Test("earlier days come first")
    func order() {
        let days = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].compactMap {
            CalendarDate(iso: $0)
        }
        #expect(days.count == 4)
        #expect(days.shuffled().sorted() == days)
    }
}
