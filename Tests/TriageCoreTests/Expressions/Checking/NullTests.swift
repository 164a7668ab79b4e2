import Testing

@testable import TriageCore

@Suite("Values that may be null")
struct NullTests {
    @Test(
        "a use of what may be null is an error",
        arguments: [
            (
                "visits > 3",
                "0..<6: `visits` may not have been asked yet; test it first: `visits != null && ...`"
            ),
            (
                "opensOwnSite && true",
                "0..<12: `opensOwnSite` may not have been asked yet; write `opensOwnSite == true`"
            ),
            (
                "!opensOwnSite",
                "1..<13: `opensOwnSite` may not have been asked yet; write `opensOwnSite == true`"
            ),
            (
                "opensOwnSite ? 1 : 2",
                "0..<12: `opensOwnSite` may not have been asked yet; write `opensOwnSite == true`"
            ),
            (
                "days(orderedOn, today) <= 30",
                "5..<14: `orderedOn` may not have been asked yet; test it first: `orderedOn != null && ...`"
            ),
            (
                "visits > 3 && visits != null",
                "0..<6: `visits` may not have been asked yet; test it first: `visits != null && ...`"
            ),
            (
                "visits == null && visits > 3",
                "18..<24: `visits` may not have been asked yet; test it first: `visits != null && ...`"
            ),
            (
                "visits != null || visits > 3",
                "18..<24: `visits` may not have been asked yet; test it first: `visits != null && ...`"
            ),
            (
                "ticket != null && ticket.number > 3",
                "18..<31: `ticket.number` may not have been asked yet; test it first: `ticket.number != null && ...`"
            ),
            (
                "ticket.size()",
                "0..<6: `ticket` may not have been asked yet; test it first: `ticket != null && ...`"
            ),
            ("(channel == 'chat' ? visits : 3) > 2", "1..<31: this may not be known here"),
            ("(channel == 'chat' ? null : 3) > 2", "1..<29: this may not be known here"),
            (
                "[visits]",
                "1..<7: `visits` may not have been asked yet; test it first: `visits != null && ...`"
            ),
        ])
    func uses(source: String, problem: String) {
        #expect(FlowScope.problems(source) == ["error null \(problem)"])
    }

    @Test(
        "null is excluded by a test before the use",
        arguments: [
            "visits != null && visits > 3",
            "visits == null || visits > 3",
            "!(visits == null) && visits > 3",
            "!(visits == null || rating == null) && visits > 3 && rating > 1.0",
            "visits == null ? false : visits > 3",
            "visits != null ? visits > 3 : false",
            "visits == 3 && visits > 2",
            "visits in [3, 4] && visits > 2",
            "3 in [1] && visits != null && visits > 3",
            "(visits != null && domain != null) && domain.size() > visits",
            "(visits == null ? false : true) && visits > 3",
            "(visits == 3 || visits == 4) && visits > 3",
            "visits == null || (domain == null || domain.size() > visits)",
            "'slow' in symptoms && symptoms.size() > 1",
            "mailHost != null && mailHost != 'google'",
            "ticket != null && ticket.outcome.startsWith('m')",
            "orderedOn != null && days(orderedOn, today) <= 30",
            "opensOwnSite == true && visits == null",
            "mailHost == 'google'",
            "mailHost in ['google', 'pop3']",
            "'slow' in symptoms",
            "password != null",
            "contacts.support.phone == null",
        ])
    func narrowing(source: String) {
        #expect(FlowScope.problems(source).isEmpty)
    }

