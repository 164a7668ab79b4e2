import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("What stands in the form's place")
struct RequestPanelTests {
    /// At the choice of a destination, with no branch holding.
    private func atDestination() throws -> Seat {
        let text = FlowText.make([
            "facts": """
            { "count": { "type": "integer", "label": "How many?" },
              "isOne": { "type": "yesno", "value": "count == 1" } }
            """,
            "nodes": """
            { "first": { "title": "One", "ask": ["count"], "next": [ { "when": "isOne == true", "go": "two" } ] },
              "two": { "title": "Two", "say": ["Two."], "next": "last" },
              "last": { "title": "Last", "say": ["Bye."], "end": "done" } }
            """,
        ])
        var seat = try Seat(text)
        seat.type("2<enter>")
        #expect(seat.wizard.destination != nil)
        return seat
    }

    /// The screen apart from its clocks.
    private func still(_ seat: Seat) -> [Substring] {
        var seat = seat
        return seat.shown.split(separator: "\n").filter { !$0.contains("· call ") }
    }

    @Test("Esc does not close a message, and F1 does not say so")
    func message() throws {
        var seat = try Seat.atReview()
        let shown = still(seat)
        #expect(seat.type("<esc>") == [])
        #expect(still(seat) == shown)
        seat.type("<f1>")
        #expect(seat.shown.contains("choose"))
        #expect(!seat.shown.contains("Esc  "))
        seat.type("<esc>")
        #expect(still(seat) == shown)
    }

    @Test("a destination is picked below the reason why")
    func destination() throws {
        var seat = try atDestination()
        #expect(seat.shown.contains("✗ The flow has no way on for these answers.\nWhere to next?\n▏› 1 Two"))
        #expect(seat.type("<esc>") == [])
        #expect(seat.wizard.destination != nil)
        #expect(seat.type("<down><enter>") == [.keep([seat.event(.picked("last"))]), .discardTypedAhead])
        #expect(seat.wizard.destination == nil)
        #expect(seat.shown.contains("Bye."))
    }

    @Test("a list of destinations that is narrowed says how to see all of it")
    func narrowed() throws {
        var seat = try atDestination()
        #expect(!seat.shown.contains("Esc"))
        seat.type("la")
        #expect(seat.shown.contains("Esc show all"))
        #expect(!seat.shown.contains("Two"))
        seat.type("<f1>")
        #expect(seat.shown.contains("show all"))
        seat.type("<esc><esc>")
        #expect(seat.shown.contains("Two"))
    }

    @Test("a panel lies over it and gives its place back")
    func under() throws {
        var seat = try atDestination()
        let shown = still(seat)
        seat.type("<c-o>")
        #expect(!seat.shown.contains("✗"))
        seat.type("<esc>")
        #expect(still(seat) == shown)
        seat.type("<c-b>")
        #expect(seat.wizard.destination == nil)
        #expect(seat.shown.contains("How many?"))
    }

    @Test("once the call is over, its letters leave or copy, and ? and F1 show them")
    func end() throws {
        var seat = try Seat()
        seat.wizard.end(with: "the summary", record: "the record")
        let shown = still(seat)
        for key in ["?", "<f1>"] {
            #expect(seat.type(key) == [])
            #expect(seat.shown.contains("copy summary\n") && !seat.shown.contains("^B"))
            #expect(seat.type("x", "x") == [])
            #expect(still(seat) == shown)
        }
        #expect(
            seat.type("c", "n", "p", "Q") == [
                .copy("the summary"), .leave(.nextCall), .leave(.otherCall), .leave(.done),
            ])
        #expect(seat.type("<c-d>") == [.leave(.done)])
    }
}
