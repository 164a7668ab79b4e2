import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("Opening hours")
struct OpeningHoursTests {
    /// A desk with a lunch break, an evening until midnight, a night that begins at midnight, and holidays.
    private static func hours(_ zone: String) throws -> OpeningHours {
        let day = [0..<120, 9 * 60..<12 * 60, 13 * 60..<17 * 60 + 30]
        let holidays = ["2026-03-30", "2026-10-26", "2026-12-25", "2026-04-05"]
        return OpeningHours(
            week: Array(repeating: day, count: 5) + [[10 * 60..<14 * 60, 20 * 60..<24 * 60], [60..<4 * 60]],
            closed: Set(holidays.compactMap { CalendarDate(iso: $0) }),
            timeZone: try #require(TimeZone(identifier: zone)))
    }

    private static func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test(
        "the open time of random spans is that of a count of minutes, through nights, holidays and clock changes"
    )
    func spans() throws {
        var random = SeededGenerator(seed: 12)
        for number in 0..<(Thoroughness.isLong ? 10_000 : 200) {
            let zone = ["Europe/Bratislava", "Australia/Melbourne", "UTC", "Asia/Kathmandu"][number % 4]
            let hours = try Self.hours(zone)
            // Around the changes of March, April and October and the end of the year, and anywhere.
            let centres = [
                "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-12-25", "2026-07-15",
            ]
            let centre = try Self.moment(centres[random.below(6)] + "T00:00:00Z").seconds
            let first = centre + Int64(random.below(6 * 1440) - 3 * 1440) * 60
            let length = random.below(Thoroughness.isLong ? 5 * 1440 : 2000)
            let start = try #require(Timestamp(seconds: first))
            let end = try #require(Timestamp(seconds: first + Int64(length) * 60))
            var minutes: Int64 = 0
            for minute in 0..<length {
                let moment = try #require(Timestamp(seconds: first + Int64(minute) * 60))
                if hours.isOpen(at: moment) { minutes += 1 }
            }
            let expected = TimeSpan(nanoseconds: minutes * 60_000_000_000)
            try #require(hours.openTime(from: start, to: end) == expected, "\(zone) \(start.text) \(length)")
            let opening = try #require(hours.opening(from: start))
            let wait = (opening.seconds - first) / 60
            // What lies between is closed, and it is open then.
            try #require(hours.isOpen(at: opening) && wait >= 0, "\(zone) \(start.text)")
            for minute in 0..<min(wait, Thoroughness.isLong ? wait : 600) {
                let moment = try #require(Timestamp(seconds: opening.seconds - (minute + 1) * 60))
                try #require(!hours.isOpen(at: moment), "\(zone) \(start.text) \(moment.text)")
            }
        }
    }

    @Test("the open time of years is that of their days", arguments: ["Australia/Melbourne", "UTC"])
    func years(zone: String) throws {
        var random = SeededGenerator(seed: 3)
        let hours = try Self.hours(zone)
        for _ in 0..<20 {
            let first = try Self.moment("2024-01-01T00:00:00Z").seconds + Int64(random.below(60 * 86_400))
            let start = try #require(Timestamp(seconds: first))
            var (place, total) = (start, Int64(0))
            for _ in 0..<random.below(1_200) {
                let next = try #require(Timestamp(seconds: place.seconds + Int64(random.below(86_400))))
                total += try #require(hours.openTime(from: place, to: next)).nanoseconds
                place = next
            }
            #expect(hours.openTime(from: start, to: place)?.nanoseconds == total)
            #expect(hours.openTime(from: place, to: start)?.nanoseconds == -total)
        }
    }

    @Test(
        "whether it is open is read off the clock of its zone",
        arguments: [
            ("2026-07-15T06:59:59Z", false), ("2026-07-15T07:00:00Z", true), ("2026-07-15T09:59:59Z", true),
            ("2026-07-15T10:00:00Z", false), ("2026-07-18T21:59:59Z", true), ("2026-07-18T22:00:00Z", false),
            ("2026-12-25T10:00:00Z", false), ("2026-12-24T10:00:00Z", true),
            // The hour from two to three comes twice on 25 October, and not at all on 29 March.
            ("2026-10-25T00:30:00Z", true), ("2026-10-25T01:30:00Z", true), ("2026-10-25T03:00:00Z", false),
        ])
    func moments(text: String, isOpen: Bool) throws {
        #expect(try Self.hours("Europe/Bratislava").isOpen(at: Self.moment(text)) == isOpen)
    }

    @Test(
        "an hour that comes twice counts twice, one that is skipped not at all, and parts of a second count")
    func changes() throws {
        let hours = try Self.hours("Europe/Bratislava")
        func open(_ start: String, _ end: String) throws -> String? {
            hours.openTime(from: try Self.moment(start), to: try Self.moment(end))?.text
        }
        #expect(try open("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z") == "14400s")
        #expect(try open("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z") == "7200s")
        #expect(try open("2026-07-15T06:59:59.5Z", "2026-07-15T07:00:00.25Z") == "0.25s")
        #expect(try open("2026-07-15T09:00:00.75Z", "2026-07-15T09:00:02Z") == "1.25s")
        #expect(try open("2026-07-15T09:00:02Z", "2026-07-15T09:00:00.75Z") == "-1.25s")
        #expect(try open("2026-07-15T09:00:00Z", "2026-07-15T09:00:00Z") == "0s")
    }

    @Test(
        "open days are counted past weekends and days on which it is closed",
        arguments: [
            ("2026-12-24", 1, "2026-12-26"), ("2026-12-24", 0, "2026-12-24"),
            ("2026-12-26", -1, "2026-12-24"),
            ("2026-12-25", 0, "2026-12-25"), ("2026-07-17", 3, "2026-07-20"), ("9999-12-31", 1, nil),
        ])
    func days(from: String, count: Int, to: String?) throws {
        let date = try #require(CalendarDate(iso: from))
        #expect(try Self.hours("Europe/Bratislava").adding(openDays: count, to: date)?.iso == to)
        let never = OpeningHours(week: Array(repeating: [], count: 7), timeZone: .gmt)
        #expect(never.adding(openDays: 1, to: date) == nil)
    }

    @Test("days of a table are closed too")
    func further() throws {
        let day = try #require(CalendarDate(iso: "2026-07-15"))
        let hours = try Self.hours("UTC").closed(on: [day])
        #expect(!hours.isOpen(at: try Self.moment("2026-07-15T10:00:00Z")))
        #expect(hours.isOpen(at: try Self.moment("2026-07-16T10:00:00Z")))
    }
}
