import TestSupport
import Testing

@testable import TriageCore

@Suite("Evaluating expressions")
struct EvaluationTests {
    @Test(
        "money is exact",
        arguments: [
            ("fee + 20.00", "70.00"), ("fee + 20", "70.00"), ("20.5 + fee", "70.50"), ("fee - 0.01", "49.99"),
            ("fee - 50.01", "-0.01"), ("fee * 3", "150.00"), ("3 * fee", "150.00"), ("fee / 3", "16.67"),
            ("(fee - 100) / 3", "-16.67"), ("fee / 8", "6.25"), ("(fee + 0.04) / 8", "6.26"),
            ("(fee - 100.04) / 8", "-6.26"), ("fee + fee * 10 / 100", "55.00"), ("fee + - 1.50", "48.50"),
            ("fee / -1", "-50.00"),
        ])
    func money(source: String, text: String) throws {
        let dollar = try #require(FlowScope.dollar)
        let fee = Value.money(Money(minorUnits: 5000, currency: dollar))
        let result = try #require(Money(text, dollar))
        #expect(FlowScope.evaluate(source, ["fee": fee]) == .value(.money(result)))
    }

    @Test(
        "amounts compare with literals",
        arguments: [
            ("fee > 0", true), ("fee == 50", true), ("fee == 50.00", true), ("50 != fee", false),
            ("fee >= 50.01", false), ("-50.00 < fee", true), ("fee <= 50", true),
        ])
    func amounts(source: String, result: Bool) throws {
        let fee = Value.money(Money(minorUnits: 5000, currency: try #require(FlowScope.dollar)))
        #expect(FlowScope.evaluate(source, ["fee": fee]) == .value(.bool(result)))
    }

    @Test(
        "money out of range and division by zero are errors",
        arguments: [
            ("fee * 2", "the result of '*' is out of range"),
            ("fee + 1", "the result of '+' is out of range"),
            ("fee - 1 - fee - fee - 1", "the result of '-' is out of range"), ("fee / 0", "division by zero"),
        ])
    func moneyErrors(source: String, message: String) throws {
        let fee = Value.money(Money(minorUnits: .max, currency: try #require(FlowScope.dollar)))
        #expect(FlowScope.evaluate(source, ["fee": fee]) == .error(message))
    }

    @Test(
        "days are counted on the calendar",
        arguments: [
            ("days(date('2026-06-25'), today)", Value.int(20)),
            ("days(today, date('2026-06-25'))", .int(-20)),
            ("weekday(today)", .int(3)), ("monthDay(today)", .string("07-15")), ("today.year", .int(2026)),
            ("today.month", .int(7)), ("today.day", .int(15)), ("today > date('2026-07-14')", .bool(true)),
            ("monthDay(addDays(today, -15))", .string("06-30")),
            ("addMonths(date('2026-01-31'), 1) == date('2026-02-28')", .bool(true)),
            ("addMonths(date('2024-03-31'), -1) == date('2024-02-29')", .bool(true)),
            ("addMonths(date('2026-01-31'), 12) == date('2027-01-31')", .bool(true)),
            ("startOfMonth(today) == date('2026-07-01')", .bool(true)),
            ("monthDay(today) >= '06-25' && monthDay(today) < '09-01'", .bool(true)),
            ("today in [date('2026-07-15')]", .bool(true)),
        ])
    func dates(source: String, result: Value) throws {
        let today = Value.date(try #require(CalendarDate(iso: "2026-07-15")))
        #expect(FlowScope.evaluate(source, ["today": today]) == .value(result))
    }

    @Test(
        "a date out of range is an error",
        arguments: [
            ("addDays(date('9999-12-31'), 1)", "addDays"), ("addDays(date('0001-01-01'), -1)", "addDays"),
            ("addDays(date('2026-01-01'), 9223372036854775807)", "addDays"),
            ("addMonths(date('0001-01-01'), -1)", "addMonths"),
            ("addMonths(date('2026-01-01'), -9223372036854775807 - 1)", "addMonths"),
        ])
    func dateErrors(source: String, function: String) {
        let message = "the result of \(function)() is outside the years 1 to 9999"
        #expect(FlowScope.evaluate(source) == .error(message))
    }

    @Test(
        "hours are those of the zone, across changes of daylight saving",
        arguments: [
            ("2026-10-03T15:59:59Z", "Australia/Melbourne", 1),
            ("2026-10-03T16:00:00Z", "Australia/Melbourne", 3),
            ("2026-04-04T15:59:59Z", "Australia/Melbourne", 2),
            ("2026-04-04T16:00:00Z", "Australia/Melbourne", 2),
            ("2026-07-15T00:00:00Z", "Europe/Rome", 2), ("2026-07-15T00:00:00Z", "+05:30", 5),
            ("2026-07-15T00:00:00Z", "-00:30", 23), ("2026-07-15T00:00:00Z", "UTC", 0),
        ])
    func hours(moment: String, zone: String, hour: Int64) throws {
        let now = Value.timestamp(try #require(Timestamp(rfc3339: moment)))
        for source in ["now.getHours('\(zone)')", "now.getHours('\(zone)' + channel)"] {
            let outcome = FlowScope.evaluate(source, ["now": now, "channel": .string("")])
            #expect(outcome == .value(.int(hour)))
        }
    }

    @Test(
        "an error is dropped where another operand decides",
        arguments: [
            ("1 / 0 == 1 || true", true), ("true || 1 / 0 == 1", true), ("1 / 0 == 1 && false", false),
            ("[0, 1].exists(x, 1 / x == 1)", true), ("[0, 1].all(x, 1 / x == 2)", false),
        ])
    func absorption(source: String, result: Bool) {
        #expect(FlowScope.evaluate(source) == .value(.bool(result)))
    }

    @Test(
        "an error names the part that failed",
        arguments: [
            ("1 + 10 / (visits - 3)", 4..<21, EvaluationError.Kind.divisionByZero),
            ("[1, 2][visits]", 0..<14, .indexOutOfRange),
            ("{'a': 1}[channel]", 0..<17, .noSuchKey),
            ("{'a': 1}.b", 0..<10, .noSuchKey),
            ("true && int(channel) == 1", 8..<20, .invalidArgument),
            ("visits * 9223372036854775807 == 1", 0..<28, .overflow),
            ("{visits: 1, 3: 2}.size()", 12..<13, .duplicateKey),
        ])
    func places(source: String, range: Range<Int>, kind: EvaluationError.Kind) throws {
        let expression = try #require(
            Expression.compile(source, in: FlowScope.make(), nulls: .propagates).expression)
        let values = FlowScope.values(["visits": .int(3), "channel": .string("x")])
        do {
            Issue.record("gives \(try expression.evaluate(values))")
        } catch {
            #expect(error.kind == kind)
            #expect(error.range == range)
        }
    }

    @Test(
        "work without end is an error, and soon",
        arguments: Thoroughness.some([
            ("true", "[0,1,2,3,4,5,6,7,8,9].all(x, ", ")", 10, ""),
            ("['ab']", "", ".map(x, x + x)", 60, ""),
            ("[[1]]", "", ".map(x, x + x)", 60, ""),
            ("['a']", "", ".map(x, x.replace('a', 'aa'))", 60, ""),
            ("['a']", "", ".map(x, '%s%s'.format([x, x]))", 60, ""),
            ("[['a']]", "", ".map(x, [x.join('-'), x.join('-')])", 60, ""),
            ("[1]", "", ".map(x, [x, x])", 60, ".all(x, x == x)"),
            ("[b'a']", "", ".map(x, x + x)", 60, ""),
            (
                "['a']", "", ".map(x, x + x)", 18,
                ".all(t, t.split('').all(y, !t.split('').exists(z, z == 'b')))"
            ),
            ("['a']", "", ".map(x, x + x)", 18, ".all(t, t.matches('(a|b){1000}c'))"),
        ]))
    func limits(core: String, before: String, after: String, count: Int, end: String) throws {
        let source =
            String(repeating: before, count: count) + core + String(repeating: after, count: count) + end
        let expression = try #require(Expression.compile(source, in: Scope()).expression)
        let error = try #require(throws: EvaluationError.self) { try expression.evaluate([]) }
        #expect(error.kind == .limit)
        #expect(error.message == "more than 1000000 steps of work")
    }

    @Test("a limit that is reached is not dropped by an operator")
    func limitsAreFinal() throws {
        let loop =
            String(repeating: "[0,1,2,3,4,5,6,7,8,9].all(x, ", count: 10) + "true"
            + String(repeating: ")", count: 10)
        let expression = try #require(Expression.compile("\(loop) || true", in: Scope()).expression)
        #expect(throws: EvaluationError.self) { try expression.evaluate([]) }
    }

    @Test("values of other types than declared give errors, not crashes")
    func wrongValues() throws {
        let scope = FlowScope.make()
        let values: [Value] = [
            .null, .bool(true), .int(.min), .uint(.max), .double(.nan), .string(""), .bytes([255]),
            .list([.null]),
            .map(ValueMap()), .timestamp(Timestamp(milliseconds: .max)),
            .duration(TimeSpan(nanoseconds: .min)),
            .type(.int), .secret,
        ]
        for source in [
            "mailHost == 'google' && !opensOwnSite", "fee * 2 > 3", "today.year", "channel.matches('a')",
        ] {
            let expression = try #require(
                Expression.compile(source, in: scope, nulls: .propagates).expression)
            for value in values {
                _ = try? expression.evaluate(Array(repeating: value, count: scope.slotCount))
            }
            #expect(throws: EvaluationError.self) { try expression.evaluate([]) }
        }
    }
}
