import TestSupport
import Testing

@testable import TriageCore

@Suite("Messages sent under a condition")
struct ConditionalSendingTests {
    private static let text = FlowText.make([
        "facts": """
        { "isOn": { "type": "yesno", "label": "Is it on?" }, "mail": { "type": "yesno", "label": "Mail?" } }
        """,
        "messages": """
        { "now": { "to": ["a@desk.example"], "subject": "Now", "body": ["x"] },
          "also": { "to": ["a@desk.example"], "subject": "Also now", "body": ["x"] },
          "later": { "to": ["a@desk.example"], "subject": "Later", "body": ["x"] } }
        """,
        "nodes": """
        { "first": { "ask": ["isOn", "mail"], "next": "last",
            "send": [{ "message": "now", "now": true, "when": "isOn" }, { "message": "also", "now": true },
                     { "message": "later", "when": "!isOn && mail" }] },
          "last": { "say": ["Bye."], "end": "done" } }
        """,
    ])

    private func call(_ isOn: Bool, mail: Bool = true) throws -> Enquiry {
        var enquiry = try EnquirySample.open(Self.text)
        try enquiry.play(.answered("isOn", .bool(isOn)), .answered("mail", .bool(mail)))
        return enquiry
    }

    @Test("one sent at once is reviewed only if its condition holds, even if that changes meanwhile")
    func atOnce() throws {
        var enquiry = try call(true)
        #expect(enquiry.awaiting == .review("now"))
        try enquiry.play(.queued("now", edited: nil))
        try enquiry.play(.told("isOn", .bool(false)))
        #expect(enquiry.awaiting == .review("also"))
        try enquiry.play(.queued("also", edited: nil))
        #expect(enquiry.path == "last")
        #expect(enquiry.pendingSubjects == ["Later"])
        #expect(try enquiry.refolded().seen == enquiry.seen)
        #expect(try call(false).awaiting == .review("also"))
    }

    @Test("one for the wrap-up is pending only if its condition holds as the node is left")
    func later() throws {
        var enquiry = try call(false, mail: false)
        try enquiry.play(.queued("also", edited: nil))
        #expect(enquiry.pendingSubjects.isEmpty)
    }

    @Test("coverage wants each sent and not sent")
    func coverage() throws {
        var (reached, all) = (Coverage(), Set<String>())
        for isOn in [true, false] {
            var enquiry = try call(isOn)
            while case .review(let id)? = enquiry.awaiting { try enquiry.play(.queued(id, edited: nil)) }
            reached.add(enquiry.run.standingVisits, of: enquiry)
            all = Set(Coverage.all(of: enquiry.flow).map(\.item.name).filter { $0.contains(" send ") })
        }
        #expect(all.count == 4)
        #expect(Set(reached.reached.map(\.name).filter { $0.contains(" send ") }) == all)
    }

    @Test("its condition may be unknown only if it says so")
    func checked() {
        let text = Self.text.replacing("\"when\": \"isOn\"", with: "\"when\": \"isOn2\"")
        #expect(FlowText.check(text).map(\.message).contains { $0.contains("isOn2") })
    }
}
