import TestSupport
import Testing

@testable import TriageCore

@Suite("A node that names a channel")
struct NodeChannelTests {
    private static func flow(_ channel: String = "phone") -> String {
        FlowText.make([
            "channels": #"["chat", "phone", "email"]"#, "start": #""one""#,
            "facts":
                #"{ "by": { "type": "text", "label": "By" }, "isOn": { "type": "yesno", "label": "On?" } }"#,
            "nodes": """
            { "one": { "ask": ["isOn"], "next": "call" },
              "call": { "channel": "\(channel)", "set": { "by": "channel" },
                "say": [{ "text": "Hello there.", "when": "channel == 'phone'" }], "next": "after" },
              "after": { "say": ["Bye by {{channel}}."], "end": "done" } }
            """,
        ])
    }

    private func trail(_ enquiry: Enquiry) throws -> [String] {
        var ended = enquiry
        if ended.run.end == nil { try ended.play(.abandoned(reason: "x"), at: enquiry.lastEvent) }
        let record = try #require(Record(ended).flatMap { JSONParser.parse($0.json).value })
        return (record["trail"]?.elements ?? []).map { entry in
            entry["node"]?.string
                ?? [entry["channel"], entry["by"]].compactMap { $0?.string }.joined(separator: " by ")
        }
    }

    @Test("takes effect on entering, before its facts are set, and the trail says that the flow did it")
    func entering() throws {
        var enquiry = try EnquirySample.open(Self.flow())
        #expect(enquiry.channel == "chat")
        try enquiry.play(.answered("isOn", .bool(true)), at: EnquirySample.after(5))
        #expect(enquiry.channel == "phone")
        #expect(enquiry.fact("by") == .string("phone"))
        #expect(enquiry.card().lines.map(\.text) == ["Hello there."])
        #expect(try trail(enquiry) == ["one", "phone by flow", "call"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
        let bytes = try #require(
            Record(
                {
                    var ended = enquiry
                    try ended.play(.abandoned(reason: "x"), at: EnquirySample.after(9))
                    return ended
                }())
        ).json
        let kinds = bytes.withUnsafeBytes { bytes in
            RecordView(object: bytes).map { Array($0.trail) }?.compactMap { entry -> Change.Kind? in
                if case .change(_, let kind) = entry { kind } else { nil }
            }
        }
        #expect(kinds == [.channel("phone", isByFlow: true)])
    }

    @Test("leaves no line if the call is there already")
    func present() throws {
        var enquiry = try EnquirySample.open(Self.flow("chat"))
        try enquiry.play(.answered("isOn", .bool(true)), at: EnquirySample.after(5))
        #expect(try trail(enquiry) == ["one", "call", "after"])
    }

    @Test("a step back takes the change back with the node; the agent's own stays")
    func back() throws {
        var enquiry = try EnquirySample.open(Self.flow())
        try enquiry.play(.answered("isOn", .bool(true)), at: EnquirySample.after(5))
        try enquiry.play(.back, at: EnquirySample.after(6))
        #expect(enquiry.channel == "chat")
        #expect(enquiry.run.changes.isEmpty)
        try enquiry.play(.answered("isOn", .bool(true)), .channel("email"), at: EnquirySample.after(7))
        try enquiry.play(.back, at: EnquirySample.after(8))
        #expect(enquiry.path == "one" && enquiry.channel == "email")
        try enquiry.play(.answered("isOn", .bool(false)), at: EnquirySample.after(9))
        #expect(enquiry.channel == "phone")
    }

    @Test("the agent's own change holds on nodes that name none")
    func agent() throws {
        var enquiry = try EnquirySample.open(Self.flow())
        try enquiry.play(.answered("isOn", .bool(true)), .channel("email"), at: EnquirySample.after(7))
        try enquiry.play(.read, at: EnquirySample.after(8))
        #expect(enquiry.card().lines.map(\.text) == ["Bye by email."])
        #expect(try trail(enquiry) == ["one", "phone by flow", "call", "email", "after"])
    }

    @Test("a part's node changes the channel of the whole call, and its views follow")
    func part() throws {
        var enquiry = try EnquirySample.open(
            FlowText.make([
                "channels": #"["chat", "phone"]"#, "facts": "{}",
                "nodes": #"""
                { "first": { "call": { "flow": "ring", "as": "ring", "with": { "by": "channel" } }, "next": "last" },
                  "last": { "say": ["Bye by {{channel}}."], "end": "done" } }
                """#,
            ]),
            beside: [
                "ring": FlowText.make([
                    "id": #""ring""#, "part": "true",
                    "facts": #"{ "by": { "type": "text", "label": "By" } }"#,
                    "channels": nil, "language": nil, "timeZone": nil, "currency": nil,
                    "nodes": #"{ "first": { "channel": "phone", "say": ["By {{by}}."], "end": "done" } }"#,
                ])
            ])
        #expect(enquiry.card().lines.map(\.text) == ["By phone."])
        try enquiry.play(.read, at: EnquirySample.after(1))
        #expect(enquiry.card().lines.map(\.text) == ["Bye by phone."])
    }

    @Test("one that the flow does not have is a finding with the nearest")
    func unknown() {
        let findings = FlowText.check(Self.flow("phnoe")).map(\.headline)
        #expect(
            findings.contains {
                $0.hasSuffix("there is no channel 'phnoe'; did you mean 'phone'? [bad-value]")
            }, "\(findings)")
    }
}
