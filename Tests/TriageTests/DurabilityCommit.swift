import Foundation
import TestSupport
import Testing
import TriageCore

/// One enquiry taken by the real program in a home of its own, and the judge of the outcome.
///
/// The judge runs in another process than the program and reads the log through the library.
final class DurabilityCommit: Sendable {
    /// The folder of this enquiry's files.
    let folder: String
    /// The folder for the program's data.
    let home: Home

    /// How a run of the program ended.
    struct Ended: Sendable {
        /// The exit code, or 128 plus the number of the signal that ended it.
        let status: Int32
        /// The text on standard output.
        let output: String
        /// The text on standard error.
        let errors: String

        /// Whether the program reported the record as saved.
        var isSaved: Bool { output.contains("Saved: ") }
    }

    private static let flow = """
        {"format": 1, "id": "commit", "title": "Commit", "version": "1.0.0", "language": "en", "timeZone": "UTC",
        "currency": "AUD", "channels": ["phone"], "start": "one",
        "facts": {"first": {"type": "text", "label": "First"}, "second": {"type": "text", "label": "Second"}},
        "outcomes": {"done": {"label": "Done", "kind": "resolved"}},
        "nodes": {"one": {"ask": ["first"], "next": "two"}, "two": {"ask": ["second"], "next": "end"},
        "end": {"end": "done"}}}
        """

    /// Writes the flow; the program makes the home, unless it is a given folder (a disk of its own).
    init(home: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.path + "/triage-\(UUID().uuidString)"
        self.home = Home(path: home ?? folder + "/home")
        try FileManager.default.createDirectory(
            atPath: folder + "/flows", withIntermediateDirectories: true)
        try Data(Self.flow.utf8).write(to: URL(fileURLWithPath: folder + "/flows/commit.json"))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Takes an enquiry from its opening to its record.
    ///
    /// - Parameter wrapper: a program and its arguments that run the program, such as strace.
    func take(under wrapper: [String] = []) throws -> Ended {
        try run(
            ["run", "commit", "--flows", folder + "/flows", "--agent", "ann"], "alpha\nbeta\n\n", wrapper)
    }

    /// Resumes an open enquiry.
    func resume(_ id: EnquiryID, under wrapper: [String] = []) throws -> Ended {
        try run(["resume", id.text, "--agent", "ann"], "gamma\ndelta\n\n", wrapper)
    }

    /// The journals that contain at least one whole event.
    func openEnquiries() throws -> [EnquiryID] {
        try Journal.list(home).map(\.id).filter { try !Journal.read($0, in: home).events.isEmpty }
    }

    /// Checks what a run left behind, finishes the enquiry, and checks that there is exactly one record.
    func judge(_ ended: Ended, _ what: Comment) throws {
        let log = RecordLog(home: home)
        let before = try log.verify()
        #expect(before.isSound, what)
        #expect(!ended.isSaved || before.records == 1, what)
        let open = try openEnquiries()
        if let id = open.first {
            let resumed = try resume(id)
            #expect(resumed.status == 0, "\(what): resume: \(resumed.errors)\(resumed.output)")
        } else if before.records == 0 {
            // Nothing was recorded yet: the agent starts again.
            #expect(!ended.output.contains("== two"), what)
            let again = try take()
            #expect(again.status == 0, "\(what): again: \(again.errors)")
        }
        let after = try log.verify()
        #expect(after.records == 1 && after.identicalDoubles == 0 && after.isSound, what)
        #expect(try openEnquiries() == [], what)
        var reader = RecordReader(try log.segments())
        let facts = try reader.next().flatMap { JSONParser.parse($0.object).value?["facts"] }
        // Whatever the next card or the summary showed had been saved before.
        if ended.output.contains("== two") { #expect(facts?["first"]?.string == "alpha", what) }
        if ended.output.contains("== Outcome") { #expect(facts?["second"]?.string == "beta", what) }
        #expect(facts?["first"]?.string != nil && facts?["second"]?.string != nil, what)
    }

    private func run(_ arguments: [String], _ input: String, _ wrapper: [String]) throws -> Ended {
        try Self.run(wrapper + [ProjectFolder.executable] + arguments + ["--home", home.path], input)
    }

    /// Runs a program to its end. **Shape** of the words: the program's path or name first.
    static func run(_ words: [String], _ input: String = "") throws -> Ended {
        // Writing to a program that was killed must not kill the suite.
        _ = Foundation.signal(SIGPIPE, SIG_IGN)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        // Whoever runs the tests may have hooks and a mail program.
        process.environment = ProcessInfo.processInfo.environment.merging([
            "TRIAGE_HOOKS": "/nonexistent", "TRIAGE_SENDMAIL": "none",
        ]) { $1 }
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        // A program that is killed early reads none of it.
        try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        // Neither stream holds more than fits into a pipe.
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        let errors = stderr.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let base: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
        return Ended(
            status: base + process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// Whether a program is installed.
    static func has(_ program: String) -> Bool {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].contains {
            FileManager.default.isExecutableFile(atPath: $0 + program)
        }
    }
}
