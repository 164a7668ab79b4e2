import Testing

@testable import TriageCore

@Suite("Functions over lists")
struct ListFunctionTests {
    private static func money(_ text: String) -> Value {
        FlowScope.dollar.flatMap { Money(text, $0) }.map(Value.money) ?? .null
    }

    /// Three rounds, of which the second knows no fee and no visits.
    private static var matters: Value {
        FlowScope.rounds(
            ["fee": money("5.50"), "visits": .int(3), "outcome": .string("helped")],
            ["outcome": .string("waiting")],
            ["fee": money("2.00"), "visits": .int(1), "outcome": .string("helped")])
    }

    @Test(
        "a list that is known in full",
        arguments: [
            ("[1, 2, 3].sum()", "6"), ("[1.5, 2.0].sum()", "3.5"), ("[1u, 2u].sum()", "3u"),
            ("[duration('1m'), duration('30s')].sum()", "duration('90s')"),
            ("[3, 1, 2].min()", "1"), ("[3, 1, 2].max()", "3"), ("['b', 'a'].min()", "'a'"),
            ("[date('2026-07-01'), today].max()", "date('2026-07-15')"),
            ("[3, 1, 2].sort()", "[1, 2, 3]"), ("['b', 'a', 'c', 'a'].sort()", "['a', 'a', 'b', 'c']"),
            ("[1, 2, 1, 3, 2].distinct()", "[1, 2, 3]"), ("[[1], [1]].distinct()", "[[1]]"),
            ("[7, 8].first()", "7"), ("[7, 8].last()", "8"), ("['a', 'b', 'a'].indexOf('a')", "0"),
            ("['a', 'b', 'a'].lastIndexOf('a')", "2"), ("['a'].indexOf('x')", "-1"),
            ("['a'].lastIndexOf('x')", "-1"), ("'abcb'.indexOf('b')", "1"),
            ("[fee, fee].sum()", "20.00"), ("[fee].max() == fee", "true"),
        ])
    func known(source: String, value: String) {
        #expect(FlowScope.problems(source).isEmpty)
        #expect(Self.literal(source) == value)
    }

    @Test(
        "members that are not known are passed over, and nothing has no smallest, largest, first and last",
        arguments: [
            ("matters.map(m, m.fee).sum()", "7.50", "0.00"),
            ("matters.map(m, m.visits).sum()", "4", "0"),
            ("matters.map(m, m.fee).min()", "2.00", "null"), ("matters.map(m, m.fee).max()", "5.50", "null"),
            ("matters.map(m, m.visits).sort()", "[1, 3]", "[]"),
            ("matters.map(m, m.visits).distinct()", "[3, null, 1]", "[]"),
            ("matters.map(m, m.visits).indexOf(1)", "2", "-1"),
            ("matters.map(m, m.visits).first()", "3", "null"),
            ("matters.map(m, m.number).last()", "3", "null"),
            ("matters.filter(m, m.outcome == 'waiting').map(m, m.fee).first()", "null", "null"),
            ("matters.map(m, m.outcome).first() == 'helped'", "true", "false"),
            ("matters.map(m, m.visits).sort().map(v, v + 1)", "[2, 4]", "[]"),
        ])
    func unknown(source: String, value: String, ofNothing: String) {
        #expect(FlowScope.problems(source).isEmpty)
        #expect(Self.literal(source) == value)
        #expect(Self.literal(source, ["matters": .list([])]) == ofNothing)
    }

    @Test(
        "a list of the wrong sort, or what may be null, is an error",
        arguments: [
            ("['a'].sum()", "type 0..<5: sum() is called on a list, not a list"),
            ("5.sum()", "type 0..<1: sum() is called on a list, not a whole number"),
            ("channel.sum()", "type 0..<7: sum() is called on a list, not a text"),
            ("[[1]].max()", "type 0..<5: max() is called on a list, not a list"),
            ("matters.sort()", "type 0..<7: sort() is called on a list, not a list"),
            (
                "symptoms.first() == 'slow'",
                "null 0..<8: `symptoms` may not have been asked yet; test it first: `symptoms != null && ...`"
            ),
            ("matters.map(m, m.visits).first() > 1", "null 0..<32: this may not be known here"),
            (
                "matters.last().visits > 1",
                "null 0..<14: this may not be known here; of an empty list it is null: read the member of all, as in "
                    + "`matters.map(one, one.name).last()`"
            ),
            ("[1].min() + 1", "null 0..<9: this may not be known here"),
            (
                "matters.map(m, m.outcome).first() == 'helpd'",
                "option 37..<44: `matters.map(m, m.outcome).first()` is one of helped, waiting; "
                    + "did you mean 'helped'?"
            ),
            ("first([1])", "type 0..<10: first() is called as `value.first(...)`"),
            ("[1].frist()", "unknown-name 4..<9: unknown function 'frist'; did you mean 'first'?"),
        ])
    func mistakes(source: String, problem: String) {
        #expect(FlowScope.problems(source).first == "error \(problem)")
    }

    @Test("a sum that is too large is an error, and a list that is too long is work without end")
    func limits() {
        #expect(
            FlowScope.evaluate("[9223372036854775807, 1].sum()")
                == .error("the result of '+' is out of range"))
        let long = Value.list((0..<1500).map { .string("\($0)") })
        #expect(
            FlowScope.evaluate("symptoms != null && symptoms.distinct().size() > 1", ["symptoms": long])
                == .error("more than 1000000 steps of work"))
    }

    private static func literal(_ source: String, _ given: [String: Value] = [:]) -> String {
        var known = ["matters": matters, "fee": money("10.00")]
        known["today"] = CalendarDate(iso: "2026-07-15").map(Value.date)
        return switch FlowScope.evaluate(source, known.merging(given) { $1 }) {
        case .value(let value): value.literal
        case .error(let message): message
        }
    }
}
