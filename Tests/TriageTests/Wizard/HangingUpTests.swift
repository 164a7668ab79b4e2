import TestSupport
import Testing

@testable import TriageCore
@testable import triage

@Suite("Ending a call that is cut short")
struct HangingUpTests {
    private func call(_ member: KeyValuePairs<String, String?>) throws -> Sitting {
        try Sitting(
            FlowText.make([
                "facts":
                    #"{ "name": { "type": "text", "label": "Name" }, "size": { "type": "text", "label": "Size" } }"#,
                "outcomes": """
                { "done": { "label": "Done", "kind": "resolved" },
                  "hung-up": { "label": "The caller hung up", "kind": "waiting" } }
                """,
                "messages":
                    #"{ "sorry": { "to": ["a@desk.example"], "subject": "Sorry, {{name}}", "body": ["x"] } }"#,
                "nodes":
                    #"{ "first": { "ask": ["name", "size"], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }"#,
                member[0].key: member[0].value,
            ]))
    }

    @Test("one key says that the caller hung up; what was confirmed counts, and the wrap-up follows")
    func hungUp() throws {
        var call = try call(["hangUp": #"{ "end": "hung-up", "send": ["sorry"] }"#])
        try call.type("Robin<enter>bi<c-c>")
        #expect(call.shown.contains("h The caller hung up"))
        try call.type("h")
        #expect(call.enquiry.outcome?.id == "hung-up")
        #expect(call.shown.contains("Sorry, Robin"))
        try call.type("<enter>")
        let record = try #require(Record(call.enquiry).flatMap { JSONParser.parse($0.json).value })
        #expect(record["facts"]?["name"]?.string == "Robin")
        #expect(record["drafts"]?["size"]?.string == "bi")
    }

    @Test("the flow's reasons for abandoning are offered before one that is typed")
    func reasons() throws {
        var call = try call(["reasons": #"["wrong number", "test call"]"#])
        try call.type("<c-c>")
        let rows = call.shown
        #expect(rows.contains("Abandon it: wrong number"))
        try call.type("<down><down><down><down><down><enter>")
        #expect(call.enquiry.run.end == .abandoned(reason: "test call"))
    }
}
