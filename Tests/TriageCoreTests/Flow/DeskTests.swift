import TestSupport
import Testing

@testable import TriageCore

@Suite("Definitions that several flows share")
struct DeskTests {
    private static let desk = #"""
        { "format": 1, "desk": true,
          "contacts": { "support": { "name": "Support", "email": "support@desk.example" } },
          "facts": { "wait": { "type": "integer", "label": "Minutes", "fixed": 30 },
                     "attempts": { "type": "integer", "fixed": 5 } },
          "options": { "often": [{ "value": "weekly", "label": "Every week" }, { "value": "daily", "label": "Daily" }] },
          "messages": {
            "note": { "to": ["{{contacts.support.email}}"], "subject": "After {{wait}} minutes",
                      "body": ["Hello {{name}}", { "text": "Hurry.", "when": "wait > 20" }] },
            "other": { "to": ["{{contacts.support.email}}"], "subject": "Ticket", "body": ["{{ticketNumber}}"] } } }
        """#

    private static func flow(_ more: KeyValuePairs<String, String?> = [:], use: String = #"["desk.json"]"#)
        -> String
    {
        let members: [(String, String?)] = [
            ("use", use),
            (
                "facts",
                #"""
                { "name": { "type": "text", "label": "Name" }, "how": { "type": "choice", "label": "How often?", "options": "often" } }
                """#
            ),
            (
                "nodes",
                #"""
                { "first": { "say": ["Wait {{wait}} minutes."], "ask": ["name", "how"], "send": ["note"], "end": "done" } }
                """#
            ),
        ]
        var text = FlowText.make([
            "use": members[0].1, "facts": members[1].1, "nodes": members[2].1,
        ])
        for (key, value) in more {
            text = text.replacing("\n}\n", with: ",\n  \"\(key)\": \(value ?? "null")\n}\n")
        }
        return text
    }

    private static func findings(_ text: String, desks: [String: String] = ["desk.json": desk]) -> [String] {
        FlowText.check(text, beside: desks).map(\.headline)
    }

    @Test("a mistake in a value that a desk works out is placed in the desk")
    func place() {
        let desk = Self.desk.replacing("\"fixed\": 5", with: "\"value\": \"wait +\"")
        let found = FlowText.check(Self.flow(), beside: ["desk.json": desk])
        #expect(
            !found.isEmpty && found.allSatisfy { $0.location.file == "desk.json" }, "\(found.map(\.headline))"
        )
    }

    @Test("a flow reads, offers and sends what its desk defines; what it does not use is no finding")
    func used() throws {
        #expect(Self.findings(Self.flow()) == [])
        var call = try TestCall(Self.flow(), beside: ["desk.json": Self.desk])
        #expect(call.enquiry.said == ["Wait 30 minutes."])
        #expect(call.enquiry.card().fields[1].options.map(\.label) == ["Every week", "Daily"])
        try call.perform(.answered("name", .string("Pat")))
        try call.perform(.answered("how", .string("daily")))
        try call.perform(.read)
        let message = try #require(call.enquiry.frame.rendered("note"))
        #expect(message.to == ["support@desk.example"] && message.subject == "After 30 minutes")
        #expect(message.body == ["Hello Pat", "Hurry."])
        // Only what the flow reads is a fact of its own.
        #expect(call.known("wait") == "30" && call.known("attempts") == nil)
    }

    @Test("a mistake in a desk is found in the desk's file, and once however many flows of a call use it")
    func places() throws {
        let broken = Self.desk.replacing("{{name}}", with: "{{nam}}")
        #expect(
            Self.findings(Self.flow(), desks: ["desk.json": broken]) == [
                "desk.json:8:33: error: unknown name 'nam'; did you mean 'name'? [expression-name]"
            ])
        let misspelt = Self.desk.replacing("\"fixed\": 5", with: "\"fixd\": 5")
        let part = FlowText.make(["id": #""ticket""#, "part": "true", "use": #"["desk.json"]"#])
        let caller = FlowText.make([
            "use": #"["desk.json"]"#,
            "nodes": #"""
            { "first": { "call": { "flow": "ticket", "as": "tk" }, "ask": ["isOn"], "next": "last" }, "last": { "end": "done" } }
            """#,
        ])
        #expect(
            Self.findings(caller, desks: ["desk.json": misspelt, "ticket": part]) == [
                "desk.json:4:47: error: constant has no member 'fixd'; did you mean 'fixed'? [unknown-member]"
            ])
    }

    @Test("a desk that a flow and its part both use is one file, and each has its facts")
    func once() throws {
        let nodes = #"{ "first": { "say": ["Part {{wait}}"], "ask": ["isOn"], "end": "done" } }"#
        let part = FlowText.make([
            "id": #""ticket""#, "part": "true", "use": #"["desk.json"]"#, "nodes": nodes,
        ])
        let caller = FlowText.make([
            "use": #"["desk.json"]"#,
            "nodes": #"""
            { "first": { "call": { "flow": "ticket", "as": "tk" }, "next": "last" },
              "last": { "say": ["Wait {{wait}}, as the part said {{tk.wait}}."], "end": "done" } }
            """#,
        ])
        let others = ["desk.json": Self.desk, "ticket": part]
        #expect(FlowText.check(caller, beside: others).filter { $0.severity == .error }.map(\.headline) == [])
        var call = try TestCall(caller, beside: others)
        #expect(call.enquiry.flows.files.map(\.name) == ["desk.json"])
        #expect(call.enquiry.said == ["Part 30"])
        try call.perform(.answered("isOn", .bool(true)))
        #expect(call.enquiry.said == ["Wait 30, as the part said 30."])
        try call.perform(.read)
        let facts = try call.record()["facts"]
        #expect(facts?["wait"]?.int == 30 && facts?["tk.wait"]?.int == 30)
        #expect(facts?["attempts"] == nil && facts?["tk.attempts"] == nil)
    }

    @Test("a desk gives the hours, the reasons for abandoning and what is sent when a caller hangs up")
    func rest() throws {
        let hours = #""hours": { "week": { "mon-fri": ["09:00-17:00"] } }"#
        let desk = Self.desk.replacing(
            "\"desk\": true,", with: #""desk": true, "reasons": ["wrong number"], \#(hours),"#)
        let flow = FlowText.make([
            "use": #"["desk.json"]"#, "facts": #"{ "name": { "type": "text", "label": "Name" } }"#,
            "hangUp": #"{ "end": "done", "send": ["note"] }"#,
            "nodes": #"""
            { "first": { "say": [{ "text": "We are open.", "when": "isOpen(now)" }], "ask": ["name"], "end": "done" } }
            """#,
        ])
        // Who hangs up on the first card has given no name.
        #expect(
            Self.findings(flow, desks: ["desk.json": desk]) == [
                "desk.json:8:33: warning: this is blank in some calls [may-be-blank]"
            ])
        var call = try TestCall(flow, beside: ["desk.json": desk])
        #expect(call.enquiry.flow.reasons == ["wrong number"])
        try call.perform(.hungUp)
        #expect(call.enquiry.pendingSubjects == ["After 30 minutes"])
        let twice = FlowText.check(
            flow.replacing("\"use\"", with: "\(hours), \"use\""), beside: ["desk.json": desk])
        #expect(twice.map(\.message) == ["'hours' are given by two files"])
        #expect(twice.first?.related?.location.file == "desk.json")
    }

    @Test("a name that two files define is an error that shows both places")
    func twice() throws {
        let other = #"{ "format": 1, "desk": true, "facts": { "wait": { "type": "integer", "fixed": 10 } } }"#
        let findings = FlowText.check(
            Self.flow(use: #"["desk.json", "night.json"]"#),
            beside: ["desk.json": Self.desk, "night.json": other])
        #expect(
            findings.map(\.headline) == [
                "night.json:1:41: error: 'wait' is given by two files [duplicate-name]"
            ])
        #expect(findings.first?.related?.location.file == "desk.json")
        let own = FlowText.check(
            Self.flow(["options": #"{ "often": [{ "value": "x", "label": "X" }] }"#]),
            beside: ["desk.json": Self.desk])
        #expect(own.map(\.message) == ["'often' is given by two files"])
        #expect(own.first?.location.file == "demo.json" && own.first?.related?.location.start.line == 5)
    }

    @Test("a step or a call of a name that a desk has is shown where the desk has it")
    func taken() {
        let nodes = #"{ "first": { "do": [{ "text": "Wait", "id": "wait" }], "end": "done" } }"#
        let text = FlowText.make(["use": #"["desk.json"]"#, "facts": "{}", "nodes": nodes])
        let found = FlowText.check(text, beside: ["desk.json": Self.desk])
        #expect(found.map(\.message) == ["the name 'wait' is taken"])
        #expect(found.first?.related?.location.file == "desk.json")
    }

    @Test("a desk lends its contacts to parts, and a part's own desk comes first")
    func lent() throws {
        let part = FlowText.make([
            "id": #""ticket""#, "part": "true", "timeZone": nil,
            "nodes":
                #"{ "first": { "say": ["{{contacts.support.name}}"], "ask": ["isOn"], "end": "done" } }"#,
        ])
        let caller = FlowText.make([
            "use": #"["desk.json"]"#,
            "nodes": #"""
            { "first": { "call": { "flow": "ticket", "as": "tk" }, "next": "last" }, "last": { "say": ["Bye"], "end": "done" } }
            """#,
        ])
        let call = try TestCall(caller, beside: ["desk.json": Self.desk, "ticket": part])
        #expect(call.enquiry.said == ["Support"])
        let night = Self.desk.replacing("\"name\": \"Support\"", with: "\"name\": \"Night desk\"")
        let owning = part.replacing("\"start\"", with: "\"use\": [\"night.json\"], \"start\"")
        let other = try TestCall(
            caller, beside: ["desk.json": Self.desk, "night.json": night, "ticket": owning])
        #expect(other.enquiry.said == ["Night desk"])
        #expect(other.enquiry.flows.files.map(\.name) == ["desk.json", "night.json"])
    }

    @Test("a desk is checked by itself, whatever the flows know that use it")
    func alone() {
        func findings(_ text: String) -> [String] {
            FlowLibrary { _ in nil }.load(SourceText(name: "desk.json", text: text)).findings.map(\.headline)
        }
        #expect(findings(Self.desk) == [])
        #expect(
            findings(Self.desk.replacing("\"fixed\": 30", with: "\"fixed\": \"30\"")) == [
                "desk.json:3:72: error: 'fixed' must be a whole number for a fact of type integer [bad-value]"
            ])
        #expect(
            findings(Self.desk.replacing("support@desk.example", with: "support")) == [
                "desk.json:2:58: error: 'support' is not an e-mail address such as desk@client.example [bad-value]"
            ])
        #expect(findings(Self.desk.replacing("\"wait > 20\"", with: "\"wait >\"")).count == 1)
        #expect(findings(Self.desk.replacing("\"format\": 1, ", with: "\"nodes\": {}, ")).count == 2)
    }

    @Test("a flow with a desk is found again as it was, with its desk as it was")
    func archived() throws {
        let temporary = try TemporaryHome()
        let snapshots = FlowSnapshots(home: temporary.home)
        let loaded = FlowText.load(Self.flow(), beside: ["desk.json": Self.desk])
        let flows = try #require(loaded.flows)
        let session = EnquirySession.open(
            on: flows, agent: "sam", channel: "phone", home: temporary.home,
            clock: { Timestamp(milliseconds: 1_784_000_000_000) })
        try session.keep()
        let opening = session.enquiry.opening
        #expect(opening.files == ["desk.json": XXH64.hex(XXH64.hash(Array(Self.desk.utf8)))])
        #expect(try Enquiry(journal: session.enquiry.events.map(\.json), on: flows).opening == opening)
        let later = Self.desk.replacing("30", with: "45")
        _ = try snapshots.keep(Array(later.utf8), file: "desk.json")
        var archive = FlowArchive(home: temporary.home)
        let found = archive.find(opening.flow, digests: opening.digests, files: opening.files)
        #expect(found.losses.isEmpty && found.loaded?.errors.isEmpty == true)
        let again = try Enquiry(
            journal: session.enquiry.events.map(\.json), on: try #require(found.loaded?.flows))
        #expect(again.said == ["Wait 30 minutes."])
        try session.perform(.abandoned(reason: "test"))
        let record = try #require(Record(session.enquiry)).json
        let view = record.withUnsafeBytes { RecordView(object: $0)?.files }
        #expect(view == opening.files)
    }
}

extension Enquiry {
    /// What the card gives the agent to say.
    fileprivate var said: [String] { card().lines.filter { $0.kind == .say }.map(\.text) }
}
