import TestSupport
import Testing

@testable import TriageCore

@Suite("Conditions over records")
struct RecordConditionTests {
    private static let facts = """
        "plan": { "type": "choice", "label": "Plan?", "options": [
          { "value": "free", "label": "Free" }, { "value": "paid", "label": "Paid" } ] },
        "seats": { "type": "integer", "label": "Seats?", "optional": true },
        "fee": { "type": "money", "label": "Fee?", "optional": true },
        "day": { "type": "date", "label": "Day?", "optional": true }
        """

    private static func flows() throws -> KnownFlows {
        let text = """
            { "format": 1, "id": "shop", "title": "Shop", "version": "1.0.0", "language": "en-AU",
              "timeZone": "Australia/Melbourne", "currency": "AUD", "channels": ["phone"], "start": "a",
              "facts": { \(facts) }, "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
              "nodes": { "a": { "ask": ["plan", "seats", "fee", "day"], "next": "b" },
                         "b": { "say": ["Bye."], "end": "done" } } }
            """
        let source = SourceText(name: "shop.json", text: text)
        return KnownFlows([try #require(FlowLibrary { _ in source }.load("shop")?.flows)])
    }

    private static let call = LogSample.Call(
        flow: "shop", seconds: 125, facts: #"{"plan":"paid","seats":12,"fee":"55.00","day":"2026-11-20"}"#,
        trail:
            #"[{"node":"a","at":0,"took":100.5,"answers":{"plan":"paid"}},{"node":"b","at":100.5,"took":24.5}]"#
    )

    @Test(
        "they read what a record holds, by its type",
        arguments: [
            ("flow == 'shop'", true), ("facts.seats == 12 && facts['plan'] == 'paid'", true),
            ("backs.size() == 0 && facts.size() == 4", true), ("agent == 'kim'", false),
            ("kind == 'resolved' && outcome == 'done'", true),
            ("duration > duration('2m')", true), ("duration > duration('2m5s')", false),
            ("closed > timestamp('2026-11-01T00:00:00Z')", true), ("opened.getHours() == 16", true),
            ("facts.plan == 'paid'", true), ("facts.seats > 10 && facts.fee == 55.00", true),
            ("facts.day == date('2026-11-20')", true), ("facts.seats == 13", false), ("reason == null", true),
            ("trail.exists(v, v.node == 'a' && v.took > 100.0)", true), ("trail.size() == 2", true),
            ("trail[0].answers.plan == 'paid'", true), ("notes.size() > 0", false),
            ("messages.all(m, m.leftOut)", true), ("targets.size() == 0", true),
            // What is not known is not true of a record.
            ("reason == 'gone'", false), ("reason.startsWith('g')", false), ("1 / 0 == 1", false),
        ] as [(String, Bool)])
    func holds(_ source: String, _ expected: Bool) throws {
        let (condition, problems) = RecordCondition.compile(source, over: try Self.flows())
        let asked = try #require(condition, "\(problems)")
        let line = Array(ChecksummedLine.sealing(LogSample.object(1, Self.call)).dropLast())
        try line.withUnsafeBytes { bytes in
            let record = try #require(RecordView(LogLine(offset: 0, raw: bytes, verdict: .whole)))
            #expect(asked.holds(of: record) == expected)
        }
    }

    @Test("a misspelt name is an error with the nearest, not an empty answer")
    func misspelt() throws {
        let cases = [
            ("facts.plam == 'paid'", "unknown name 'facts.plam'; did you mean 'facts.plan'?"),
            ("outcom == 'done'", "unknown name 'outcom'; did you mean 'outcome'?"),
            ("trail.exists(v, v.nod == 'a')", "an entry of the trail has no 'nod'; did you mean 'node'?"),
            ("duration", "a condition is true or false; this is a duration"),
        ]
        for (source, message) in cases {
            let (condition, problems) = RecordCondition.compile(source, over: try Self.flows())
            #expect(
                condition == nil && problems.map(\.message).contains(message), "\(problems.map(\.message))")
        }
        let (_, warnings) = RecordCondition.compile("facts.plan == 'payed'", over: try Self.flows())
        #expect(warnings.map(\.message) == ["`facts.plan` is one of free, paid"], "\(warnings)")
    }

    @Test("a text is found in whatever case and with whatever accents it was written")
    func text() throws {
        let call = LogSample.Call(facts: #"{"name":"Ren\u00e9 \"Zo\u00eb\" Łukasz","city":"Košice"}"#)
        let line = Array(ChecksummedLine.sealing(LogSample.object(1, call)).dropLast())
        try line.withUnsafeBytes { bytes in
            let record = try #require(RecordView(LogLine(offset: 0, raw: bytes, verdict: .whole)))
            for text in ["rene", "zoe", "LUKASZ", "kosice", "Desk", ""] {
                var filter = RecordFilter()
                filter.text = SearchedText(text)
                #expect(filter.matches(record), "\(text)")
            }
            for text in ["facts", "renee", "wrapUp"] {
                var filter = RecordFilter()
                filter.text = SearchedText(text)
                #expect(!filter.matches(record), "\(text)")
            }
        }
    }
}
