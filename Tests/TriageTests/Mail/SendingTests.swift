import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Sending messages", .waiting)
struct SendingTests {
    /// A desk with a mail program that puts each message into a file, or does what a script says.
    private func desk(_ script: String = "cat > \"$0.$$.mail\"") throws -> Desk {
        var desk = try MailDesk(script).desk
        desk.environment["TRIAGE_FROM"] = "Desk <desk@desk.example>"
        return desk
    }

    private func mails(_ desk: Desk) -> [String] {
        desk.folder.names("mail").filter { $0.hasSuffix(".mail") }
    }

    private func call(_ desk: Desk) throws -> TriageProcess.Result {
        try desk.run("run", "desk", "--plain", input: DeskFlow.answers.map { $0 + "\n" }.joined())
    }

    @Test("a message leaves when the wrap-up is left, and the log, the outbox and the record say so")
    func sent() throws {
        let desk = try desk()
        let result = try call(desk)
        #expect(
            result.output.contains(
                "Message \"Green: 3\" to support@desk.example, pat@client.example: will be sent\n"))
        try desk.wait { desk.folder.names("home/outbox/sent").count == 2 }
        #expect(mails(desk).count == 1)
        let mail = String(decoding: try desk.folder.bytes("mail/\(mails(desk)[0])"), as: UTF8.self)
        #expect(
            mail.hasPrefix(
                "From: Desk <desk@desk.example>\nTo: support@desk.example\nCc: pat@client.example\n"))
        #expect(try desk.run("records", "show").output.contains("(sent "))
        #expect(try desk.run("outbox", "list").output.contains(".report.1  sent  1 try, exit 0\n"))
        #expect(try desk.run("records", "verify").output == "1 record in 1 file, all sound\n")
    }

    @Test("without a mail program a message is queued, and says so everywhere; later it is sent once")
    func noProgram() throws {
        var desk = try desk()
        let program = desk.environment["TRIAGE_SENDMAIL"]
        desk.environment["TRIAGE_SENDMAIL"] = "none"
        #expect(try call(desk).output.contains("queued, no mail program found\n"))
        #expect(
            try desk.run("outbox", "flush").output == "0 sent, 0 failed, 1 queued, no mail program found\n")
        #expect(try desk.run("records", "show").output.contains("Green: 3   (queued)\n"))
        desk.environment["TRIAGE_SENDMAIL"] = program
        #expect(try desk.run("outbox", "flush").output == "1 sent, 0 failed, 0 queued\n")
        #expect(try desk.run("outbox", "flush").output == "0 sent, 0 failed, 0 queued\n")
        #expect(mails(desk).count == 1)
    }

    @Test("a message of which nobody knows the sender waits, and does not keep a sender busy")
    func noSender() throws {
        var desk = try desk()
        desk.environment["TRIAGE_FROM"] = ""
        _ = try call(desk)
        try desk.wait {
            try desk.run("outbox", "list").output.contains("queued  no sender is known, again at ")
        }
        #expect(mails(desk) == [])
        // Nothing is due soon, so that no sender stays.
        try desk.wait { try desk.run("outbox", "flush").output == "0 sent, 0 failed, 1 queued\n" }
        #expect(
            try desk.run("outbox", "flush", "--from", "a@desk.example").output
                == "1 sent, 0 failed, 0 queued\n")
        #expect(mails(desk).count == 1)
    }

    @Test("what is refused for good fails with the server's words, and can be sent again once that is mended")
    func refused() throws {
        var desk = try desk("echo 'program: server said: 550 5.1.1 nobody of that name' >&2; exit 70")
        _ = try call(desk)
        try desk.wait { desk.folder.names("home/outbox/failed").count == 2 }
        #expect(
            try desk.run("records", "show").output.contains("(failed: program: server said: 550 5.1.1 nobody")
        )
        let listed = try desk.run("outbox", "list").output
        #expect(listed.contains("failed  1 try, exit 70, program: server said: 550"))
        try desk.folder.write("#!/bin/sh\ncat > \"$0.$$.mail\"\n", to: "mail/program")
        desk.environment["TRIAGE_SENDMAIL"] = "/bin/sh \(desk.folder.path)/mail/program"
        let name = try #require(listed.split(separator: " ").first).description
        #expect(try desk.run("outbox", "retry", name).output == "\(name): queued\n")
        try desk.wait { mails(desk).count == 1 }
        try desk.wait { try desk.run("records", "show").output.contains("(sent ") }
    }

    @Test("what cannot be sent yet waits, and is not tried before it is due")
    func waits() throws {
        let desk = try desk("echo x >> \"$0.tries\"; echo '451 4.7.1 later'; exit 69")
        _ = try call(desk)
        try desk.wait {
            try desk.run("outbox", "list").output.contains(
                "queued  1 try, exit 69, 451 4.7.1 later, again at ")
        }
        // The sender stays while something is due soon; nobody else sends meanwhile.
        #expect(try desk.run("outbox", "flush").output == "another process is sending\n")
        #expect(try desk.folder.bytes("mail/program.tries").count == 2)
        let name = try #require(try desk.run("outbox", "list").output.split(separator: " ").first)
        #expect(try desk.run("outbox", "drop", String(name)).ending == .exit(64))
        #expect(
            try desk.run("outbox", "drop", String(name), "--reason", "they rang").output
                == "\(name): dropped\n")
        #expect(try desk.run("records", "show").output.contains("(not sent, dropped: they rang)"))
        _ = try desk.shell("pkill -f '\(desk.home)'")
    }

    /// The small desk with its message sent at once, and the lines of a call up to its review.
    private func deskAtOnce(_ script: String = "cat > \"$0.$$.mail\"") throws -> Desk {
        let desk = try desk(script)
        try desk.folder.write(DeskFlow.atOnce, to: "Flows/desk.json")
        return desk
    }

    private static let untilReview = Array(DeskFlow.answers.dropLast(3))

    private func lines(_ more: String...) -> String {
        (Self.untilReview + more).map { $0 + "\n" }.joined()
    }

    @Test("a message marked with now leaves during the call, whatever becomes of the call, and only once")
    func atOnce() throws {
        let desk = try deskAtOnce()
        let call = try desk.start("run", "desk", "--plain")
        for line in Self.untilReview + [""] { call.send(line) }
        try desk.wait { mails(desk).count == 1 }
        for line in [":status", ":back", "", ":abandon line went dead"] { call.send(line) }
        let result = try call.finish()
        let told = "Message \"Green: 3\" to support@desk.example, pat@client.example: "
        #expect(result.output.contains(told + "will be sent\n"))
        #expect(result.output.contains("!  You approved it before: "))
        #expect(result.output.contains("Enter leaves it at that, :send approves it once more"))
        try desk.wait { desk.folder.names("home/outbox/sent").count == 2 }
        #expect(try desk.run("records", "show").output.contains("(sent "))
        #expect(mails(desk).count == 1)
    }

    @Test("sent again after a step back, it is a message of its own")
    func atOnceAgain() throws {
        let desk = try deskAtOnce()
        let result = try desk.run("run", "desk", "--plain", input: lines("", ":back", ":send", ""))
        #expect(result.ending == .exit(0))
        try desk.wait { mails(desk).count == 2 }
        try desk.wait { desk.folder.names("home/outbox/sent").count == 4 }
        #expect(desk.folder.names("home/outbox/sent").contains { $0.hasSuffix(".report.2.eml") })
    }

    @Test("a failure is told once, in the next call, with what to do; a start tries what waits")
    func told() throws {
        var desk = try deskAtOnce("echo x >> \"$0.tries\"; echo '451 4.7.1 later'; exit 69")
        _ = try call(desk)
        try desk.wait { try desk.run("outbox", "list").output.contains("queued  1 try") }
        // Whoever finds a sender at work goes away, so that one must be gone.
        _ = try desk.shell("pkill -f '[o]utbox flush --stay --home \(desk.home)'")
        try desk.wait {
            try desk.shell("pgrep -f '[o]utbox flush --stay --home \(desk.home)'").output == ""
        }
        try desk.folder.write("#!/bin/sh\necho '550 5.1.1 nobody'; exit 65\n", to: "mail/program")
        desk.environment["TRIAGE_SENDMAIL"] = "/bin/sh \(desk.folder.path)/mail/program"
        let first = try desk.run("run", "desk", "--plain", "--dry-run", input: "")
        #expect(!first.output.contains("failed"))
        #expect(desk.folder.names("home/outbox/failed") == [])
        _ = try desk.run("run", "desk", "--plain", input: "")
        try desk.wait { desk.folder.names("home/outbox/failed").count == 2 }
        let name = try #require(desk.folder.names("home/outbox/failed").first?.dropLast(4))
        let told =
            "!  Message \"report\" to support@desk.example, pat@client.example: failed (550 5.1.1 nobody)"
        #expect(
            try desk.run("run", "desk", "--plain", input: "").output.contains(
                "\(told); triage outbox retry \(name)\n"))
        #expect(try !desk.run("run", "desk", "--plain", input: "").output.contains("failed"))
    }

    @Test("an abandoned call sends nothing, and a dry run keeps nothing")
    func nothing() throws {
        let desk = try desk()
        let lines = DeskFlow.answers.prefix(11) + [":abandon line went dead"]
        _ = try desk.run("run", "desk", "--plain", input: lines.map { $0 + "\n" }.joined())
        let dry = try desk.run(
            "run", "desk", "--plain", "--dry-run", input: DeskFlow.answers.map { $0 + "\n" }.joined())
        #expect(dry.output.contains("not kept, in a dry run\n"))
        #expect(desk.folder.names("home/outbox/new") == [])
        #expect(try desk.run("outbox", "list").output == "no messages\n")
        #expect(mails(desk) == [])
    }

    @Test("a sender that was killed while its mail program lived sends no second copy")
    func killedSender() throws {
        let desk = try desk("cat > \"$0.$$.mail\"; sleep 4")
        _ = try call(desk)
        try desk.wait { mails(desk).count == 1 }
        _ = try desk.shell("pkill -9 -f 'outbox flush --stay --home \(desk.home)'")
        // The program holds the message's lock still.
        #expect(try desk.run("outbox", "flush").output == "0 sent, 0 failed, 1 queued\n")
        try desk.wait { try desk.run("outbox", "flush").output == "1 sent, 0 failed, 0 queued\n" }
        #expect(mails(desk).count == 1)
        #expect(desk.folder.names("home/outbox/sending") == [])
    }
}
