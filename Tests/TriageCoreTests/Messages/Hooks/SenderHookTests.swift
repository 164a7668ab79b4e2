import TestSupport
import Testing

@testable import TriageCore

@Suite("Hooks that are told when something is over")
struct SenderHookTests {
    private let desk: HookDesk
    private let now = SetClock(EnquirySample.start)

    init() throws { desk = try HookDesk() }

    private func sender(_ program: MailProgram? = nil) -> Sender {
        Sender(
            Outbox(home: desk.home), program: program, sender: MailMessage.Mailbox("desk@desk.example"),
            hooks: desk.hooks, clock: { [now] in now.value })
    }

    /// Closes a call on the small desk, with its message approved.
    private func close() throws -> EnquiryID {
        let flows = try #require(
            FlowText.load(DeskFlow.text.replacing(#""id": "desk""#, with: #""id": "demo""#)).flows)
        let session = EnquirySession.open(
            on: flows, agent: "sam", channel: "phone", home: desk.home, clock: { [now] in now.value })
        session.hooks = desk.hooks
        try session.perform(
            .answered("colour", .string("red")), .answered("mail", .string("pat@client.example")), .read)
        try session.perform(.abandoned(reason: "line went dead"))
        guard case .saved = try session.finish() else { throw StorageError.missing(path: "record") }
        return session.enquiry.opening.id
    }

    private func jobs() throws -> [HookJob] { try HookJobs(home: desk.home).all() }

    private func later(minutes: Int64) {
        now.value = Timestamp(milliseconds: now.value.milliseconds + minutes * 60_000)
    }

    @Test("without a hook of the event no job is written")
    func none() throws {
        try desk.write("on-open")
        _ = try close()
        #expect(try jobs() == [])
    }

    @Test("a hook is told again until it exits with 0, and one that has done so is not told again")
    func again() throws {
        try desk.write(
            "on-close.a", "echo x >> a; echo '{\"ticket\":{\"number\":\"31\",\"url\":\"https://x\"}}'")
        try desk.write("on-close.b", "echo x >> b; [ -e mended ] || { echo down >&2; exit 7; }")
        let id = try close()
        #expect(try jobs().map(\.name) == ["\(id.text).on-close"])
        var report = try sender().run(isStaying: false)
        #expect(report.hooksDone == [])
        let job = try #require(try jobs().first)
        #expect(
            job.done == ["on-close.a"] && job.attempts.ending == "exit 7"
                && job.attempts.words == "on-close.b: down")
        _ = try sender().run(isStaying: false)
        #expect(desk.text("b") == "x\n", "it is not due yet")
        try desk.write("../mended")
        later(minutes: 1)
        report = try sender().run(isStaying: false)
        #expect(report.hooksDone == ["\(id.text).on-close"])
        #expect(desk.text("a") == "x\n" && desk.text("b") == "x\nx\n")
        #expect(try PosixPath.names(in: desk.home.hookJobs) == [])
        #expect(
            try RecordLog(home: desk.home).tickets(of: id, since: nil).map {
                "\($0.hook) \($0.number) \($0.url)"
            }
                == ["on-close.a 31 https://x"])
        #expect(try RecordLog(home: desk.home).verify().isSound)
    }

    @Test("after three days it is given up; put back, it is told at once")
    func givenUp() throws {
        try desk.write("on-close", "exit 1")
        let id = try close()
        for minutes: Int64 in [0, 1, 3 * 24 * 60] {
            later(minutes: minutes)
            _ = try sender().run(isStaying: false)
        }
        let job = try #require(try jobs().first)
        #expect(job.hasFailed && job.attempts.count == 3)
        later(minutes: 600)
        #expect(try sender().run(isStaying: false).hooksFailed == [])
        #expect(try HookJobs(home: desk.home).retry(job))
        try desk.write("on-close", "cat > seen")
        #expect(try sender().run(isStaying: false).hooksDone == ["\(id.text).on-close"])
        #expect(desk.text("seen").contains(#""key":"\#(id.text)","enquiry":{"v":1,"id":"\#(id.text)""#))
        #expect(!desk.text("seen").contains("pat@client.example") && !desk.text("seen").contains("went dead"))
    }

