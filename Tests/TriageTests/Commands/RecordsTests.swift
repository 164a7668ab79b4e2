import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("triage records", .waiting)
struct RecordsTests {
    private func desk() throws -> Desk {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        try FixedRecord.keep(in: desk)
        return desk
    }

    @Test("a record is shown for a colleague who was not on the call")
    func show() throws {
        let desk = try desk()
        let page = """
            Done   [resolved]
            A small desk   (desk 1.0.0)
            15 July 2026 at 10:00 am (Australia/Melbourne), 20:01, sam by phone
            id \(FixedRecord.id)

            Facts
              Which address?  pat@client.example
              Which colour?   Green
              Which day?      1 July 2026
              How much?       $1,047.35
              How many?       3  (told)
              What else?      Wine and Bread
              Word            given
              All well?       yes
              Wipe it         no

            Targets missed
              Answer (1:00)
              Each card (2:00) at Third, Last
              Whole call (20:00)

            Messages
              Green: 3   (kept here, not sent)
                To: support@desk.example
                Copy: pat@client.example
                | On 1 July 2026 for $1,047.35.
                | Word: yes

            Notes
              1:10  sounds tired

            Path
              0:00  First
              1:01  Second
              1:20  continued by chat
              1:35  begun again: Third
              1:35  Third
                      skipped: Wipe it (battery is flat)
              3:50  Last

            """
        for words in [[], ["019f6312"], [FixedRecord.id.text], ["019F6312-BC00"]] {
            let result = try desk.run(["records", "show"] + words)
            #expect(result.output == page)
            #expect(result.errors == "")
            #expect(result.ending == .exit(0))
        }
    }

