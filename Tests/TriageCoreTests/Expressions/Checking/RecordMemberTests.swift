import Testing

@testable import TriageCore

@Suite("Members of records")
struct RecordMemberTests {
    private static let matters: [String: Value] = {
        var known: [String: Value] = [:]
        let fee = FlowScope.dollar.map { Value.money(Money(minorUnits: 5500, currency: $0)) } ?? .null
        known["matters"] = FlowScope.rounds(
            ["outcome": .string("helped"), "fee": fee, "solved": .bool(true), "visits": .int(2)],
            ["outcome": .string("waiting"), "password": .secret, "ticket.number": .int(7)])
        return known
    }()

    @Test(
        "a member is read in every macro",
        arguments: [
            ("matters.exists(m, m.outcome == 'waiting')", Value.bool(true)),
            ("matters.all(m, m.outcome == 'waiting')", .bool(false)),
            ("matters.exists_one(m, m.fee == 55.00)", .bool(true)),
            ("matters.filter(m, m.outcome == 'helped').size()", .int(1)),
            ("matters.map(m, m.number)", .list([.int(1), .int(2)])),
            ("matters.map(m, m.visits)", .list([.int(2), .null])),
            ("matters.map(m, m.visits != null, m.visits + 1)", .list([.int(3)])),
            ("matters.map(m, m.visits).filter(v, v != null).map(v, v + 1)", .list([.int(3)])),
            ("matters.map(m, m.visits).exists(v, v != null && v > 1)", .bool(true)),
            ("matters.map(m, m.ticket.number)", .list([.null, .int(7)])),
            ("matters.exists(m, m.ticket.number == 7)", .bool(true)),
            ("matters.exists(m, m.password != null)", .bool(true)),
            ("matters.map(m, has(m.fee))", .list([.bool(true), .bool(false)])),
            ("matters.exists(m, has(m.visits) && m.visits > 1)", .bool(true)),
            ("matters.exists(m, m.fee != null && m.fee > 50)", .bool(true)),
            ("matters.all(m, m.solved == true)", .bool(false)),
            ("matters[0].outcome == 'helped'", .bool(true)),
            ("matters[0] == matters[0]", .bool(true)), ("matters[0] in matters", .bool(true)),
            ("'helped' in matters.map(m, m.outcome)", .bool(true)),
            ("matters.map(m, m.outcome).join(', ')", .string("helped, waiting")),
            ("matters.map(m, m.reason).join(', ')", .string("")),
            ("matters.map(m, matters.filter(n, n.number > m.number).size())", .list([.int(1), .int(0)])),
            ("dyn(matters[0]).number == 1", .bool(true)),
        ])
    func macros(source: String, value: Value) {
        #expect(FlowScope.problems(source).isEmpty)
        #expect(FlowScope.evaluate(source, Self.matters) == .value(value))
    }

    @Test("nothing exists in an empty list of records")
    func none() {
        let none: [String: Value] = ["matters": .list([])]
        #expect(FlowScope.evaluate("matters.exists(m, m.fee > null)", none) != .value(.bool(true)))
        #expect(FlowScope.evaluate("matters.exists(m, m.fee == 1)", none) == .value(.bool(false)))
        #expect(FlowScope.evaluate("matters.all(m, m.fee == 1)", none) == .value(.bool(true)))
    }

