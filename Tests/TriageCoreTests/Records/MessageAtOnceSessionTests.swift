import Foundation
import Testing

@testable import TriageCore

@Suite("A session and the messages that leave during its call")
struct MessageAtOnceSessionTests {
    private let temporary: TemporaryHome
    private let flows: FlowSet
    private var home: Home { temporary.home }
    private var outbox: Outbox { Outbox(home: home) }

    init() throws {
        temporary = try TemporaryHome()
        flows = try EnquirySample.open(MessageAtOnceTests.both).flows
    }

    private func open() -> EnquirySession {
        EnquirySession.open(
            on: flows, agent: "sam", channel: "phone", isClockGiven: false, home: home,
            clock: { EnquirySample.start })
    }

    private func atReview() throws -> EnquirySession {
        let session = open()
        try session.perform(.answered("name", .string("Kim")), .answered("mail", .string("k@client.example")))
        return session
    }

    private func names(_ state: Outbox.State) throws -> [Int] {
        try outbox.entries([state]).map(\.name.number)
    }

    @Test("what is approved is in the outbox before anything is said of it")
    func atOnce() throws {
        let session = try atReview()
        #expect(try names(.queued) == [])
        try session.perform(.queued("guide", edited: nil))
        #expect(try names(.queued) == [1])
        #expect(session.takePosted().map(\.number) == [1])
        #expect(session.takePosted() == [])
        try session.perform(.back)
        try session.perform(.queued("guide", edited: nil))
        #expect(try names(.queued) == [1, 2])
        try session.perform(.abandoned(reason: "hung up"))
        _ = try session.finish()
        #expect(try names(.queued) == [1, 2])
    }

    @Test("killed anywhere, the resumed call has in the outbox what was approved, and nothing else")
    func killed() throws {
        let session = try atReview()
        let keys: [Event.Kind] = [
            .queued("guide", edited: nil), .back, .withheld("guide", reason: ""), .back,
            .queued("guide", edited: nil), .answered("more", .bool(false)), .read,
        ]
        for key in keys { try session.perform(key) }
        // The journal of the first session is still locked.
        let id = Sample.id(7)
        let lines = session.enquiry.events.map { ChecksummedLine.sealing($0.json) }
        let approvals = session.enquiry.events.map { $0.kind == .queued("guide", edited: nil) ? 1 : 0 }
        for count in 1...lines.count {
            // The journal is on disk, the outbox not yet.
            for name in try outbox.entries().map(\.name) { try PosixPath.remove(outbox.path(name, .queued)) }
            try Sample.write(Array(lines.prefix(count).joined()), to: home.journal(id))
            let (journal, contents) = try Journal.resume(id, in: home)
            let resumed = EnquirySession.resume(
                journal, try Enquiry(journal: contents.events, on: flows), home: home,
                clock: { EnquirySample.start })
            try resumed.perform(.resumed(agent: "sam"))
            let approved = approvals.prefix(count).reduce(0, +)
            #expect(try names(.queued) == Array(1..<(approved + 1)), "after \(count) events")
            #expect(resumed.takePosted().count == approved)
        }
    }

    @Test(
        "however far a message has got, neither resuming nor finishing adds it again",
        arguments: [false, true])
    func once(isResumed: Bool) throws {
        var session = try atReview()
        try session.perform(.queued("guide", edited: nil))
        let name = session.enquiry.outboxName(session.enquiry.queuedMessages[0])
        try outbox.move(name, from: .queued, to: .sent, Attempts())
        if isResumed {
            let id = session.enquiry.opening.id
            session = open()
            let (journal, contents) = try Journal.resume(id, in: home)
            session = EnquirySession.resume(
                journal, try Enquiry(journal: contents.events, on: flows), home: home,
                clock: { EnquirySample.start })
            try session.perform(.resumed(agent: "sam"))
        }
        try session.perform(.answered("more", .bool(false)), .read, .queued("guide", edited: nil))
        #expect(try names(.queued) == [])
        _ = try session.finish()
        #expect(try names(.sent) == [1])
        #expect(try names(.queued) == [2])
    }

    @Test("an outbox that takes nothing loses no message, and holds up no call")
    func outboxTrouble() throws {
        let session = try atReview()
        try FileManager.default.moveItem(atPath: home.newMessages, toPath: home.outbox + "/aside")
        try session.perform(.queued("guide", edited: nil))
        #expect(session.enquiry.path == "again")
        #expect(session.outboxProblem != nil)
        #expect(session.takePosted() == [])
        try FileManager.default.moveItem(atPath: home.outbox + "/aside", toPath: home.newMessages)
        try session.perform(.noted("trouble"))
        #expect(session.outboxProblem == nil)
        #expect(session.takePosted().map(\.number) == [1])
        #expect(try names(.queued) == [1])
    }
}
