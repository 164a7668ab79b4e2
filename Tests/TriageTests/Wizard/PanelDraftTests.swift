import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("What is typed in a panel", .waiting)
struct PanelDraftTests {
    @Test(
        "a note that was begun is there again, whatever closed it",
        arguments: ["<esc>", "<c-t>", "<c-b>", "<c-o>", "<c-n>", "<c-c>g"])
    func note(closing: String) throws {
        var seat = try Seat()
        seat.type("<c-n>rings", closing, "<c-n>")
        #expect(seat.shown.contains("› rings▏"))
    }

    @Test("a note that was begun outlives the keys over it")
    func underKeys() throws {
        var seat = try Seat()
        seat.type("<c-n>rings", "<f1>", "<c-t>", "<c-n>")
        #expect(seat.shown.contains("› rings▏"))
    }

    @Test(
        "what the caller told is kept for each fact, whatever closed its field",
        arguments: ["<esc>", "<c-t>", "<c-b>", "<c-o>", "<c-n>", "<c-c>g"])
    func told(closing: String) throws {
        var seat = try Seat()
        seat.type("<c-t>address<enter>", "pat@cl", closing, "<c-t>how many<enter>")
        #expect(!seat.shown.contains("pat@cl"))
        seat.type("4", "<c-t>address<enter>")
        #expect(seat.shown.contains("› pat@cl▏"))
        seat.type("<c-t>how many<enter>")
        #expect(seat.shown.contains("› 4▏"))
    }

    @Test("what was told at last is not there again")
    func toldAtLast() throws {
        var seat = try Seat()
        seat.type("<c-t>how many<enter>", "4<enter>", "<c-t>how many<enter>")
        #expect(seat.facts["count"] == "4")
        #expect(seat.shown.contains("▏4  (already told)"))
    }

    @Test("the reason for abandoning is kept", arguments: ["<c-n>", "<c-o>", "<c-b>", "<esc>"])
    func reason(closing: String) throws {
        var seat = try Seat()
        seat.type("<c-c>agave up", closing, "<esc>", "<c-c>")
        #expect(!seat.shown.contains("gave up"))
        seat.type("a")
        #expect(seat.shown.contains("› gave up▏"))
    }

    @Test("a reason that was not used is shown however the call is parked", arguments: ["p", "n", "<c-c>"])
    func unusedReason(parking: String) throws {
        var seat = try Seat()
        seat.type("<c-c>ahung up<esc>", parking)
        seat.wizard.tellUnkept(withCard: false)
        #expect(seat.told == ["! What you entered was not kept: hung up"])
    }

    @Test("parking prints what is typed in panels and goes into no journal")
    func parked() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try desk.sit("run", "desk")
        try terminal.wait(for: "Which colour?")
        terminal.type("<c-n>rings back<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        #expect(terminal.screen.text.contains("What you entered was not kept: rings back"))
        #expect(terminal.screen.text.contains("Parked. Continue with"))
    }

    @Test("telling what is known already is no event, and says so")
    func unchanged() throws {
        var seat = try Seat()
        seat.type("2pat@client.example<enter>")
        #expect(seat.type("<c-t>address<enter>", "<enter>") == [])
        #expect(seat.shown.contains("Nothing was changed."))
        #expect(seat.shown.contains("Just read this"))
        #expect(seat.wizard.enquiry.knownFacts().first { $0.name == "mail" }?.origin == .asked)
    }

    @Test("clearing an optional fact in its panel says that nothing was changed")
    func cleared() throws {
        var seat = try Seat()
        #expect(seat.type("<c-t>what else<enter>", "<enter>") == [])
        #expect(seat.shown.contains("Nothing was changed."))
    }
}
