import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A card that asks, calls and sends")
struct CalledPartTests {
    private static let main = FlowText.make([
        "contacts": #"{ "support": { "name": "Support", "email": "support@desk.example" } }"#,
        "facts": #"{ "name": { "type": "text", "label": "Name" } }"#,
        "messages": #"{ "report": { "to": ["{{contacts.support.email}}"], "subject": "s", "body": ["b"] } }"#,
        "nodes": """
        { "first": { "title": "Begin", "ask": ["name"], "call": { "flow": "room", "as": "room" },
            "send": ["report"], "next": "last" },
          "last": { "title": "Goodbye", "say": ["Bye."], "end": "done" } }
        """,
    ])
    private static let room = FlowText.make([
        "id": #""room""#, "part": "true", "channels": nil, "timeZone": nil, "language": nil, "currency": nil,
        "facts": #"{ "place": { "type": "text", "label": "Which room?" } }"#,
        "nodes":
            #"{ "first": { "title": "Room", "ask": ["place"], "next": "end" }, "end": { "end": "done" } }"#,
    ])

    private func seat() throws -> Seat {
        var seat = try Seat(Self.main, beside: ["room": Self.room])
        seat.type("Robin<enter>", "hall<enter>")
        #expect(seat.wizard.enquiry.path == "last")
        return seat
    }

    @Test("it is folded once")
    func once() throws {
        var seat = try seat()
        #expect(seat.told == ["✓ Begin: Robin", "✓ Room: hall"])
    }

    @Test("taken back and done again, it is folded again")
    func again() throws {
        var seat = try seat()
        seat.type("<c-b>", "<c-b>", "<enter>", "<enter>")
        #expect(seat.wizard.enquiry.path == "last")
        #expect(seat.told.count { $0 == "✓ Begin: Robin" } == 2)
    }

    @Test("from behind its part the overview leads to the part's card")
    func intoPart() throws {
        var seat = try seat()
        seat.type("<c-o>")
        #expect(seat.shown.contains("▏› 2 Room  hall"))
        seat.type("<enter>")
        #expect(seat.wizard.enquiry.path == "first/first")
    }
}
