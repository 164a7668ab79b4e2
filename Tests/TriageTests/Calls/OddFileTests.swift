import Foundation
import TestSupport
import Testing
import TriageCore

/// What else can stand where a file of the home should: it is refused at once, whatever it is.
@Suite("Odd files in a home", .waiting)
struct OddFileTests {
    private let month = "2026-07"
    private let finish = ["run", "short", "--now", "2026-07-15T00:00:00Z"]

    private func desk() throws -> Desk { try Desk(flows: ["short": DeskFlow.shortest]) }

    /// Makes something odd at a path. **Shape** of the kinds: as in `kinds`.
    private func make(_ kind: String, _ desk: Desk, at path: String) throws {
        let commands = [
            "link": "ln -s /nonexistent/gone '\(path)'", "pipe": "mkfifo '\(path)'",
            "folder": "mkdir '\(path)'",
            "device": "ln -s /dev/full '\(path)'", "loop": "ln -s '\(path)' '\(path)'",
            "hole": "truncate -s 1T '\(path)' && chmod 600 '\(path)'",
        ]
        let made = try desk.shell("rm -f '\(path)' && \(commands[kind] ?? "false")")
        try #require(made.ending == .exit(0), "\(made.errors)")
    }

    static let kinds = ["link", "pipe", "folder", "device", "loop", "hole"]

    @Test(
        "in place of a month's log it is refused, the call is kept, and its record saved later",
        arguments: kinds)
    func log(_ kind: String) throws {
        let desk = try desk()
        let path = "\(desk.home)/records/\(month).jsonl"
        #expect(try desk.shell("mkdir -m 700 '\(desk.home)' '\(desk.home)/records'").ending == .exit(0))
        try make(kind, desk, at: path)
        let result = try desk.run(finish, input: "y\n\n")
        #expect(result.ending == .exit(74))
        #expect(result.errors.hasPrefix("triage: cannot open '\(path)': "))
        let id = desk.openID
        #expect(result.errors.contains("triage resume \(id) saves it"))
        #expect(try desk.run("resume", id).ending == .exit(74))
        for words in [["list"], ["show"], ["verify"]] {
            let read = try desk.run(["records"] + words)
            #expect(read.code != 0, "\(kind) \(words): \(read.output)")
            #expect((read.output + read.errors).contains(path), "\(kind) \(words): \(read.errors)")
        }
        #expect(try desk.shell("rm -rf '\(path)'").ending == .exit(0))
        #expect(try desk.run("resume", id).ending == .exit(0))
        #expect(try desk.run("records", "verify").output == "1 record in 1 file, all sound\n")
    }

    @Test("in place of a month's log it does not keep the other months from being read", arguments: kinds)
    func otherMonths(_ kind: String) throws {
        let desk = try desk()
        #expect(try desk.run(finish, input: "y\n\n").ending == .exit(0))
        let path = "\(desk.home)/records/2026-06.jsonl"
        try make(kind, desk, at: path)
        let listed = try desk.run("records", "list")
        #expect(listed.ending == .exit(74))
        #expect(listed.lines.count == 2)
        #expect(listed.errors.contains(path))
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        #expect(verified.output.contains(path))
        #expect(verified.output.hasSuffix("1 record in 2 files, 1 fault\n"))
    }

    @Test("in place of a journal it is refused and left, and other calls go on", arguments: kinds)
    func journal(_ kind: String) throws {
        let desk = try desk()
        #expect(try desk.run("run", "short").ending == .exit(75))
        let good = desk.openID
        let odd = EnquiryID(milliseconds: 1_790_000_000_000).text
        try make(kind, desk, at: "\(desk.home)/open/\(odd).jsonl")
        let named = try desk.run("resume", odd)
        #expect(named.ending == .exit(74))
        #expect(named.errors.contains(odd))
        let both = try desk.run("resume")
        #expect(both.ending == .exit(64))
        #expect(both.errors.contains(odd) && both.errors.contains(good))
        #expect(try desk.run("run", input: "\n").ending == .exit(0))
        #expect(try desk.run("resume", good, input: "y\n\n").ending == .exit(0))
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        #expect(verified.output.contains(odd))
    }

