import Testing

@testable import TriageCore

@Suite("A renamed fact")
struct RenamingTests {
    private let renaming = Renaming("plan", to: "tariff")

    @Test(
        "bears its new name in expressions, and nothing else that is called the same does",
        arguments: [
            ("plan == 'plan'", "tariff == 'plan'"),
            ("label(plan) + plan.upperAscii()", "label(tariff) + tariff.upperAscii()"),
            ("plan(1) + ticket.plan + planned", "plan(1) + ticket.plan + planned"),
            ("[plan, .plan].exists(plan, plan == 'a')", "[tariff, .tariff].exists(plan, plan == 'a')"),
            (
                "matters.all(m, m.plan == plan) && plan != null",
                "matters.all(m, m.plan == tariff) && tariff != null"
            ),
            ("'é' == plan", "'é' == tariff"),
            ("plan ==", "plan =="),
        ])
    func expressions(source: String, renamed: String) {
        #expect(renaming.expression(source) == renamed)
    }

    @Test("bears it in placeholders, not in the words around them")
    func templates() {
        #expect(
            renaming.template("Your plan: {{label(plan)}} ({{ plan }})")
                == "Your plan: {{label(tariff)}} ({{ tariff }})")
        #expect(renaming.template("no plan at all") == "no plan at all")
    }
}
