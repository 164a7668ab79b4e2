import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("triage records push", .waiting)
struct PushCommandTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(flows: ["desk": DeskFlow.text])
        try FixedRecord.keep(in: desk)
    }

    /// Has the configuration name a target that puts the lines into a file, unless a script does something else.
    private func configure(_ members: String = "", script: String = "cat >> taken; echo ack") throws {
        let script = script.replacing("taken", with: desk.folder.path + "/taken")
        try desk.folder.write(
            "{ \"push\": { \"lake\": { \"command\": [\"sh\", \"-c\", \"\(script)\"]\(members) } } }",
            to: "config/triage/config.json")
    }

    private func push(_ words: String...) throws -> TriageProcess.Result {
        try desk.run(["records", "push"] + words)
    }

    private func taken() throws -> [[UInt8]] {
        try desk.folder.bytes("taken").split(separator: 10).map(Array.init)
    }

    @Test("a record goes once behind its flow, without what is personal, and the status says so")
    func plain() throws {
        try configure()
        #expect(
            try push("--status", "--json").output.hasPrefix(#"{"target":"lake","records":1,"seconds":"#))
        #expect(try push("--status", "--limit-records", "0").ending == .exit(1))
        #expect(try push().output == "lake: 1 record sent\n")
        #expect(try push("--to", "lake").output == "lake: nothing to send\n")
        let status = try push("--status", "--limit-records", "0", "--limit-seconds", "0")
        #expect(status.output == "lake  0 records behind\n" && status.ending == .exit(0))
        let lines = try taken().map { String(decoding: $0, as: UTF8.self) }
        #expect(lines.count == 2 && lines[0].hasPrefix(#"{"v":1,"file":"desk.json","digest":""#))
        #expect(lines[1].hasPrefix(#"{"v":1,"id":"\#(FixedRecord.id)","flow":"desk","#))
        for personal in ["pat@client.example", "sounds tired", "battery is flat", "word\"", "Green: 3"] {
            #expect(!lines[1].contains(personal), "\(personal)")
        }
        #expect(lines[1].contains(#""colour":"green","#))
    }

    @Test("where the target says so it goes byte for byte")
    func personal() throws {
        try configure(#", "personal": true"#)
        #expect(try push().output == "lake: 1 record sent\n")
        #expect(try taken().last == (try desk.records().first))
    }

    @Test("without an acknowledgement nothing is said to be sent, and it goes again")
    func doubt() throws {
        try configure(script: "cat >> taken; echo 'no room' >&2; exit 74")
        let result = try push()
        #expect(result.ending == .exit(74) && result.output == "")
        #expect(
            result.errors
                == "triage: lake: sh: exit 74: no room\nnothing is lost: what was not acknowledged is sent again\n"
        )
        let status = try push("--status").output
        #expect(
            status.hasPrefix("lake  1 record behind, the oldest ") && status.hasSuffix(" days\n"), "\(status)"
        )
        try configure()
        #expect(try push().output == "lake: 1 record sent\n")
    }

    @Test("with --follow a record goes as it is written, and the signal to end is obeyed")
    func follow() throws {
        try configure()
        let process = try desk.start("records", "push", "--follow")
        try process.wait(for: "lake: 1 record sent\n")
        let id = EnquiryID(milliseconds: 1_784_073_600_001)
        let log = RecordLog(home: Home(path: desk.home))
        _ = try log.append(
            Array("{\"v\":1,\"id\":\"\(id)\"}".utf8), id: id, closed: RecordMonth(year: 2026, month: 7),
            mayBeThere: false)
        try process.wait(for: "lake: 1 record sent, 1 without facts, whose flows are lost\n")
        process.signal(SIGTERM)
        #expect(try process.finish().ending == .exit(0))
    }

    @Test("what cannot be done is refused with what would help")
    func refused() throws {
        #expect(try push().errors.contains("config.json has no \"push\"; see triage records push --help"))
        try configure()
        #expect(try push("--to", "lke").errors == "triage: there is no target 'lke'; did you mean 'lake'?\n")
        #expect(
            try push("--status", "--follow").errors == "triage: --status and --follow exclude each other\n")
        #expect(
            try push("--status", "--limit-seconds", "soon").errors
                == "triage: --limit-seconds must be a whole number from 0 on, not 'soon'\n")
        #expect(try push("--init").output == "lake: a program, nothing to prepare\n")
    }
}
