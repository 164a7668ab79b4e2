import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A message under review")
struct ReviewTests {
    @Test("a fact told meanwhile changes the message on the screen, and says so")
    func changed() throws {
        var seat = try Seat.atReview()
        #expect(seat.shown.contains("Copy: pat@client.example"))
        seat.type("<c-t>which address<enter>", "<right><c-u>new@client.example<enter>")
        #expect(seat.shown.contains("Copy: new@client.example"))
        #expect(!seat.shown.contains("pat@client.example"))
        #expect(seat.shown.contains("The message has changed."))
        #expect(seat.type("<enter>").first == .keep([seat.event(.queued("report", edited: nil))]))
        #expect(seat.wizard.enquiry.queuedMessages.map(\.message.cc) == [["new@client.example"]])
    }

    @Test("a message edited by hand stays as it was edited")
    func edited() throws {
        var seat = try Seat.atReview()
        let message = RenderedMessage(
            to: ["support@desk.example"], cc: [], subject: "By hand", body: ["Just this."])
        seat.wizard.takeEdited(message)
        seat.type("<c-t>which address<enter>", "<right><c-u>new@client.example<enter>")
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

    @Test("plain mode shows a message again that a told fact changed")
    func plain() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let lines =
            DeskFlow.answers.prefix(11) + [":note x", ":told mail new@client.example", "", ""]
        let result = try desk.run("run", "desk", input: lines.map { $0 + "\n" }.joined())
        #expect(result.ending == .exit(0))
        let copies = result.output.split(separator: "\n").filter { $0.hasPrefix("     Copy:") }
        #expect(copies == ["     Copy: pat@client.example", "     Copy: new@client.example"])
        #expect(result.output.contains("!  The message has changed."))
    }
}
