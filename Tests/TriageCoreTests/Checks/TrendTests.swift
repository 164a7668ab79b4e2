import TestSupport
import Testing
import TriageCore

/// Terms whose value rises or falls with what they read, over more values than can be tried.
@Suite("Terms that rise and fall")
struct TrendTests {
    /// What is found of a list of branches, which are all that follows two numbers and two days.
    private static func codes(_ conditions: [String]) -> [String] {
        let branches = conditions.map { #"{ "when": "\#($0)", "go": "last" }"# }.joined(separator: ", ")
        let flow = FlowText.make([
            "facts": #"""
            {
                "a": { "type": "integer", "label": "A", "min": 0, "max": 1000 },
                "b": { "type": "integer", "label": "B", "min": 0, "max": 1000 },
                "from": { "type": "date", "label": "From", "min": "2026-01-01", "max": "2026-06-30" },
                "to": { "type": "date", "label": "To", "min": "2026-07-01", "max": "2026-12-31" }
            }
            """#,
            "nodes": #"""
            {
                "first": { "ask": ["a", "b", "from", "to"], "next": [\#(branches)] },
                "last": { "say": ["Bye."], "end": "done" }
            }
            """#,
        ])
        return FlowText.check(flow).map(\.code.name)
    }

    @Test(
        "what holds between the least and the greatest value is proved",
        arguments: [
            "a + b >= 0", "a + b <= 2000", "a - b <= 1000", "a - b >= -1000", "a + 3 > 2", "1 - a <= 1",
            "from < to", "to > from", "days(from, to) >= 1", "days(from, to) <= 364", "days(to, from) < 0",
            "addDays(from, 1) <= to", "startOfMonth(from) <= to",
        ])
    func holds(condition: String) { #expect(Self.codes([condition]) == ["always-true"]) }

    @Test(
        "what does not hold at an end is found there",
        arguments: [
            "a + b <= 1999", "a - b > -1000", "days(from, to) > 1", "days(from, to) < 364",
            "addDays(from, 1) < to",
        ])
    func fails(condition: String) { #expect(Self.codes([condition]) == ["gap"]) }

    @Test(
        "what is left of a term is held against what is left of its slots",
        arguments: [
            (["a < b", "a >= 500", "b < 500"], []), (["a < b", "a >= 500", "b <= 500"], []),
            (["a < b", "a > 500", "b < 500"], ["gap"]),
            (["a + b > 10", "a < 6", "b < 6"], []), (["a + b > 10", "a < 6", "b < 5"], []),
            (["a + b > 10", "a < 5", "b < 5"], ["gap"]),
            (["days(from, to) < 30", "from < date('2026-06-15')", "to > date('2026-07-10')"], []),
        ])
    func isConsistent(conditions: [String], codes: [String]) { #expect(Self.codes(conditions) == codes) }

    @Test("the first round has the number 1")
    func rounds() { #expect(Self.codes(["round > 0"]) == ["always-true"]) }

    @Test("what moves both ways with one slot is not judged by its ends")
    func bothWays() { #expect(Self.codes(["a * 0 + b - b + a >= a"]) == ["not-proved"]) }
}
