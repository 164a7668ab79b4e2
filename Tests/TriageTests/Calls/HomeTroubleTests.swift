import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Trouble with the home", .waiting)
struct HomeTroubleTests {
    private let typed = DeskFlow.answers.map { $0 + "\n" }.joined()

    /// Whether the suite runs as root: then it can mount file systems, and no permissions stop it.
    static let isRoot = getuid() == 0

    @Test("a home that is a file, or lies below one, cannot be made", arguments: ["file", "file/below"])
    func file(_ place: String) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        try desk.folder.write("not a folder", to: "file")
        let path = desk.folder.path + "/" + place
        let result = try desk.run(["run", "desk", "--home", path], input: typed)
        #expect(result.ending == .exit(73))
        #expect(result.output == "")
        #expect(
            result.errors
                == "triage: cannot create '\(path)\(place == "file" ? "/records" : "")': not a directory\n")
        #expect(String(decoding: try desk.folder.bytes("file"), as: UTF8.self) == "not a folder")
    }

    @Test(
        "a home that is not there has no records, and none is made by looking",
        arguments: ["list", "show", "verify"])
    func nowhere(_ name: String) throws {
        let desk = try Desk()
        let result = try desk.run("records", name)
        #expect(result.ending == .exit(name == "list" ? 0 : 66))
        #expect(result.output == (name == "list" ? "no records yet\n" : ""))
        let said = [
            "list": "", "show": "triage: there are no records yet\n",
            "verify": "triage: '\(desk.home)' does not exist\n",
        ]
        #expect(result.errors == said[name])
        #expect(!FileManager.default.fileExists(atPath: desk.home))
    }

    @Test("folders are for their owner only, whatever the umask")
    func modes() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        _ = try desk.shell("umask 0; triage run desk < /dev/null")
        for name in ["", "/open", "/records", "/flows", "/outbox/new"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: desk.home + name)
            #expect(attributes[.posixPermissions] as? Int == 0o700, "home\(name)")
        }
        let journal = try FileManager.default.attributesOfItem(
            atPath: desk.home + "/open/\(desk.openID).jsonl")
        #expect(journal[.posixPermissions] as? Int == 0o600)
    }

    @Test(
        "a limit on the size of files ends a call with a message, and it can be gone on with",
        arguments: [1, 2, 3, 4, 5])
    func fileSizeLimit(_ blocks: Int) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        #expect(try desk.run("run", "desk", input: typed).ending == .exit(0))
        let earlier = try desk.records()
        let input = try desk.folder.write(typed, to: "all")
        // Blocks of 512 bytes; the flow itself has been saved already.
        let result = try desk.shell("ulimit -f \(blocks); triage run desk < '\(input)'")
        #expect(result.ending == .exit(74))
        #expect(result.errors.contains("file too large"))
        try recovers(desk, earlier, result)
    }

    @Test(
        "a full disk ends a call with a message, and it can be gone on with once there is room",
        .enabled(if: isRoot, "only root can mount a small file system"), arguments: [0, 1, 2, 3, 4, 6, 8])
    func fullDisk(_ spare: Int) throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        try withMount(on: desk.home, options: "size=256k") {
            #expect(try desk.run("run", "desk", input: typed).ending == .exit(0))
            let earlier = try desk.records()
            // A write may still fit into a page already in use; `spare` more pages are free.
            let input = try desk.folder.write(typed, to: "all")
            let result = try desk.shell(
                """
                cat /dev/zero > "$TRIAGE_HOME/filler" 2> /dev/null
                truncate -s -\(spare * 4096) "$TRIAGE_HOME/filler"
                triage run desk < '\(input)'
                code=$?
                rm "$TRIAGE_HOME/filler"
                exit $code
                """)
            #expect([0, 73, 74].contains(result.code))
            if result.code != 0 { #expect(result.errors.lowercased().contains("no space left on device")) }
            try recovers(desk, earlier, result)
        }
    }

    @Test(
        "a file system that became read-only ends a call with a message, and it can be gone on with later",
        .enabled(if: isRoot, "only root can mount a file system"))
    func readOnly() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        try withMount(on: desk.home, options: "size=1m") {
            #expect(try desk.run("run", "desk", input: typed).ending == .exit(0))
            let earlier = try desk.records()
            let parked = try desk.run(
                "run", "desk", input: DeskFlow.answers.prefix(4).map { $0 + "\n" }.joined())
            #expect(parked.ending == .exit(75))
            #expect(try desk.shell("mount -o remount,ro '\(desk.home)'").ending == .exit(0))
            let run = try desk.run("run", "desk", input: typed)
            #expect(run.code == 73 || run.code == 74)
            #expect(run.errors.lowercased().contains("read-only file system"))
            #expect(try desk.run("records", "verify").output == "1 record in 1 file, all sound\n")
            #expect(try desk.run("records", "list").ending == .exit(0))
            let resumed = try desk.run("resume", input: "\n")
            #expect(resumed.code == 74)
            #expect(resumed.errors.lowercased().contains("read-only file system"))
            #expect(try desk.shell("mount -o remount,rw '\(desk.home)'").ending == .exit(0))
            try recovers(desk, earlier, parked, at: 4)
        }
    }

    @Test(
        "a call that could not be kept at its beginning can be kept once there is room",
        .enabled(if: isRoot, "only root can mount a small file system"))
    func keptLater() throws {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        try withMount(on: desk.home, options: "size=64k") {
            let home = Home(path: desk.home)
            try home.prepare(allowsNetwork: true)
            let text = SourceText(name: "short.json", text: DeskFlow.shortest)
            _ = try FlowSnapshots(home: home).keep(text.bytes, file: "short.json")
            let flows = try #require(FlowLibrary { _ in text }.load(FlowID("short"))?.flows)
            let session = EnquirySession.open(
                on: flows, agent: "sam", channel: "phone", isClockGiven: false, home: home,
                clock: { Timestamp(milliseconds: 1_790_000_000_000) })
            #expect(try desk.shell("cat /dev/zero > \"$TRIAGE_HOME/filler\"").code != 0)
            #expect(throws: StorageError.self) { try session.keep() }
            #expect(throws: EnquirySession.Failure.self) { try session.perform(.answered("ok", .bool(true))) }
            try FileManager.default.removeItem(atPath: desk.home + "/filler")
            try session.keep()
            try session.perform(.answered("ok", .bool(true)), .read)
            #expect(
                try session.finish(notice: { _ in }) == .saved(path: desk.home + "/records/2026-09.jsonl"))
        }
        #expect(desk.folder.names("home").isEmpty)
    }

    /// Finishes what is open and checks that nothing was lost: earlier records are unchanged, the accepted
    /// answers are there, and the whole log is sound.
    private func recovers(
        _ desk: Desk, _ earlier: [[UInt8]], _ result: TriageProcess.Result, at number: Int? = nil
    ) throws {
        #expect(Array(try desk.records().prefix(earlier.count)) == earlier)
        if !desk.journals.isEmpty, result.code != 0 {
            // The answers acknowledged by another prompt; the rest is typed again.
            let taken = number ?? max(0, result.output.components(separatedBy: "\n> ").count - 2)
            let id = desk.openID
            let rest = DeskFlow.answers.dropFirst(taken).map { $0 + "\n" }.joined()
            let resumed = try desk.run("resume", input: rest)
            let isEmpty = resumed.errors.contains("no enquiry is parked")
            #expect(resumed.ending == .exit(isEmpty ? 66 : 0), "\(resumed.errors)")
            // The message tells its reader how to go on.
            if !isEmpty {
                #expect((result.output + result.errors).contains("triage resume \(id) ") || result.code == 75)
            }
            #expect(try desk.records().count == earlier.count + (isEmpty ? 0 : 1))
        }
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(0))
        for record in try desk.records() {
            #expect(String(decoding: record, as: UTF8.self).contains("\"amount\":\"47.35\""))
        }
    }

    /// Mounts a file system in memory for the duration of a test.
    private func withMount(on path: String, options: String, _ body: () throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let folder = try TemporaryFolder()
        let mount = try TriageProcess(
            ["-c", "mount -t tmpfs -o \(options) tmpfs '\(path)'"],
            environment: ["PATH": "/usr/bin:/bin:/sbin"],
            inputFile: try folder.write("", to: "empty"), executable: "/bin/sh"
        ).finish()
        try #require(mount.ending == .exit(0), "\(mount.errors)")
        defer {
            _ = try? TriageProcess(
                ["-c", "umount -l '\(path)'"], environment: ["PATH": "/usr/bin:/bin:/sbin"],
                executable: "/bin/sh"
            ).finish()
        }
        try body()
    }
}
