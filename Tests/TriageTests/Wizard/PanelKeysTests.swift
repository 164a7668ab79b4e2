import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("All keys over a panel")
struct PanelKeysTests {
    /// How to open each panel, and what its keys do.
    private static let panels = [
        ("<c-t>", "filter"), ("<c-o>", "filter"), ("<c-c>", "close"), ("<c-t>colour<enter>", "filter"),
    ]

    @Test("? shows them wherever it is no text", arguments: panels)
    func questionMark(opening: String, action: String) throws {
        var seat = try Seat()
        seat.type(opening, "?")
        #expect(seat.shown.contains("The call\n"))
        #expect(seat.shown.contains(action))
        seat.type("<esc>")
        #expect(!seat.shown.contains("The call\n"))
        #expect(!seat.wizard.panels.isEmpty)
    }

    @Test("? in the text of a note is a character of it")
    func inText() throws {
        var seat = try Seat()
        seat.type("<c-n>why?")
        #expect(seat.shown.contains("› why?▏"))
    }

    @Test("the keys are those of the panel, and not those of the card")
    func ofPanel() throws {
        var seat = try Seat()
        seat.type("<c-n>", "<f1>")
        #expect(!seat.shown.contains("This question"))
        #expect(!seat.shown.contains("1-3"))
        #expect(seat.shown.contains("Enter"))
        #expect(seat.shown.contains("Esc"))
    }

    @Test("^C over the keys over the question whether to leave parks")
    func twice() throws {
        var seat = try Seat()
        seat.type("<c-c>", "<f1>")
        #expect(seat.type("<c-c>") == [.keep([seat.event(.parked)]), .leave(.parked)])
    }

    @Test("the form of a told fact is explained")
    func ofTold() throws {
        var seat = try Seat()
        seat.type("<c-t>which day<enter>", "<f1>")
        #expect(seat.shown.contains("a date is expected, for example 2026-07-15 or yesterday"))
    }
}
