import Testing

@testable import TriageCore

@Suite("Questions and steps of a card")
struct EnquiryFieldTests {
    @Test("of facts of which one is demanded, the last cannot be skipped with the others")
    func atLeastOne() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "phone": { "type": "phone", "label": "Phone", "optional": true },
                      "mail": { "type": "email", "label": "Mail", "optional": true },
                      "name": { "type": "text", "label": "Name", "optional": true } }
                    """,
                nodes:
                    #"{ "one": { "ask": ["phone", "mail", "name"], "atLeastOne": ["phone", "mail"], "next": "last" }, "last": { "end": "done" } }"#
            ))
        #expect(enquiry.card().fields.map(\.isOptional) == [true, true, true])
        var given = enquiry
        try given.play(.answered("phone", .string("0491 570 156")))
        #expect(given.card().fields.map(\.isOptional) == [true, true, true])
        try given.play(.answered("mail", .null), .answered("name", .null), .read)
        #expect(given.outcome != nil)
        try enquiry.play(.answered("phone", .null))
        #expect(enquiry.card().fields.map(\.isOptional) == [true, false, true])
        #expect(enquiry.refusal(.answered("mail", .null)) == .invalid("mail", .oneNeeded(["Phone", "Mail"])))
        try enquiry.play(.answered("mail", .string("p@client.example")), .answered("name", .null), .read)
        #expect(enquiry.outcome?.id == "done")
    }

    @Test(
        "a choice whose every option is hidden is skipped, but a required one only for a reason",
        arguments: [true, false])
    func hiddenOptions(_ isOptional: Bool) throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "isOn": { "type": "yesno", "label": "On?" },
                      "part": { "type": "choice", "label": "Part", "optional": \(isOptional), "options": [
                        { "value": "lamp", "label": "Lamp", "when": "isOn == true" },
                        { "value": "fan", "label": "Fan", "when": "isOn == true" } ] } }
                    """,
                nodes: #"{ "one": { "ask": ["isOn", "part"], "next": "last" }, "last": { "end": "done" } }"#))
        var shown = enquiry
        try shown.play(.answered("isOn", .bool(true)))
        #expect(shown.card().fields[1].options.map(\.label) == ["Lamp", "Fan"])
        #expect((shown.refusal(.answered("part", .null)) == nil) == isOptional)
        try enquiry.play(.answered("isOn", .bool(false)))
        #expect(enquiry.card().fields[1].options.isEmpty)
        #expect(
            enquiry.refusal(.answered("part", .string("fan")))
                == .invalid("part", .noSuchOption("fan", nearest: nil, options: [])))
        if isOptional {
            try enquiry.play(.answered("part", .null))
        } else {
            #expect(enquiry.refusal(.answered("part", .null)) == .invalid("part", .nothingToChoose))
            let passed = Event.Kind.skippedQuestion("part", reason: " ")
            #expect(enquiry.refusal(passed) == .invalid("part", .nothingToChoose))
            #expect(
                shown.refusal(.skippedQuestion("part", reason: "none fits")) == .invalid("part", .missing))
            try enquiry.play(.skippedQuestion("part", reason: "none in stock"))
            #expect(enquiry.trail()[0].answers[1].text == "skipped: none in stock")
            try enquiry.play(.read)
            let record = try #require(Record(enquiry)).json
            #expect(String(decoding: record, as: UTF8.self).contains(#""reasons":{"part":"none in stock"}"#))
            #expect(
                try Enquiry(journal: enquiry.events.map(\.json), on: enquiry.flows).trail() == enquiry.trail()
            )
        }
        if isOptional { try enquiry.play(.read) }
        #expect(enquiry.outcome?.id == "done")
        #expect(enquiry.fact("part") == nil)
    }

    @Test("a step with a name is a fact afterwards: yes when ticked, no when left out")
    func stepFacts() throws {
        let flow = EnquirySample.flow(
            facts: #"{ "isOn": { "type": "yesno", "label": "On?" } }"#,
            nodes: """
                { "one": { "do": [ { "text": "Wipe it", "id": "wiped", "optional": true }, "Look", { "text": "Dry it", "when": "wiped == true" } ],
                  "ask": ["isOn"], "next": [ { "when": "wiped == true", "go": "two" }, { "go": "last" } ] },
                  "two": { "say": ["Clean."], "next": "last" }, "last": { "end": "done" } }
                """)
        var ticked = try EnquirySample.open(flow)
        #expect(ticked.card().steps.map(\.text) == ["Wipe it", "Look"])
        #expect(ticked.refusal(.answered("isOn", .bool(true))) == .stepsFirst)
        try ticked.play(.ticked(step: 0))
        #expect(ticked.card().steps.map(\.text) == ["Wipe it", "Look", "Dry it"])
        #expect(ticked.fact("wiped") == .bool(true))
        #expect(ticked.refusal(.ticked(step: 0)) == .noSuchStep)
        #expect(ticked.refusal(.skipped(step: 1, reason: "")) == .reasonNeeded)
        try ticked.play(
            .skipped(step: 1, reason: "too dark"), .ticked(step: 2), .answered("isOn", .bool(true)))
        #expect(ticked.path == "two")
        #expect(
            ticked.run.visits[0].steps == [
                Visit.StepAnswer(text: "Wipe it", result: .ticked),
                Visit.StepAnswer(text: "Look", result: .skipped(reason: "too dark")),
                Visit.StepAnswer(text: "Dry it", result: .ticked),
            ])
        var left = try EnquirySample.open(flow)
        try left.play(.skipped(step: 0, reason: ""), .ticked(step: 1), .answered("isOn", .bool(true)), .read)
        #expect(left.fact("wiped") == .bool(false))
        #expect(left.outcome?.id == "done")
        #expect(left.refusal(.told("wiped", .bool(true))) == .ended)
    }

    @Test("a secret is known only as given, and compares only with nothing")
    func secret() throws {
        var enquiry = try EnquirySample.open(
            EnquirySample.flow(
                facts: #"{ "word": { "type": "secret", "label": "Word", "optional": true } }"#,
                nodes: """
                    { "one": { "ask": ["word"], "next": [ { "when": "word != null", "go": "two" }, { "go": "last" } ] },
                      "two": { "say": ["Thanks."], "next": "last" }, "last": { "end": "done" } }
                    """))
        #expect(enquiry.read("hunter2", for: "word", at: EnquirySample.start) == .success(.secret))
        #expect(enquiry.refusal(.told("word", .secret)) == .invalid("word", .secretTold))
        try enquiry.play(.answered("word", .secret))
        #expect(enquiry.path == "two")
        #expect(enquiry.knownFacts().map(\.text) == ["given"])
        try enquiry.play(.back)
        #expect(enquiry.path == "one")
        #expect(enquiry.card().fields[0].offer == nil)
        #expect(enquiry.knownFacts().isEmpty)
    }
}
