import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The card between rounds, on a terminal")
struct RoundCardTests {
    /// At the card after the first round, about e-mail that works again.
    private func seat() throws -> Seat {
        var seat = try Seat(RoundsDesk.main, beside: ["item": RoundsDesk.item])
        seat.type("Kim<enter>", "1", "<enter>y")
        return seat
    }

    @Test(
        "it shows the last words of the round, the rounds so far and the question, and Enter answers nothing")
    func card() throws {
        var seat = try seat()
        #expect(seat.shown.contains("▌ Good."))
        #expect(seat.shown.contains("So far\n  1 E-mail\n"))
        #expect(seat.shown.contains("Anything else I can help with?\n"))
        for line in ["y yes, there is more", "n no", "o open one again", "t take one out"] {
            #expect(seat.shown.contains(line))
        }
        #expect(seat.type("<enter>") == [])
        #expect(seat.wizard.enquiry.awaiting == .round)
        _ = seat.told
        seat.type("y")
        #expect(seat.told == ["✓ Anything else I can help with? yes"])
        #expect(seat.shown.contains("── Number 2 ─"))
        seat.type("<c-b>")
        #expect(seat.shown.contains("So far\n  1 E-mail\n"))
    }

    @Test("a round costs no key more than its answers and the one for another")
    func keys() throws {
        var seat = try seat()
        seat.type("y2", "<enter>n", "n")
        #expect(seat.wizard.enquiry.isOnLastCard)
        #expect(seat.wizard.enquiry.path == "later")
    }

    @Test("a round is picked from the list, opened again, and left as it was by going back")
    func opened() throws {
        var seat = try seat()
        seat.type("y2", "<enter>n", "o")
        #expect(seat.shown.contains("Which one is opened again?"))
        seat.type("<esc>")
        #expect(seat.shown.contains("Anything else"))
        _ = seat.told
        seat.type("o", "<down><enter>")
        #expect(seat.told == ["+ opened again: Website"])
        #expect(seat.shown.contains("── Number 2 ─"))
        #expect(seat.shown.contains("your previous answer"))
        seat.type("<c-b>")
        #expect(seat.shown.contains("  1 E-mail\n  2 Website\n"))
    }

    @Test("taking out asks once, says so, and going back brings the round back")
    func removed() throws {
        var seat = try seat()
        seat.type("t")
        #expect(seat.shown.contains("Take out \"E-mail\", with its answers and unsent messages?"))
        #expect(seat.shown.contains("yes, take it out"))
        seat.type("n")
        #expect(seat.shown.contains("Anything else"))
        seat.type("y2", "<enter>n", "t", "<enter>")
        _ = seat.told
        #expect(seat.shown.contains("Take out \"E-mail\""))
        seat.type("y")
        #expect(seat.told == ["+ taken out: E-mail"])
        #expect(seat.shown.contains("So far\n  1 Website\n"))
        seat.type("<c-b>")
        #expect(seat.shown.contains("  1 E-mail\n  2 Website\n"))
    }

    @Test("what went out of a round before it was opened again is named beside it")
    func gone() throws {
        let item = RoundsDesk.item.replacing(
            #""send": ["report"]"#, with: #""send": [{ "message": "report", "now": true }]"#)
        var seat = try Seat(RoundsDesk.main, beside: ["item": item])
        seat.type("Kim<enter>", "1", "<enter>n", "<enter>")
        #expect(seat.shown.contains("  1 E-mail\n") && !seat.shown.contains("You approved"))
        seat.type("o", "<enter>", "<enter>y")
        #expect(
            seat.shown.contains("  1 E-mail\n  ! You approved \"E-mail of Kim\" before: "), "\(seat.shown)")
    }

    @Test("at the greatest number Enter goes on, and the rounds can still be opened")
    func maximum() throws {
        let main = RoundsDesk.main.replacing("help with?\"", with: "help with?\", \"max\": 1")
        var seat = try Seat(main, beside: ["item": RoundsDesk.item])
        seat.type("Kim<enter>", "1", "<enter>y")
        #expect(seat.shown.contains("So far\n  1 E-mail\n"))
        #expect(!seat.shown.contains("Anything else"))
        #expect(seat.shown.contains("Enter goes on") || seat.shown.contains("o open one again"))
        seat.type("o")
        #expect(seat.shown.contains("── Number 1 ─"))
        seat.type("<c-b>", "<enter>")
        #expect(seat.wizard.enquiry.path == "bye")
    }

    @Test("keys leave the very record of the events that they stand for")
    func sameRecord() throws {
        let flows = try #require(FlowText.load(RoundsDesk.main, beside: ["item": RoundsDesk.item]).flows)
        let start = Timestamp(milliseconds: 1_784_073_600_000)
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: start.milliseconds), flow: flows.main.id, digests: [:], agent: "sam",
            channel: "phone")
        func item(_ what: String, _ works: Bool) -> [Event.Kind] {
            [.answered("what", .string(what)), .ticked(step: 0), .answered("works", .bool(works))]
        }
        let kinds: [Event.Kind] =
            [.answered("name", .string("Kim"))] + item("mail", true) + [.round] + item("site", false)
            + [.round, .back, .told("name", .string("Pat")), .reopened(round: 2)] + item("site", true)
            + [.removed(round: 1), .back, .noted("slow"), .reopened(round: 1)] + item("mail", false)
            + [.round] + item("site", true) + [.removed(round: 2), .roundsDone, .read]
        var enquiry = Enquiry(opening, at: start, on: flows)
        var events = enquiry.events
        for (number, kind) in kinds.enumerated() {
            let at = Timestamp(milliseconds: start.milliseconds + Int64(number + 1) * 1000)
            try enquiry.apply(Event(at: at, kind))
            events.append(Event(at: at, kind))
        }
        let call = ScenarioCall(name: "rounds", flows: flows, events: events)
        var driver = KeyDriver(call.opened, at: start)
        try driver.play(call)
        let (keyed, played) = (driver.wizard.enquiry, enquiry)
        #expect(keyed.events.map(\.kind).filter { !$0.isDraft } == played.events.map(\.kind))
        #expect(keyed.knownFacts() == played.knownFacts())
        #expect(keyed.trail() == played.trail())
    }

    @Test("a call that is parked between rounds is resumed there, without the lists that nobody needs again")
    func resumed() throws {
        var seat = try seat()
        seat.type("y2", "<enter>n", "t<enter>y")
        let enquiry = try Enquiry(
            journal: seat.wizard.enquiry.events.map(\.json), on: seat.wizard.enquiry.flows)
        seat.wizard = Wizard(enquiry, at: seat.now)
        seat.wizard.tellResumed()
        #expect(
            seat.told == [
                "Continuing with: Rounds", "✓ Greeting: Kim", "✓ Anything else I can help with? yes",
                "✓ Number 1: Website", "✓ Try it", "    Does it work now? no", "    step done",
            ])
        #expect(seat.shown.contains("So far\n  1 Website\n"))
    }
}