    @Test("a job that is done is not added again while its journal could still be taken up")
    func killedBeforeTheJournalGoes() throws {
        try desk.write("on-close", "echo x >> told")
        let input = HookInput(plain: "{}", personal: "{}")
        let job = HookJob(.close, of: Sample.id(1), input: input)
        try Sample.write([], to: desk.home.journal(Sample.id(1)))
        try HookJobs(home: desk.home).add(job)
        _ = try sender().run(isStaying: false)
        try HookJobs(home: desk.home).add(job)
        _ = try sender().run(isStaying: false)
        #expect(desk.text("told") == "x\n" && !HookJobs(home: desk.home).hasWaiting)
        try PosixPath.remove(desk.home.journal(Sample.id(1)))
        _ = try sender().run(isStaying: false)
        #expect(try PosixPath.names(in: desk.home.hookJobs) == [])
    }

    @Test("what became of a message is told with the record, and what may be seen of it")
    func message() throws {
        try desk.write("on-message", "cat > plain")
        try desk.write("on-message.x.personal", "cat > personal")
        try desk.write("../refusing", "echo '550 5.1.1 <pat@client.example> unknown'; exit 70")
        let id = try close()
        let name = OutboxName(id, "report", 1)
        let message = RenderedMessage(to: ["pat@client.example"], cc: [], subject: "S", body: ["B"])
        try Outbox(home: desk.home).add(
            MailMessage(message, from: nil, approved: now.value, in: .gmt, name: name))
        let report = try sender(MailProgram(desk.place + "/refusing")).run(isStaying: false)
        #expect(report.failed == [name] && report.hooksDone == ["\(id.text).on-message.report.1.failed"])
        #expect(desk.text("plain").contains(#""message":{"message":"report","n":1,"state":"failed","at":"#))
        #expect(
            desk.text("plain").contains(#""facts":{"colour":"red"}"#) && !desk.text("plain").contains("pat@"))
        #expect(desk.text("personal").contains(#""words":"550 5.1.1 <pat@client.example> unknown""#))
    }

    @Test("a parked call takes a note from a hook, unless somebody has taken it up")
    func park() throws {
        try desk.write("on-park", "echo '{\"note\":\"in the CRM\"}'")
        let flows = try #require(FlowText.load(FlowText.make()).flows)
        let park = { [desk, now] () throws -> EnquiryID in
            let session = EnquirySession.open(
                on: flows, agent: "sam", channel: "phone", home: desk.home, clock: { now.value })
            session.hooks = desk.hooks
            try session.perform(.parked)
            return session.enquiry.opening.id
        }
        let id = try park()
        #expect(try sender().run(isStaying: false).hooksDone.count == 1)
        var contents = try Journal.read(id, in: desk.home)
        #expect(contents.events.count == 3)
        #expect(try Enquiry(journal: contents.events, on: flows).notes == ["on-park: in the CRM"])
        let other = try park()
        let open = try Journal.resume(other, in: desk.home)
        _ = try sender().run(isStaying: false)
        contents = try Journal.read(other, in: desk.home)
        #expect(contents.events.count == 2 && open.contents.events.count == 2)
        let log = try HookLog(home: desk.home).entries()
        #expect(log.map(\.hook) == ["on-park", "on-park"])
        #expect(log.last?.remarks == ["the note came too late, the call is not parked any more"])
        #expect(try jobs() == [])
    }

    @Test("the log of hooks keeps thirty days")
    func log() throws {
        let log = HookLog(home: desk.home)
        let hook = try Hook(named: "on-open", in: desk.hooks.path)
        log.add(HookRun(hook, of: Sample.id(1), for: .open), at: now.value)
        later(minutes: 60)
        log.add(HookRun(hook, of: Sample.id(2), for: .open), at: now.value)
        later(minutes: 30 * 24 * 60 - 30)
        _ = try sender().run(isStaying: false)
        #expect(try log.entries().map(\.enquiry) == [Sample.id(2).text])
        log.add(HookRun(hook, of: Sample.id(3), for: .open), at: now.value)
        #expect(try log.entries().count == 2)
    }
}