    @Test(
        "a mistake about a member is an error that names it",
        arguments: [
            (
                "matters.exists(m, m.fe == 1)",
                "unknown-name 20..<22: a round has no 'fe'; did you mean 'fee'?"
            ),
            (
                "matters[0].outcom == 'helped'",
                "unknown-name 11..<17: a round has no 'outcom'; did you mean 'outcome'?"
            ),
            (
                "matters.exists(m, m.outcome == 'helpd')",
                "option 31..<38: `m.outcome` is one of helped, waiting; did you mean 'helped'?"
            ),
            (
                "matters.exists(m, m.outcome == helped)",
                "unknown-name 31..<37: unknown name 'helped'; an option is written in quotes: 'helped'"
            ),
            (
                "matters.exists(m, helped == m.outcome)",
                "unknown-name 18..<24: unknown name 'helped'; an option is written in quotes: 'helped'"
            ),
            (
                "matters.exists(m, m.outcome in ['wating'])",
                "option 32..<40: `m.outcome` is one of helped, waiting; did you mean 'waiting'?"
            ),
            (
                "'helpd' in matters.map(m, m.outcome)",
                "option 0..<7: `matters.map(m, m.outcome)` is one of helped, waiting; did you mean 'helped'?"
            ),
            (
                "matters.exists(m, 'slw' in m.symptoms)",
                "option 18..<23: `m.symptoms` is one of slow, bounced; did you mean 'slow'?"
            ),
            (
                "matters.exists(m, m.fee > 50)",
                "null 18..<23: `m.fee` may not have been asked yet; test it first: `m.fee != null && ...`"
            ),
            (
                "matters.exists(m, m.solved)",
                "null 18..<26: `m.solved` may not have been asked yet; write `m.solved == true`"
            ),
            (
                "matters.exists(m, m.fee != null) && matters.exists(m, m.fee > 50)",
                "null 54..<59: `m.fee` may not have been asked yet; test it first: `m.fee != null && ...`"
            ),
            (
                "matters.map(m, m.visits).map(v, v + 1)",
                "null 32..<33: `v` may not have been asked yet; test it first: `v != null && ...`"
            ),
            (
                "matters.exists(m, m.password == 'x')",
                "secret 18..<28: a secret can only be compared with null, as in `m.password != null`"
            ),
            (
                "matters.map(m, m.password)",
                "secret 15..<25: a secret can only be compared with null, as in `m.password != null`"
            ),
            (
                "matters.exists(m, has(m.password))",
                "secret 18..<33: a secret can only be compared with null"
            ),
            (
                "matters.exists(m, m.ticket == null)",
                "unknown-name 18..<26: a round has no 'ticket' by itself, only ticket.number, ticket.outcome"
            ),
            (
                "matters.exists(m, m.ticket.numbr == 1)",
                "unknown-name 20..<32: a round has no 'ticket.numbr'; did you mean 'ticket.number'?"
            ),
            ("matters.exists(m, m == 1)", "type 18..<24: '==' cannot compare a round with a whole number"),
            (
                "matters.exists(m, m.outcome.fee == 1)",
                "null 18..<27: `m.outcome` may not have been asked yet; test it first: `m.outcome != null && ...`"
            ),
        ])
    func mistakes(source: String, problem: String) {
        #expect(FlowScope.problems(source).first == "error \(problem)")
    }

    @Test("a member that is never null needs no test, and one against null is a warning")
    func neverNull() {
        #expect(FlowScope.problems("matters.exists(m, m.number > 1)").isEmpty)
        #expect(
            FlowScope.problems("matters.exists(m, m.number == null)") == [
                "warning null 18..<26: `m.number` is never null"
            ])
    }

    @Test("a null member never leaves a placeholder without its cure")
    func placeholders() {
        #expect(
            FlowScope.problems("matters.map(m, m.visits + 1)", nulls: .propagates) == [
                "error null 15..<23: `m.visits` may not have been asked yet; test it first: `m.visits != null && ...`"
            ])
        #expect(FlowScope.problems("matters.map(m, m.visits)", nulls: .propagates).isEmpty)
    }

    @Test("a record that a name stands for is read by its longest declared member")
    func named() throws {
        var scope = Scope(currency: FlowScope.dollar)
        scope.declare("row", .record(FlowScope.round), mayBeNull: false)
        scope.declare("tables.rates", .list(.record(FlowScope.round)), mayBeNull: false)
        let source = "row.ticket.number != null && row.ticket.number in tables.rates.map(r, r.visits)"
        let (expression, problems) = Expression.compile(source, in: scope)
        #expect(problems.isEmpty)
        let row = Value.record(RecordValue(FlowScope.round, known: ["ticket.number": .int(2)]))
        let values = [row, FlowScope.rounds([:], ["visits": .int(2)])]
        #expect(try expression?.evaluate(values) == .bool(true))
        #expect(
            Expression.compile("row.fea == 1.00", in: scope).problems.map(\.message) == [
                "a round has no 'fea'; did you mean 'fee'?"
            ])
    }

    @Test("a record needs one value for each member, and is written with their names")
    func values() throws {
        let type = RecordType("a row", [.init("code", .string), .init("pin", .secret)])
        #expect(RecordValue(type, [.string("BA")]) == nil)
        let row = try #require(RecordValue(type, [.string("BA"), .secret]))
        #expect(Value.record(row).literal == "{code: 'BA', pin: secret}")
        var writer = JSONWriter()
        writer.value(.record(row))
        #expect(writer.text == #"{"code":"BA","pin":true}"#)
    }
}
