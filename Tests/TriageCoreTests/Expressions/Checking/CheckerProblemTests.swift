import Testing

@testable import TriageCore

@Suite("What the checker finds wrong")
struct CheckerProblemTests {
    @Test(
        "a literal that is no option is an error with the nearest option",
        arguments: [
            (
                "mailHost == 'googel'",
                "error option 12..<20: `mailHost` is one of microsoft, google, pop3; did you mean 'google'?"
            ),
            (
                "mailHost in ['google', 'pop4']",
                "error option 23..<29: `mailHost` is one of microsoft, google, pop3; did you mean 'pop3'?"
            ),
            (
                "'slwo' in symptoms",
                "error option 0..<6: `symptoms` is one of slow, bounced, no-login; did you mean 'slow'?"
            ),
            (
                "symptoms == ['slo']",
                "error option 13..<18: `symptoms` is one of slow, bounced, no-login; did you mean 'slow'?"
            ),
            (
                "symptoms != null && symptoms.exists(s, s == 'pain')",
                "error option 44..<50: `s` is one of slow, bounced, no-login"
            ),
            (
                "symptoms != null && symptoms.filter(s, s != 'slow')[0] == 'slw'",
                "error option 58..<63: `symptoms.filter(s, s != 'slow')[0]` is one of slow, bounced, no-login"
                    + "; did you mean 'slow'?"
            ),
            (
                "mailHost == (opensOwnSite == true ? 'googl' : 'pop3')",
                "error option 36..<43: `mailHost` is one of microsoft, google, pop3; did you mean 'google'?"
            ),
            (
                "ticket.outcome == 'mad'",
                "error option 18..<23: `ticket.outcome` is one of made, refused; did you mean 'made'?"
            ),
        ])
    func options(source: String, problem: String) {
        #expect(FlowScope.problems(source) == [problem])
    }