    @Test("`!=` that null passes as well is a warning with its cure")
    func inequality() {
        #expect(
            FlowScope.problems("mailHost != 'google'") == [
                "warning null 0..<20: `!=` also holds while `mailHost` is null; "
                    + "write `mailHost != null && mailHost != 'google'` if it should not"
            ])
        #expect(FlowScope.problems("channel != 'chat'").isEmpty)
    }

    @Test("a comparison of what is never null with null is a warning")
    func neverNull() {
        #expect(FlowScope.problems("today == null") == ["warning null 0..<5: `today` is never null"])
        #expect(FlowScope.problems("now != null") == ["warning null 0..<3: `now` is never null"])
        #expect(
            FlowScope.problems("1 == null") == ["error type 0..<1: `1` is a whole number and never null"])
    }

    @Test("a slot that is known where the expression stands needs no test")
    func known() throws {
        let scope = FlowScope.make()
        let visits = try #require(scope.slot(of: "visits"))
        #expect(Expression.compile("visits > 3", in: scope, known: [visits]).problems.isEmpty)
    }

    @Test(
        "an expression tells which slots it found not to be null",
        arguments: [
            ("visits != null", ["visits"], []),
            ("visits == null", [], ["visits"]),
            ("mailHost == 'google'", ["mailHost"], []),
            ("mailHost != 'google'", [], ["mailHost"]),
            ("visits == 3 && rating == 1.0", ["rating", "visits"], []),
            ("visits == 3 || rating == 1.0", [], []),
            ("visits == null || rating == null", [], ["rating", "visits"]),
            ("!(visits == null)", ["visits"], []),
            ("ticket != null", ["ticket", "ticket.outcome"], []),
            ("visits == 3 || false", ["visits"], []),
            ("true ? visits == 3 : false", ["visits"], []),
            ("domain == mailHost", [], []),
        ])
    func knowledge(source: String, whenTrue: [String], whenFalse: [String]) throws {
        let scope = FlowScope.make()
        let expression = try #require(Expression.compile(source, in: scope, nulls: .propagates).expression)
        let names = { (slots: SlotSet) in slots.map { scope.name(of: $0) }.sorted() }
        #expect(names(expression.slotsKnownWhenTrue) == whenTrue)
        #expect(names(expression.slotsKnownWhenFalse) == whenFalse)
    }

    @Test("a computed fact is null while a fact that it uses without a test is")
    func propagation() throws {
        let scope = FlowScope.make()
        let source = "days(orderedOn, today) <= 30"
        let expression = try #require(Expression.compile(source, in: scope, nulls: .propagates).expression)
        #expect(expression.mayBeNull)
        #expect(expression.unguarded.map { scope.name(of: $0) } == ["orderedOn"])
        #expect(expression.blankable == expression.unguarded)
        #expect(FlowScope.evaluate(source, nulls: .propagates) == .value(.null))
    }

    @Test("a computed fact made of tests alone is never null")
    func tests() throws {
        let source = "mailHost == 'google' || 'slow' in symptoms || visits == null"
        let expression = try #require(
            Expression.compile(source, in: FlowScope.make(), nulls: .propagates).expression)
        #expect(!expression.mayBeNull)
        #expect(expression.unguarded.isEmpty)
        #expect(FlowScope.evaluate(source) == .value(.bool(true)))
    }

    @Test("a fact passed on by one branch makes the value null, not the whole expression")
    func passedOn() throws {
        let scope = FlowScope.make()
        let source = "channel == 'chat' ? visits : 3"
        let expression = try #require(Expression.compile(source, in: scope, nulls: .propagates).expression)
        #expect(expression.mayBeNull)
        #expect(expression.unguarded.isEmpty)
        #expect(expression.blankable.map { scope.name(of: $0) } == ["visits"])
        #expect(FlowScope.evaluate(source, ["channel": .string("phone")]) == .value(.int(3)))
        #expect(FlowScope.evaluate(source, ["channel": .string("chat")]) == .value(.null))
    }

    @Test("one branch of a condition may be null itself")
    func nullBranch() throws {
        let expression = try #require(
            Expression.compile("channel == 'chat' ? fee : null", in: FlowScope.make()).expression)
        #expect(expression.type == .money)
        #expect(expression.mayBeNull)
    }

    @Test(
        "null equals only null and is in no list",
        arguments: [
            ("mailHost == 'google'", false), ("visits == visits", true), ("mailHost in ['google']", false),
            ("'slow' in symptoms", false), ("opensOwnSite == false", false), ("visits == null", true),
        ])
    func equality(source: String, result: Bool) {
        #expect(FlowScope.evaluate(source) == .value(.bool(result)))
    }

    @Test("null that comes from no fact cannot make a computed fact null and must be excluded")
    func ownNull() {
        #expect(
            FlowScope.problems("(channel == 'chat' ? visits : null) + 1", nulls: .propagates) == [
                "error null 1..<34: this may not be known here"
            ])
    }
}
