import Testing

@testable import TriageCore

@Suite("What the outbox keeps and tells")
struct OutboxTests {
    private let temporary: TemporaryHome
    private var home: Home { temporary.home }
    private var outbox: Outbox { Outbox(home: home) }
    private static let day: Int64 = 24 * 3600 * 1000
    private static let start = EnquirySample.start

    init() throws { temporary = try TemporaryHome() }

    private func after(days: Int64) -> Timestamp {
        Timestamp(milliseconds: Self.start.milliseconds + days * Self.day)
    }

    private func add(_ message: MessageID, _ state: Outbox.State, _ attempts: Attempts) throws -> OutboxName {
        let name = OutboxName(EnquiryID(milliseconds: Self.start.milliseconds), message, 1)
        let content = RenderedMessage(to: ["k@client.example"], cc: [], subject: "S", body: ["b"])
        let mail = MailMessage(content, from: nil, approved: Self.start, in: .gmt, name: name)
        try outbox.add(mail)
        try outbox.move(name, from: .queued, to: state, attempts)
        return name
    }

    private func settled(_ state: FollowUp.State, days: Int64) -> Attempts {
        var attempts = Attempts()
        attempts.settle(state, at: after(days: days))
        if state == .dropped { attempts.dropped = "they rang" }
        return attempts
    }

    private func kept() throws -> [String] { try outbox.entries().map(\.name.message.rawValue).sorted() }

    @Test("what was sent or dropped is thrown away after 30 days; what failed and what waits stays")
    func old() throws {
        _ = try add("late", .sent, settled(.sent, days: 3))
        _ = try add("early", .sent, settled(.sent, days: 1))
        _ = try add("dropped", .failed, settled(.dropped, days: 1))
        _ = try add("refused", .failed, settled(.failed, days: 1))
        _ = try add("waiting", .queued, Attempts())
        try outbox.throwAway(at: after(days: 30))
        #expect(try kept() == ["dropped", "early", "late", "refused", "waiting"])
        try outbox.throwAway(at: after(days: 31))
        #expect(try kept() == ["late", "refused", "waiting"])
        #expect(try PosixPath.names(in: home.sentMessages).count == 2)
        #expect(try PosixPath.names(in: home.failedMessages).count == 2)
    }

    @Test("without a note of when it was sent, a message is kept for 30 days from now")
    func lostNote() throws {
        let name = try add("sent", .sent, Attempts())
        try PosixPath.remove("\(home.sentMessages)/\(name.attemptsFile)")
        try outbox.throwAway(at: after(days: 40))
        try outbox.throwAway(at: after(days: 69))
        #expect(try kept() == ["sent"])
        try outbox.throwAway(at: after(days: 70))
        #expect(try kept() == [])
    }

    @Test("what an open call has sent stays, since resuming the call would send it again otherwise")
    func openCall() throws {
        let name = try add("sent", .sent, settled(.sent, days: 0))
        try Sample.write([], to: home.journal(name.enquiry))
        try outbox.throwAway(at: after(days: 90))
        #expect(try kept() == ["sent"])
        try PosixPath.remove(home.journal(name.enquiry))
        try outbox.throwAway(at: after(days: 90))
        #expect(try kept() == [])
    }

    @Test("a failure is told once, whoever asks, and again once the message was put back and has failed anew")
    func failures() throws {
        var failed = Attempts()
        failed.wait(at: Self.start, ending: "exit 70", words: "550 nobody")
        failed.settle(.failed, at: Self.start)
        let name = try add("refused", .failed, failed)
        _ = try add("dropped", .failed, settled(.dropped, days: 0))
        var (known, others): (Set<OutboxName>, Set<OutboxName>) = ([], [])
        let told = outbox.takeFailures(besides: &known)
        #expect(told.map(\.name) == [name])
        #expect(told.map(outbox.recipients) == ["k@client.example"])
        #expect(
            told.first?.failure("S", to: "k@client.example")
                == .failedTo("S", "k@client.example", words: "550 nobody", name: name.description))
        #expect(outbox.takeFailures(besides: &known).isEmpty)
        #expect(outbox.takeFailures(besides: &others).isEmpty)
        #expect(try outbox.retry(name))
        #expect(outbox.takeFailures(besides: &known).isEmpty)
        try outbox.move(name, from: .queued, to: .failed, failed)
        #expect(outbox.takeFailures(besides: &known).map(\.name) == [name])
    }

    @Test("what waits for a later time is tried when everything is, and once")
    func triesAll() throws {
        var waiting = Attempts()
        waiting.wait(at: Self.start, ending: "exit 75", words: "later")
        _ = try add("waiting", .queued, waiting)
        let sender = Sender(
            outbox, program: MailProgram("/bin/false"), sender: .init(name: "", address: "a@b.example"),
            clock: { Self.start })
        func tries() throws -> Int? { try outbox.entries().first?.attempts.count }
        _ = try sender.run(isStaying: false)
        #expect(try tries() == 1)
        _ = try sender.run(isStaying: false, triesAll: true)
        #expect(try tries() == 2)
    }
}
