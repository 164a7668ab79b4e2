import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Erasing and repairing on the command line", .waiting)
struct EraseTests {
    /// A desk with a record and a parked call of the flow with the message.
    private func desk() throws -> (desk: Desk, id: String, parked: String) {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let call = try desk.run("run", "desk", input: DeskFlow.answers.map { $0 + "\n" }.joined())
        #expect(call.ending == .exit(0), "\(call.output)\(call.errors)")
        #expect(try desk.run("run", "desk", input: "green\n").ending == .exit(75))
        let record = try desk.onlyRecord()
        return (desk, String(record.dropFirst(13).prefix(36)), desk.openID)
    }

    private let by = ["--by", "kim", "--reason", "asked by letter"]

    /// Every text in the home, by file.
    private func texts(_ desk: Desk) throws -> [String: String] {
        try desk.folder.allFiles().filter { $0.key.hasPrefix("home/") && !$0.key.hasPrefix("home/flows/") }
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("it shows what goes, needs an answer, and afterwards nothing of the caller is left")
    func erased() throws {
        let (desk, id, parked) = try desk()
        let before = try texts(desk)
        let asked = try desk.run(["records", "erase", "--id", id] + by)
        #expect(asked.ending == .exit(64))
        #expect(asked.lines.first?.hasSuffix("  desk  done  \(id)") == true, "\(asked.output)")
        #expect(
            asked.lines.dropFirst() == [
                "to be erased for good, with what hooks were told: 1 record, 1 message in the outbox",
                "the log keeps the ids, when, by whom and why", "",
            ])
        #expect(!asked.output.contains("pat@"))
        #expect(asked.errors == "triage: nothing was erased: there is nobody to ask; --yes goes ahead\n")
        #expect(try texts(desk) == before)
        let erased = try desk.run(["records", "erase", "--yes", "--id", id, "--id", parked] + by)
        #expect(erased.ending == .exit(0) && erased.errors == "")
        #expect(erased.lines.suffix(2) == ["2 enquiries erased", ""])
        let left = try texts(desk)
        #expect(left.values.filter { $0.contains("pat@") || $0.contains("green") } == [])
        #expect(left.values.filter { $0.contains(id) }.count == 1)
        let verified = try desk.run("records", "verify")
        #expect(verified.output == "0 records in 1 file, 2 erased, all sound\n")
        let shown = try desk.run("records", "show", id)
        #expect(shown.ending == .exit(66))
        #expect(shown.errors.hasPrefix("triage: record \(id) was erased on 20"))
        #expect(shown.errors.hasSuffix(" by kim: asked by letter\n"))
        #expect(try desk.run("resume", parked).ending == .exit(66))
        let again = try desk.run(["records", "erase", "--yes", "--id", id] + by)
        #expect(again.ending == .exit(0) && again.output.hasPrefix("\(id) was erased on 20"))
    }

    @Test("without a name, a reason or an enquiry it says what is missing, and changes nothing")
    func missing() throws {
        let (desk, id, _) = try desk()
        let before = try texts(desk)
        let cases: [([String], Int32, String)] = [
            (["--id", id, "--reason", "r"], 64, "--by NAME is needed: it is kept in the log"),
            (
                ["--id", id, "--by", "kim", "--reason", " "], 64,
                "--reason TEXT is needed: it is kept in the log"
            ),
            (
                by, 64,
                "name what to erase: --id ID, the enquiry or the beginning of its id, or --where EXPR"
            ),
            (
                ["--id", id, "--flow", "desk"] + by, 64,
                "--id names what to erase; --where and its like exclude it"
            ),
            (["--id", "ffff"] + by, 66, "nothing is kept of an enquiry that begins with 'ffff'"),
        ]
        for (words, code, message) in cases {
            let ended = try desk.run(["records", "erase", "--yes"] + words)
            #expect(ended.ending == .exit(code) && ended.errors == "triage: \(message)\n", "\(ended.errors)")
        }
        let both = try desk.run(["records", "erase", "--yes", "--id", "0"] + by)
        #expect(both.ending == .exit(64) && both.errors.hasPrefix("triage: '0' could be 0"))
        #expect(try texts(desk) == before)
    }

    @Test("on a terminal it asks, and only yes is yes")
    func asked() throws {
        let (desk, id, _) = try desk()
        for (answer, code, count) in [("no", 1, 1), ("yes", 0, 0)] {
            let terminal = try desk.sit(["records", "erase", "--id", id] + by)
            try terminal.wait(for: "Erase? Type yes:")
            terminal.type(answer + "<enter>")
            #expect(try terminal.waitForEnd() == .exit(Int32(code)))
            #expect(try desk.records().count == count)
        }
    }

    @Test("a damaged journal whose record is lost is put back, and the call can be finished")
    func finished() throws {
        let (desk, id, parked) = try desk()
        let journal = "home/open/\(parked).jsonl"
        let bytes = try desk.folder.bytes(journal)
        try desk.folder.write(bytes, to: "home/open/damaged/\(parked).jsonl")
        try FileManager.default.removeItem(atPath: desk.folder.path + "/" + journal)
        #expect(try desk.run("records", "verify").ending == .exit(1))
        let shown = try desk.run("records", "repair")
        #expect(shown.ending == .exit(64))
        #expect(
            shown.lines.dropFirst().first
                == "  goes back among the open calls; triage resume \(parked) finishes it")
        let repaired = try desk.run("records", "repair", "--yes")
        #expect(repaired.ending == .exit(0), "\(repaired.output)\(repaired.errors)")
        let rest = DeskFlow.answers.dropFirst().map { $0 + "\n" }.joined()
        #expect(try desk.run("resume", parked, input: rest).ending == .exit(0))
        #expect(try desk.run("records", "verify").output == "2 records in 1 file, all sound\n")
        #expect(try desk.run("records", "repair").output == "nothing to repair\n")
        #expect(try desk.records().contains { String(decoding: $0, as: UTF8.self).contains(id) })
    }
}
