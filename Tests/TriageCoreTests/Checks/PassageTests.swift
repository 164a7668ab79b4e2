import TestSupport
import Testing
import TriageCore

/// What stays true on the way from one node to the next.
@Suite("What stays on the way")
struct PassageTests {
    private static let days = #"""
        {
            "a": { "type": "date", "label": "A", "value": "today" },
            "b": { "type": "date", "label": "B" },
            "c": { "type": "date", "label": "C" }
        }
        """#

    /// What is found of a flow, but for facts that nobody reads.
    private static func codes(facts: String = days, _ nodes: String) -> [String] {
        FlowText.check(
            FlowText.make([
                "facts": facts, "nodes": "{ \(nodes), \"last\": { \"say\": [\"Bye.\"], \"end\": \"done\" } }",
            ])
        ).filter { $0.severity != .info }.map(\.code.name).filter { $0 != "unused-fact" }
    }

    @Test(
        "a day that is over does not come again, and one to come may have come",
        arguments: [
            ("today > date('2026-07-01')", []), ("today >= date('2026-06-01')", []),
            ("today < date('2026-07-10')", ["gap"]), ("today > date('2026-07-05')", ["gap"]),
        ])
    func time(condition: String, codes: [String]) {
        let nodes = #"""
            "first": { "next": [{ "when": "today > date('2026-07-03')", "go": "card" }, { "go": "last" }] },
            "card": { "say": ["Wait."], "next": "then" },
            "then": { "next": [{ "when": "\#(condition)", "go": "last" }] }
            """#
        #expect(Self.codes(nodes) == codes)
    }

    @Test(
        "what has risen with the time does not fall again",
        arguments: [
            ("days(b, today) > 0", "today > date('2026-07-01')", []),
            ("days(b, today) > 0", "today > date('2026-07-02')", ["gap"]),
            ("days(today, b) < 0", "today > date('2026-07-01')", []),
            ("b < today", "today > date('2026-07-01')", []),
            ("b >= today", "today <= date('2026-07-03')", ["gap-over-midnight"]),
        ])
    func rising(first: String, then: String, codes: [String]) {
        let facts = #"""
            { "b": { "type": "date", "label": "B", "min": "2026-07-01", "max": "2026-07-03" } }
            """#
        let nodes = #"""
            "first": { "ask": ["b"], "next": [{ "when": "\#(first)", "go": "card" }, { "go": "last" }] },
            "card": { "say": ["Wait."], "next": "then" },
            "then": { "next": [{ "when": "\#(then)", "go": "last" }] }
            """#
        #expect(Self.codes(facts: facts, nodes) == codes)
    }

    @Test(
        "what is set to a value is the same as that until one of them changes",
        arguments: [
            ("b == today", []), ("b <= today && days(b, today) == 0", []),
            ("!(b != today) && !(b < today)", []),
            ("b < today", ["gap", "never-true"]), ("days(b, today) > 0", ["gap", "never-true"]),
        ])
    func sameness(condition: String, codes: [String]) {
        let nodes = #"""
            "first": { "set": { "b": "today" }, "next": [{ "when": "\#(condition)", "go": "last" }] }
            """#
        #expect(Self.codes(nodes).sorted() == codes.sorted())
        // Midnight may come while a card is shown.
        let later = #"""
            "first": { "set": { "b": "today" }, "say": ["Wait."], "next": "then" },
            "then": { "next": [{ "when": "b == today", "go": "last" }] }
            """#
        #expect(Self.codes(later).count == 1)
    }

    @Test(
        "what is known when a card asks for it again is on the card, unless it can be skipped",
        arguments: [
            (#""b""#, ["asked-again"]),
            (#"{ "fact": "b", "optional": true }"#, ["may-be-blank", "asked-again"]),
        ])
    func again(question: String, codes: [String]) {
        let nodes = #"""
            "first": { "ask": ["b"], "next": "then" },
            "then": { "say": ["It is {{b}}."], "ask": [\#(question), "c"], "next": "last" }
            """#
        #expect(Self.codes(nodes) == codes)
    }

    @Test("a gap that opens without waiting is told as such, though much else can be told before")
    func plain() {
        let text = FlowText.make([
            "hours": #"{ "week": { "mon-fri": ["09:00-12:00"] } }"#,
            "facts": #"""
            { "at": { "type": "datetime", "label": "At" }, "on": { "type": "date", "label": "On" } }
            """#,
            "nodes": #"""
            { "first": { "ask": ["at"], "next": [{ "when": "now <= at", "go": "then" }, { "go": "then" }] },
              "then": { "say": [{ "text": "A.", "when": "on != null" }], "next": [{ "when": "isOpen(now)", "go": "last" }] },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        let codes = FlowText.check(text).map(\.code.name)
        #expect(codes.contains("gap") && !codes.contains("gap-over-midnight"))
    }
}
