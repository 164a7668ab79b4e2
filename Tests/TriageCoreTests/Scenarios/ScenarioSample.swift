@testable import TriageCore

/// A small flow with a part, and one scenario on it, assembled for each test.
enum ScenarioSample {
    static let flow = """
        { "format": 1, "id": "small", "title": "Small", "version": "1", "language": "en-US",
          "timeZone": "America/New_York", "currency": "USD", "channels": ["phone", "chat"], "start": "who",
          "contacts": { "desk": { "name": "Desk", "email": "desk@small.example" } },
          "targets": [ { "id": "done", "within": "20m", "per": "enquiry", "note": ["Hurry up."] } ],
          "facts": {
            "name": { "type": "text", "label": "Name", "maxLength": 10 },
            "topic": { "type": "choice", "label": "Topic", "options": [
              { "value": "bill", "label": "Bill" }, { "value": "fault", "label": "Fault" } ] },
            "amount": { "type": "money", "label": "Amount", "min": "1.00" },
            "again": { "type": "yesno", "label": "Again?" }
          },
          "messages": { "note": { "to": ["{{contacts.desk.email}}"], "subject": "About {{topic}}",
            "body": ["From {{name}}", "Amount: {{amount}}"] } },
          "outcomes": { "paid": { "label": "Paid", "kind": "sale" },
            "fixed": { "label": "Fixed", "kind": "resolved" } },
          "nodes": {
            "who": { "say": ["Who is calling?"], "ask": ["name"], "next": "topic" },
            "topic": { "ask": ["topic"], "next": { "bill": "bill", "fault": "fault" } },
            "bill": { "do": ["Look it up"], "ask": ["amount"], "send": ["note"], "next": [
              { "when": "amount > 100", "go": "end-paid" }, { "when": "amount < 100", "go": "more" } ] },
            "fault": { "call": { "flow": "log", "as": "log" }, "next": "more" },
            "more": { "ask": ["again"], "next": { "yes": "topic", "no": "end-fixed" } },
            "end-paid": { "say": ["Thank you."], "end": "paid" },
            "end-fixed": { "say": ["Goodbye."], "end": "fixed" }
          } }
        """

    static let part = """
        { "format": 1, "id": "log", "title": "Log", "version": "1", "language": "en-US",
          "timeZone": "America/New_York", "currency": "USD", "channels": ["phone", "chat"], "part": true,
          "start": "write", "facts": { "number": { "type": "text", "label": "Number" } },
          "outcomes": { "logged": { "label": "Logged", "kind": "resolved" } },
          "nodes": { "write": { "ask": ["number"], "end": "logged" } } }
        """

    /// The answers of a call about a 20-dollar bill.
    static let bill =
        #""name": "Robin", "topic": "bill", "amount": "20.00", "again": false"#

    static var flows: FlowSet? {
        let texts = ["small": flow, "log": part]
        let library = FlowLibrary { id in texts[id.rawValue].map { SourceText(name: "\(id).json", text: $0) }
        }
        return library.load("small")?.flows
    }

    /// A scenario file with one scenario: the answers are on line 4, the events at nodes on line 5, the
    /// expectations on line 6.
    static func source(answers: String = bill, at: String = "", expect: String) -> SourceText {
        SourceText(
            name: "s.json",
            text: """
                { "format": 1, "flow": "small", "scenarios": [
                { "name": "one", "now": "2026-07-15T10:00:00-04:00", "agent": "sam",
                "channel": "phone",
                "answers": { \(answers) },
                "at": { \(at) },
                "expect": { \(expect) } } ] }
                """)
    }

    /// The differences in a scenario. **Shape**: `6:13 outcome: the outcome is …`, with `at NODE` after the
    /// kind.
    static func failures(answers: String = bill, at: String = "", expect: String) -> [String] {
        let source = source(answers: answers, at: at, expect: expect)
        let (file, findings) = ScenarioFile.decode(source)
        guard findings.isEmpty, let scenario = file?.scenarios.first, let flows else {
            return findings.map(\.headline)
        }
        return ScenarioRun(scenario, in: source, on: flows).failures.map { failure in
            let start = failure.location.start
            let node = failure.node.isEmpty ? "" : " at \(failure.node)"
            return "\(start.line):\(start.column) \(failure.kind)\(node): \(failure.message)"
        }
    }

    /// The findings about the names in a scenario. **Shape**: `4:13 unknown-fact: …`.
    static func findings(answers: String = bill, at: String = "", expect: String) -> [String] {
        let (file, findings) = ScenarioFile.decode(source(answers: answers, at: at, expect: expect))
        let names = file.map { Checks.findings(in: $0, for: flows) } ?? []
        return (findings + names).map {
            "\($0.location.start.line):\($0.location.start.column) \($0.code.name): \($0.message)"
        }
    }
}
