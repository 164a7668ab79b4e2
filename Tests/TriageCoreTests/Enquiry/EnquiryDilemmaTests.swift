import TestSupport
import Testing

@testable import TriageCore

@Suite("Flows that do not know where to go")
struct EnquiryDilemmaTests {
    private let facts =
        #"{ "count": { "type": "integer", "label": "How many?", "optional": true }, "isOn": { "type": "yesno", "value": "count == 1" } }"#

    private func open(_ next: String) throws -> Enquiry {
        try EnquirySample.open(
            EnquirySample.flow(
                facts: facts,
                nodes: """
                    { "one": { "title": "One", "ask": ["count"], "next": \(next) },
                      "two": { "title": "Two", "say": ["Two."], "next": "last" }, "last": { "title": "Last", "say": ["Bye."], "end": "done" },
                      "left": { "next": "right" }, "right": { "next": "left" } }
                    """))
    }

    private func expectPicking(_ enquiry: Enquiry, _ dilemma: Dilemma) throws {
        #expect(enquiry.awaiting == .destination(dilemma))
        #expect(enquiry.refusal(.picked("nowhere")) == .notPickable)
        #expect(enquiry.refusal(.read) == .unanswered)
        var picked = enquiry
        try picked.play(.picked("last"))
        #expect(picked.path == "last")
        let visit = picked.run.visits[picked.run.visits.count - 2]
        #expect(visit.isPicked)
        #expect(picked.run.visits.count(where: \.isPicked) == 1)
        #expect(try picked.refolded().seen == picked.seen)
        try picked.play(.read)
        let record = try #require(Record(picked))
        let trail = try #require(JSONParser.parse(record.json).value?["trail"]?.elements)
        #expect(trail.count { $0["picked"]?.bool == true } == 1)
        #expect(picked.outcome?.id == "done")
    }

    @Test("where no branch holds, the agent picks, the flow's own destinations first")
    func noBranch() throws {
        var enquiry = try open(#"[ { "when": "isOn == true", "go": "two" } ]"#)
        try enquiry.play(.answered("count", .int(2)))
        #expect(enquiry.destinations().map(\.title) == ["Two", "Last", "left", "right"])
        try expectPicking(enquiry, .noBranch)
        // A step back from there returns to the question.
        try enquiry.play(.back)
        #expect(enquiry.awaiting == .field("count"))
        try enquiry.play(.answered("count", .int(1)))
        #expect(enquiry.path == "two")
    }

    @Test("where a condition fails, the agent is told why, and picks")
    func failing() throws {
        var enquiry = try open(
            #"[ { "when": "count != null && 10 / count == 5", "go": "two" }, { "go": "last" } ]"#)
        try enquiry.play(.answered("count", .int(0)))
        try expectPicking(enquiry, .failed("division by zero"))
        try enquiry.play(.back, .answered("count", .int(2)))
        #expect(enquiry.path == "two")
    }

    @Test("where nodes only lead to each other, the agent picks")
    func circle() throws {
        var enquiry = try open(#""left""#)
        try enquiry.play(.answered("count", .null))
        #expect(enquiry.run.visits.count > 2)
        try expectPicking(enquiry, .circle)
        try enquiry.play(.back)
        #expect(enquiry.awaiting == .field("count"))
        #expect(enquiry.run.visits.count == 1)
    }

    @Test("one who looks on sees soon that a call goes round; one that counts does not")
    func counting() throws {
        func enquiry(setting next: String) throws -> Enquiry {
            let text = FlowText.make([
                "start": #""count""#,
                "facts": #"{ "n": { "type": "integer", "label": "N" } }"#,
                "nodes": #"""
                { "count": { "set": { "n": "n != null ? \#(next) : 0" },
                             "next": [{ "when": "n == 200", "go": "last" }, { "go": "more" }] },
                  "more": { "next": "count" }, "last": { "say": ["Bye."], "end": "done" } }
                """#,
            ])
            return Enquiry(
                Event.Opening(
                    id: EnquiryID(milliseconds: 0), flow: "demo", digests: [:], agent: "sam", channel: "phone"
                ),
                at: Timestamp(milliseconds: 0), on: try #require(FlowText.load(text).flows),
                onlooker: Moment.Onlooker { _ in })
        }
        let counting = try enquiry(setting: "n + 1")
        #expect(counting.path == "last" && counting.run.visits.count == 402)
        let going = try enquiry(setting: "(n + 1) % 3")
        #expect(going.awaiting == .destination(.circle) && going.run.visits.count < 30)
    }

    @Test("nothing but picking goes on there, and the rest of the desk's work still can be done")
    func otherwise() throws {
        var enquiry = try open(#"[ { "when": "isOn == true", "go": "two" } ]"#)
        try enquiry.play(
            .answered("count", .int(2)), .noted("odd"), .channel("chat"), .told("count", .int(1)))
        #expect(enquiry.run.notes.count == 1)
        // The told fact decides now.
        #expect(enquiry.path == "two" || enquiry.awaiting == .destination(.noBranch))
        #expect(try enquiry.refolded().seen == enquiry.seen)
        try enquiry.play(.abandoned(reason: "the flow is wrong"))
        #expect(enquiry.run.end == .abandoned(reason: "the flow is wrong"))
    }
}
