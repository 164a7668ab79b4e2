import Foundation
import TestSupport
import Testing
import TriageCore

/// A system call of the program that touches its home: the n-th with its name.
struct SystemCall: Sendable, CustomStringConvertible {
    /// The call's name.
    let name: String
    /// The number of calls with this name so far, including this one.
    let number: Int
    /// The line that strace wrote.
    let line: String

    var description: String { "\(name) number \(number): \(line.prefix(160))" }

    /// Whether it can leave the files of the home other than they were.
    var changesFiles: Bool {
        let others = [
            "newfstatat", "fstat", "statx", "access", "readlink", "openat", "read", "pread64", "lseek",
            "getdents64", "flock", "fsync", "fdatasync", "close",
        ]
        return line.contains("O_CREAT") || !others.contains(name)
    }

    /// Whether a full disk can make it fail.
    var needsSpace: Bool { changesFiles || ["fsync", "fdatasync", "close"].contains(name) }

    /// The calls before which a kill leaves a state of its own: the first one, and those after a change. In
    /// the long run all of them.
    static func apart(_ calls: [SystemCall]) -> [SystemCall] {
        if Thoroughness.isLong { return calls }
        return calls.indices.filter { $0 == 0 || calls[$0 - 1].changesFiles }.map { calls[$0] }
    }

    /// The arguments that make strace tamper with this call.
    func strace(_ fault: String, log: String = "/dev/null") -> [String] {
        Self.strace(name, "\(fault):when=\(number)", log: log)
    }

    /// The arguments that make strace tamper with all calls of a name.
    ///
    /// If possible, strace stops the program at those calls only, which takes a fraction of the time; in that
    /// mode it injects errors, but sends no signals. Signals reach the first thread only, and no children. **Source**: strace 6.1, `--seccomp-bpf`.
    static func strace(_ name: String, _ fault: String, log: String = "/dev/null") -> [String] {
        ["strace"] + (fault.hasPrefix("error=") ? ["-f", "--seccomp-bpf"] : []) + [
            "-qq", "-o", log, "-e", "trace=\(name)", "-e", "inject=\(name):\(fault)",
        ]
    }

    /// The calls that a run makes on its home, in order.
    static func all(of commit: DurabilityCommit, _ run: ([String]) throws -> DurabilityCommit.Ended) throws
        -> [SystemCall]
    {
        try all(touching: commit.home, in: commit.folder, run)
    }

    /// The calls that a run makes on a home, in order; strace's log goes into a folder.
    static func all(
        touching home: Home, in folder: String, _ run: ([String]) throws -> DurabilityCommit.Ended
    ) throws -> [SystemCall] {
        let log = folder + "/strace"
        #expect(try run(["strace", "-f", "-y", "-qq", "-o", log]).status == 0)
        var counts: [String: Int] = [:]
        var calls: [SystemCall] = []
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        let program = lines.first?.prefix { $0 != " " }
        for line in lines {
            // **Shape**: `4711 fsync(3</home>) = 0`; only the first thread touches the home, and its children.
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, words[0] == program, let parenthesis = words[1].firstIndex(of: "(") else {
                continue
            }
            let name = String(words[1][..<parenthesis].drop { $0 == " " })
            counts[name, default: 0] += 1
            guard words[1].contains(home.path), name != "execve" else { continue }
            calls.append(
                SystemCall(name: name, number: counts[name] ?? 0, line: String(words[1])))
        }
        return calls
    }
}

@Suite("Durability under faults", .enabled(if: DurabilityCommit.has("strace"), "needs strace"))
struct DurabilityFaults {
    @Test("killed before any system call of a commit, nothing acknowledged is lost or doubled")
    func killed() throws {
        let model = try DurabilityCommit()
        let calls = try SystemCall.all(of: model) { try model.take(under: $0) }
        #expect(calls.count > 40)
        for _ in 0..<(Thoroughness.isLong ? 20 : 1) {
            for call in Thoroughness.some(SystemCall.apart(calls), oneIn: 12) {
                let commit = try DurabilityCommit()
                let ended = try commit.take(under: call.strace("signal=KILL"))
                #expect(ended.status == 128 + 9, "\(call)")
                try commit.judge(ended, "killed at \(call)")
            }
        }
    }

