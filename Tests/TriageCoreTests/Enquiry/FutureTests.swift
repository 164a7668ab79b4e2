import Testing

@testable import TriageCore

@Suite("What the future of a call depends on")
struct FutureTests {
    private func future(_ events: Event.Kind...) throws -> Int {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "a": { "type": "integer", "label": "A" }, "b": { "type": "integer", "label": "B" },
                      "all": { "type": "choices", "label": "All", "optional": true,
                               "options": [{ "value": "one", "label": "One" }] } }
                    """,
                nodes: """
                    { "one": { "ask": ["all"], "next": "two" }, "two": { "ask": ["a", "b"], "next": "last" },
                      "last": { "say": ["Bye."], "end": "done" } }
                    """,
                messages: "{}"))
        for event in events { try enquiry.play(event) }
        return enquiry.future
    }

    @Test("it does not depend on what led there")
    func same() throws {
        #expect(
            try future(.told("a", .int(-1)), .told("b", .int(2)))
                == future(.told("b", .int(2)), .told("a", .int(-1))))
    }

    @Test("it depends on what is known, where the call is and what is done on the card")
    func other() throws {
        let futures = [
            try future(), try future(.told("a", .int(-1))), try future(.told("b", .int(-1))),
            try future(.told("a", .int(0))), try future(.answered("all", .null)),
            try future(.answered("all", .list([]))), try future(.answered("all", .list([.string("one")]))),
            try future(.answered("all", .null), .told("a", .int(0))),
            try future(.answered("all", .null), .answered("a", .int(0))),
        ]
        #expect(Set(futures).count == futures.count)
    }
}
