import Foundation
import TestSupport
import Testing
import TriageCore

/// Sending through real mail servers.
///
/// OpenSMTPD takes the place of the machine's own mail server, so `TRIAGE_TEST_MAIL` must name the folder of one
/// that `Tests/MailServers/opensmtpd` has started; `.ci/run` does.
@Suite("Real mail servers", .serialized)
struct MailServerTests {
    private static let server = ProcessInfo.processInfo.environment["TRIAGE_TEST_MAIL"]

    private func opensmtpd(_ command: String) throws {
        // Foundation's `Process` waits for what the script leaves behind as well.
        let ended = try TriageProcess(
            [ProjectFolder.root + "/Tests/MailServers/opensmtpd", command, try #require(Self.server)],
            environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"], executable: "/bin/sh"
        ).finish()
        #expect(ended.ending == .exit(0), "\(ended.errors)")
    }

    /// How many mails in the Maildir have a `Message-ID`.
    private func copies(of name: OutboxName) throws -> Int {
        let folder = try #require(Self.server) + "/mail/new"
        // The Maildir is made with the first mail.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.count { file in
            let mail = try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            return mail?.contains("\nMessage-ID: \(name.messageID)\n") ?? false
        }
    }

    /// A message of an enquiry that no other test has.
    private func name(_ number: Int) -> OutboxName {
        OutboxName(EnquiryID(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000)), "report", number)
    }

    @Test(
        "a call's mail stands in the mailbox, and the record names its Message-ID",
        .enabled(if: server != nil, "no mail server was started"))
    func delivered() throws {
        let desk = try MailDesk(command: "/usr/sbin/sendmail")
        let input = DeskFlow.answers.map { $0 + "\n" }.joined()
        var sitting = desk.desk
        sitting.environment["TRIAGE_FROM"] = "Desk <desk@desk.example>"
        #expect(try sitting.run("run", "desk", "--plain", input: input).ending == .exit(0))
        let name = try #require(try Outbox(home: desk.home).entries().first?.name)
        // Both recipients have the same mailbox.
        try desk.wait { try copies(of: name) == 2 }
        try desk.wait { try Outbox(home: desk.home).state(of: name) == .sent }
        let shown = try sitting.run("records", "show").output
        #expect(shown.contains("Message-ID \(name.messageID))"))
    }

    @Test(
        "what a stopped OpenSMTPD has put aside counts as sent, and is there once when it is up again",
        .enabled(if: server != nil, "no mail server was started"))
    func stopped() throws {
        let desk = try MailDesk(command: "/usr/sbin/sendmail")
        let name = name(1)
        try opensmtpd("stop")
        try desk.add(name)
        #expect(try desk.flush().output == "1 sent, 0 failed, 0 queued\n")
        for _ in 0..<3 { #expect(try desk.flush().output == "0 sent, 0 failed, 0 queued\n") }
        try opensmtpd("start")
        try desk.wait { try copies(of: name) == 1 }
        #expect(try copies(of: name) == 1)
    }

    @Test(
        "OpenSMTPD's refusal is told in its words, and what it was about can be sent once that is mended",
        .enabled(if: server != nil, "no mail server was started"))
    func refused() throws {
        let desk = try MailDesk(command: "/usr/sbin/sendmail")
        let name = name(2)
        try desk.add(name, to: "pat@other.example")
        #expect(try desk.flush().output == "0 sent, 1 failed, 0 queued\n")
        let words = try #require(Outbox(home: desk.home).entry(name)).attempts.words
        #expect(words.contains("550 Invalid recipient"), "\(words)")
        let domains = try #require(Self.server) + "/domains"
        try "other.example\n".write(toFile: domains, atomically: false, encoding: .utf8)
        defer { try? "".write(toFile: domains, atomically: false, encoding: .utf8) }
        try opensmtpd("start")
        #expect(try desk.desk.run("outbox", "retry", "\(name)").ending == .exit(0))
        try desk.wait { try copies(of: name) == 1 }
    }

    @Test(
        "through msmtp a message waits for a server that is down or says later, and fails if it is refused",
        .enabled(if: MailReceiver.isAvailable, "needs msmtp and Python's aiosmtpd"))
    func msmtp() throws {
        let receiver = try MailReceiver()
        let desk = try MailDesk(command: receiver.command)
        let (late, grey, refused) = (name(1), name(2), name(3))
        try receiver.stop()
        try desk.add(late)
        #expect(try desk.flush().output == "0 sent, 0 failed, 1 queued\n")
        var attempts = try #require(Outbox(home: desk.home).entry(late)).attempts
        #expect(attempts.ending == "exit 75" && attempts.words.contains("cannot connect"), "\(attempts)")
        try receiver.start()
        try desk.makeDue(late)
        #expect(try desk.flush().output == "1 sent, 0 failed, 0 queued\n")
        #expect(try desk.flush().output == "0 sent, 0 failed, 0 queued\n")
        #expect(try receiver.copies(of: late) == 1)

        try desk.add(grey, to: "greylisted@client.example")
        try desk.add(refused, to: "nobody@client.example")
        #expect(try desk.flush().output == "0 sent, 1 failed, 1 queued\n")
        attempts = try #require(Outbox(home: desk.home).entry(grey)).attempts
        #expect(attempts.ending == "exit 69" && attempts.words.contains("451 4.7.1"), "\(attempts)")
        attempts = try #require(Outbox(home: desk.home).entry(refused)).attempts
        #expect(attempts.ending == "exit 65" && attempts.words.contains("550 5.1.1"), "\(attempts)")
        try receiver.open()
        try desk.makeDue(grey)
        #expect(try desk.desk.run("outbox", "retry", "\(refused)").ending == .exit(0))
        try desk.wait { try receiver.copies(of: refused) == 1 }
        try desk.wait { try desk.flush().output.hasSuffix(" 0 queued\n") }
        #expect(try receiver.copies(of: grey) == 1)
    }

    @Test(
        "letters beyond ASCII before the @ go through a server that takes them",
        .enabled(if: MailReceiver.isAvailable, "needs msmtp and Python's aiosmtpd"))
    func international() throws {
        let receiver = try MailReceiver()
        let desk = try MailDesk(command: receiver.command)
        let name = name(1)
        try desk.add(name, to: "žofia@client.example")
        #expect(try desk.flush().output == "1 sent, 0 failed, 0 queued\n")
        #expect(try receiver.copies(of: name) == 1)
    }
}
