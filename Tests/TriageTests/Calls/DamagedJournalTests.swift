import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("A journal that is not as it was written", .waiting)
struct DamagedJournalTests {
    /// A desk with a call parked after a note and the first answer.
    private func parked() throws -> (desk: Desk, id: String, name: String) {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        #expect(try desk.run("run", "desk", input: ":note sounds tired\ngreen\n").ending == .exit(75))
        return (desk, desk.openID, "home/open/\(desk.openID).jsonl")
    }

    private let rest = DeskFlow.answers.dropFirst().map { $0 + "\n" }.joined()

    /// The lines of a file, with their newlines.
    private func lines(_ desk: Desk, _ name: String) throws -> [[UInt8]] {
        try desk.folder.bytes(name).split(separator: 10).map { Array($0) + [10] }
    }

    /// Flips a bit in the middle of the first line that contains a text.
    private func damage(_ desk: Desk, _ name: String, _ text: String) throws -> (offset: Int, length: Int) {
        var bytes = try desk.folder.bytes(name)
        let place = try #require(bytes.firstRange(of: Array(text.utf8))).lowerBound
        bytes[place] ^= 1
        try desk.folder.write(bytes, to: name)
        let start = bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
        return (start, (bytes[place...].firstIndex(of: 10) ?? bytes.count) - start)
    }

    /// A whole line with its checksum, of any version.
    private func line(_ object: String) -> [UInt8] {
        let bytes = Array(object.dropLast().utf8)
        return bytes + Array(",\"sum\":\"\(XXH64.hex(XXH64.hash(bytes)))\"}\n".utf8)
    }

    @Test("an event that was lost is told, the record says so, and the journal is kept")
    func lostEvent() throws {
        let (desk, id, name) = try parked()
        let (offset, length) = try damage(desk, name, "tired")
        let before = try desk.folder.bytes(name)
        let result = try desk.run("resume", id, input: rest)
        #expect(result.ending == .exit(0))
        let fault = "\(length) bytes are damaged"
        #expect(
            result.errors == """
                triage: \(desk.home)/open/\(id).jsonl: byte \(offset): \(fault)
                triage: the journal is damaged: what is missing in it is missing in the call; the record will say so, and the journal will be kept in '\(desk.home)/open/damaged'

                """)
        #expect(try desk.onlyRecord().contains(#""kind":"resolved","incomplete":true,"facts":"#))
        #expect(desk.journals == ["damaged"])
        let kept = try desk.folder.bytes("home/open/damaged/\(id).jsonl")
        #expect(kept.starts(with: before))
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        #expect(
            verified.output == """
                \(desk.home)/open/damaged/\(id).jsonl: byte \(offset): \(fault)
                1 record in 1 file, 1 fault

                """)
        #expect(
            try desk.run("records", "show").output.contains(
                "\nincomplete: the journal of this call was damaged\n"))
        #expect(try desk.run("records", "list", "--json").output.contains(#""incomplete":true"#))
    }

    @Test("what was lost is told above the card when the call is picked from the menu on a terminal")
    func onTerminal() throws {
        let (desk, _, name) = try parked()
        _ = try damage(desk, name, "tired")
        let terminal = try desk.sit()
        try terminal.wait(for: "Flows")
        terminal.type("a")
        try terminal.wait(for: "Which address?")
        let rows = terminal.screen.transcript
        #expect(rows.contains { $0.hasPrefix("the journal is damaged: what is missing in it") }, "\(rows)")
        terminal.type("<c-c><c-c>")
        #expect(try terminal.waitForEnd() == .exit(75))
    }

    @Test("damage in a journal that is still open is found by verifying")
    func stillOpen() throws {
        let (desk, id, name) = try parked()
        #expect(try desk.run("records", "verify").output == "0 records in 0 files, all sound\n")
        let (offset, _) = try damage(desk, name, "tired")
        let verified = try desk.run("records", "verify")
        #expect(verified.ending == .exit(1))
        #expect(verified.output.hasPrefix("\(desk.home)/open/\(id).jsonl: byte \(offset): "))
    }

    @Test("a journal in which another program wrote is left as it is, wherever it did", arguments: 1...3)
    func stranger(_ place: Int) throws {
        let strange = [
            (
                #"{"v":2,"event":"noted","at":"2026-07-01T00:00:00.000Z","text":"new"}"#,
                "holds format 2 at byte"
            ),
            (
                #"{"v":1,"event":"hummed","at":"2026-07-01T00:00:00.000Z"}"#,
                "this program does not know the event 'hummed'"
            ),
        ]
        for (object, words) in strange {
            let (desk, id, name) = try parked()
            var lines = try lines(desk, name)
            lines.insert(line(object), at: place)
            let bytes = Array(lines.joined())
            try desk.folder.write(bytes, to: name)
            let result = try desk.run("resume", id, input: rest)
            #expect([65, 74].contains(result.code))
            #expect(result.errors.contains(words), "\(result.errors)")
            #expect(result.errors.contains("left as it"), "\(result.errors)")
            #expect(try desk.folder.bytes(name) == bytes)
            #expect(try desk.records().isEmpty)
        }
    }

    @Test("a journal without its first line says what else is in it")
    func lostOpening() throws {
        let (desk, id, name) = try parked()
        _ = try damage(desk, name, "channel")
        let bytes = try desk.folder.bytes(name)
        let result = try desk.run("resume", id)
        #expect(result.ending == .exit(65))
        #expect(
            result.errors.hasSuffix(
                "triage: the journal of \(id) has lost its opening, and with it the flow; the 3 whole lines behind it and the rest were left as they are\n"
            ))
        #expect(try desk.folder.bytes(name) == bytes)
    }

    @Test("a journal under the name of another enquiry is left as it is")
    func otherName() throws {
        let (desk, id, name) = try parked()
        let other = EnquiryID(milliseconds: 1_790_000_000_000).text
        try desk.folder.write(try desk.folder.bytes(name), to: "home/open/\(other).jsonl")
        let result = try desk.run("resume", other, input: rest)
        #expect(result.ending == .exit(65))
        #expect(
            result.errors == "triage: the journal of \(other) is one of \(id); it was left as it is\n")
    }

    @Test(
        "when the end of a recorded call is lost from its journal there is no second record",
        arguments: ["damaged", "cut"])
    func lostClosing(_ fate: String) throws {
        let (desk, id, name) = try parked()
        let journal = try desk.folder.bytes(name)
        #expect(try desk.run("resume", id, input: rest).ending == .exit(0))
        let record = try desk.onlyRecord()
        // The journal reappears, as after a power cut, and its last line is not whole.
        try desk.folder.write(fate == "cut" ? Array(journal.dropLast(9)) : journal, to: name)
        if fate == "damaged" { _ = try damage(desk, name, "parked") }
        let result = try desk.run("resume", id, input: rest)
        #expect(result.ending == .exit(65))
        #expect(result.errors.contains("triage: this call has its record, in '\(desk.home)/records/"))
        #expect(try desk.onlyRecord() == record)
        #expect(desk.journals == ["damaged"])
        #expect(desk.folder.names("home/open/damaged") == ["\(id).jsonl"])
    }
}
