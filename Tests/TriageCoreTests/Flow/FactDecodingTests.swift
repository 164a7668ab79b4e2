import TestSupport
import Testing

@testable import TriageCore

@Suite("Facts of a flow file")
struct FactDecodingTests {
    @Test("a mistake is found at its place, and nothing once it is cured", arguments: Self.examples)
    func finds(example: Broken) {
        let (expected, found) = example.headlines
        #expect(found == expected)
        #expect(example.headlinesOfCured == [])
    }

    private static func asking(_ members: String, currency: String? = #""AUD""#) -> String {
        FlowText.make([
            "currency": currency, "facts": #"{ "it": { "label": "It", \#(members) } }"#,
            "nodes": #"{ "first": { "ask": ["it"], "end": "done" } }"#,
        ])
    }

    private static func bad(_ members: String, _ message: String, cure: String) -> Broken {
        Broken("error: \(message) [bad-value]", in: asking(members), cured: asking(cure))
    }

    static let examples: [Broken] = [
        bad(
            #""type": "integer", "min": ▸"1""#, "'min' must be a whole number for a fact of type integer",
            cure: #""type": "integer", "min": 1"#),
        bad(
            #""type": "number", "max": ▸1e999"#, "'max' must be a number for a fact of type number",
            cure: #""type": "number", "max": 1e99"#),
        bad(
            #""type": "money", "min": ▸10"#,
            #"'min' must be an amount in quotes such as "50.00" for a fact of type money"#,
            cure: #""type": "money", "min": "10""#),
        bad(
            #""type": "money", "min": ▸"10.005""#,
            #"'min' must be an amount in quotes such as "50.00" for a fact of type money"#,
            cure: #""type": "money", "min": "10.05""#),
        bad(
            #""type": "date", "min": ▸"2026-02-29""#,
            #"'min' must be a date in quotes such as "2026-07-01", or an expression such as "addDays(today, 60)", for a fact of type date"#,
            cure: #""type": "date", "min": "2028-02-29""#),
        bad(
            #""type": "datetime", "min": ▸"2026-02-28""#,
            #"'min' must be a time in quotes such as "2026-07-01T10:00:00+10:00", or an expression such as "now", for a fact of type datetime"#,
            cure: #""type": "datetime", "min": "2026-02-28T00:00:00Z""#),
        bad(
            #""type": "integer", "min": ▸9, "max": 1"#,
            "'min' is above 'max', so no answer could be given",
            cure: #""type": "integer", "min": 1, "max": 1"#),
        bad(
            #""type": "text", ▸"min": "a""#, "a fact of type text has no 'min'", cure: #""type": "text""#),
        bad(
            #""type": "yesno", ▸"max": 1"#, "a fact of type yesno has no 'max'", cure: #""type": "yesno""#),
        bad(
            #""type": "text", ▸"options": [{ "value": "a", "label": "A" }]"#,
            "a fact of type text has no 'options'", cure: #""type": "text""#),
        bad(
            #""type": "text", ▸"words": { "yes": "y", "no": "n" }"#, "a fact of type text has no 'words'",
            cure: #""type": "yesno", "words": { "yes": "y", "no": "n" }"#),
        bad(
            #""type": "date", ▸"pattern": "a""#, "a fact of type date has no 'pattern'",
            cure: #""type": "text", "pattern": "a""#),
        bad(
            #""type": "ip", ▸"maxLength": 5"#, "a fact of type ip has no 'maxLength'",
            cure: #""type": "url", "maxLength": 5"#),
        bad(
            #""type": "text", "pattern": "\u00e9\\d▸(""#,
            "'pattern': the group that begins here is never closed",
            cure: #""type": "text", "pattern": "\u00e9\\d()""#),
        bad(
            #""type": "secret", ▸"suggest": "null""#, "a fact of type secret has no 'suggest'",
            cure: #""type": "secret""#),
        Broken(
            "error: an amount needs the flow's 'currency' [missing-member]",
            in: asking(#""type": "money""#, currency: nil).replacing(#""it": {"#, with: #"▸"it": {"#),
            cured: asking(#""type": "money""#)),
        Broken(
            "error: 'it' cannot be both fixed and computed [bad-value]",
            in: FlowText.make([
                "facts":
                    #"{ ▸"it": { "type": "integer", "fixed": 1, "value": "2" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
                "nodes": #"{ "first": { "say": ["{{it}}"], "ask": ["isOn"], "end": "done" } }"#,
            ]), cured: FlowText.make()),
        Broken(
            "error: 'gogle' is not an option of 'it'; did you mean 'google'? [impossible-option]",
            in: FlowText.make([
                "facts":
                    #"{ "it": { "type": "choice", "fixed": ▸"gogle", "options": [{ "value": "google", "label": "G" }] }, "isOn": { "type": "yesno", "label": "On?" } }"#,
                "nodes": #"{ "first": { "say": ["{{it}}"], "ask": ["isOn"], "end": "done" } }"#,
            ]), cured: FlowText.make()),
        Broken(
            "error: 'now' is known to every flow already [duplicate-name]",
            in: FlowText.make([
                "facts": #"{ ▸"now": { "type": "text" }, "isOn": { "type": "yesno", "label": "On?" } }"#
            ]), cured: FlowText.make()),
        Broken(
            "error: the target 'talk' is given twice [duplicate-name]",
            in: FlowText.make([
                "targets":
                    #"[{ "id": "talk", "within": "1m", "per": "node" }, { "id": ▸"talk", "within": "2m", "per": "enquiry" }]"#
            ]),
            cured: FlowText.make([
                "targets":
                    #"[{ "id": "talk", "within": "1m", "per": "node" }, { "id": "call", "within": "2m", "per": "enquiry" }]"#
            ])),
    ]

    private func load(_ facts: String) -> FlowLibrary.Loaded {
        FlowText.load(FlowText.make(["facts": "{ \(facts) }"]))
    }

    private static let asked =
        #""n": { "type": "integer", "label": "N" }, "isOn": { "type": "yesno", "label": "On?" }"#

    @Test("computed facts are worked out after those they read, whatever the order of the file")
    func order() throws {
        let flow = try #require(
            load(
                #""c": { "type": "integer", "value": "b + 1" }, "b": { "type": "integer", "value": "a + n" }, "a": { "type": "integer", "value": "1" }, \#(Self.asked)"#
            ).flows?.main)
        #expect(flow.computed.map { flow.scope.name(of: $0.slot) } == ["a", "b", "c"])
        #expect(
            ["a", "b", "c"].map { flow.scope.mayBeNull(flow.scope.slot(of: $0) ?? -1) } == [
                false, true, true,
            ])
    }

    @Test(
        "a computed fact is never unknown when it reads no other way than by comparing",
        arguments: [
            ("isOn == true", false), ("isOn != null && isOn", false), ("n in [1, 2]", false),
            ("n == null ? false : n > 3", false), ("n > 3", true), ("n != null && n > 3 || isOn", true),
        ])
    func nullability(value: String, mayBeNull: Bool) throws {
        let loaded = load(#""it": { "type": "yesno", "value": "\#(value)" }, \#(Self.asked)"#)
        #expect(loaded.findings == [])
        let flow = try #require(loaded.flows?.main)
        #expect(flow.scope.mayBeNull(try #require(flow.fact("it")).slot) == mayBeNull)
    }

    @Test("a circle is told once, with the way round")
    func circle() {
        let loaded = load(
            #""a": { "type": "integer", "value": "b + 1" }, "b": { "type": "integer", "value": "c" }, "c": { "type": "integer", "value": "a" }, "d": { "type": "integer", "value": "a" }, "e": { "type": "integer", "value": "e" }, \#(Self.asked)"#
        )
        #expect(
            loaded.findings.map(\.headline) == [
                "demo.json:11:14: error: 'a' is computed from itself: a reads b reads c reads a [computed-circle]",
                "demo.json:11:186: error: 'e' is computed from itself: e reads e [computed-circle]",
            ])
    }

    @Test(
        "the name of a field, of a function or in a text is no circle",
        arguments: [
            #"size('it')"#, #"int(n) + size('\\'' + 'it')"#, #"size(['x'].filter(x, x != 'it'))"#,
        ])
    func noCircle(value: String) {
        let loaded = load(#""it": { "type": "integer", "value": "\#(value)" }, \#(Self.asked)"#)
        #expect(loaded.findings.map(\.headline) == [])
    }

    @Test("a computed fact may be called like the function or the part's fact that it reads")
    func sameName() {
        let text = FlowText.make([
            "facts":
                #"{ "days": { "type": "integer", "value": "days(since, today)" }, "since": { "type": "date", "label": "Since" }, "number": { "type": "integer", "value": "ticket.number" } }"#,
            "nodes":
                #"{ "first": { "ask": ["since"], "call": { "flow": "ticket", "as": "ticket" }, "next": "last" }, "last": { "say": ["{{days}} {{number}}"], "end": "done" } }"#,
        ])
        let found = FlowText.check(
            text, beside: ["ticket": FlowDecoderTests.ticket.replacing("contacts.desk.name", with: "kind")])
        #expect(
            found.filter { $0.location.file == "demo.json" }.map(\.headline) == [
                "demo.json:11:14: warning: 'days' is the name of a function [function-name]"
            ])
    }
}
