import TestSupport
import Testing

@testable import TriageCore

@Suite("The opening hours of a flow")
struct HoursDecodingTests {
    private static let week = #"{ "mon-fri": ["13:00-17:30", "09:00-12:00"], "sat": ["20:00-24:00"] }"#

    private static func flow(_ hours: String?, say: String = #""Hi""#) -> String {
        FlowText.make([
            "timeZone": #""Europe/Bratislava""#, "hours": hours,
            "nodes":
                #"{ "first": { "say": [\#(say)], "ask": ["isOn"], "end": "done" } }"#,
        ])
    }

    private static let line =
        #"{ "text": "{{openTime(now, now + duration('24h'))}} {{addOpenDays(today, 1)}}", "when": "isOpen(now)" }"#

    @Test("are read in the flow's zone, spans in any order, and known to every expression")
    func reading() throws {
        let text = Self.flow(
            #"{ "week": \#(Self.week), "closed": ["2026-07-16"], "closedIn": "holidays.day" }"#,
            say: Self.line)
        let loaded = FlowText.load(text)
        #expect(loaded.findings.map(\.headline) == [])
        let flow = try #require(loaded.flows?.main)
        #expect(
            flow.hours?.week == Array(repeating: [540..<720, 780..<1050], count: 5) + [[1200..<1440], []])
        #expect(flow.hours?.closed.map(\.iso) == ["2026-07-16"] && flow.closedIn == "holidays.day")
        // Wednesday, 02:00 in Bratislava: half a day and a quarter to come, then a closed Thursday.
        let call = EnquirySample.open(on: try #require(loaded.flows))
        #expect(call.card().lines == [])
        func value(_ source: String) throws -> String {
            let expression = try #require(Expression.compile(source, in: flow.scope).expression)
            return try expression.evaluate(call.values).literal
        }
        #expect(try value("openTime(now, now + duration('48h'))") == "duration('27000s')")
        #expect(try value("addOpenDays(today, 1)") == "date('2026-07-17')")
        #expect(try value("isOpen(now + duration('8h'))") == "true")
    }

    @Test(
        "a mistake is named where it stands",
        arguments: [
            (
                #"{ "week": { "monday": [] } }"#,
                "'monday' is no day and no days in a row, such as sat or mon-fri"
            ),
            (
                #"{ "week": { "fri-mon": [] } }"#,
                "'fri-mon' is no day and no days in a row, such as sat or mon-fri"
            ),
            (#"{ "week": { "mon-fri": [], "wed": [] } }"#, "wed stands here a second time"),
            (
                #"{ "week": { "mon": ["9:00-12:00"] } }"#,
                "'9:00-12:00' is not a span within a day such as 09:00-17:30"
            ),
            (
                #"{ "week": { "mon": ["22:00-06:00"] } }"#,
                "'22:00-06:00' is not a span within a day such as 09:00-17:30"
            ),
            (
                #"{ "week": { "mon": ["09:00-12:00", "11:59-13:00"] } }"#,
                "'11:59-13:00' overlaps a span before it"
            ),
            (#"{ "week": {}, "closed": ["25.12.2026"] }"#, "'25.12.2026' is not a date such as 2026-12-25"),
        ])
    func mistakes(hours: String, message: String) {
        #expect(FlowText.load(Self.flow(hours)).findings.map(\.message) == [message])
    }

    @Test("without them the functions are errors")
    func missing() {
        let messages = FlowText.load(Self.flow(nil, say: Self.line)).findings.map(\.message)
        #expect(messages.count == 3)
        #expect(messages.contains("isOpen() needs the opening hours, which the flow gives as \"hours\""))
    }

    @Test("a part is lent its caller's")
    func lent() throws {
        let part = #"""
            { "format": 1, "id": "ticket", "title": "T", "version": "1", "part": true, "start": "a", "facts": {},
              "outcomes": { "made": { "label": "Made", "kind": "resolved" } },
              "nodes": { "a": { "say": [{ "text": "Open", "when": "isOpen(now)" }], "end": "made" } } }
            """#
        let text = FlowText.make([
            "hours": #"{ "week": \#(Self.week) }"#,
            "nodes":
                #"{ "first": { "ask": ["isOn"], "call": { "flow": "ticket", "as": "ticket" }, "next": "last" }, "last": { "end": "done" } }"#,
        ])
        let loaded = FlowText.load(text, beside: ["ticket": part])
        #expect(loaded.errors.map(\.headline) == [])
        #expect(loaded.flows?.flows.map { $0.hours?.week.count } == [7, 7])
    }
}
