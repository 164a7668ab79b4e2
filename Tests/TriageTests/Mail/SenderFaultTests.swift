import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("A sender under faults", .waiting)
struct SenderFaultTests {
    private static let hasStrace = DurabilityCommit.has("strace")

    @Test(
        "killed before any system call of sending a message, it goes out once",
        .enabled(if: hasStrace, "needs strace"))
    func killed() throws {
        let model = try MailDesk()
        try model.add()
        let calls = try SystemCall.all(touching: model.home, in: model.desk.folder.path) {
            try model.flush(under: $0)
        }
        #expect(calls.count > 40)
        for call in Thoroughness.some(SystemCall.apart(calls)) {
            let desk = try MailDesk()
            let names = try desk.add()
            #expect(try desk.flush(under: call.strace("signal=KILL")).status == 128 + 9, "\(call)")
            try desk.flushAll()
            try desk.expectSentOnce(names, "killed at \(call)")
        }
    }

    @Test("killed at random while it sends, every message goes out once")
    func killedAtRandom() throws {
        let kills = Thoroughness.isLong ? 200 : 10
        let desk = try MailDesk()
        let names = try desk.add(kills / 2)
        var generator = SeededGenerator(seed: UInt64(Thoroughness.day))
        for _ in 0..<kills {
            let sender = try desk.desk.start("outbox", "flush")
            Thread.sleep(forTimeInterval: Double(generator.below(60)) / 1000)
            sender.signal(SIGKILL)
            _ = try sender.finish()
        }
        try desk.flushAll()
        try desk.expectSentOnce(names)
    }

    @Test("of several senders at once each message goes out once")
    func together() throws {
        let desk = try MailDesk()
        let names = try desk.add(12)
        let senders = try (0..<4).map { _ in try desk.desk.start("outbox", "flush") }
        for sender in senders { #expect(try sender.finish().ending == .exit(0)) }
        try desk.flushAll()
        try desk.expectSentOnce(names)
    }

    @Test(
        "a mail program that dies by a signal, floods its output or cannot be started leaves the message queued",
        arguments: [
            ("kill -SEGV $$", "signal 11"), ("yes | head -c 3000000; exit 75", "exit 75"),
            ("exit 127", "not started"),
        ])
    func odd(script: String, ending: String) throws {
        let desk = try MailDesk(script)
        let name = try #require(try desk.add().first)
        #expect(try desk.flush().output == "0 sent, 0 failed, 1 queued\n")
        let entry = try #require(Outbox(home: desk.home).entry(name))
        #expect(entry.state == .queued)
        #expect(entry.attempts.ending == ending)
        #expect(entry.attempts.words.utf8.count <= 65_536)
    }
}
