import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("Keys typed ahead", .waiting)
struct TypedAheadTests {
    private static let secret = FlowText.make(
        facts: #"{ "word": { "type": "secret", "label": "Word" } }"#, ask: #"["word"]"#)

    @Test("they are forgotten before a message is reviewed")
    func review() throws {
        var seat = try Seat()
        seat.type("2pat@client.example<enter>", "<enter>", "<enter><c-s><enter>")
        seat.type("2026-07-01<enter>47.35<enter>3<enter>12<enter>", "hunter2<enter>")
        #expect(seat.type("y").contains(.discardTypedAhead))
        #expect(!seat.type("<c-n>").contains(.discardTypedAhead))
    }

    @Test("they are forgotten before the card that ends the call, and before no other")
    func lastCard() throws {
        var seat = try Seat.atReview()
        #expect(seat.type("<enter>").contains(.discardTypedAhead))
        var other = try Seat()
        #expect(!other.type("2pat@client.example<enter>", "<enter>").contains(.discardTypedAhead))
    }

    @Test("they are forgotten when a panel closes over a secret")
    func overSecret() throws {
        var seat = try Seat(Self.secret)
        #expect(seat.type("<c-n>") == [])
        #expect(seat.type("x<enter>") == [.keep([seat.event(.noted("x"))]), .discardTypedAhead])
        seat.type("<c-n>")
        #expect(seat.type("<esc>") == [.discardTypedAhead])
    }

    @Test("keys in one burst approve no message and end no call")
    func burst() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let terminal = try desk.sit("run", "desk")
        try terminal.type(TerminalCallTests.keys.dropLast(4))
        try terminal.wait(for: "Word: given")
        terminal.type("y<enter><enter>")
        try terminal.wait(for: "Bye.")
        terminal.type("<enter><enter>")
        try terminal.wait(for: "Send this message")
        terminal.type("lnot wanted<enter><enter>")
        try terminal.wait(for: "Enter finishes and saves")
        terminal.type("<enter>")
        try terminal.wait(for: "Saved: record")
        #expect(try !desk.onlyRecord().contains("support@desk.example"))
    }

    @Test("what was typed before the first card is not put into its secret")
    func opening() throws {
        let desk = try Desk(flows: ["demo": Self.secret])
        let terminal = try desk.sit("run", "demo")
        terminal.type("early<enter>")
        try terminal.wait(for: "saved")
        #expect(terminal.screen.text.contains("nothing typed yet"))
        #expect(try desk.records() == [])
    }

    @Test("a secret on the last card is forgotten when the call ends")
    func lastSecret() throws {
        let text = FlowText.make([
            "facts": #"{ "word": { "type": "secret", "label": "Word" } }"#,
            "nodes": #"{ "first": { "ask": ["word"], "end": "done" } }"#,
        ])
        var seat = try Seat(text)
        #expect(!seat.type("hunter2<enter>").contains(.finish))
        #expect(seat.type("<enter>").contains(.finish))
        #expect(seat.wizard.form.form.items.map(\.field.answer) == [.none])
    }
}
