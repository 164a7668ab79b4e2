import Foundation
import TestSupport
import Testing
import TriageCore

/// A desk whose messages are given to a mail program, and what became of them.
struct MailDesk {
    /// The desk itself.
    private(set) var desk: Desk

    /// A mail program that notes the `Message-ID` of each mail it is given.
    static let noting = #"sed -n 's/^Message-ID: //p' >> "$0.ids""#

    /// Sets up a desk with a mail program of its own.
    ///
    /// - Parameter script: what that program does, in the shell's language.
    init(_ script: String = Self.noting) throws {
        desk = try Desk(flows: ["desk": DeskFlow.text])
        let program = try desk.folder.write("#!/bin/sh\n\(script)\n", to: "mail/program")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        desk.environment["TRIAGE_SENDMAIL"] = program
        try Home(path: desk.home).prepare()
    }

    /// Sets up a desk that uses the given command as its mail program.
    init(command: String) throws {
        try self.init()
        desk.environment["TRIAGE_SENDMAIL"] = command
    }

    /// The home of the messages.
    var home: Home { Home(path: desk.home) }

    /// Puts messages into the outbox, as the ends of calls do.
    ///
    /// - Returns: their names, in order.
    @discardableResult
    func add(_ count: Int = 1) throws -> [OutboxName] {
        try (1...count).map { number in
            let name = OutboxName(EnquiryID(milliseconds: Int64(number)), "report", 1)
            try add(name)
            return name
        }
    }

    /// Puts a message into the outbox.
    func add(_ name: OutboxName, to recipient: String = "pat@client.example") throws {
        try Outbox(home: home).add(
            MailMessage(
                RenderedMessage(to: [recipient], cc: [], subject: "Report", body: ["Hello."]),
                from: .init(name: "Desk", address: "desk@desk.example"),
                approved: Timestamp(milliseconds: 1_784_073_600_000), in: .gmt, name: name))
    }

    /// Makes a message that waits due: what is known of the attempts is lost.
    func makeDue(_ name: OutboxName) throws {
        try FileManager.default.removeItem(atPath: "\(desk.home)/outbox/new/\(name).json")
    }

    /// Sends what is due, under a wrapper such as strace.
    func flush(under wrapper: [String] = []) throws -> DurabilityCommit.Ended {
        let variables = desk.variables.map { "\($0.key)=\($0.value)" }
        return try DurabilityCommit.run(
            ["-i"] + variables + wrapper + [ProjectFolder.executable, "outbox", "flush"])
    }

    /// Sends until nothing waits any more: a mail program that outlived its sender holds its message.
    func flushAll() throws {
        try wait { try flush().output.hasSuffix(" 0 queued\n") }
        // The next one finds what the last one was killed over.
        _ = try flush()
    }

    /// Waits until a condition holds, at most ten seconds.
    func wait(until isFulfilled: () throws -> Bool) throws { try desk.wait(until: isFulfilled) }

    /// How often the mail program has had each `Message-ID`.
    var copies: [String: Int] {
        let text = (try? desk.folder.bytes("mail/program.ids")).map { String(decoding: $0, as: UTF8.self) }
        let lines = (text ?? "").split(separator: "\n").map { ($0.description, 1) }
        return Dictionary(lines, uniquingKeysWith: +)
    }

    /// Checks that each message went out once, that the log says so once, and that nothing is left over.
    func expectSentOnce(_ names: [OutboxName], _ what: Comment? = nil) throws {
        #expect(copies == Dictionary(uniqueKeysWithValues: names.map { ($0.messageID, 1) }), what)
        #expect(try Outbox(home: home).entries().map(\.state) == names.map { _ in .sent }, what)
        #expect(desk.folder.names("home/outbox/sending") == [], what)
        #expect(desk.folder.names("home/outbox/new") == [], what)
        let log = RecordLog(home: home)
        #expect(try log.verify().isSound, what)
        for name in names {
            let sent = try log.followUps(of: name.enquiry, since: nil).filter { $0.state == .sent }
            #expect(sent.count == 1, what)
        }
    }
}

extension Desk {
    /// Waits until a condition holds, and records an issue if it does not.
    func wait(until isFulfilled: () throws -> Bool) throws {
        guard try !eventually(isFulfilled) else { return }
        Issue.record("waited in vain; the outbox is\n\(try run("outbox", "list").output)")
    }
}
