import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A part's answers on the screen and on paper", .waiting)
struct PartWordsTests {
    /// A seat after the part, with the transcript so far.
    private func seat() throws -> Seat {
        var seat = try Seat(OrderFlow.text, beside: OrderFlow.parts)
        seat.type("Robin<enter>", "1", "2", "12<enter>", "w")
        #expect(seat.wizard.enquiry.path == "room")
        return seat
    }

    private static let rows = [
        "✓ one: Robin", "✓ Kind: Lamp", "✓ Size: Large", "✓ Shades for Robin: Red for Robin and Green",
        "✓ Gift: wrapped",
    ]

    @Test("the transcript tells them as they were chosen")
    func transcript() throws {
        var seat = try seat()
        #expect(seat.told == Self.rows)
    }

    @Test("so does the transcript of a call that is taken up again after the part")
    func resumed() throws {
        var seat = try seat()
        _ = seat.told
        seat.wizard.tellResumed()
        #expect(Array(seat.told.dropFirst()) == Self.rows)
    }

    @Test("the overview has them on the path and among the facts")
    func overview() throws {
        var seat = try seat()
        seat.type("<c-o>")
        for row in [
            "Size  Large", "Shades for Robin  Red for Robin and Green", "Gift  wrapped", "Which size? Large",
            "Which shades for Robin? Red for Robin and Green", "Paper (l)? wrapped",
        ] {
            #expect(seat.shown.contains(row), "\(row)")
        }
    }

    @Test("answers that no longer hold are named by their questions")
    func lapsed() throws {
        var seat = try seat()
        seat.type("<c-b>", "<c-b>", "<c-b>", "<c-b>")
        #expect(seat.wizard.enquiry.path == "two")
        _ = seat.told
        seat.type("2")
        #expect(
            seat.told == [
                "✓ Kind: Fan", "! These answers no longer hold:", "    Which size? Large",
                "    Which shades for Robin? Red for Robin and Green", "    Paper (l)? wrapped",
            ])
    }

    @Test("a fact that is told inside the part is confirmed by its question")
    func told() throws {
        var seat = try Seat(OrderFlow.text, beside: OrderFlow.parts)
        seat.type("Robin<enter>", "1", "<c-t>shades<enter>", "1<enter>")
        #expect(seat.told.last == "+ Told: Which shades for Robin? = Red for Robin")
    }

    @Test("plain mode: known facts, answers that no longer hold, and what is told after a part of like facts")
    func plain() throws {
        let desk = try Desk(flows: OrderFlow.parts.merging(["demo": OrderFlow.text]) { $1 })
        let typed = ["Robin", "lamp", "l", "r, g", "wrapped", ":facts", ":told size wide"]
        let back = Array(repeating: ":back", count: 4) + ["fan", ""]
        let result = try desk.run("run", "demo", input: (typed + back).joined(separator: "\n") + "\n")
        #expect(result.ending == .exit(0))
        #expect(
            result.output.contains(
                """
                     ticket.size = Large
                     ticket.shade = Red for Robin and Green
                     ticket.gift.paper = wrapped
                """))
        #expect(result.output.contains("   Told: Size of the room = wide\n"))
        #expect(
            result.output.contains(
                """
                !  These answers no longer hold:
                   Which size? Large
                   Which shades for Robin? Red for Robin and Green
                   Paper (l)? wrapped
                """))
    }
}
