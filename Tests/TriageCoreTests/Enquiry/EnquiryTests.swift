import TestSupport
import Testing

@testable import TriageCore

@Suite("An enquiry")
struct EnquiryTests {
    @Test("a given fact is known before the first node decides")
    func given() throws {
        let text = FlowText.make([
            "facts": #"{ "isOn": { "type": "yesno", "label": "Is it on?" } }"#,
            "nodes":
                #"{ "first": { "next": [{ "when": "isOn == true", "go": "on" }, { "go": "off" }] }, "on": { "say": ["On."], "ask": ["isOn"], "end": "done" }, "off": { "say": ["Off."], "end": "done" } }"#,
        ])
        let call = try TestCall(text, given: [.init("isOn", .bool(true))])
        #expect(call.enquiry.path == "on")
        #expect(call.enquiry.card().fields[0].offer?.source == .told)
        #expect(try call.refolded().card() == call.enquiry.card())
    }

    @Test("what is accepted may depend on a fact computed from the answer")
    func acceptOfComputed() throws {
        let text = FlowText.make([
            "facts":
                #"{ "count": { "type": "integer", "label": "How many?", "accept": "total != null && total <= 100", "because": "at most 10 fit" }, "total": { "type": "integer", "value": "count * 10" } }"#,
            "nodes":
                #"{ "first": { "ask": ["count"], "next": "last" }, "last": { "say": ["{{total}}"], "end": "done" } }"#,
        ])
        var call = try TestCall(text)
        #expect(throws: Refusal.invalid("count", .refused("at most 10 fit"))) {
            try call.perform(.answered("count", .int(11)))
        }
        try call.perform(.answered("count", .int(10)))
        #expect(call.known("total") == "100")
    }

    @Test("abandoning sends none of the messages that were pending")
    func abandoned() throws {
        let text = FlowText.make([
            "messages": #"{ "one": { "to": ["a@desk.example"], "subject": "One", "body": ["x"] } }"#,
            "nodes":
                #"{ "first": { "send": ["one"], "next": "last" }, "last": { "ask": ["isOn"], "end": "done" } }"#,
        ])
        var call = try TestCall(text)
        try call.perform(.abandoned(reason: "hung up"))
        #expect(try call.record()["messages"]?.elements?.map { $0["leftOut"]?.bool } == [true])
        #expect(try call.record()["kind"]?.string == "abandoned")
        #expect(try call.record()["outcome"]?.isNull == true)
    }

    @Test("an optional step that is open does not hold up the answers")
    func optionalStep() throws {
        let text = FlowText.make([
            "nodes":
                #"{ "first": { "do": ["Must", { "text": "May", "optional": true }], "ask": ["isOn"], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }"#
        ])
        var call = try TestCall(text)
        #expect(throws: Refusal.stepsFirst) { try call.perform(.answered("isOn", .bool(true))) }
        try call.perform(.ticked(step: 0))
        try call.perform(.answered("isOn", .bool(true)))
        #expect(call.enquiry.awaiting == .step(1))
        try call.perform(.skipped(step: 1, reason: ""))
        #expect(call.enquiry.path == "last")
    }

    @Test("a target is met at its limit and missed a second past it", arguments: [(60, true), (61, false)])
    func targets(seconds: Int64, isMet: Bool) throws {
        let text = FlowText.make([
            "targets":
                #"[{ "id": "answered", "within": "60s", "per": "enquiry", "until": "first" }, { "id": "card", "within": "60s", "per": "node" }]"#
        ])
        var call = try TestCall(text)
        try call.perform(.answered("isOn", .bool(true)), after: seconds)
        try call.perform(.read)
        for target in ["answered", "card"] {
            #expect(try call.record()["targets"]?[target]?["met"]?.bool == isMet)
        }
    }

    @Test("the card of a node that calls counts until its part begins")
    func callingCard() throws {
        let part = FlowText.make(["id": #""part""#, "part": "true"])
        let text = FlowText.make([
            "targets": #"[{ "id": "card", "within": "10s", "per": "node" }]"#,
            "nodes":
                #"{ "first": { "ask": ["isOn"], "call": { "flow": "part", "as": "ticket" }, "next": "last" }, "last": { "end": "done" } }"#,
        ])
        var call = try TestCall(text, beside: ["part": part])
        try call.perform(.answered("isOn", .bool(true)), after: 11)
        try call.perform(.answered("isOn", .bool(true)), after: 5)
        try call.perform(.read, after: 5)
        try call.perform(.read)
        #expect(try call.record()["targets"]?["card"]?["missedAt"]?.elements?.map(\.string) == ["first"])
    }

    @Test("a chain of many nodes that pass by themselves is no circle; a circle is, and the agent picks")
    func circles() throws {
        let chain = (0..<1_500).map { #""n\#($0)": { "next": "\#($0 == 1_499 ? "last" : "n\($0 + 1)")" }"# }
        let long = FlowText.make([
            "start": #""n0""#, "facts": nil,
            "nodes":
                "{ \(chain.joined(separator: ", ")), \"last\": { \"say\": [\"Bye.\"], \"end\": \"done\" } }",
        ])
        #expect(try TestCall(long).enquiry.path == "last")
        let circle = FlowText.make([
            "facts": nil, "start": #""a""#,
            "nodes":
                #"{ "a": { "next": "b" }, "b": { "next": [{ "when": "channel == 'chat'", "go": "last" }, { "go": "a" }] }, "last": { "say": ["Bye."], "end": "done" } }"#,
        ])
        var call = try TestCall(circle)
        #expect(call.enquiry.awaiting == .destination(.circle))
        try call.perform(.picked("last"))
        try call.perform(.read)
        #expect(try call.record()["outcome"]?.string == "done")
        let picked = try #require(call.record()["trail"]?.elements?.filter { $0["picked"]?.bool == true })
        #expect(picked.count == 1)
    }
}
