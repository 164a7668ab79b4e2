import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A call whose caller is known", .waiting)
struct CallerCallTests {
    private static let desk = """
        { "format": 1, "id": "desk", "title": "Desk", "version": "1", "language": "en-AU", "channels": ["phone", "chat"],
          "timeZone": "Australia/Melbourne", "start": "greet",
          "facts": {
            "number": { "type": "phone", "label": "Number", "identifies": "caller", "personal": true },
            "matter": { "type": "text", "label": "What is it?" } },
          "outcomes": { "done": { "label": "It works again", "kind": "resolved" } },
          "nodes": { "greet": { "ask": ["number", "matter"], "next": "bye" }, "bye": { "say": ["Bye."], "end": "done" } } }
        """

    @Test("the number is offered, past calls are shown above the card, and a parked call comes first")
    func known() throws {
        let desk = try Desk(flows: ["desk": Self.desk])
        let first = try desk.run(
            "run", "desk", "--caller", "0491 570 156", input: "\n:note moves in May\nthe mail\n\n\n")
        #expect(first.code == 0 && !first.output.contains("Called before"), "\(first.output)")
        #expect(first.output.contains("[Enter: 0491 570 156"))
        let second = try desk.run(
            "open", "triage:call?caller=%2B61%20491570156&flow=desk&channel=chat", input: ":past MAY\n:park\n"
        )
        #expect(second.code == 75, "\(second.output) \(second.errors)")
        let past = "It works again. moves in May"
        #expect(second.output.contains("Called before:\n"))
        #expect(second.output.components(separatedBy: past).count == 3, "\(second.output)")
        let third = try desk.run("run", "desk", "--caller", "(0491) 570-156", input: "a\n:park\n")
        #expect(third.output.contains("  a  parked") && third.output.contains("Continuing with: Desk"))
        let other = try desk.run("run", "desk", "--caller", "0491 570 157", input: "\n:park\n")
        #expect(other.code == 75 && !other.output.contains("It works again"), "\(other.output)")
    }

    @Test("a call is taken whatever the phone says about the caller; an address that is none is refused")
    func unknown() throws {
        let plain = Self.desk.replacing(", \"identifies\": \"caller\"", with: "")
        let desk = try Desk(flows: [
            "desk": Self.desk, "plain": plain.replacing("\"desk\"", with: "\"plain\""),
        ])
        let anonymous = try desk.run("run", "desk", "--caller", "anonymous", input: ":park\n")
        #expect(anonymous.code == 75 && anonymous.errors.contains("anonymous is not noted"))
        let without = try desk.run("run", "plain", "--caller", "0491 570 156", input: ":park\n")
        #expect(without.code == 75 && without.errors.contains("not 0491 570 156 either"))
        let misspelt = try desk.run("open", "triage:call?callr=1")
        #expect(misspelt.code == 64 && misspelt.errors.contains("did you mean 'caller'?"))
        #expect(try desk.run("open", "tel:0491570156").code == 64)
    }

    @Test("what is said of a fact given on the command line is said once, whoever calls")
    func given() throws {
        let desk = try Desk(flows: ["desk": Self.desk])
        let call = try desk.run(
            "run", "desk", "--set", "matter=the \u{202E}mail", "--caller", "0491 570 156", input: ":park\n")
        let said = call.errors.components(separatedBy: "--set matter:").count - 1
        #expect(call.code == 75 && said == 1, "\(call.errors)")
    }

    @Test("what turns up beside a call is told once: only the calls that were not known at once")
    func news() throws {
        let desk = try Desk(flows: ["desk": Self.desk])
        func ring(_ notes: String) throws {
            let call = try desk.run(
                "run", "desk", "--caller", "0491 570 156", input: "\n\(notes)the mail\n\n\n")
            #expect(call.code == 0, "\(call.errors)")
        }
        try ring("")
        // Looks up the call before, for which the index is made.
        try ring(":note moves in May\n")
        // More than is read besides the index.
        try ring(String(repeating: ":note \(String(repeating: "so ", count: 3_000))\n", count: 40))
        let caller = try #require(CallerForm("0491 570 156"))
        let flow = try #require(FlowText.load(Self.desk).flows).main
        let reminder = CallerReminder(caller, on: flow, in: Home(path: desk.home))
        let known = reminder.first.calls.map(\.note)
        #expect(!known.isEmpty && !reminder.first.isWhole)
        reminder.start()
        var news: [PastCall]?
        let hasEnded = desk.eventually {
            news = reminder.news()
            return news != nil || !reminder.isWorking
        }
        #expect(hasEnded)
        let found = try #require(news)
        #expect(found.count == 3 - known.count && found[0].note?.hasPrefix("so so") == true)
        #expect(!found.contains { reminder.first.calls.contains($0) } && reminder.news() == nil)
    }

    @Test("a key shows past calls, which are found by typing and shown whole; what was typed stays")
    func recalled() throws {
        let desk = try Desk(flows: ["desk": Self.desk])
        #expect(try desk.run("run", "desk", input: "0491 570 156\nthe roof\n\n\n").code == 0)
        let call = try #require(PastCall.newest(in: Home(path: desk.home), atMost: 5).first)
        var seat = try Seat(Self.desk)
        #expect(seat.type("0491 570 157<c-r>").contains(.recall(nil)))
        seat.wizard.panels.open(PastCallsPanel([call], of: seat.wizard.enquiry))
        seat.type("roof")
        #expect(seat.shown.contains("the roof"))
        #expect(seat.type("<enter>").contains(.recall(call)))
        seat.wizard.panels.open(PastCallPanel("A page"))
        #expect(seat.shown.contains("A page"))
        seat.type("<esc><esc><esc>")
        #expect(seat.shown.contains("› 0491 570 157"))
    }
}
