import TriageCore

/// How fast a key is on a card of many questions with conditions.
enum ConditionBenchmarks {
    private static let questions = 40

    static func run() {
        guard
            let flow = FlowLibrary(names: [], read: { _ in SourceText(name: "card.json", text: flow) }).load(
                "card"),
            let flows = flow.flows
        else { return print("  skipped: the flow cannot be read") }
        let start = Timestamp(milliseconds: 1_784_073_600_000)
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: start.milliseconds), flow: flows.main.id, digests: [:], agent: "sam",
            channel: "phone")
        let enquiry = Enquiry(opening, at: start, on: flows)
        // A key plays each question once at most and draws the card.
        func press() -> Card {
            var next = enquiry
            for number in 1..<questions {
                try? next.apply(Event(at: start, .answered(FactID("f\(number)"), .bool(true))))
            }
            return next.card()
        }
        let shown = press().fields.count
        guard shown == questions else { return print("  skipped: \(shown) questions are shown") }
        let key = Measurement.of("a key on a card of \(questions) conditional questions") { press() }
        key.report()
        print("  key: \(Limits.verdict(key.nanoseconds / 1e6, Limits.key) ?? "") (limit \(Limits.key) ms)")
    }

    private static var flow: String {
        let facts = (1...questions).map { #""f\#($0)": { "type": "yesno", "label": "Question \#($0)" }"# }
        let asked = (1...questions).map { number in
            number == 1 ? #""f1""# : #"{ "fact": "f\#(number)", "when": "f\#(number - 1) == true" }"#
        }
        return """
            { "format": 1, "id": "card", "title": "A card", "version": "1", "language": "en-AU",
              "timeZone": "Australia/Melbourne", "channels": ["phone"], "start": "all",
              "facts": { \(facts.joined(separator: ", ")) },
              "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
              "nodes": { "all": { "ask": [\(asked.joined(separator: ", "))], "next": "last" },
                "last": { "say": ["Bye."], "end": "done" } } }
            """
    }
}