    @Test(
        "in place of a kept flow it is replaced from the flow in use, and told", arguments: kinds + ["empty"])
    func snapshot(_ kind: String) throws {
        let desk = try desk()
        #expect(try desk.run("run", "short").ending == .exit(75))
        let name = try #require(desk.folder.names("home/flows").first)
        let path = "\(desk.home)/flows/\(name)"
        let kept = try desk.folder.bytes("home/flows/" + name)
        if kind == "empty" {
            try desk.folder.write("", to: "home/flows/" + name)
        } else {
            try make(kind, desk, at: path)
        }
        let result = try desk.run("resume", input: "y\n\n")
        if kind == "folder" {
            // It cannot be put in the place of a folder.
            #expect(result.ending == .exit(74))
            #expect(result.errors.contains(path) || result.errors.contains(name))
            return
        }
        #expect(result.ending == .exit(0), "\(result.errors)")
        #expect(
            result.errors
                == "triage: the kept copy of 'short.json' was lost; it was made anew from the same file\n")
        #expect(try desk.folder.bytes("home/flows/" + name) == kept)
    }

    @Test("in place of a folder of the home it is told", arguments: ["link", "pipe", "device", "loop"])
    func folder(_ kind: String) throws {
        let desk = try desk()
        #expect(try desk.shell("mkdir -m 700 '\(desk.home)'").ending == .exit(0))
        try make(kind, desk, at: desk.home + "/records")
        let result = try desk.run(finish, input: "y\n\n")
        #expect(result.code == 73 || result.code == 74)
        #expect(result.errors.contains(desk.home + "/records"))
        #expect(desk.journals.isEmpty)
    }

    @Test("what other users could read is closed to them, with a word")
    func loose() throws {
        let desk = try desk()
        #expect(try desk.run(finish, input: "y\n\n").ending == .exit(0))
        let log = "\(desk.home)/records/\(month).jsonl"
        #expect(try desk.shell("chmod 755 '\(desk.home)' && chmod 644 '\(log)'").ending == .exit(0))
        let result = try desk.run(finish, input: "y\n\n")
        #expect(result.ending == .exit(0))
        #expect(
            result.errors == """
                triage: '\(desk.home)' was open to other users; now it is not
                triage: '\(log)' was open to other users; now it is not

                """)
        #expect(try desk.shell("stat -c %a '\(desk.home)' '\(log)'").output == "700\n600\n")
        #expect(try desk.run(finish, input: "y\n\n").errors == "")
    }

    @Test(
        "what belongs to another user is refused",
        .enabled(if: HomeTroubleTests.isRoot, "only root gives away"),
        arguments: ["", "/records", "/records/2026-07.jsonl"])
    func foreign(_ place: String) throws {
        let desk = try desk()
        #expect(try desk.run(finish, input: "y\n\n").ending == .exit(0))
        #expect(try desk.shell("chown 65534 '\(desk.home)\(place)'").ending == .exit(0))
        let result = try desk.run(finish, input: "y\n\n")
        #expect(result.ending == .exit(74))
        #expect(result.errors == "triage: cannot open '\(desk.home)\(place)': it belongs to another user\n")
        #expect(try desk.records().count == 1)
    }

    @Test("what a link leads to, and a folder that all users share, keep their modes")
    func untouched() throws {
        let desk = try desk()
        let log = "\(desk.home)/records/\(month).jsonl"
        let made = try desk.shell(
            """
            mkdir '\(desk.home)' && chmod 1777 '\(desk.home)' && mkdir -m 700 '\(desk.home)/records'
            ln -s '\(desk.folder.path)/elsewhere' '\(log)'
            touch '\(desk.folder.path)/elsewhere' && chmod 644 '\(desk.folder.path)/elsewhere'
            """)
        try #require(made.ending == .exit(0), "\(made.errors)")
        let result = try desk.run(finish, input: "y\n\n")
        #expect(result.ending == .exit(0))
        #expect(result.errors == "")
        let modes = try desk.shell("stat -c %a '\(desk.home)' '\(desk.folder.path)/elsewhere'")
        #expect(modes.output == "1777\n644\n")
    }

    @Test("empty journals that a killed program left are gone with the next call")
    func emptyJournals() throws {
        let desk = try desk()
        #expect(try desk.run("run", "short").ending == .exit(75))
        let id = desk.openID
        for number in 1...3 {
            let empty = EnquiryID(milliseconds: 1_790_000_000_000 + Int64(number)).text
            try desk.folder.write("", to: "home/open/\(empty).jsonl")
        }
        #expect(try desk.run("run", "short").ending == .exit(75))
        #expect(desk.journals.count == 2)
        #expect(desk.journals.contains("\(id).jsonl"))
    }
}
