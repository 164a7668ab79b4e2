import TriageCore

/// How fast a call with many rounds of a part is.
enum RoundBenchmarks {
    private static let rounds = 100

    static func run() {
        guard let flows = FlowLibrary(names: [], read: text).load("desk")?.flows else {
            return print("  skipped: the flow cannot be read")
        }
        let start = Timestamp(milliseconds: 1_784_073_600_000)
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: start.milliseconds), flow: flows.main.id, digests: [:], agent: "sam",
            channel: "phone")
        var enquiry = Enquiry(opening, at: start, on: flows)
        func play(_ kind: Event.Kind) { try? enquiry.apply(Event(at: start, kind)) }
        play(.answered("name", .string("Pat")))
        for round in 1...rounds {
            play(.answered("what", .string("matter \(round)")))
            play(.ticked(step: 0))
            play(.answered("works", .bool(true)))
            if round < rounds { play(.round) }
        }
        let reached = enquiry.card().rounds.count
        guard reached == rounds else { return print("  skipped: \(reached) rounds were reached") }
        let card = Measurement.of("the card after \(rounds) rounds") { enquiry.card() }
        card.report()
        let back = Measurement.of("a step back from it", calls: 1) {
            var next = enquiry
            try? next.apply(Event(at: start, .back))
            return next.path
        }
        back.report()
        for (name, time, limit) in [("card", card, Limits.roundCard), ("step back", back, Limits.stepBack)] {
            print("  \(name): \(Limits.verdict(time.nanoseconds / 1e6, limit) ?? "") (limit \(limit) ms)")
        }
    }

    @Sendable private static func text(_ id: FlowID) -> SourceText? {
        switch id {
        case "desk": SourceText(name: "desk.json", text: desk)
        case "matter": SourceText(name: "matter.json", text: matter)
        default: nil
        }
    }

    private static let desk = """
        { "format": 1, "id": "desk", "title": "A desk", "version": "1", "language": "en-AU",
          "timeZone": "Australia/Melbourne", "channels": ["phone"], "start": "greet",
          "facts": { "name": { "type": "text", "label": "Name" } },
          "outcomes": { "done": { "label": "Done", "kind": "resolved" } },
          "nodes": {
            "greet": { "ask": ["name"], "next": "matters" },
            "matters": {
              "call": { "flow": "matter", "as": "matters", "with": { "caller": "name" },
                "repeat": { "ask": "Anything else?" } }, "next": "last" },
            "last": { "say": ["Bye."], "end": "done" } } }
        """

    private static let matter = """
        { "format": 1, "id": "matter", "title": "A matter", "version": "1", "part": true, "start": "what",
          "summary": "{{what}} of {{caller}}",
          "facts": {
            "caller": { "type": "text", "label": "Caller" }, "what": { "type": "text", "label": "What?" },
            "works": { "type": "yesno", "label": "Does it work?" },
            "gist": { "type": "text", "value": "caller + what" } },
          "outcomes": { "fine": { "label": "Fine", "kind": "resolved" } },
          "nodes": {
            "what": { "say": ["What can I do, {{caller}}?"], "ask": ["what"], "next": "try" },
            "try": { "do": ["Restart it"], "ask": ["works"], "next": "fine" },
            "fine": { "say": ["Good."], "end": "fine" } } }
        """
}
