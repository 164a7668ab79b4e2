import TestSupport
import Testing

@testable import TriageCore

@Suite("Going back")
struct BackTests {
    /// A part that asks for its title, and a flow that calls it and sends two messages from the same node.
    private static let part = FlowText.make([
        "id": #""part""#, "part": "true", "start": #""ask-title""#,
        "facts":
            #"{ "title": { "type": "text", "label": "Title" }, "number": { "type": "integer", "label": "Number" } }"#,
        "outcomes": #"{ "made": { "label": "Made", "kind": "resolved" } }"#,
        "nodes":
            #"{ "ask-title": { "ask": ["title", "number"], "next": "over" }, "over": { "end": "made" } }"#,
    ])
    private static let caller = FlowText.make([
        "facts":
            #"{ "isOn": { "type": "yesno", "label": "Is it on?" }, "title": { "type": "text", "label": "Their title" }, "city": { "type": "text", "label": "City" } }"#,
        "messages":
            #"{ "one": { "to": ["a@desk.example"], "subject": "One", "body": ["{{isOn}}"] }, "two": { "to": ["a@desk.example"], "subject": "Two", "body": ["x"] } }"#,
        "nodes": #"""
        { "first": { "ask": ["isOn"], "next": "make" },
          "make": { "call": { "flow": "part", "as": "ticket" }, "send": ["one", "two"], "next": "last" },
          "last": { "say": ["Bye."], "ask": ["title", "city"], "end": "done" } }
        """#,
    ])

    private func call(edition: Event.Opening.Edition = .latest) throws -> TestCall {
        try TestCall(Self.caller, beside: ["part": Self.part], edition: edition)
    }

    @Test("before there was a wrap-up, back on a node behind its call took back the message, not the call")
    func behindACall() throws {
        var call = try call(edition: .first)
        try call.perform(.answered("isOn", .bool(true)))
        try call.perform(.answered("title", .string("Printer")))
        try call.perform(.answered("number", .int(7)))
        try call.perform(.queued("one", edited: nil))
        try call.perform(.back)
        #expect(call.enquiry.awaiting == .review("one"))
        #expect(call.enquiry.queuedMessages.isEmpty)
        #expect(call.known("ticket.title") == "Printer")
        #expect(call.enquiry.run.visits.map(\.path) == ["first", "make", "make/ask-title", "make/over"])
        try call.perform(.back)
        #expect(call.enquiry.path == "make/ask-title")
        #expect(call.enquiry.card().fields.map(\.offer?.text) == ["Printer", "7"])
        #expect(try call.refolded().card() == call.enquiry.card())
    }

    @Test("the record tells each step back, and not if the enquiry opened before records did")
    func recorded() throws {
        let call = try stepsBack(.latest)
        let backs = try call.record()["backs"]?.elements
        #expect(
            backs?.map { [$0["node"], $0["to"]].map { $0?.string } } == [
                ["make/ask-title", "make/ask-title"], ["make/ask-title", "first"],
            ])
        #expect(backs?.map { $0["at"]?.int } == [3, 4])
        #expect(try Record(call.refolded())?.json == Record(call.enquiry)?.json)
        let earlier = try stepsBack(.wrapUp)
        #expect(try earlier.record()["backs"] == nil)
        #expect(try earlier.refolded().opening.edition == .wrapUp)
        #expect(try earlier.record()["trail"]?.elements?.count == call.record()["trail"]?.elements?.count)
    }

    /// A call in which what was done on a card was taken back, then the card.
    private func stepsBack(_ edition: Event.Opening.Edition) throws -> TestCall {
        var call = try TestCall(Self.caller, beside: ["part": Self.part], edition: edition)
        try call.perform(.answered("isOn", .bool(true)))
        try call.perform(.answered("title", .string("Printer")))
        try call.perform(.back)
        try call.perform(.back)
        try call.perform(.abandoned(reason: "cut off"))
        return call
    }

    @Test("a fact told inside a part is offered there again after going back out of it")
    func toldInAPart() throws {
        var call = try call()
        try call.perform(.answered("isOn", .bool(true)))
        try call.perform(.told("title", .string("Told in the part")))
        try call.perform(.noted("written in the part"))
        try call.perform(.back)
        #expect(call.enquiry.path == "first")
        #expect(call.known("title") == nil)
        #expect(call.enquiry.run.notes.map(\.path) == ["make/ask-title"])
        try call.perform(.answered("isOn", .bool(false)))
        #expect(call.enquiry.card().fields[0].offer?.text == "Told in the part")
    }

    @Test("a fact told to the caller from inside a part stays told")
    func toldToTheCaller() throws {
        var call = try call()
        try call.perform(.answered("isOn", .bool(true)))
        try call.perform(.told("city", .string("Geelong")))
        try call.perform(.back)
        #expect(call.known("city") == "Geelong")
        #expect(try call.refolded().knownFacts() == call.enquiry.knownFacts())
    }

    @Test("a fact of the caller is read by its own type and options inside a part")
    func readInAPart() throws {
        var call = try call()
        try call.perform(.answered("isOn", .bool(true)))
        let now = call.enquiry.lastEvent
        #expect(call.enquiry.readTold("no", for: "isOn", at: now) == .success(.bool(false)))
        #expect(call.enquiry.readTold("Geelong", for: "city", at: now) == .success(.string("Geelong")))
        #expect(call.enquiry.readTold("x", for: "number", at: now) == .failure(.malformed(.integer)))
    }

    @Test("back twice offers the newest answer that was taken back")
    func newestTakenBack() throws {
        let loop = FlowText.make([
            "facts":
                #"{ "x": { "type": "text", "label": "X" }, "again": { "type": "yesno", "label": "Again?" } }"#,
            "nodes":
                #"{ "first": { "ask": ["x"], "next": "ask" }, "ask": { "ask": ["again"], "next": { "yes": "first", "no": "last" } }, "last": { "say": ["Bye."], "end": "done" } }"#,
        ])
        var call = try TestCall(loop)
        try call.perform(.answered("x", .string("one")))
        try call.perform(.answered("again", .bool(true)))
        try call.perform(.answered("x", .string("two")))
        for _ in 0..<3 { try call.perform(.back) }
        #expect(call.enquiry.path == "first")
        #expect(call.enquiry.card().fields[0].offer?.text == "one")
        try call.perform(.answered("x", .string("three")))
        try call.perform(.back)
        #expect(call.enquiry.card().fields[0].offer?.text == "three")
    }
}
