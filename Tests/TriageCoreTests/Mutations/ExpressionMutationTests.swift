import Testing

@testable import TriageCore

@Suite("Changes to an expression")
struct ExpressionMutationTests {
    private static func changed(_ source: String) -> [String] {
        ExpressionMutation.all(of: source).map { $0.applied(to: source) }
    }

    @Test(
        "each operator becomes its neighbour, each number another one",
        arguments: [
            ("a && b || c", ["a || b || c", "a && b && c"]),
            ("a && b && c", ["a || b && c", "a && b || c"]),
            ("a == 'x'", ["a != 'x'"]), ("a != null", ["a == null"]),
            ("n < 3", ["n <= 3", "n < 4"]), ("n >= 3", ["n > 3", "n >= 4"]),
            ("(a || b) && c", ["(a && b) && c", "(a || b) || c"]),
            ("x + 1", ["x - 1", "x + 2"]), ("x * 1.5", ["x / 1.5", "x * 2.5"]),
            ("!a", ["a"]), ("a in ['b', 'c']", ["!(a in ['b', 'c'])"]),
            ("a ? 'x' : 'y'", ["!(a) ? 'x' : 'y'"]),
            ("d >= '06-25'", ["d > '06-25'", "d >= '06-24'"]),
            ("t < duration('30m')", ["t <= duration('30m')", "t < duration('31m')"]),
            // A name, a word and a call have no operator; what holds a figure among words is no number.
            ("a", []), ("'POP3 in 2 minutes'", []), ("size(a)", []), ("a &&", []),
        ])
    func changes(_ source: String, _ expected: [String]) {
        #expect(Self.changed(source).sorted() == expected.sorted())
    }

    @Test("each change says what becomes different, and where")
    func described() {
        let all = ExpressionMutation.all(of: "é == 1 && b in c")
        #expect(all.map(\.change) == [])
        let found = ExpressionMutation.all(of: "a == 1 && b in c")
        #expect(
            found.map(\.change) == [
                "'==' becomes '!='", "1 becomes 2", "'&&' becomes '||'", "'in' becomes 'not in'",
            ])
        #expect(found.map(\.range.lowerBound) == [2, 5, 7, 10])
    }

    @Test(
        "a number that stands by itself is a figure, one in a name is none",
        arguments: [
            ("30 minutes", true, "31 minutes"), ("Office 365", true, "Office 364"), ("POP3", false, "POP2"),
            ("5.x", true, "4.x"), ("no", false, nil), ("about 20 %", true, "about 21 %"),
        ])
    func figures(_ text: String, _ holds: Bool, _ other: String?) {
        #expect(text.holdsFigure == holds)
        #expect(text.withAnotherFigure == other)
    }
}