    @Test("the suggested option can be put in the literal's place")
    func suggestion() throws {
        let problem = try #require(
            Expression.compile("mailHost == 'googel'", in: FlowScope.make()).problems.first)
        #expect(problem.suggestion == "'google'")
        #expect(problem.range == 12..<20)
    }

    @Test(
        "an unknown name is an error with the nearest name",
        arguments: [
            (
                "malHost == 'google'",
                "error unknown-name 0..<7: unknown name 'malHost'; did you mean 'mailHost'?"
            ),
            (
                "contacts.suport.email",
                "error unknown-name 0..<21: unknown name 'contacts.suport.email'; "
                    + "did you mean 'contacts.support.email'?"
            ),
            ("frobnicate", "error unknown-name 0..<10: unknown name 'frobnicate'"),
            ("true && .zzzz", "error unknown-name 8..<13: unknown name 'zzzz'"),
            ("siz('x') > 1", "error unknown-name 0..<3: unknown function 'siz'; did you mean 'size'?"),
            (
                "channel.contans('x')",
                "error unknown-name 8..<15: unknown function 'contans'; did you mean 'contains'?"
            ),
            (
                "(channel) . contans('x')",
                "error unknown-name 12..<19: unknown function 'contans'; did you mean 'contains'?"
            ),
            (
                "today.yaer",
                "error type 0..<10: a date has year, month and day, not 'yaer'; did you mean 'year'?"
            ),
            ("channel.name", "error type 0..<12: `channel` is a text and has no 'name'"),
        ])
    func names(source: String, problem: String) {
        #expect(FlowScope.problems(source) == [problem])
    }

    @Test(
        "types that do not go together are an error",
        arguments: [
            (
                "fee * fee",
                "0..<9: '*' cannot take money and money; money can be multiplied by a whole number"
            ),
            (
                "fee * 1.5",
                "0..<9: '*' cannot take money and a number; money can be multiplied by a whole number"
            ),
            ("fee / fee", "0..<9: '/' cannot take money and money; money can be divided by a whole number"),
            ("fee % 2", "0..<7: '%' cannot take money and a whole number"),
            (
                "fee + 1u",
                "0..<8: '+' cannot take money and an unsigned whole number; "
                    + "money combines only with money or an amount such as 20.00"
            ),
            (
                "fee > size('x')",
                "0..<15: '>' cannot compare money with a whole number; "
                    + "money compares only with money or an amount such as 20.00"
            ),
            ("-fee", "0..<4: '-' cannot negate money"),
            (
                "today > '2026-01-01'",
                "8..<20: '>' cannot compare a date with a text; write date('2026-01-01')"
            ),
            ("today == 3", "0..<10: '==' cannot compare a date with a whole number"),
            ("now > today", "0..<11: '>' cannot compare a timestamp with a date"),
            ("2 < 1.5", "0..<1: '<' cannot compare a whole number with a number; write 2.0"),
            ("channel == 3", "0..<12: '==' cannot compare a text with a whole number"),
            (
                "opensOwnSite == 'yes'",
                "16..<21: '==' cannot compare true or false with a text; write opensOwnSite == true"
            ),
            ("1 in 'abc'", "5..<10: 'in' needs a list; `'abc'` is a text"),
            ("1 in ['a']", "0..<10: 'in' looks for a whole number in a list in which each element is a text"),
            ("'a' in {1: 2}", "0..<13: 'in' looks for a text in a map in which each key is a whole number"),
            ("true && channel", "8..<15: '&&' needs true or false; `channel` is a text"),
            ("!channel", "1..<8: '!' needs true or false; `channel` is a text"),
            ("channel ? 1 : 2", "0..<7: '?' needs true or false; `channel` is a text"),
            (
                "true ? 1 : 'a'",
                "0..<14: both sides of ':' must have the same type, not a whole number and a text"
            ),
            ("channel.contains(3)", "17..<18: contains() takes a text, not a whole number"),
            ("today.contains('x')", "0..<5: contains() is called on a text, not a date"),
            ("contains(channel, 'x')", "0..<22: contains() is called as `value.contains(...)`"),
            ("channel.size('x')", "0..<17: size() takes 0 arguments, not 1"),
            ("channel.substring()", "0..<19: substring() takes 1 or 2 arguments, not 0"),
            ("days(today)", "0..<11: days() takes 2 arguments, not 1"),
            ("size(3)", "5..<6: size() takes a text or bytes or a list or a map, not a whole number"),
            ("[1][channel]", "4..<11: a list index must be a whole number, not a text"),
            ("{'a': 1}[2]", "9..<10: a key of this map is a text, not a whole number"),
            ("channel[0]", "0..<10: `channel` is a text; '[...]' needs a list or map"),
            ("channel.all(c, true)", "0..<7: all() needs a list; `channel` is a text"),
            ("[1].map(x)", "0..<10: map() takes a name and what to do with it, as in `map(x, ...)`"),
        ])
    func types(source: String, problem: String) {
        #expect(FlowScope.problems(source).first == "error type \(problem)")
    }

    @Test(
        "a literal that can only fail is reported",
        arguments: [
            (
                "date('2026-02-31')",
                "error literal 5..<17: '2026-02-31' is not a date; write it as '2026-06-25'"
            ),
            (
                "now.getHours('Eurpe/Rome')",
                "error literal 13..<25: 'Eurpe/Rome' is not a time zone; did you mean 'Europe/Rome'?"
            ),
            (
                "channel.matches('(a')",
                "error regex 16..<20: the group that begins here is never closed"
            ),
            ("1 / 0 == 1", "warning literal 0..<5: this always fails: division by zero"),
            (
                "duration('5x') > duration('1s')",
                "warning literal 0..<14: this always fails: '5x' is not a duration"
            ),
            ("fee + 20.001", "error literal 6..<12: an amount in AUD has 2 decimals, so not '20.001'"),
            ("fee > 1e3", "error literal 6..<9: '1e3' is not an amount of money; write it as 20 or 20.00"),
            (
                "fee > 99999999999999999999.0",
                "error literal 6..<28: the amount '99999999999999999999.0' is too large"
            ),
        ])
    func literals(source: String, problem: String) {
        #expect(FlowScope.problems(source) == [problem])
    }

    @Test("without a currency there are no amounts")
    func currency() {
        var scope = Scope()
        scope.declare("fee", .money, mayBeNull: false)
        let problems = Expression.compile("fee > 20.00", in: scope).problems
        #expect(problems.map(\.message) == ["there is no currency, so '20.00' is not an amount of money"])
    }

    @Test(
        "a secret can be compared with null and nothing else",
        arguments: [
            "password", "password == 'x'", "string(password)", "[password]", "password in ['a']",
            "'a' in password", "type(password)", "dyn(password)", "password.size()", "!password", "-password",
            "password + 'x'", "{'a': password}", "{password: 1}", "password.field", "password[0]",
            "[1].map(x, password)", "password ? 1 : 2", "'%s'.format([password])", "true && password",
            "password.all(x, true)", "has(password.x)", "password < 1",
        ])
    func secrets(source: String) {
        let expected = "a secret can only be compared with null, as in `password != null`"
        for nulls in [NullRule.strict, .propagates] {
            let problems = Expression.compile(source, in: FlowScope.make(), nulls: nulls).problems
            #expect(problems.filter { $0.code == .secret }.map(\.message) == [expected])
        }
    }

    @Test("a secret compared with null is fine", arguments: ["password == null", "null != password"])
    func secretAgainstNull(source: String) {
        #expect(FlowScope.problems(source).isEmpty)
    }

    @Test("all problems of an expression are reported, in the order of their places")
    func several() {
        #expect(
            FlowScope.problems("malHost == 'x' && channel == 'fax' || visits > 'many'") == [
                "error unknown-name 0..<7: unknown name 'malHost'; did you mean 'mailHost'?",
                "error option 29..<34: `channel` is one of phone, chat",
                "error null 38..<44: `visits` may not have been asked yet; test it first: `visits != null && ...`",
                "error type 38..<53: '>' cannot compare a whole number with a text",
            ])
    }

    @Test("ten thousand problems are all reported, the nearest name for the first ones only")
    func flood() {
        let source = Array(repeating: "malHost", count: 10_000).joined(separator: "&&")
        let problems = Expression.compile(source, in: FlowScope.make()).problems
        #expect(problems.count == 10_000)
        #expect(problems.first?.suggestion == "mailHost")
        #expect(problems.last?.message == "unknown name 'malHost'")
    }
}
