import Testing

@testable import TriageCore

@Suite("Moments and lengths of time")
struct TimestampTests {
    @Test(
        "a moment is read and written again in UTC",
        arguments: [
            ("2026-07-15T10:00:00+10:00", "2026-07-15T00:00:00.000Z"),
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("2026-07-15t10:00:00.5z", "2026-07-15T10:00:00.500Z"),
            ("2026-07-15T00:30:00-00:30", "2026-07-15T01:00:00.000Z"),
            ("2024-02-29T23:59:59.123456789Z", "2024-02-29T23:59:59.123Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
            ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999Z"),
        ])
    func roundTrip(text: String, written: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == written)
    }

    @Test(
        "anything else is no moment",
        arguments: [
            "", "2026-07-15", "2026-07-15T10:00:00", "2026-07-15T10:00Z", "2026-07-15 10:00:00Z",
            "2026-07-15T24:00:00Z",
            "2026-07-15T10:60:00Z", "2026-07-15T10:00:60Z", "2026-02-30T10:00:00Z",
            "2026-07-15T10:00:00+24:00",
            "2026-07-15T10:00:00+10", "2026-07-15T10:00:00.Z", "2026-07-15T10:00:00.1234567890Z",
            "2026-07-15T10:00:00Zx",
            "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-07-15T10:00:00\u{661}Z",
        ])
    func refused(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        "milliseconds go both ways",
        arguments: [0, 1, -1, 999, -999, 1_800_000_000_123, -1_800_000_000_123] as [Int64])
    func milliseconds(count: Int64) {
        #expect(Timestamp(milliseconds: count).milliseconds == count)
    }

    @Test("milliseconds past the calendar give its ends")
    func clamped() {
        #expect(Timestamp(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.000Z")
        #expect(Timestamp(milliseconds: .min).rfc3339 == "0001-01-01T00:00:00.000Z")
    }

    @Test(
        "the language's own text has no more digits than it needs",
        arguments: [
            ("2026-07-15T10:00:00Z", "2026-07-15T10:00:00Z"),
            ("2026-07-15T10:00:00.5Z", "2026-07-15T10:00:00.500Z"),
            ("2026-07-15T10:00:00.0005Z", "2026-07-15T10:00:00.000500Z"),
            ("2026-07-15T10:00:00.000000001Z", "2026-07-15T10:00:00.000000001Z"),
        ])
    func text(source: String, text: String) {
        #expect(Timestamp(rfc3339: source)?.text == text)
    }

    @Test(
        "a length of time is read and written in seconds",
        arguments: [
            ("0", "0s"), ("-0", "0s"), ("1h30m", "5400s"), ("-1.5h", "-5400s"), ("1h34us", "3600.000034s"),
            ("+5s", "5s"),
            (".5s", "0.5s"), ("5.s", "5s"), ("100ms", "0.1s"), ("1µs", "0.000001s"), ("1ns", "0.000000001s"),
            ("0.9ns", "0s"),
            ("1.0000000019s", "1.000000001s"), ("-9223372036854775808ns", "-9223372036.854775808s"),
            ("9223372036854775807ns", "9223372036.854775807s"),
        ])
    func lengths(text: String, written: String) throws {
        #expect(try TimeSpan(text: text).text == written)
    }

    @Test(
        "a length out of range is told from one that is none",
        arguments: [
            ("9223372036854775808ns", EvaluationError.Kind.overflow), ("-9223372036854775809ns", .overflow),
            ("99999999999999999999h", .overflow), ("1000000000h", .overflow), ("", .invalidArgument),
            ("-", .invalidArgument), ("5", .invalidArgument), ("5x", .invalidArgument),
            ("s", .invalidArgument),
            (".s", .invalidArgument), ("1s ", .invalidArgument), ("1h-5m", .invalidArgument),
            ("1d", .invalidArgument),
        ])
    func badLengths(text: String, kind: EvaluationError.Kind) throws {
        let error = try #require(throws: EvaluationError.self) { try TimeSpan(text: text) }
        #expect(error.kind == kind)
    }
}
