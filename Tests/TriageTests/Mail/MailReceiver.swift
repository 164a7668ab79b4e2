import Foundation
import TestSupport
import Testing
import TriageCore

/// A mail server on loopback, written with Python's aiosmtpd, and the msmtp that sends to it.
///
/// A class, because it owns the server's process.
final class MailReceiver {
    private let folder: TemporaryFolder
    private var process: TriageProcess?
    private var port = "0"

    /// Whether the programs are there.
    static let isAvailable =
        DurabilityCommit.has("msmtp")
        && (try? DurabilityCommit.run(["python3", "-c", "import aiosmtpd"]).status) == 0

    /// Starts the server on a free port.
    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "mails/none")
        try start()
    }

    deinit { process?.signal(SIGKILL) }

    /// The command that gives messages to the server.
    var command: String { "/usr/bin/msmtp -C \(folder.path)/msmtprc" }

    /// Starts the server, on the port it had before if it ran already.
    func start() throws {
        let process = try TriageProcess(
            ["python3", ProjectFolder.root + "/Tests/MailServers/receiver.py", port, folder.path + "/mails"],
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
            executable: "/usr/bin/env")
        let line = try process.waitForPrompt()
        port = String(line.prefix { $0.isNumber })
        try #require(Int(port) != nil, "\(line)")
        try folder.write(
            "account default\nhost 127.0.0.1\nport \(port)\nauth off\ntls off\n", to: "msmtprc")
        self.process = process
    }

    /// Stops the server.
    func stop() throws {
        process?.signal(SIGKILL)
        _ = try process?.finish()
        process = nil
    }

    /// Lets it take what it refused so far.
    func open() throws { try folder.write("", to: "mails/open") }

    /// How many mails with a message's `Message-ID` it has.
    func copies(of name: OutboxName) throws -> Int {
        try folder.names("mails").filter { $0.hasSuffix(".eml") }.count { file in
            String(decoding: try folder.bytes("mails/\(file)"), as: UTF8.self).contains(name.messageID)
        }
    }
}
