import Foundation
import TestSupport
import Testing

@testable import TriageCore

@Suite("EnquirySession")
struct EnquirySessionTests {
    private let temporary: TemporaryHome
    private let flows: FlowSet
    private var home: Home { temporary.home }

    init() throws {
        temporary = try TemporaryHome()
        flows = try EnquirySample.open(
            EnquirySample.flow(
                facts: """
                    { "name": { "type": "text", "label": "Name" }, "count": { "type": "integer", "label": "Count" },
                      "isOn": { "type": "yesno", "label": "On?" } }
                    """,
                nodes: """
                    { "one": { "do": ["Greet", "Ask"], "ask": ["name", "count"], "next": "two" },
                      "two": { "ask": ["isOn"], "next": "last" }, "last": { "say": ["Bye."], "end": "done" } }
                    """)
        ).flows
    }

    /// The events of three keys: one card is left, then another, then the call goes back.
    private static let keys: [[Event.Kind]] = [
        [
            .ticked(step: 0), .skipped(step: 1, reason: "known"), .answered("name", .string("Pat")),
            .answered("count", .int(3)),
        ],
        [.answered("isOn", .bool(true))],
        [.back, .back, .told("name", .string("Kim")), .noted("a slip")],
    ]

    private func open(clock: @escaping () -> Timestamp = { EnquirySample.start }) -> EnquirySession {
        EnquirySession.open(
            on: flows, agent: "sam", channel: "phone", isClockGiven: false, home: home, clock: clock)
    }

    private func played(_ enquiry: Enquiry, _ kinds: [Event.Kind]) throws -> Enquiry {
        var next = enquiry
        for kind in kinds { try next.apply(Event(at: EnquirySample.after(9), kind)) }
        return next
    }

    private func bytes(of session: EnquirySession) throws -> [UInt8] {
        try Sample.read(home.journal(session.enquiry.opening.id))
    }

    @Test("what was played on is kept as it is, with its own times, and folds into the same enquiry")
    func kept() throws {
        let session = open()
        try session.keep()
        for kinds in Self.keys {
            let next = try played(session.enquiry, kinds)
            try session.keep(next)
            #expect(session.enquiry.events == next.events)
            let contents = try Journal.read(session.enquiry.opening.id, in: home)
            let folded = try Enquiry(journal: contents.events, on: flows)
            #expect(folded.events == next.events)
            #expect(folded.seen == next.seen)
        }
    }

    @Test("the opening is kept with what comes first")
    func opening() throws {
        let session = open()
        try session.keep(try played(session.enquiry, Self.keys[0]))
        try session.keep()
        let contents = try Journal.read(session.enquiry.opening.id, in: home)
        #expect(contents.events == session.enquiry.events.map(\.json))
    }

    @Test("things that happen together happen at one moment, all of them or none")
    func together() throws {
        var seconds = 0.0
        let session = open(clock: {
            seconds += 1
            return EnquirySample.after(seconds)
        })
        try session.perform(.ticked(step: 0), .ticked(step: 1))
        #expect(
            session.enquiry.events.suffix(2).map(\.at) == [EnquirySample.after(2), EnquirySample.after(2)])
        let before = try bytes(of: session)
        #expect(throws: EnquirySession.Failure.refused(.noSuchStep)) {
            try session.perform(.answered("name", .string("Pat")), .ticked(step: 1))
        }
        #expect(session.enquiry.events.count == 3)
        #expect(try bytes(of: session) == before)
    }

    @Test("a journal cut at any byte of what a key did folds into what had happened by then, and goes on")
    func cut() throws {
        let session = open()
        try session.keep()
        for kinds in Self.keys { try session.keep(try played(session.enquiry, kinds)) }
        let all = try bytes(of: session)
        let lines = session.enquiry.events.map { ChecksummedLine.sealing($0.json) }
        #expect(all == Array(lines.joined()))
        let path = home.journal(Sample.id(7))
        for cut in Thoroughness.some(Array(lines[0].count...all.count)) {
            try Sample.write(all[..<cut], to: path)
            var (count, whole) = (0, 0)
            while count < lines.count, whole + lines[count].count <= cut {
                whole += lines[count].count
                count += 1
            }
            let (journal, contents) = try Journal.resume(Sample.id(7), in: home)
            let enquiry = try Enquiry(journal: contents.events, on: flows)
            #expect(enquiry.events == Array(session.enquiry.events.prefix(count)), "cut at \(cut)")
            let resumed = EnquirySession.resume(
                journal, enquiry, home: home, clock: { EnquirySample.after(20) })
            try resumed.perform(.noted("gone on with"), .abandoned(reason: "hung up"))
            let folded = try Enquiry(
                journal: try Journal.read(Sample.id(7), in: home).events, on: flows)
            #expect(folded.events == resumed.enquiry.events, "cut at \(cut)")
        }
    }

    @Test("what a failed append left on the disk does not count, whatever happens instead")
    func failed() throws {
        let lines = try played(EnquirySample.open(on: flows), Self.keys[0]).events.dropFirst()
            .map { ChecksummedLine.sealing($0.json) }
        let left = Array(lines.joined())
        for cut in stride(from: 0, through: left.count, by: 7) {
            let session = open()
            try session.keep()
            let path = home.journal(session.enquiry.opening.id)
            // Nobody was told that these had been saved.
            try Sample.open(path, .append).write(Array(left[..<cut]))
            try session.keep(try played(session.enquiry, cut % 2 == 0 ? Self.keys[0] : [.noted("instead")]))
            try session.perform(.parked)
            let contents = try Journal.read(session.enquiry.opening.id, in: home)
            let folded = try Enquiry(journal: contents.events, on: flows)
            #expect(folded.events.map(\.kind) == session.enquiry.events.map(\.kind), "left \(cut)")
            #expect(!contents.faults.contains { $0.isLoss })
        }
    }
}
