import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A message under review", .waiting)
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

    @Test("one that leaves during the call is reviewed on its card; after Back, Enter leaves it at that")
    func atOnce() throws {
        var seat = try Seat(DeskFlow.atOnce)
        seat.type("2pat@client.example<enter>", "<enter>", "<enter><c-s><enter>")
        seat.type("2026-07-01<enter>47.35<enter>3<enter>12<enter>", "hunter2<enter>", "y")
        #expect(seat.shown.contains("Bye."))
        #expect(seat.shown.contains("Subject: Green: 3"))
        #expect(!seat.shown.contains("Wrap-up"))
        #expect(!seat.shown.contains("went out"))
        #expect(seat.type("<enter>").first == .keep([seat.event(.queued("report", edited: nil))]))
        #expect(seat.shown.contains("finish the call"))
        seat.type("<c-b>")
        #expect(seat.shown.contains("You approved it before: 15 July 2026 at "))
        #expect(seat.shown.contains("Send it again?"))
        #expect(seat.shown.contains("Approve it once more"))
        #expect(seat.type("<enter>").first == .keep([seat.event(.withheld("report", reason: ""))]))
        #expect(seat.type("<enter>").last == .finish)
    }

    @Test("the status line counts what is to be sent and what was sent; a dry run sends nothing")
    func counted() throws {
        var seat = try Seat.atReview()
        #expect(seat.shown.contains("1 to send"))
        seat.wizard.saving = .nothingKept
        #expect(!seat.shown.contains("to send"))
        seat.wizard.saving = .saved
        seat.wizard.mail = (underWay: 1, sent: 2)
        #expect(seat.shown.contains("2 to send · 2 sent"))
        seat.type("lnot wanted<enter>")
        #expect(seat.shown.contains("1 to send"))
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
