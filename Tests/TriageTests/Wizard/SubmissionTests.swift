import Foundation
import Synchronization
import Terminal
import TestSupport
import Testing
import TriageCore

@testable import triage

@Suite("A card of six questions with conditions", .waiting)
struct SubmissionTests {
    private static let facts = ["a", "b", "c", "d", "e", "f"]

    /// A flow in which no number may be below the one before it.
    private static let flow: String = {
        let texts = zip(facts, [""] + facts).map { fact, before in
            let condition = before.isEmpty ? "a > 0" : "\(before) != null && \(fact) >= \(before)"
            return """
                "\(fact)": { "type": "integer", "label": "\(fact.uppercased())", "accept": "\(condition)",
                  "because": "too small" }
                """
        }
        let ask = facts.map { "\"\($0)\"" }.joined(separator: ", ")
        return FlowText.make([
            "facts": "{ \(texts.joined(separator: ", ")) }",
            "nodes": """
            { "first": { "ask": [\(ask)], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
            """,
        ])
    }()

    /// Counts what an enquiry and all its copies do.
    private final class Tally: Sendable {
        private let work = Mutex<[Enquiry.Work]>([])

        var observer: Enquiry.Observer {
            { work in self.work.withLock { $0.append(work) } }
        }

        /// The counts since the last call.
        func take() -> (applied: [Event.Kind], read: [FactID]) {
            let taken = work.withLock { work in
                defer { work = [] }
                return work
            }
            var (applied, read): ([Event.Kind], [FactID]) = ([], [])
            for work in taken {
                switch work {
                case .applying(let kind): applied.append(kind)
                case .reading(let fact): read.append(fact)
                case .evaluating: break
                }
            }
            return (applied, read)
        }
    }

    /// A call whose work is counted: wizard, session and journal as in the program.
    private final class CountedCall {
        let tally = Tally()
        let desk: Desk
        let session: EnquirySession
        var wizard: Wizard

        init() throws {
            desk = try Desk()
            let home = Home(path: desk.home)
            try home.prepare(allowsNetwork: true)
            let loaded = FlowText.load(SubmissionTests.flow)
            try #require(loaded.errors.isEmpty)
            let flows = try #require(loaded.flows)
            session = EnquirySession.open(
                on: flows, agent: "sam", channel: "phone", isClockGiven: false, home: home,
                observer: tally.observer, clock: { Timestamp(milliseconds: 1_784_073_600_000) })
            wizard = Wizard(session.enquiry, at: session.now)
            try session.keep()
            _ = tally.take()
        }

        /// Presses keys, drawing the screen after each of them.
        func type(_ script: String) throws {
            for event in KeyScript(script).events {
                for case .keep in wizard.handle(event, at: session.now) { try session.keep(wizard.enquiry) }
                _ = wizard.frame(Size(columns: 80, rows: 24), at: session.now)
            }
        }
    }

    @Test("is read and applied once when it is submitted, from the key to the disk")
    func submission() throws {
        let call = try CountedCall()
        try call.type("1<enter>2<enter>3<enter>4<enter>5<enter>6")
        _ = call.tally.take()
        try call.type("<enter>")
        let work = call.tally.take()
        #expect(work.applied == Self.facts.enumerated().map { .answered(FactID($1), .int(Int64($0 + 1))) })
        #expect(work.read == Self.facts.map { FactID($0) })
        #expect(call.session.enquiry.path == "last")
        #expect(call.session.enquiry.events == call.wizard.enquiry.events)
        let kept = try Journal.read(call.session.enquiry.opening.id, in: Home(path: call.desk.home))
        #expect(kept.events == call.wizard.enquiry.events.map(\.json))
    }

    @Test("is looked ahead at once a key while it is filled in")
    func filling() throws {
        let call = try CountedCall()
        for number in 1...5 {
            try call.type("\(number)")
            var work = call.tally.take()
            #expect(work.applied.isEmpty)
            #expect(work.read.count == 1)
            try call.type("<enter>")
            work = call.tally.take()
            // Once more for what is kept of the confirmed answer.
            #expect(work.applied.count == number + 1)
            #expect(work.read.count == number + 1)
        }
        try call.type("<f1>")
        #expect(call.tally.take().read.isEmpty)
    }

    @Test("is looked ahead at once more, for the card, where the last answer does not fit")
    func misfit() throws {
        let call = try CountedCall()
        try call.type("1<enter>2<enter>3<enter>4<enter>5<enter>4")
        _ = call.tally.take()
        try call.type("<enter>")
        let work = call.tally.take()
        #expect(work.applied.count == 6 + 5)
        #expect(work.read.count == 6 + 5)
        #expect(call.session.enquiry.path == "first")
        #expect(call.wizard.form.form.focus == 5)
        #expect(
            call.wizard.frame(Size(columns: 80, rows: 24), at: call.session.now).shown.contains(
                "✗ F: too small"))
    }

    @Test(
        "goes to the disk with one write and one sync",
        .enabled(if: DurabilityCommit.has("strace"), "needs strace"))
    func oneAppend() throws {
        let desk = try Desk(flows: ["demo": Self.flow])
        let log = desk.folder.path + "/strace"
        let looks = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        let terminal = try PseudoTerminal(
            "/usr/bin/env",
            ["strace", "-f", "-qq", "-y", "-o", log, "-e", "trace=write,pwrite64,writev,fsync,fdatasync"]
                + [ProjectFolder.executable, "run", "demo"],
            environment: looks.merging(desk.variables) { $1 }, patience: .seconds(30))
        try terminal.wait(for: "· saved")
        terminal.type("1<enter>2<enter>3<enter>4<enter>5<enter>6<enter>")
        try terminal.wait("the last card, saved") { screen in
            screen.text.contains("Bye.") && screen.text.contains("· saved")
        }
        terminal.type("<c-c>p")
        #expect(try terminal.waitForEnd() == .exit(75))
        let journal = desk.journals.first ?? ""
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
            .filter { $0.contains("/open/\(journal)>") }
            .map { line in
                line.contains("write(") ? "write" : line.contains("fdatasync(") ? "sync" : "\(line)"
            }
        // The opening, five confirmed answers, the six answers of the card in one, and the parking.
        #expect(calls == Array(repeating: ["write", "sync"], count: 8).flatMap { $0 })
        let lines = try desk.folder.bytes("home/open/\(journal)").split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 13)
    }
}
