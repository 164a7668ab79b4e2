import TestSupport
import Testing

@testable import TriageCore

/// A call with several matters: a part that is run round by round, and that calls a part of its own.
enum RoundsFlow {
    /// The part that is repeated.
    static let matter = FlowText.make([
        "id": #""matter""#, "part": "true", "start": #""what""#, "summary": #""{{reason}} ({{round}})""#,
        "facts": """
        { "site": { "type": "text", "label": "Site" },
          "reason": { "type": "choice", "label": "What is it about?", "options": [
            { "value": "website", "label": "Website" }, { "value": "mail", "label": "E-mail" } ] },
          "detail": { "type": "text", "label": "What happens?", "optional": true },
          "works": { "type": "yesno", "label": "Does it work now?" },
          "fee": { "type": "money", "label": "Fee", "fixed": "10.00" } }
        """,
        "currency": #""AUD""#,
        "contacts": nil,
        "messages": """
        { "report": { "to": ["desk@demo.example"], "subject": "{{round}}: {{reason}} {{site}}", "body": ["{{detail}}"] } }
        """,
        "outcomes": """
        { "helped": { "label": "Helped", "kind": "resolved" }, "later": { "label": "Later", "kind": "waiting" } }
        """,
        "nodes": """
        { "what": { "title": "Matter {{round}}",
            "say": [ { "text": "What can I do for {{site}}?", "when": "round == 1" },
                     { "text": "What else can I do for you?", "when": "round > 1" } ],
            "ask": ["reason", "detail"], "next": { "website": "check", "mail": "later" } },
          "check": { "do": ["Open {{site}}"], "ask": ["works"], "next": { "yes": "fine", "no": "later" } },
          "fine": { "say": ["Glad that {{site}} works."], "end": "helped" },
          "later": { "say": ["We will look at it."], "send": ["report"], "end": "later" } }
        """,
    ])

    /// The flow that repeats it.
    static func text(repeat repetition: String = #"{ "ask": "Anything else?" }"#, node: String = "") -> String
    {
        FlowText.make([
            "start": #""greet""#, "currency": #""AUD""#,
            "facts": """
            { "name": { "type": "text", "label": "Name" }, "site": { "type": "text", "label": "Their site" } }
            """,
            "outcomes": """
            { "done": { "label": "Done", "kind": "resolved" }, "open": { "label": "Open", "kind": "waiting" } }
            """,
            "nodes": """
            { "greet": { "ask": ["name", "site"], "next": "matters" },
              "matters": { "title": "Their matters", \(node)
                "call": { "flow": "matter", "as": "matters", "with": { "site": "site" }, "repeat": \(repetition) },
                "next": [ { "when": "matters.exists(m, m.outcome == 'later')", "go": "waiting" }, { "go": "bye" } ] },
              "waiting": { "end": "open" },
              "bye": { "say": ["Bye, {{name}}."], "end": "done" } }
            """,
        ])
    }

    /// A call that has come to its first matter.
    static func open(repeat repetition: String = #"{ "ask": "Anything else?" }"#, node: String = "") throws
        -> Enquiry
    {
        var enquiry = try EnquirySample.open(text(repeat: repetition, node: node), beside: ["matter": matter])
        try enquiry.play(.answered("name", .string("Kim")), .answered("site", .string("a.example")))
        return enquiry
    }
}

extension Enquiry {
    /// Plays a round about a website that works again.
    mutating func playWebsite(_ detail: String = "slow") throws {
        try play(
            .answered("reason", .string("website")), .answered("detail", .string(detail)), .ticked(step: 0),
            .answered("works", .bool(true)))
    }

    /// Plays a round about e-mail, which is passed on.
    mutating func playMail(_ detail: String = "full") throws {
        try play(.answered("reason", .string("mail")), .answered("detail", .string(detail)))
    }

    /// The record as parsed JSON.
    func recorded() throws -> JSON {
        let record = try #require(Record(self))
        return try #require(JSONParser.parse(record.json).value)
    }
}
