import TestSupport
import Testing

@testable import TriageCore

@Suite("The opening hours of a flow")
struct HoursDecodingTests {
    private static let week = #"{ "mon-fri": ["13:00-17:30", "09:00-12:00"], "sat": ["20:00-24:00"] }"#

    private static let holidays = #"""
        { "holidays": { "columns": { "day": { "type": "date", "optional": true }, "name": "text" },
                        "rows": [["2026-07-17", "Fair"], [null, "Unknown"], ["2026-12-25", "Christmas"]] } }
        """#

    private static func flow(
        _ hours: String?, say: String = #""Hi""#, tables: String? = nil, use: String? = nil
    ) -> String {
        FlowText.make([
            "timeZone": #""Europe/Bratislava""#, "hours": hours, "tables": tables, "use": use,
            "nodes":
                #"{ "first": { "say": [\#(say)], "ask": ["isOn"], "end": "done" } }"#,
        ])
    }

    private static let line =
        #"{ "text": "{{openTime(now, now + duration('24h'))}} {{addOpenDays(today, 1)}}", "when": "isOpen(now)" }"#

    @Test("are read in the flow's zone, spans in any order, and known to every expression")
    func reading() throws {
        let text = Self.flow(
            #"{ "week": \#(Self.week), "closed": ["2026-07-16"] }"#, say: Self.line)
        let loaded = FlowText.load(text)
        #expect(loaded.findings.map(\.headline) == [])
        let flow = try #require(loaded.flows?.main)
        #expect(
            flow.hours?.week == Array(repeating: [540..<720, 780..<1050], count: 5) + [[1200..<1440], []])
        #expect(flow.hours?.closed.map(\.iso) == ["2026-07-16"])
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

    @Test("it is closed on the days of a table's column too, in the flow, in its desk and in a part")
    func closedIn() throws {
        let hours = #"{ "week": \#(Self.week), "closed": ["2026-07-16"], "closedIn": "holidays.day" }"#
        let own = Self.flow(hours, say: Self.line, tables: Self.holidays)
        let shared = Self.flow(nil, say: Self.line, use: #"["desk.json"]"#)
        let part = FlowText.make([
            "id": #""ticket""#, "part": "true", "timeZone": nil,
            "nodes": #"{ "first": { "say": [\#(Self.line)], "ask": ["isOn"], "end": "done" } }"#,
        ])
        let desk = #"""
            { "format": 1, "desk": true, "hours": \#(hours), "tables": { "holidays": {
              "columns": { "day": { "type": "date", "optional": true } }, "csv": "holidays.csv" } } }
            """#
        for text in [own, shared] {
            let calling = text.replacing(
                #""end": "done""#, with: #""call": { "flow": "ticket", "as": "ticket" }, "next": "last""#
            ).replacing("\"last\" } }", with: "\"last\" }, \"last\": { \"end\": \"done\" } }")
            let others = [
                "ticket": part, "desk.json": desk,
                "holidays.csv": "day,name\n2026-07-17,Fair\n,?\n2026-12-25,X\n",
            ]
            #expect(FlowText.check(calling, beside: others).map(\.headline) == [])
            let flows = try #require(FlowText.load(calling, beside: others).flows)
            let days = ["2026-07-16", "2026-07-17", "2026-12-25"]
            #expect(flows.flows.map { $0.hours?.closed.map(\.iso).sorted() } == [days, days])
            // Wednesday is followed by two closed days, so that the next open one is Saturday.
            let call = EnquirySample.open(on: flows)
            let next = try #require(
                Expression.compile("addOpenDays(today, 1)", in: flows.main.scope).expression)
            #expect(try next.evaluate(call.values).literal == "date('2026-07-18')")
        }
    }

    @Test(
        "a column of closed days that is not there, or has no days, is named where it stands",
        arguments: [
            ("holiday.day", "there is no table 'holiday'; did you mean 'holidays'?"),
            ("holidays.days", "the table 'holidays' has no column 'days'; did you mean 'day'?"),
            ("holidays.name", "days are dates, but the column 'name' has none"),
            ("holidays", "'holidays' is no column of a table, such as holidays.day"),
        ])
    func closedInNothing(column: String, message: String) {
        let hours = #"{ "week": {}, "closedIn": "\#(column)" }"#
        let findings = FlowText.load(Self.flow(hours, tables: Self.holidays)).findings
        #expect(findings.map(\.message) == [message])
        let desk = #"{ "format": 1, "desk": true, "tables": \#(Self.holidays), "hours": \#(hours) }"#
        let used = FlowText.load(
            Self.flow(nil, say: Self.line, use: #"["desk.json"]"#), beside: ["desk.json": desk])
        #expect(used.findings.map(\.message) == [message])
        #expect(used.findings.map(\.location.file) == ["desk.json"])
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
