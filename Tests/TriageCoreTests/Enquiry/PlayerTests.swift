import Testing

@testable import TriageCore

@Suite("Player")
struct PlayerTests {
    private static let flow = EnquirySample.flow(
        facts: """
            { "name": { "type": "text", "label": "Name" }, "count": { "type": "integer", "label": "Count", "max": 9 },
              "again": { "type": "yesno", "label": "Again?" } }
            """,
        nodes: """
            { "one": { "do": ["Greet"], "ask": ["name", "count"], "next": "two" },
              "two": { "ask": ["again"], "next": { "yes": "one", "no": "last" } },
              "last": { "say": ["Bye."], "end": "done" } }
            """)

    /// Answers from a list and falls silent when the list is empty.
    private struct Script: Respondent {
        var lines: ArraySlice<Event.Kind>
        /// What was awaited each time.
        var asked: [Awaiting] = []
        /// The refusals so far.
        var refused: [Refusal] = []

        init(_ lines: Event.Kind...) { self.lines = lines[...] }

        mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) -> Event? {
            asked.append(awaiting)
            return lines.popFirst().map { Event(at: EnquirySample.after(Double(asked.count)), $0) }
        }

        mutating func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) {
            refused.append(refusal)
        }
    }

    /// Goes round in circles for ever.
    private struct Carousel: Respondent {
        struct Dizzy: Error, Equatable { let events: Int }
        var patience = Int.max

        mutating func event(for awaiting: Awaiting, in enquiry: Enquiry) throws(Dizzy) -> Event? {
            if enquiry.events.count > patience { throw Dizzy(events: enquiry.events.count) }
            return switch awaiting {
            case .step(let step): Event(at: enquiry.lastEvent, .ticked(step: step))
            case .field("name"): Event(at: enquiry.lastEvent, .answered("name", .string("Pat")))
            case .field("count"): Event(at: enquiry.lastEvent, .answered("count", .int(3)))
            default: Event(at: enquiry.lastEvent, .answered("again", .bool(true)))
            }
        }

        func take(_ refusal: Refusal, of event: Event, in enquiry: Enquiry) throws(Dizzy) {}
    }

    private func player() throws -> Player { Player(try EnquirySample.open(Self.flow)) }

    @Test("it asks for each thing that is waited for, and lets what is said happen at its time")
    func play() throws {
        var player = try player()
        var script = Script(
            .ticked(step: 0), .answered("name", .string("Pat")), .noted("in a hurry"),
            .answered("count", .int(3)))
        #expect(player.play(&script) == .silent)
        #expect(
            script.asked == [.step(0), .field("name"), .field("count"), .field("count"), .field("again")])
        #expect(player.events.map(\.at) == (1...4).map { EnquirySample.after(Double($0)) })
        #expect(player.events.last?.kind == .answered("count", .int(3)))
        #expect(player.enquiry.path == "two")
        #expect(player.enquiry.events.count == 5)
    }

    @Test("what is refused has not happened, and the respondent is told and asked again")
    func refused() throws {
        var player = try player()
        var script = Script(
            .answered("name", .string("Pat")), .ticked(step: 0), .answered("name", .string("Pat")),
            .answered("count", .int(12)), .answered("count", .int(9)))
        player.play(&script)
        #expect(script.refused == [.stepsFirst, .invalid("count", .above("9"))])
        #expect(player.events.count == 3)
    }

    @Test("it stops where the enquiry ends")
    func end() throws {
        var player = try player()
        var script = Script(
            .ticked(step: 0), .answered("name", .string("Pat")), .answered("count", .int(3)),
            .answered("again", .bool(false)), .read, .noted("too late"))
        #expect(player.play(&script) == .ended)
        #expect(script.lines == [.noted("too late")])
        #expect(player.enquiry.outcome?.id == "done")
    }

    @Test("a condition is looked at before each question")
    func condition() throws {
        var player = try player()
        var script = Script(.ticked(step: 0), .answered("name", .string("Pat")))
        #expect(player.play(&script, until: { $0.awaiting == .field("name") }) == .arrived)
        #expect(script.asked == [.step(0)])
        #expect(player.play(&script, until: { _ in true }) == .arrived)
        #expect(script.asked == [.step(0)])
    }

    @Test("who goes round in a circle is asked as often as allowed")
    func circle() throws {
        var player = try player()
        var carousel = Carousel()
        #expect(try player.play(&carousel, atMost: 50) == .tired)
        #expect(player.events.count == 50)
    }

    @Test("what happened before a respondent gives up stands")
    func givingUp() throws {
        var player = try player()
        var carousel = Carousel(patience: 7)
        #expect(throws: Carousel.Dizzy(events: 8)) { try player.play(&carousel) }
        #expect(player.events.count == 7)
    }
}
