import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Verifying", .waiting)
struct VerifyTests {
    private let name = "home/records/2026-07.jsonl"

    /// A desk with three records in July.
    private func desk() throws -> Desk {
        let desk = try Desk(flows: ["short": DeskFlow.shortest])
        for day in 1...3 {
            let call = try desk.run("run", "short", "--now", "2026-07-0\(day)T10:00:00Z", input: "y\n\n")
            #expect(call.ending == .exit(0))
        }
        return desk
    }

    /// The lines of July, with their newlines.
    private func lines(_ desk: Desk) throws -> [[UInt8]] {
        try desk.folder.bytes(name).split(separator: 10).map { Array($0) + [10] }
    }

    private func check(_ desk: Desk, finds faults: [String], records: Int, files: Int = 1) throws {
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
        #expect(
            verified.lines == faults.map { "\(desk.home)/\($0)" } + [
                "\(records) records in \(files) file\(files == 1 ? "" : "s"), \(count)", "",
            ])
        let json = try #require(
            JSONParser.parse(Array(try desk.run("records", "verify", "--json").output.utf8)).value)
        #expect(json["sound"]?.bool == false)
        #expect(json["faults"]?.elements?.map { $0["loss"]?.bool } == faults.map { _ in true })
    }

    @Test("a record that lost its end is a loss, before and after another one sealed it")
    func cut() throws {
        let desk = try desk()
        let lines = try lines(desk)
        try desk.folder.write(lines.joined().dropLast(20), to: name)
        let start = lines[0].count + lines[1].count
        let fault = "\(lines[2].count - 20) bytes are all that is left of a line that is nowhere whole"
        try check(desk, finds: ["records/2026-07.jsonl: byte \(start): \(fault)"], records: 2)
        let next = try desk.run("run", "short", "--now", "2026-07-04T10:00:00Z", input: "y\n\n")
        #expect(next.ending == .exit(0))
        try check(desk, finds: ["records/2026-07.jsonl: byte \(start): \(fault)"], records: 3)
        let listed = try desk.run("records", "list")
        #expect(listed.lines.count == 4)
        #expect(listed.errors == "triage: unreadable stretches skipped: 1; see triage records verify\n")
    }

    @Test("a line that was never finished is no loss: its record was written again")
    func torn() throws {
        let desk = try desk()
        let lines = try lines(desk)
        let torn = Array(lines[2].dropLast(20))
        let seal = ChecksummedLine.sealing(Array("{\"v\":1,\"sealed\":\(torn.count)}".utf8))
        try desk.folder.write(lines[0] + lines[1] + torn + [10] + seal + lines[2], to: name)
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(0))
        #expect(verified.output.hasSuffix("\n3 records in 1 file, nothing lost, 1 remark\n"))
        #expect(try desk.run("records", "list").errors == "")
    }

    @Test("lines that are glued together, and empty ones, are faults")
    func layout() throws {
        let desk = try desk()
        let lines = try lines(desk)
        try desk.folder.write(lines[0].dropLast() + lines[1] + [10] + lines[2], to: name)
        let first = lines[0].count - 1
        let second = first + lines[1].count
        try check(
            desk,
            finds: [
                "records/2026-07.jsonl: byte \(first): the line before has lost its newline",
                "records/2026-07.jsonl: byte \(second): an empty line, which nothing writes",
            ], records: 3)
    }

    @Test("a record that is in two months is listed and shown once, and its second place is a fault")
    func doubled() throws {
        let desk = try desk()
        let lines = try lines(desk)
        try desk.folder.write(lines[1], to: "home/records/2026-08.jsonl")
        let id = String(decoding: lines[1][13..<49], as: UTF8.self)
        let words =
            "a second record of \(id), the same as the first, which counts ('\(desk.home)/records/2026-07.jsonl', byte \(lines[0].count))"
        try check(desk, finds: ["records/2026-08.jsonl: byte 0: \(words)"], records: 3, files: 2)
        let listed = try desk.run("records", "list")
        #expect(listed.lines.count == 4)
        #expect(
            listed.errors == "triage: second records of a call skipped: 1; see triage records verify\n")
        #expect(try desk.run("records", "show", id).ending == .exit(0))
    }

    @Test("files that are none of the log are faults")
    func strays() throws {
        let desk = try desk()
        let names = ["2026-07.jsonl.bak", "2026-13.jsonl", "notes.txt"]
        for stray in names { try desk.folder.write("hello\n", to: "home/records/\(stray)") }
        try desk.folder.write("hello\n", to: "home/open/copy.jsonl")
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        #expect(
            verified.lines == (names.map { "records/\($0)" } + ["open/copy.jsonl"]).map {
                "'\(desk.home)/\($0)' is no file of this program"
            } + ["3 records in 1 file, 4 faults", ""])
    }

    @Test("a home that is not there, or that has no log, is not sound", arguments: ["", "/records"])
    func nowhere(_ place: String) throws {
        let desk = try Desk()
        if !place.isEmpty { _ = try desk.shell("mkdir '\(desk.home)'") }
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(66))
        #expect(verified.output == "")
        #expect(verified.errors == "triage: '\(desk.home)\(place)' does not exist\n")
    }
}
