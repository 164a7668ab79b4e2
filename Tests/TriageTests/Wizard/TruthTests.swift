import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("What the screen says of itself", .waiting)
struct TruthTests {
    @Test("back is offered only where there is something to go back to")
    func back() throws {
        var seat = try Seat()
        #expect(!seat.shown.contains("^B"))
        seat.type("<f1>")
        #expect(!seat.shown.contains("^B  "))
        seat.type("<esc>", "2pat@client.example<enter>")
        #expect(seat.shown.contains("^B back"))
    }

    @Test("an editor that changed nothing changed nothing")
    func unchanged() throws {
        var seat = try Seat.atReview()
        let message = try #require(seat.wizard.review?.message)
        seat.wizard.takeEdited(message)
        #expect(seat.wizard.notice?.text == "Nothing was changed.")
        seat.wizard.takeEdited(
            RenderedMessage(to: message.to, cc: [], subject: "Other", body: message.body))
        #expect(seat.wizard.notice?.text == "Changed.")
    }

    @Test("a card folds to how many steps were done and how many skipped")
    func folded() throws {
        var seat = try Seat.atReview()
        #expect(seat.told.contains("    1 of 2 steps done, 1 skipped"))
    }

    @Test("on the smallest screen the overrun of a card wins over a clock that is fine, and its note is seen")
    func overrun() throws {
        var seat = try Seat()
        seat.type("2pat@client.example<enter>")
        let size = Size(columns: 40, rows: 10)
        let late = Timestamp(milliseconds: seat.now.milliseconds + 121_000)
        #expect(seat.wizard.frame(size, at: late).shown.contains("card 2:01 of 2:00, 0:01 over"))
        seat.wizard.tellMisses(at: Timestamp(milliseconds: seat.now.milliseconds + 1_201_000), on: size)
        #expect(seat.wizard.frame(size, at: late).shown.contains("Offer a ticket."))
    }

    @Test("only what some node asks is offered as told, what is about the caller first")
    func tellable() throws {
        let flow = DeskFlow.text.replacing(
            #""facts": {"#, with: #""facts": { "inner": { "type": "text", "label": "For us" },"#)
        var seat = try Seat(flow)
        seat.type("<c-t>")
        #expect(seat.shown.contains("▏› 1 Which address?\n  2 Which colour?"))
        #expect(!seat.shown.contains("For us"))
    }

    @Test("an answer that no longer holds is named once, not with each later change")
    func lapsedOnce() throws {
        let flow = FlowText.make([
            "start": #""one""#,
            "facts": """
            { "kind": { "type": "choice", "label": "Which one?", "options": [
                { "value": "lamp", "label": "Lamp" }, { "value": "fan", "label": "Fan" } ] },
              "watts": { "type": "integer", "label": "Watts" }, "room": { "type": "text", "label": "Room" } }
            """,
            "nodes": """
            { "one": { "ask": ["kind"], "next": { "lamp": "two", "fan": "three" } },
              "two": { "ask": ["watts"], "next": "three" }, "three": { "ask": ["room"], "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """,
        ])
        let desk = try Desk(flows: ["demo": flow])
        let result = try desk.run(
            "run", "demo", "--plain", input: "lamp\n60\nhall\n:back\n:back\n:back\nfan\nkitchen\n\n")
        #expect(result.output.components(separatedBy: "These answers no longer hold").count == 2)
        #expect(result.output.components(separatedBy: "   Watts: 60\n").count == 2)
    }

    @Test("a resumed call keeps its agent unless another is named")
    func agent() throws {
        var desk = try Desk(flows: ["short": DeskFlow.shortest])
        desk.environment["TRIAGE_AGENT"] = ""
        _ = try desk.run("run", "short", "--agent", "kim", input: "")
        _ = try desk.run("resume", input: "")
        #expect(try desk.run("resume", "--agent", "lee", input: "").code == 75)
        _ = try desk.run("resume", input: "y\n\n")
        let record = try desk.onlyRecord()
        #expect(record.contains(#""agent":"lee""#))
        #expect(record.components(separatedBy: #""agent""#).count == 3)
    }

    @Test("several open calls are picked from by letter on a terminal, and found by the caller")
    func picker() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        for name in ["robin", "kim"] {
            _ = try desk.run("run", "desk", input: "red\n\(name)@client.example\n")
        }
        let terminal = try desk.sit("resume")
        try terminal.wait(for: "› a A small desk  kim@client.example, Second, 0 min ago")
        terminal.type("b")
        try terminal.wait(for: "robin@client.example")
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
        #expect(try desk.run("resume", "KIM", input: "").output.contains("Just read this"))
        #expect(try desk.run("resume", "client.example").code == 64)
    }

    @Test("plain mode announces its commands, ? leads to them, and lines wrap at words on a terminal")
    func plain() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let result = try desk.run("run", "desk", "--plain", input: "?\n")
        #expect(result.output.hasPrefix(":help lists the commands; \"::\" begins an answer"))
        #expect(result.output.contains("> ?\nEnter                takes what is offered"))
        let terminal = try desk.sit("run", "desk", "--plain", columns: 40)
        try terminal.wait(for: "[number, value")
        #expect(
            terminal.screen.text.hasPrefix(
                ":help lists the commands; \"::\" begins\n  an answer that starts with a colon\n"))
    }
}
