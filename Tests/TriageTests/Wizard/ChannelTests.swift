import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("The channel of a call", .waiting)
struct ChannelTests {
    @Test("it stands in the status line, and a key of its own lists the channels with the present one marked")
    func shown() throws {
        var seat = try Seat()
        #expect(seat.shown.contains("· phone · "))
        seat.type("<f1>")
        #expect(seat.shown.contains("^G"))
        seat.type("<esc>", "<c-g>")
        #expect(seat.shown.contains("▏› 1 phone  (now)\n  2 chat"))
        #expect(seat.type("1<enter>") == [])
        #expect(seat.shown.contains("Nothing was changed."))
        #expect(seat.type("<c-g>2<enter>") == [.keep([seat.event(.channel("chat"))])])
        #expect(seat.shown.contains("· chat · "))
    }

    @Test("on a Slovak call it has a Slovak word, which plain mode takes as well as the flow's name for it")
    func slovak() throws {
        let flow = DeskFlow.text.replacing("en-AU", with: "sk-SK")
        var seat = try Seat(flow)
        #expect(seat.shown.contains("· telefón · "))
        seat.type("<c-g>")
        #expect(seat.shown.contains("1 telefón  (teraz)\n  2 chat"))
        #expect(seat.type("2<enter>") == [.keep([seat.event(.channel("chat"))])])
        let desk = try Desk(flows: ["desk": flow])
        let lines = [":channel chat", ":channel telefón", ":channel phone", ":channel fax", ":park"]
        let result = try desk.run("run", "desk", input: lines.map { $0 + "\n" }.joined())
        #expect(result.output.contains("   Hovor teraz pokračuje cez telefón.\n"))
        #expect(result.output.contains("!  Nič sa nezmenilo."))
        #expect(result.output.contains("!  kanál „fax“ nie je, len telefón, chat"))
    }

    @Test("choosing the same one is no event in plain mode either")
    func plain() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let result = try desk.run("run", "desk", input: ":channel phone\n:channel chat\n:park\n")
        #expect(result.output.contains("!  Nothing was changed."))
        let journal = try desk.folder.bytes("home/open/\(desk.journals[0])")
        #expect(
            String(decoding: journal, as: UTF8.self).components(separatedBy: #""event":"channel""#).count == 2
        )
    }

    @Test("the next call begins by the channel that the last one began by")
    func nextCall() throws {
        let desk = try Desk(flows: [
            "short": DeskFlow.shortest.replacing(#"["phone"]"#, with: #"["phone", "chat"]"#)
        ])
        let terminal = try desk.sit("run", "short", "--channel", "chat")
        try terminal.wait(for: "· chat ·")
        terminal.type("<c-g>1<enter>")
        try terminal.wait(for: "· phone ·")
        terminal.type("y")
        try terminal.wait(for: "Enter finish the call")
        terminal.type("<enter>")
        try terminal.wait(for: "Saved: record")
        terminal.type("n")
        try terminal.wait(for: "· chat ·")
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
    }

    @Test("a node that names one says so, and back says which holds again")
    func node() throws {
        let text = DeskFlow.text.replacing(
            #""title": "Second","#, with: #""title": "Second", "channel": "chat","#)
        var seat = try Seat(text)
        seat.type("2pat@client.example<enter>")
        #expect(seat.told.contains("+ The call now continues by chat."))
        #expect(seat.shown.contains("· chat · "))
        seat.type("<c-b>")
        #expect(seat.told.contains("+ The call now continues by phone."))
        let desk = try Desk(flows: ["desk": text])
        let result = try desk.run("run", "desk", input: "Green\npat@client.example\n:park\n")
        #expect(result.output.contains("   The call now continues by chat."))
    }

    @Test("a key says that the agent has answered, where that is measured; the status line shows the wait")
    func responded() throws {
        var seat = try Seat()
        #expect(seat.type("<c-x>") == [])
        let target = #""targets": [ { "id": "reply", "within": "2m", "per": "response" },"#
        seat = try Seat(DeskFlow.text.replacing(#""targets": ["#, with: target), columns: 100)
        seat.type("<f1><esc>", "<f1><esc>", "<f1><esc>")
        #expect(seat.shown.contains("waiting 0:03 of 2:00"))
        #expect(seat.type("<c-x>") == [.keep([seat.event(.responded)])])
        #expect(seat.shown.contains("waiting 0:00 of 2:00"))
        #expect(seat.shown.contains("Answered; the wait for a response begins anew."))
    }
}
