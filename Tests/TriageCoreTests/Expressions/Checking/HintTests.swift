import Testing

@testable import TriageCore

@Suite("Hints where it is known what to write")
struct HintTests {
    @Test(
        "what is common elsewhere is told how it is written here",
        arguments: [
            ("mailHost == google", "unknown name 'google'; an option is written in quotes: 'google'"),
            ("mailHost == gogle", "unknown name 'gogle'; an option is written in quotes: 'google'"),
            ("google == mailHost", "unknown name 'google'; an option is written in quotes: 'google'"),
            (
                "mailHost in ['pop3', google]",
                "unknown name 'google'; an option is written in quotes: 'google'"
            ),
            (
                "'x' == 'y' || no-login in symptoms",
                "unknown name 'no-login'; an option is written in quotes: 'no-login'"
            ),
            ("domain == Smith", "unknown name 'Smith'; a text is written in quotes: 'Smith'"),
            ("symptoms == 'slow'", "'==' cannot compare a list with a text; write 'slow' in symptoms"),
            ("symptoms != 'slow'", "'!=' cannot compare a list with a text; write !('slow' in symptoms)"),
            ("today + 3", "'+' cannot take a date and a whole number; write addDays(today, 3)"),
            ("today - 3", "'-' cannot take a date and a whole number; write addDays(today, -3)"),
            (
                "today - date('2026-01-01')",
                "'-' cannot take a date and a date; write days(date('2026-01-01'), today)"
            ),
            ("channel <> 'chat'", "unexpected '<>'; did you mean '!='?"),
            ("1 => 2", "unexpected '=>'; did you mean '>='?"),
            ("channel === 'chat'", "unexpected '==='; did you mean '=='?"),
            ("channel == ‘chat’", "a text needs straight quotes; write 'chat'"),
            ("channel == „chat“", "a text needs straight quotes; write 'chat'"),
            (
                "if channel == 'chat' then 1 else 2",
                "there is no 'if' in expressions; write condition ? value : otherwise"
            ),
            ("not (channel == 'chat')", "'not' is not a function; write !(…)"),
            ("not channel == 'chat'", "'not' is not an operator; did you mean '!'?"),
            ("channel is 'chat'", "'is' is not an operator; did you mean '=='?"),
            ("fee + 10%", "'%' is the rest of a division; ten per cent of a fee is fee * 10 / 100"),
            ("10% of fee", "'%' is the rest of a division; ten per cent of a fee is fee * 10 / 100"),
            ("now.hour", "`now` is a timestamp and has no 'hour'; write now.getHours('Europe/Rome')"),
            ("now.weekday", "`now` is a timestamp and has no 'weekday'"),
            ("now.month", "`now` is a timestamp and has no 'month'; write today.month"),
            ("now.getHours() < 9", "without a zone getHours() is in UTC; write now.getHours('Europe/Rome')"),
        ])
    func hints(source: String, message: String) {
        var scope = FlowScope.make()
        scope.zone = "Europe/Rome"
        let problems = Expression.compile(source, in: scope, nulls: .propagates).problems
        #expect(problems.map(\.message) == [message])
    }

    @Test(
        "hours with their zone, seconds, and moments where there is no zone are none of it",
        arguments: [
            "now.getHours('Europe/Rome') < 9", "now.getSeconds() < 9", "duration('90s').getMinutes() < 9",
        ])
    func zones(source: String) {
        var scope = FlowScope.make()
        scope.zone = "Europe/Rome"
        #expect(Expression.compile(source, in: scope).problems == [])
        #expect(Expression.compile("now.getHours() < 9", in: FlowScope.make()).problems == [])
    }

    @Test("every function and macro is listed with its types and an example that has a value")
    func functions() {
        let pages = FunctionPage.all
        #expect(pages.count == Function.allCases.count + SyntaxTree.Macro.allCases.count + 1)
        for page in pages {
            #expect(!page.types.isEmpty && !page.value.isEmpty, "\(page.name)")
            #expect(page.example.contains(page.name))
        }
        #expect(
            pages.first { $0.name == "days" }?.text == """
                days
                    days(date, date) -> int
                    for example days(date('2026-06-25'), date('2026-07-01')) is 6
                """)
    }
}
