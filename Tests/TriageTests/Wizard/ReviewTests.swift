import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A message under review")
struct ReviewTests {
    @Test("a fact corrected before the end changes the message; with the caller gone nothing can be told")
    func changed() throws {
        var seat = try Seat.atReview()
        #expect(seat.shown.contains("Copy: pat@client.example"))
        #expect(seat.shown.contains("Wrap-up"))
        #expect(!seat.shown.contains("Bye."))
        #expect(seat.type("<c-t>") == [])
        #expect(seat.shown.contains("Copy: pat@client.example"))
        seat.type("<c-b>")
        #expect(seat.shown.contains("Enter finish the call"))
        seat.type("<c-t>which address<enter>", "<right><c-u>new@client.example<enter>", "<enter>")
        #expect(seat.shown.contains("Copy: new@client.example"))
        #expect(!seat.shown.contains("pat@client.example"))
        #expect(seat.type("<enter>").first == .keep([seat.event(.queued("report", edited: nil))]))
        #expect(seat.wizard.enquiry.queuedMessages.map(\.message.cc) == [["new@client.example"]])
    }

    @Test("a message edited by hand stays as it was edited")
    func edited() throws {
        var seat = try Seat.atReview()
        let message = RenderedMessage(
            to: ["support@desk.example"], cc: [], subject: "By hand", body: ["Just this."])
        seat.wizard.takeEdited(message)
        seat.type("<c-n>calls back<enter>")
        #expect(seat.shown.contains("Subject: By hand"))
        #expect(!seat.shown.contains("The message has changed."))
        #expect(seat.type("<enter>").first == .keep([seat.event(.queued("report", edited: message))]))
    }

    @Test("a note changes nothing and says nothing")
    func noted() throws {
        var seat = try Seat.atReview()
        seat.type("<c-n>calls back<enter>")
        #expect(!seat.shown.contains("The message has changed."))
    }

    @Test("a message left out asks for the reason; then Enter alone leaves the wrap-up")
    func leftOut() throws {
        var seat = try Seat.atReview()
        #expect(seat.type("l<enter>") == [])
        let kept = seat.type("not wanted<enter>")
        #expect(kept.first == .keep([seat.event(.withheld("report", reason: "not wanted"))]))
        #expect(seat.shown.contains(#"Message "Green: 3" left out: not wanted"#))
        #expect(seat.type("y", "2", " ", "q") == [])
        #expect(seat.type("<enter>").last == .finish)
    }

    @Test("one key approves all that are left")
    func all() throws {
        let more = #"{ "to": ["a@desk.example"], "subject": "More", "body": ["b"] }"#
        let flow = DeskFlow.text.replacing(
            #""send": ["report"]"#, with: #""send": ["report", "two", "three"]"#
        )
        .replacing(#""messages": {"#, with: #""messages": { "two": \#(more), "three": \#(more),"#)
        var seat = try Seat(flow)
        seat.type("2pat@client.example<enter>", "<enter>", "<enter><c-s><enter>")
        seat.type("2026-07-01<enter>47.35<enter>3<enter>12<enter>", "hunter2<enter>", "y", "<enter>")
        #expect(seat.shown.contains("a Approve all that are left"))
        seat.type("<enter>")
        let kept = seat.type("a")
        #expect(
            kept.first
                == .keep([
                    seat.event(.queued("two", edited: nil)), seat.event(.queued("three", edited: nil)),
                ]))
        #expect(seat.wizard.enquiry.awaiting == .wrapUp)
        seat.type("<c-b>")
        #expect(seat.shown.contains("Send this message?"))
    }

    @Test("plain mode shows the message with what was told on the last card")
    func plain() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let lines =
            DeskFlow.answers.prefix(11) + [":note x", ":told mail new@client.example", "", "", ""]
        let result = try desk.run("run", "desk", input: lines.map { $0 + "\n" }.joined())
        #expect(result.ending == .exit(0))
        let copies = result.output.split(separator: "\n").filter { $0.hasPrefix("     Copy:") }
        #expect(copies == ["     Copy: new@client.example"])
    }
}
