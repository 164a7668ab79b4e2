import TestSupport
import Testing
import TriageCore

/// Limits that follow the day or the time: what they exclude is no gap.
@Suite("Limits by the day")
struct TimelyLimitTests {
    /// The codes of a flow that asks for a day, or a time, and branches.
    private static func found(
        _ fact: String, _ branches: [String], later: Bool = false, set: String = "",
        also code: String = ""
    ) -> [String] {
        let rules = branches.map { #"{ "when": "\#($0)", "go": "last" }"# }.joined(separator: ", ")
        let first =
            later
            ? #"{ "ask": ["it"], "next": "second" }, "second": { \#(set) "ask": ["on"],"#
            : #"{ "ask": ["it"],"#
        let text = FlowText.make([
            "facts": #"""
            { "it": { "label": "It", \#(fact) }, "on": { "type": "yesno", "label": "On" } }
            """#,
            "nodes": #"""
            { "first": \#(first) "next": [\#(rules)] }, "last": { "end": "done" } }
            """#,
        ])
        return FlowText.check(text).map(\.code.name).filter {
            ["gap", "gap-over-midnight", "not-proved", code].contains($0)
        }
    }

    private static let untilToday = #""type": "date", "max": "today""#

    @Test(
        "a day until today",
        arguments: [
            ["it <= today"], ["it == today", "it < today"], ["days(it, today) == 0", "days(it, today) > 0"],
            ["days(today, it) <= 0"], ["it < addDays(today, 5)"], ["addDays(it, 1) <= addDays(today, 1)"],
        ])
    func past(branches: [String]) {
        #expect(Self.found(Self.untilToday, branches) == [])
        #expect(Self.found(#""type": "date""#, branches) == ["gap"])
    }

    @Test("a day within a month, from tomorrow, or on one day, and a time until now")
    func others() {
        let month = #""type": "date", "min": "addDays(today, -30)", "max": "today""#
        #expect(Self.found(month, ["days(it, today) <= 30"]) == [])
        #expect(Self.found(month, ["days(it, today) < 30"]) == ["gap"])
        #expect(Self.found(#""type": "date", "min": "addDays(today, 1)""#, ["it > today"]) == [])
        let day = #""type": "date", "min": "addDays(today, 60)", "max": "addDays(today, 60)""#
        #expect(Self.found(day, ["days(today, it) == 60"]) == [])
        #expect(Self.found(#""type": "datetime", "max": "now""#, ["it <= now"]) == [])
    }

    @Test("what is within the limit stays a gap", arguments: ["days(it, today) > 0", "it < today"])
    func within(branch: String) {
        #expect(Self.found(Self.untilToday, [branch]) == ["gap"])
    }

    @Test(
        "the limit lets a day be known at the opening only later, and no time passes in the call",
        arguments: ["\"max\": \"addDays(today, -1)\"", "\"max\": \"today\""])
    func opening(limit: String) {
        let text = FlowText.make([
            "facts": #"{ "it": { "type": "date", "label": "It", \#(limit) } }"#,
            "nodes": #"""
            { "first": { "next": [{ "when": "it == date('2026-07-03')", "go": "second" }, { "go": "last" }] },
              "second": { "next": [{ "when": "today < date('2026-07-01')", "go": "last" }] },
              "last": { "say": ["Bye."], "end": "done" } }
            """#,
        ])
        #expect(FlowText.check(text).map(\.code.name).contains("gap"))
    }

    @Test(
        "the limits let nothing be answered before a day, be it compared with anything or not",
        arguments: [
            #""min": "2026-07-01", "max": "today""#, #""min": "2026-07-01", "max": "addDays(today, 30)""#,
            #""min": "today", "max": "2025-12-31""#,
            #""max": "today", "accept": "it >= date('2026-07-01')", "because": "Later.""#,
            #""accept": "it >= date('2026-07-01') && it <= today", "because": "Later.""#,
            #""min": "2026-07-01", "accept": "days(it, today) >= 2", "because": "Later.""#,
        ],
        ["on", "on && it > date('2026-07-02')"])
    func opened(limits: String, branch: String) {
        let day = #""type": "date", "# + limits
        #expect(Self.found(day, [branch], later: true) == ["gap"])
    }

    @Test(
        "a limit that follows another fact lets nothing be answered before a day",
        arguments: [
            #""type": "date", "value": "addDays(today, 3)""#,
            #""type": "date", "label": "Other", "max": "today""#,
        ])
    func openedByOther(other: String) {
        let ask = other.contains("value") ? "" : #""ask": ["other"],"#
        let text = FlowText.make([
            "facts": #"""
            { "other": { \#(other) }, "on": { "type": "yesno", "label": "On" },
              "it": { "type": "date", "label": "It", "min": "2026-07-01", "max": "other" } }
            """#,
            "nodes": #"""
            { "first": { \#(ask) "next": "second" }, "second": { "ask": ["it"], "next": "third" },
              "third": { "ask": ["on"], "next": [{ "when": "on", "go": "last" }] }, "last": { "end": "done" } }
            """#,
        ])
        #expect(FlowText.check(text).map(\.code.name) == ["gap"])
    }

    @Test("the day goes on, and the limit was kept on the day of the answer")
    func midnight() {
        #expect(Self.found(Self.untilToday, ["it <= today"], later: true) == [])
        let since = #""type": "date", "min": "today""#
        #expect(Self.found(since, ["it >= today"], later: true) == ["gap-over-midnight"])
    }

    @Test("what is set keeps no limit")
    func set() {
        let set = #""set": { "it": "addDays(today, 3)" },"#
        #expect(Self.found(Self.untilToday, ["it <= today"], later: true, set: set) == ["gap"])
    }

    @Test("what can be left out and told later keeps it as well")
    func told() {
        let optional = Self.untilToday + #", "optional": true"#
        #expect(Self.found(optional, ["it == null", "it <= today"], later: true) == [])
    }

    @Test("a limit whose distance from today changes says nothing")
    func unsteady() {
        #expect(
            Self.found(#""type": "date", "max": "startOfMonth(today)""#, ["it <= today"]) == ["not-proved"])
    }

    @Test("what cannot be worked out fails within the limit as well")
    func failing() {
        let branches = ["addDays(it, 4000000) > today", "it <= today"]
        #expect(Self.found(Self.untilToday, branches, also: "failing-guard") == ["failing-guard"])
    }

    @Test("a time that is led out of the calendar, and one that is not")
    func far() {
        let spans = Array(repeating: "duration('2562047h')", count: 28).joined(separator: " + ")
        for limit in ["", #", "min": "now""#] {
            let time = #""type": "datetime""# + limit
            let far = Self.found(time, ["it + \(spans) > now", "it != null"], also: "failing-guard")
            #expect(far == ["failing-guard"])
            let near = ["it + duration('720h') > now", "it + duration('720h') <= now"]
            #expect(Self.found(time, near, also: "failing-guard") == [])
        }
    }

    @Test("a card that is gone back to is entered later than what led to it was decided")
    func goneBackTo() throws {
        func found(_ last: String) -> [Finding] {
            let text = FlowText.make([
                "facts": #"{ "on": { "type": "yesno", "label": "On" } }"#,
                "nodes": #"""
                { "first": { "next": [{ "when": "today < date('2026-07-01')", "go": "early" }, { "go": "last" }] },
                  "early": { "say": ["Early."], "ask": ["on"],
                    "next": [{ "when": "today < date('2026-07-01')", "go": "more" } \#(last)] },
                  "more": { "say": ["More."], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
                """#,
            ])
            return FlowText.check(text)
        }
        let gap = try #require(found("").first)
        #expect(gap.code.name == "gap-over-midnight")
        #expect(gap.witness?.steps.last?.doings.contains("back") == true)
        #expect(found(#", { "go": "more" }"#) == [])
    }
}