    @Test("a record is shown as JSON, byte for byte but for its checksum")
    func showJSON() throws {
        let desk = try desk()
        let result = try desk.run("records", "show", "--json")
        #expect(result.ending == .exit(0))
        let json = try #require(JSONParser.parse(Array(result.output.dropLast().utf8)).value)
        #expect(
            json.members?.map(\.key) == [
                "v", "id", "flow", "version", "digest", "agent", "channel", "opened", "closed", "wrapUp",
                "outcome",
                "kind",
                "facts", "origin", "targets", "messages", "notes", "backs", "trail",
            ])
        #expect(try desk.onlyRecord().hasPrefix(result.output.dropLast(2)))
        #expect(json["opened"]?.string == "2026-07-15T00:00:00.000Z")
        #expect(json["closed"]?.string == "2026-07-15T00:20:01.000Z")
        #expect(json["facts"]?["amount"]?.string == "1047.35")
        #expect(json["facts"]?["word"]?.bool == true)
        #expect(json["origin"]?["count"]?.string == "told")
    }

    @Test("what is not there, and what is not the only one, is named")
    func unknown() throws {
        let desk = try desk()
        let missing = try desk.run("records", "show", "ffff")
        #expect(missing.ending == .exit(66))
        #expect(missing.errors == "triage: no record begins with 'ffff'\n")
        #expect(
            try desk.run("run", "desk", input: DeskFlow.answers.map { $0 + "\n" }.joined()).ending == .exit(0)
        )
        let both = try desk.run("records", "show", "0")
        #expect(both.ending == .exit(64))
        #expect(both.errors.hasPrefix("triage: '0' could be \(FixedRecord.id) or "))
    }

    @Test("records are listed newest first, a line each")
    func list() throws {
        let desk = try desk()
        let one = "2026-07-15 00:20  \(FixedRecord.id.text.prefix(13))  desk  done  sam  phone, 20:01 min"
        #expect(try desk.run("records", "list").output == one + "\n")
        #expect(try desk.run("records").output == one + "\n")
        #expect(try desk.run("run", "desk", input: ":abandon wrong number\n").ending == .exit(0))
        let lines = try desk.run("records", "list").lines
        #expect(lines.count == 3)
        #expect(lines[0].contains("  desk  abandoned  sam  phone, 0:0"))
        #expect(lines[1].hasSuffix("  desk  done       sam  phone, 20:01 min"))
    }

    @Test("records are listed as JSON, newest first, without what is about persons unless it is asked for")
    func listJSON() throws {
        let desk = try desk()
        let heads = try desk.run("records", "list", "--json")
        let head = try #require(JSONParser.parse(Array(heads.lines[0].utf8)).value)
        #expect(
            head.members?.map(\.key) == [
                "v", "id", "flow", "version", "digest", "agent", "channel", "opened", "closed", "outcome",
                "kind",
            ])
        #expect(!heads.output.contains("pat@client.example"))
        #expect(heads.lines.count == 2)
        let whole = try desk.run("records", "list", "--json", "--personal")
        #expect(whole.output == (try desk.run("records", "show", "--json").output))
    }

    @Test("a log that is damaged says where, and gives what is whole")
    func damage() throws {
        let desk = try desk()
        let typed = DeskFlow.answers.map { $0 + "\n" }.joined()
        #expect(try desk.run("run", "desk", "--now", "2026-07-20T10:00:00Z", input: typed).ending == .exit(0))
        let name = "home/records/2026-07.jsonl"
        var bytes = try desk.folder.bytes(name)
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 2)
        bytes[lines[0].count / 2] ^= 0x20
        try desk.folder.write(bytes, to: name)
        let path = "\(desk.folder.path)/\(name)"
        let fault = "\(path): byte 0: \(lines[0].count) bytes are damaged"
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        #expect(verified.output == "\(fault)\n1 record in 1 file, 1 fault\n")
        let json = try desk.run("records", "verify", "--json")
        #expect(json.ending == .exit(1))
        let report = try #require(JSONParser.parse(Array(json.output.utf8)).value)
        #expect(report["sound"]?.bool == false)
        #expect(report["records"]?.int == 1)
        #expect(report["faults"]?.elements?.first?["offset"]?.int == 0)
        #expect(report["faults"]?.elements?.first?["length"]?.int == Int64(lines[0].count))
        #expect(report["faults"]?.elements?.first?["fault"]?.string == fault)
        let listed = try desk.run("records", "list")
        #expect(listed.ending == .exit(0))
        #expect(listed.lines.count == 2)
        #expect(
            listed.errors
                == "triage: unreadable stretches skipped: 1; see triage records verify\n")
        #expect(try desk.run("records", "show", FixedRecord.id.text).ending == .exit(66))
    }

    @Test("a torn end of which nothing else is left is named, and nothing is called sound")
    func torn() throws {
        let desk = try desk()
        let name = "home/records/2026-07.jsonl"
        let bytes = try desk.folder.bytes(name)
        try desk.folder.write(bytes + Array("{\"v\":1,\"id".utf8), to: name)
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        #expect(
            verified.output
                == "\(desk.folder.path)/\(name): byte \(bytes.count): 10 bytes are all that is left of a line that is nowhere whole\n1 record in 1 file, 1 fault\n"
        )
    }

    @Test("what a whole log says of itself")
    func verify() throws {
        let desk = try desk()
        #expect(try desk.run("records", "verify").output == "1 record in 1 file, all sound\n")
        let report = JSONParser.parse(Array(try desk.run("records", "verify", "--json").output.utf8)).value
        #expect(report?["sound"]?.bool == true)
        #expect(report?["faults"]?.elements?.count == 0)
    }

    @Test(
        "a reader that goes away ends the program without a word",
        arguments: ["records list --json", "schema", "run --help"])
    func closedPipe(_ line: String) throws {
        let desk = try desk()
        let result = try desk.shell("(triage \(line); echo $? > '\(desk.folder.path)/code') | head -c 0")
        #expect(result.errors == "")
        // Ended by SIGPIPE, as any filter would be, or finished before the reader was gone.
        let code = String(decoding: try desk.folder.bytes("code"), as: UTF8.self)
        #expect(["141\n", "0\n"].contains(code))
    }

    @Test("a reader that went away where SIGPIPE is ignored is no reason for a word either")
    func ignoredPipe() throws {
        let desk = try desk()
        let result = try desk.shell("trap '' PIPE; triage schema | true; triage records list | true")
        #expect(result.errors == "")
    }
}
