import TestSupport
import Testing

@testable import TriageCore

@Suite("What the condition of a question says of its fact")
struct ImplicationTests {
    private static func problems(
        _ next: String, question: String = #""when": "kind == 'business' && abroad""#
    ) -> [String] {
        FlowText.check(
            FlowText.make(
                facts: """
                    { "kind": { "type": "choice", "label": "Kind", "options": [
                        { "value": "business", "label": "B" }, { "value": "private", "label": "P" } ] },
                      "abroad": { "type": "yesno", "label": "Abroad?" }, "vatId": { "type": "text", "label": "VAT" } }
                    """, ask: "[\"kind\", \"abroad\", { \"fact\": \"vatId\", \(question) }]",
                next: "[{ \"when\": \"\(next)\", \"go\": \"last\" }, { \"go\": \"last\" }]")
        ).filter { $0.severity == .error }.map(\.message)
    }

    @Test(
        "the fact is known in an expression that has the condition among its conjuncts, however it is spaced",
        arguments: [
            "kind == 'business' && abroad && vatId.size() > 3",
            "kind=='business'&&abroad&&vatId.size()>3", "abroad && kind == 'business' && vatId.size() > 3",
            "today > date('2026-01-01') && (abroad && kind == 'business') && vatId.size() > 3",
            "(kind == 'business' && abroad) ? vatId.size() > 3 : false",
        ])
    func known(next: String) {
        #expect(Self.problems(next) == [])
    }

    @Test(
        "it is not where only a part of the condition stands, another, or the question can be left out",
        arguments: [
            ("abroad && vatId.size() > 3", #""when": "kind == 'business' && abroad""#),
            (
                "(kind == 'business' || abroad) && vatId.size() > 3",
                #""when": "kind == 'business' && abroad""#
            ),
            ("kind == 'private' && abroad && vatId.size() > 3", #""when": "kind == 'business' && abroad""#),
            ("abroad && vatId.size() > 3", #""when": "abroad", "optional": true"#),
            ("abroad && vatId.size() > 3", #""when": "abroad", "optional": "kind == 'private'""#),
        ])
    func unknown(next: String, question: String) {
        #expect(
            Self.problems(next, question: question) == [
                "`vatId` may be unknown here; test it first: `vatId != null && ...`"
            ])
    }
}
