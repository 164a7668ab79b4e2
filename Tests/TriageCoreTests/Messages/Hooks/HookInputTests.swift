import TestSupport
import Testing

@testable import TriageCore

@Suite("What hooks are told")
struct HookInputTests {
    private static let canary = "hunter2-canary"

    private static let flow = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name", "personal": true },
              "size": { "type": "integer", "label": "Size" },
              "pin": { "type": "secret", "label": "PIN" },
              "greeting": { "type": "text", "value": "'Hello ' + name" },
              "hasPin": { "type": "yesno", "value": "pin != null" },
              "double": { "type": "integer", "value": "size * 2" } }
            """,
        nodes: """
            { "one": { "title": "One", "do": [{ "text": "Ring {{name}}", "optional": true }],
                       "ask": ["name", "size", "pin"], "next": "two" },
              "two": { "say": ["Bye"], "send": ["mail"], "end": "done" } }
            """,
        messages:
            #"{ "mail": { "to": ["{{contacts.desk.email}}"], "subject": "Of {{name}}", "body": ["{{size}}"] } }"#
    )

    private func enquiry() throws -> Enquiry {
        var enquiry = try EnquirySample.open(Self.flow)
        try enquiry.play(.noted("Pat Personal called"), .drafted("size", "4"))
        try enquiry.play(
            .skipped(step: 0, reason: "Pat is away"), .told("size", .int(4), hook: "on-open.crm"))
        try enquiry.play(.answered("name", .string("Pat Personal")), .answered("size", .int(4)))
        try enquiry.play(.answered("pin", .secret), .read, .queued("mail", edited: nil))
        return enquiry
    }

    private func input(_ enquiry: Enquiry, about subject: HookInput.Subject? = nil) -> HookInput {
        HookInput(.close, of: Sample.id(1), Record.members(of: enquiry), flows: enquiry.flows, about: subject)
    }

    @Test("a hook that is not for personal data gets the rest of the record")
    func plain() throws {
        let line = input(try enquiry()).plain
        let json = try #require(JSONParser.parse(Array(line.utf8)).value)
        #expect(json["event"]?.string == "on-close")
        #expect(json["key"]?.string == Sample.id(1).text)
        let enquiry = try #require(json["enquiry"])
        #expect(enquiry["facts"]?.members?.map(\.key) == ["size", "double"])
        #expect(enquiry["origin"]?["size"]?.string == "hook:on-open.crm")
        #expect(enquiry["trail"]?.elements?.first?["answers"]?.members?.map(\.key) == ["size"])
        for word in ["Pat", "pin", "hasPin", "greeting", "notes", "messages", "steps", "sum"] {
            #expect(!line.contains(word), "\(word)")
        }
    }

    @Test("one for personal data gets everything but secrets, and not even whether they were given")
    func personal() throws {
        let line = input(try enquiry()).personal
        for word in ["Pat Personal called", "Of Pat Personal", "Hello Pat Personal", "Pat is away"] {
            #expect(line.contains(word), "\(word)")
        }
        #expect(!line.contains("pin") && !line.contains("hasPin"))
        // Whether a secret was given changes nothing that a hook can see.
        let other = try EnquirySample.open(
            Self.flow.replacing(#""label": "PIN""#, with: #""label": "PIN", "optional": true"#))
        var (given, skipped) = (other, other)
        try given.play(
            .skipped(step: 0, reason: ""), .answered("name", .string("P")), .answered("size", .int(1)))
        skipped = given
        try given.play(.answered("pin", .secret))
        try skipped.play(.answered("pin", .null))
        #expect(input(given) == input(skipped))
    }

    @Test("of a call that is open there is no end; what is looked up stands beside it, if it may be seen")
    func lookup() throws {
        var enquiry = try EnquirySample.open(Self.flow)
        try enquiry.play(.drafted("name", "Pat", .string("Pat")))
        let name = HookInput.Subject.fact("name", .string("Pat"), isPersonal: true)
        let line = input(enquiry, about: name)
        #expect(line.plain.contains(#""fact":"name","enquiry""#) && !line.plain.contains("Pat"))
        #expect(line.personal.contains(#""fact":"name","value":"Pat""#))
        #expect(line.personal.contains(#""drafts":{"name":"Pat"}"#))
        for member in ["closed", "outcome", "kind"] { #expect(!line.personal.contains("\"\(member)\":")) }
    }

    @Test("without its flow nobody knows what is a secret, so no fact is passed on")
    func lost() throws {
        let record = Record.members(of: try enquiry())
        let line = HookInput(.close, of: Sample.id(1), record, flows: nil).personal
        #expect(line.contains(#""facts":{},"origin":{}"#) && !line.contains("pin"))
    }

    @Test(
        "a fact that a hook told says so in journal and record, and still does once the agent has confirmed it"
    )
    func origin() throws {
        var enquiry = try EnquirySample.open(Self.flow)
        try enquiry.play(.told("size", .int(4), hook: "on-open.crm"))
        func origin() -> Origin? { enquiry.knownFacts().first { $0.name == "size" }?.origin }
        #expect(origin() == .hook("on-open.crm"))
        #expect(enquiry.card().fields.first { $0.fact == "size" }?.offer?.source == .told)
        try enquiry.play(.skipped(step: 0, reason: ""), .answered("size", .int(4)))
        #expect(origin() == .hook("on-open.crm"))
        #expect(try enquiry.refolded().seen == enquiry.seen)
        try enquiry.play(.told("size", .int(5)))
        #expect(origin() == .told)
        for text in ["asked", "told", "computed", "fixed", "hook:on-open.crm"] {
            #expect(Origin(rawValue: text)?.rawValue == text)
        }
        #expect(Origin(rawValue: "dreamt") == nil)
    }
}
