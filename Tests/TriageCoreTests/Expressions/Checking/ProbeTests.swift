import Testing

@testable import TriageCore

@Test func probe() {
    let scope = FlowScope.make()
    for source in [
        "mailHost == 'googel'", "'googel' != mailHost", "mailHost in ['google', 'pop4']", "mailHost != 'google'",
        "mailHost != null && mailHost != 'google'", "'slwo' in symptoms", "symptoms == ['slo']", "symptoms.exists(s, s == 'x')",
        "symptoms != null && symptoms.exists(s, s == 'slov')",
        "opensOwnSite", "opensOwnSite && true", "opensOwnSite == true && visits > 3", "visits != null && visits > 3",
        "visits > 3 && visits != null", "visits == null || visits > 3", "visits == null ? 0 : visits + 1", "!(visits == null) && visits > 2",
        "visits == 3 && visits > 2", "balance > 0", "balance != null && balance > 0", "fee + 20.00 > 0", "fee + 20.001", "fee * 1.5", "fee * fee", "fee * 2 / 100", "3 * fee", "fee > 20.5", "fee == 1e3", "fee == 99999999999999999999.0", "fee % 2", "fee - visits", "-fee",
        "days(orderedOn, today) <= 30", "orderedOn != null && days(orderedOn, today) <= 30", "today > '2026-01-01'", "date('2026-02-31')", "today.yaer", "today.year", "weekday(today) == 3", "monthDay(today) >= '06-25'",
        "addDays(today, 1.5)", "now.getHours('Eurpe/Rome')", "now.getHours('Australia/Melbourne') < 9", "now - calledAt > duration('1h')",
        "password", "password == null", "password != null", "password == 'x'", "string(password)", "[password]", "password in ['a']", "password == password", "true ? password : password", "type(password)", "dyn(password)", "password.size()", "!password",
        "contacts.suport.email", "contacts.support.email", "contacts.support.phone == null", "contacts.support.fax", "contact.support.email", "malHost == 'google'", "ticket.number > 3", "ticket != null && ticket.number > 3", "ticket != null && ticket.outcome.startsWith('m')", "ticket.outcome == 'mad'", "ticket.foo",
        "today == null", "channel == 'fone'", "channel != 'phone'", "channel = 'phone'", "channel == 'phone' and true", "not true", "channel == \"phone", "rating > 5", "rating != null && rating > 5", "visits == '3'", "opensOwnSite == 'yes'", "mailHost == 3", "domain.contans('x')", "domain != null && domain.contains(3)", "domain != null && contains(domain, 'x')", "domain != null && domain.size('x')", "size(3)", "siz('x')", "domain != null && domain.matches('(a')", "domain != null && domain.matches('[a-z]+')", "visits in [1,2]", "visits in ['a']", "visits in 3", "visits in null", "null in [1]", "visits ? 1 : 2", "true ? 1 : 'a'", "true ? 1 : null", "visits == null ? null : visits", "[1, 'a', 2.0]", "{'a': 1}.b", "1 + + 2", "(1 + 2", "[1, 2", "{1: 2", "a.b.", "foo bar", "1 2", "if", "x.if", "Foo{a: 1}", "'\\q'", "'\\u12'", "0x", "1..2", "99999999999999999999", "", "  ", "a ? b", "[1,2,3].all(1, true)", "[1].map(x)", "has(x)", "has(ticket.number)", "ticket != null && has(ticket.number)", "mailHost == 'google' ? fee : null", "visits == rating", "visits != visits", "1 == 1u", "1 < 2.0", "@", "é", "`a`", "a.`b c`", "true && 'x'", "(mailHost == 'google' ? visits : 3) > 2", "mailHost == (opensOwnSite == true ? 'googl' : 'pop3')"
    ] {
        for mode in [NullRule.strict, .propagates] {
            let (e, p) = Expression.compile(source, in: scope, nulls: mode)
            let names = { (s: [Int]) in s.map { scope.name(of: $0) } }
            if mode == .propagates, e == nil { print("      P:", p.map(\.message)); continue }
            print(mode == .strict ? "S " + source : "      P:", "=>", e.map { "\($0.type)\($0.mayBeNull ? "?" : "") ung=\(names($0.unguarded)) T=\(names($0.slotsKnownWhenTrue.sorted())) F=\(names($0.slotsKnownWhenFalse.sorted()))" } ?? "-", p.map { "[\($0.severity) \($0.code.rawValue) \($0.range) \($0.message) -> \($0.suggestion ?? "")]" }.joined(separator: "\n      "))
        }
    }
}
