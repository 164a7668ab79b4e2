import TestSupport
import Testing

@testable import TriageCore

@Suite("Limits of days that are worked out, and facts for the flow only")
struct ComputedLimitTests {
    private static func flow(_ fact: String) -> String {
        FlowText.make([
            "facts": """
            { "first": { "type": "date", "label": "First day", "optional": true }, "day": { "label": "Day", \(fact) },
              "score": { "type": "integer", "label": "Score", "internal": true } }
            """.replacing("\"first\":", with: "\"begin\":"),
            "nodes":
                #"{ "first": { "ask": ["begin", "day", "score"], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }"#,
        ])
    }

    private static func date(_ text: String) -> Value { CalendarDate(iso: text).map(Value.date) ?? .null }

    @Test(
        "a day is held against an expression; while that is not known there is no such limit",
        arguments: [
            (nil, "2026-07-15", nil), (nil, "2026-07-16", .above("15 July 2026")),
            ("2026-07-10", "2026-07-09", .below("10 July 2026")), ("2026-07-10", "2026-07-10", nil),
        ] as [(String?, String, InputProblem?)])
    func days(begin: String?, day: String, problem: InputProblem?) throws {
        var enquiry = try EnquirySample.open(Self.flow(#""type": "date", "min": "begin", "max": "today""#))
        try enquiry.play(.answered("begin", begin.map(Self.date) ?? .null))
        let refusal = enquiry.refusal(.answered("day", Self.date(day)))
        #expect(refusal == problem.map { .invalid("day", $0) })
    }

    @Test("a moment is held against one as well")
    func moments() throws {
        var enquiry = try EnquirySample.open(Self.flow(#""type": "datetime", "max": "now - duration('1h')""#))
        try enquiry.play(.answered("begin", .null))
        #expect(enquiry.refusal(.answered("day", .timestamp(EnquirySample.after(-3600)))) == nil)
        #expect(enquiry.refusal(.answered("day", .timestamp(EnquirySample.after(-3599)))) != nil)
    }

    @Test(
        "what is neither a literal nor an expression of the type is reported",
        arguments: [
            (#""type": "date", "max": "toady""#, "toady"), (#""type": "date", "max": "now""#, "date"),
            (#""type": "date", "max": "2026-02-30""#, "2026"),
            (#""type": "integer", "max": "today""#, "'max' must be a whole number"),
        ])
    func broken(fact: String, part: String) {
        let messages = FlowText.check(Self.flow(fact)).map(\.message)
        #expect(messages.contains { $0.contains(part) }, "\(messages)")
    }

    @Test("a fact for the flow only is not offered to be told, and the summary leaves it out")
    func hidden() throws {
        var enquiry = try EnquirySample.open(Self.flow(#""type": "date""#))
        #expect(enquiry.tellableFields().map(\.name) == ["begin", "day"])
        try enquiry.play(
            .answered("begin", .null), .answered("day", Self.date("2026-07-01")), .answered("score", .int(42))
        )
        #expect(enquiry.knownFacts().contains { $0.name == "score" })
        try enquiry.play(.read)
        let bytes = try #require(Record(enquiry)).json
        let page = bytes.withUnsafeBytes { bytes in
            RecordView(object: bytes).map { RecordPage($0, flows: enquiry.flows) { _, _ in nil } }
        }
        let answers = try #require(page).facts.flatMap(\.answers)
        #expect(answers.map(\.isInternal) == [false, true])
    }
}
