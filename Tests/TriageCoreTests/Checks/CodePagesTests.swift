import TestSupport
import Testing
import TriageCore

@Suite("The pages of the codes")
struct CodePagesTests {
    /// An example and the code whose page shows it.
    struct Case: Sendable, CustomTestStringConvertible {
        let code: Finding.Code
        let example: Finding.Example
        var testDescription: String { "\(code.name): \(example.message)" }

        static let all = Checks.codes.flatMap { code in
            code.page.examples.map { Case(code: code, example: $0) }
        }
    }

    @Test(
        "the broken flow gives exactly the finding of its page, and the cured one none", arguments: Case.all)
    func examples(_ one: Case) throws {
        let (text, places) = FlowText.unmarked(one.example.markedText)
        let place = try #require(places.first)
        #expect(places.count == 1)
        let headline =
            "demo.json:\(place.line):\(place.column): \(one.code.severity): \(one.example.message) [\(one.code.name)]"
        #expect(FlowText.check(text, beside: one.example.otherTexts).map(\.headline) == [headline])
        let cured = FlowText.check(one.example.curedText, beside: one.example.otherTexts)
        #expect(cured.map(\.headline) == [])
    }

    @Test("every code has a page, and a name of its own")
    func whole() {
        #expect(Set(Checks.codes.map(\.name)).count == Checks.codes.count)
        for code in Checks.codes {
            // What is wrong with a file as such, and what nobody notices, no text can show.
            let isShown = !Finding.Code.files.contains(code) && code != .unnoticedChange
            #expect(code.page.examples.isEmpty != isShown, "\(code.name)")
            for text in [code.page.fault, code.page.harm, code.page.cure] {
                #expect(text.hasSuffix(".") && text.first?.isUppercase == true, "\(code.name): \(text)")
                #expect(text.split(separator: "\n").allSatisfy { $0.count <= 105 }, "\(code.name): \(text)")
            }
        }
    }

    @Test("the codes have the names that they always had")
    func names() {
        #expect(
            Checks.codes.map(\.name).sorted() == [
                "always-true", "ambiguous-keys", "asked-again", "bad-cell", "bad-value", "call-recursion",
                "computed-circle",
                "digit-label",
                "duplicate-key",
                "duplicate-label", "duplicate-name", "duplicate-option", "empty-options", "empty-text",
                "encoding", "endless-round",
                "expression-name", "expression-syntax", "expression-type", "failing-expression",
                "failing-guard", "function-name", "gap", "gap-over-midnight", "id-mismatch",
                "impossible-option", "long-readout", "may-be-blank", "maybe-unknown", "missing-member",
                "missing-zone",
                "nested-repeat",
                "never-known", "never-offered", "never-reached", "never-true", "no-end", "no-recipient",
                "not-a-desk", "not-a-flow", "not-a-part",
                "not-proved",
                "part-disagrees", "pointless-accept", "repeated-row", "secret-misuse",
                "shadowed-branch", "superfluous-null-check", "syntax",
                "unchecked-file", "uncovered-option",
                "unknown-column", "unknown-fact", "unknown-file", "unknown-flow", "unknown-member",
                "unknown-message", "unknown-node",
                "unknown-option", "unknown-options", "unknown-outcome", "unknown-table", "unnoticed-change",
                "unreachable-node",
                "unread-placeholder", "unread-targets",
                "unreadable-file", "unused-contact", "unused-fact", "unused-ignore",
                "unused-message", "unused-options", "unused-outcome", "unused-table", "wrong-type",
            ])
    }
}
