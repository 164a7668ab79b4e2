import Foundation
import TestSupport
import Testing
import TriageCore

@testable import triage

/// What a newer program left in a home. That an older one's is read is what `CorpusTests` shows.
@Suite("A home of a newer program", .waiting)
struct NewerHomeTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(flows: ["short": DeskFlow.shortest])
        // A call that is parked.
        #expect(try desk.run("run", "short").ending == .exit(75))
    }

    /// A line as a program writes it whose format is 2.
    private var line: String {
        let object = #"{"v":2,"event":"glimpsed""#
        return object + ",\"sum\":\"\(XXH64.hex(XXH64.hash(Array(object.utf8))))\"}\n"
    }

    /// Adds the line to a file of the home, at whose end it stands then.
    private func add(to file: String) throws -> String {
        let path = "home/\(file)"
        let text = String(decoding: (try? desk.folder.bytes(path)) ?? [], as: UTF8.self) + line
        try desk.folder.write(text, to: path)
        return text
    }

    private func text(_ file: String) throws -> String {
        String(decoding: try desk.folder.bytes("home/\(file)"), as: UTF8.self)
    }

    @Test("a journal is left as it is, with a sentence")
    func journal() throws {
        let file = "open/\(desk.openID).jsonl"
        let text = try add(to: file)
        let result = try desk.run("resume", desk.openID, input: "y\n\n")
        #expect(result.ending == .exit(74))
        let place = text.utf8.count - line.utf8.count
        #expect(
            result.errors
                == "triage: '\(desk.home)/\(file)' holds format 2 at byte \(place), this program writes format 1; the file was left as it is\n"
        )
        #expect(try self.text(file) == text)
    }

    @Test("a log is left as it is, with a sentence, and the call is kept")
    func log() throws {
        let file = "records/\(RecordMonth(Clock().now).text).jsonl"
        let text = try add(to: file)
        let result = try desk.run("resume", input: "y\n\n")
        #expect(result.ending == .exit(74))
        #expect(result.errors.contains("' holds format 2 at byte 0, this program writes format 1;"))
        #expect(result.errors.contains("the enquiry is kept; triage resume \(desk.openID) saves it"))
        #expect(try self.text(file) == text && desk.journals.count == 1)
        let verified = try desk.run("records", "verify")
        #expect(verified.output.contains("a line of format 2, unknown to this program"))
        #expect(verified.ending == .exit(1))
    }

    @Test("a call on a flow of a newer format is not resumed, with a sentence")
    func snapshot() throws {
        let newer = DeskFlow.shortest.replacing("\"format\": 1", with: "\"format\": 2")
        let digest = XXH64.hex(XXH64.hash(Array(newer.utf8)))
        try desk.folder.write(newer, to: "home/flows/short@\(digest).json")
        let file = "open/\(desk.openID).jsonl"
        let opening = try #require(try text(file).firstMatch(of: #/(.*"short":")\w+(".*),"sum":/#))
        let object = "\(opening.1)\(digest)\(opening.2)}"
        let text = String(decoding: ChecksummedLine.sealing(Array(object.utf8)), as: UTF8.self)
        try desk.folder.write(text, to: "home/\(file)")
        let result = try desk.run("resume", desk.openID, input: "y\n\n")
        #expect(result.ending == .exit(65))
        let path = "\(desk.home)/flows/short@\(digest).json"
        #expect(
            result.errors
                == "triage: '\(path)' is of format 2, and this program reads format 1; a newer program is needed\n"
        )
        #expect(try self.text(file) == text)
    }

    @Test("messages and settings that are not known are passed over, a setting with a sentence")
    func passedOver() throws {
        let name = "019f0000-0000-7000-8000-000000000000.follow-up.1.later.eml"
        try desk.folder.write("To: pat@client.example\n\n", to: "home/outbox/new/\(name)")
        try desk.folder.write(
            "{\n  \"shade\": \"pink\", \"agent\": \"kim\"\n}\n", to: "config/triage/config.json")
        let result = try desk.run("outbox", "flush", "--sendmail", "/bin/true")
        #expect(result.ending == .exit(0))
        #expect(desk.folder.names("home/outbox/new").contains(name))
        let settings = try desk.run("config")
        #expect(settings.ending == .exit(1))
        #expect(settings.output.contains("configuration has no member 'shade'"))
    }
}
