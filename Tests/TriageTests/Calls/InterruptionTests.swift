import Foundation
import TestSupport
import Testing
import TriageCore

@Suite("Interrupted calls", .waiting)
struct InterruptionTests {
    /// The call without an interruption: what each prompt shows, and the record.
    struct Uninterrupted: Sendable {
        let prompts: [String]
        let record: ComparableRecord

        init() throws {
            let desk = try Desk()
            let call = try desk.start("run", "hosting")
            var prompts: [String] = []
            for answer in HostingCall.lockedOut {
                prompts.append(try call.waitForPrompt())
                call.send(answer)
            }
            let result = try call.finish()
            try #require(result.ending == .exit(0))
            try #require(prompts.count == 30)
            self.prompts = prompts
            record = ComparableRecord(Array(try desk.onlyRecord().utf8))
        }

        /// The question at a prompt: the last thing it shows, without what came before.
        func question(_ number: Int) -> String {
            let lines = prompts[number].components(separatedBy: "\n")
            let start = lines.lastIndex { line in
                ["?  ", "-  ", "   Message"].contains { line.hasPrefix($0) }
            }
            return lines[(start ?? lines.count - 3)...].joined(separator: "\n")
        }
    }

    private static let uninterrupted = Result { try Uninterrupted() }

    /// Takes the call up to a prompt, interrupts it there, resumes it and finishes it.
    private func interrupt(at number: Int, by signal: Int32, ending: TriageProcess.Ending) throws {
        let whole = try Self.uninterrupted.get()
        let desk = try Desk()
        let call = try desk.start("run", "hosting")
        try call.waitForPrompt()
        for answer in HostingCall.lockedOut.prefix(number) {
            call.send(answer)
            try call.waitForPrompt()
        }
        call.signal(signal)
        let interrupted = try call.finish()
        #expect(interrupted.ending == ending)
        #expect(interrupted.errors == "")
        #expect(try desk.records().isEmpty)
        let journal = try #require(desk.journals.first)
        let isParked = signal != SIGKILL
        let id = journal.dropLast(6)
        #expect(interrupted.output.hasSuffix("> \nParked. Continue with: triage resume \(id)\n") == isParked)
        let last = try #require(
            try desk.folder.bytes("home/open/\(journal)").split(separator: UInt8(ascii: "\n")).last)
        #expect(String(decoding: last, as: UTF8.self).contains(#""event":"parked""#) == isParked)

        let resumed = try desk.start("resume")
        let shown = try resumed.waitForPrompt()
        #expect(shown.hasPrefix("Continuing with: Hosting: e-mail down, site down, locked out\n:help lists "))
        // The whole question is printed again, including hints and options.
        for line in whole.question(number).components(separatedBy: "\n") {
            #expect(shown.components(separatedBy: "\n").contains(line))
        }
        for answer in HostingCall.lockedOut.dropFirst(number) {
            resumed.send(answer)
            _ = try? resumed.waitForPrompt()
        }
        #expect(try resumed.finish().ending == .exit(0))
        let records = try desk.records()
        #expect(records.count == 1)
        #expect(records.map { ComparableRecord($0).difference(from: whole.record) } == [[]])
        #expect(String(decoding: records.joined(), as: UTF8.self).contains(id))
        #expect(desk.journals.isEmpty)
    }

    @Test(
        "a call that is killed at any prompt goes on there, and leaves the same record",
        arguments: Thoroughness.some(Array(0..<30), oneIn: 12))
    func killed(_ number: Int) throws {
        try interrupt(at: number, by: SIGKILL, ending: .signal(SIGKILL))
    }

    @Test(
        "a call is parked when the program is told to end, which then dies by the signal",
        arguments: [SIGTERM, SIGHUP], Thoroughness.some([0, 1, 5, 8, 14, 15, 20, 23, 26, 28], oneIn: 12))
    func told(_ signal: Int32, _ number: Int) throws {
        try interrupt(at: number, by: signal, ending: .signal(signal))
    }

    @Test(
        "a call that is interrupted from the keyboard is parked",
        arguments: Thoroughness.some([0, 2, 12, 15, 18, 28]))
    func interrupted(_ number: Int) throws {
        try interrupt(at: number, by: SIGINT, ending: .exit(130))
    }

    @Test("a signal between two answers that are there already is obeyed after the first of them")
    func burst() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let call = try desk.start("run", "desk")
        try call.waitForPrompt()
        call.signal(SIGTERM)
        for answer in DeskFlow.answers { call.send(answer) }
        let result = try call.finish()
        // Whichever came first: the call is either finished or parked, never half of each.
        let isFinished = try desk.records().count == 1
        #expect(result.ending == (isFinished ? .exit(0) : .signal(SIGTERM)))
        #expect(desk.journals.isEmpty == isFinished)
    }

    /// The path of the only record.
    private func path(on desk: Desk) throws -> String {
        desk.home + "/records/" + (try #require(desk.folder.names("home/records").first))
    }

    @Test("a call that was killed between its end and its record is finished by a resume, once")
    func killedBeforeRecord() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let id = try close(on: desk)
        let result = try desk.run("resume")
        #expect(result.ending == .exit(0))
        #expect(
            result.output
                == "\n== Outcome: Done\n   Message \"Green: 3\" to support@desk.example, pat@client.example: queued, no mail program found\nSaved: record \(id)\nRecord: \(try path(on: desk))\n"
        )
        #expect(try desk.records().count == 1)
        #expect(desk.journals.isEmpty)
        #expect(try desk.run("resume").ending == .exit(66))
        #expect(try desk.records().count == 1)
    }

    @Test("a call that was killed between its record and the end of its journal leaves one record")
    func killedAfterRecord() throws {
        let desk = try Desk(flows: ["desk": DeskFlow.text])
        let id = try close(on: desk)
        let journal = try desk.folder.bytes("home/open/\(id).jsonl")
        #expect(try desk.run("resume").ending == .exit(0))
        let records = try desk.records()
        // The journal is back, as after a crash before its removal.
        try desk.folder.write(journal, to: "home/open/\(id).jsonl")
        let result = try desk.run("resume")
        #expect(result.ending == .exit(0))
        #expect(result.output.hasSuffix("Saved: record \(id)\nRecord: \(try path(on: desk))\n"))
        #expect(try desk.records() == records)
        #expect(desk.journals.isEmpty)
        #expect(try desk.run("records", "verify").output == "1 record in 1 file, all sound\n")
    }

    /// Takes a call to its end and leaves it as a kill just before the record would: ended and `closing`.
    private func close(on desk: Desk) throws -> EnquiryID {
        let call = try desk.start("run", "desk")
        try call.waitForPrompt()
        for answer in DeskFlow.answers.dropLast() {
            call.send(answer)
            try call.waitForPrompt()
        }
        call.signal(SIGKILL)
        _ = try call.finish()
        let id = try #require(EnquiryID(desk.openID))
        let (journal, contents) = try Journal.resume(id, in: Home(path: desk.home))
        let last = try #require(contents.events.last.flatMap { JSONParser.parse($0).value?["at"]?.string })
        let time = try #require(Timestamp(rfc3339: last))
        try journal.append([Event(at: time, .closing).json])
        return id
    }
}