    @Test("killed again at any system call of the resume, the record is there once")
    func killedAgain() throws {
        let model = try DurabilityCommit()
        let ended = try killedBeforeItsRecord(model)
        let calls = try SystemCall.all(of: model) { wrapper in
            let id = try #require(try model.openEnquiries().first)
            return try model.resume(id, under: wrapper)
        }
        #expect(calls.count > 20)
        // A kill leaves the same state every time.
        let killed = try DurabilityCommit()
        _ = try killedBeforeItsRecord(killed)
        for call in Thoroughness.some(SystemCall.apart(calls), oneIn: 12) {
            let commit = try DurabilityCommit()
            try FileManager.default.copyItem(atPath: killed.home.path, toPath: commit.home.path)
            let id = try #require(try commit.openEnquiries().first)
            #expect(try commit.resume(id, under: call.strace("signal=KILL")).status == 128 + 9, "\(call)")
            try commit.judge(ended, "killed at \(call)")
        }
    }

    /// Takes an enquiry and kills the program before it syncs the record: the seventh sync of contents, after
    /// those of the flow, the opening, two answers, the end of the call and the closing.
    private func killedBeforeItsRecord(_ commit: DurabilityCommit) throws -> DurabilityCommit.Ended {
        let ended = try commit.take(
            under: SystemCall.strace("fdatasync", "signal=KILL:when=7"))
        #expect(ended.status == 128 + 9)
        #expect(try commit.openEnquiries().count == 1)
        #expect(try RecordLog(home: commit.home).verify().records == 1)
        return ended
    }

    @Test(
        "after an error of any system call nothing acknowledged is lost or doubled, and nobody is told a lie",
        arguments: Thoroughness.isLong
            ? ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EFBIG", "EMFILE", "ENOLCK"] : ["EIO", "ENOSPC"])
    func failed(error: String) throws {
        let model = try DurabilityCommit()
        let calls = try SystemCall.all(of: model) { try model.take(under: $0) }
        // A full disk is no trouble for a call that only reads.
        for call in Thoroughness.some(calls, oneIn: 12)
        where Thoroughness.isLong || error == "EIO" || call.needsSpace {
            let commit = try DurabilityCommit()
            let log = commit.folder + "/strace"
            let ended = try commit.take(under: call.strace("error=\(error)", log: log))
            let what: Comment = "\(error) from \(call): \(ended.status) \(ended.errors)"
            #expect(try String(contentsOfFile: log, encoding: .utf8).contains("(INJECTED)"), what)
            #expect([0, 65, 66, 73, 74].contains(ended.status), what)
            #expect(ended.isSaved == (ended.status == 0), what)
            #expect((ended.status == 0) == ended.errors.isEmpty, what)
            // An agent who is told to resume must find something to resume.
            let open = try commit.openEnquiries()
            #expect(!ended.errors.contains("triage resume") || open.count == 1, what)
            try commit.judge(ended, what)
        }
    }

    @Test("an interrupted system call is no failure")
    func interrupted() throws {
        let model = try DurabilityCommit()
        let calls = try SystemCall.all(of: model) { try model.take(under: $0) }
        for call in Thoroughness.some(calls, oneIn: 12) {
            let commit = try DurabilityCommit()
            let log = commit.folder + "/strace"
            let ended = try commit.take(under: call.strace("error=EINTR", log: log))
            #expect(try String(contentsOfFile: log, encoding: .utf8).contains("(INJECTED)"), "\(call)")
            #expect(ended.status == 0 && ended.errors.isEmpty, "EINTR from \(call): \(ended.errors)")
            try commit.judge(ended, "EINTR from \(call)")
        }
    }

    @Test("after a sync of the record that failed the user is told, and the resume settles it")
    func unknown() throws {
        let commit = try DurabilityCommit()
        let ended = try commit.take(
            under: SystemCall.strace("fdatasync", "error=EIO:when=7"))
        #expect(ended.status == 74)
        let path = try #require(try RecordLog(home: commit.home).segments().first?.path)
        let id = try #require(try commit.openEnquiries().first)
        #expect(
            ended.errors == """
                triage: '\(path)' was written, but the disk did not confirm it: input/output error
                the enquiry is kept; triage resume \(id) saves it

                """)
        try commit.judge(ended, "failed sync")
    }
}
