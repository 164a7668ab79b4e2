import TestSupport
import Testing

@testable import TriageCore

@Suite("RecordView")
struct RecordViewTests {
    /// A call on the desk flow with some of everything that a record can contain.
    private static func enquiry() throws -> Enquiry {
        let text = SourceText(name: "desk.json", text: DeskFlow.text)
        let flows = try #require(FlowLibrary { _ in text }.load("desk")?.flows)
        let currency = try #require(flows.main.currency)
        var enquiry = EnquirySample.open(on: flows)
        let happenings: [(Double, Event.Kind)] = [
            (20, .answered("colour", .string("green"))),
            (61, .answered("mail", .string("pat@client.example"))), (70, .noted("sounds \"tired\"")),
            (75, .read), (80, .channel("chat")), (81, .resumed(agent: "kim")), (90, .ticked(step: 0)),
            (91.5, .told("count", .int(3))), (101, .skipped(step: 1, reason: "battery is flat")),
            (110, .answered("day", .date(try #require(CalendarDate(iso: "2026-07-01"))))),
            (120, .answered("amount", .money(try #require(Money("1047.35", currency))))),
            (130, .answered("count", .int(3))),
            (140, .answered("extras", .list([.string("wine"), .string("bread")]))),
            (150, .answered("word", .secret)), (230, .answered("ok", .bool(true))),
            (1201, .read), (1231, .queued("report", edited: nil)), (1233.5, .closing),
        ]
        for (seconds, kind) in happenings { try enquiry.play(kind, at: EnquirySample.after(seconds)) }
        return enquiry
    }

    /// Opens a record as if read from a file.
    private func reading(_ object: [UInt8], _ body: (RecordView?) throws -> Void) throws {
        let line = ChecksummedLine.sealing(object).dropLast()
        try Array(line).withUnsafeBytes { bytes in
            let verdict = ChecksummedLine.verdict(of: bytes)
            try body(RecordView(LogLine(offset: 0, raw: bytes, verdict: verdict)))
        }
    }

    private func object() throws -> [UInt8] { try #require(Record(Self.enquiry())).json }

    @Test("the small members are typed")
    func head() throws {
        let enquiry = try Self.enquiry()
        try reading(try object()) { view in
            let record = try #require(view)
            #expect(record.id == Sample.id(1))
            #expect(record.flow == "desk")
            #expect(record.version == "1.0.0")
            #expect(record.digest == enquiry.flows.main.digest)
            #expect(record.digests == ["desk": enquiry.flows.main.digest])
            #expect(record.agent == "kim")
            #expect(record.channel == "phone")
            #expect(record.opened == EnquirySample.start)
            #expect(record.closed == EnquirySample.after(1201))
            #expect(record.duration == 1_201_000)
            #expect(record.wrapUp == 32.5)
            #expect(record.outcome == "done")
            #expect(record.kind == "resolved")
            #expect(record.reason == nil)
            #expect(!record.isClockGiven)
            #expect(record[.v]?.int == 1)
        }
    }

    @Test("an enquiry that was abandoned has a reason in place of an outcome")
    func abandoned() throws {
        var enquiry = try EnquirySample.open(FlowText.make())
        try enquiry.play(.abandoned(reason: "wrong \\ number"))
        try reading(try #require(Record(enquiry)).json) { view in
            #expect(view?.outcome == nil)
            #expect(view?[.outcome]?.isNull == true)
            #expect(view?.kind == "abandoned")
            #expect(view?.reason == "wrong \\ number")
        }
    }

    @Test("facts come with where they are from")
    func facts() throws {
        let enquiry = try Self.enquiry()
        try reading(try object()) { view in
            let facts = view?.facts ?? []
            #expect(facts.map(\.name) == enquiry.knownFacts().map(\.name))
            #expect(facts.map(\.origin) == enquiry.knownFacts().map(\.origin))
            let texts = facts.map { String(decoding: $0.value.bytes, as: UTF8.self) }
            #expect(
                texts == [
                    #""green""#, #""pat@client.example""#, #""2026-07-01""#, #""1047.35""#, "3",
                    #"["wine","bread"]"#, "true", "true", "false",
                ])
        }
    }

    @Test("targets, messages and notes are typed")
    func contents() throws {
        let enquiry = try Self.enquiry()
        try reading(try object()) { view in
            let record = try #require(view)
            #expect(record.targets.map(\.id) == ["answer", "card", "resolve"])
            #expect(record.targets.map(\.isMet) == [false, false, false])
            #expect(record.targets.map(\.limit) == [60, 120, 1200])
            #expect(record.targets.map(\.missedAt) == [[], ["third", "last"], []])
            #expect(record.messages.map(\.id) == ["report"])
            #expect(record.messages.map(\.node) == enquiry.run.queue.map(\.path))
            #expect(record.messages.map(\.message) == enquiry.run.queue.map(\.message))
            #expect(record.notes.map(\.at) == [70])
            #expect(record.notes.map(\.node) == ["second"])
            #expect(record.notes.map(\.text) == [#"sounds "tired""#])
        }
    }

    @Test("the trail tells visits and changes in their order")
    func trail() throws {
        let enquiry = try Self.enquiry()
        try reading(try object()) { view in
            let record = try #require(view)
            let visits = record.trail.compactMap(\.visit)
            let original = enquiry.run.visits
            #expect(visits.map(\.node) == original.map(\.path))
            #expect(visits.map(\.at) == [0, 61, 75, 230])
            #expect(visits.map(\.took) == [61, 14, 155, 971])
            #expect(visits.map { $0.answers.map(\.fact) } == original.map { $0.answers.map(\.fact) })
            #expect(visits.map(\.steps) == original.map(\.steps))
            #expect(visits.allSatisfy { !$0.isPicked })
            let changes = record.trail.compactMap { entry -> (Double, Change.Kind)? in
                if case .change(let at, let kind) = entry { (at, kind) } else { nil }
            }
            #expect(changes.map(\.0) == [80, 81])
            #expect(changes.map(\.1) == [.channel("chat"), .agent("kim")])
        }
    }

    @Test("the members are written in the order in which they are read")
    func order() throws {
        let json = try #require(JSONParser.parse(try object()).value)
        let keys = RecordMember.allCases.map { "\($0.key)" }
        let written = json.members?.map(\.key) ?? []
        #expect(
            written
                == keys.filter {
                    !["reason", "clock", "incomplete", "parts", "files", "drafts", "backs"].contains($0)
                })
    }

    @Test("nothing behind the small members is read for them")
    func lazy() throws {
        let object = try object()
        let large = try #require(String(decoding: object, as: UTF8.self).range(of: ",\"facts\":"))
        let head = String(decoding: object, as: UTF8.self)[..<large.lowerBound]
        try reading(Array((head + #","facts":!{"a":"never closed}"#).utf8)) { view in
            #expect(view?.outcome == "done")
            #expect(view?.duration == 1_201_000)
            #expect(view?.facts.isEmpty == true)
            #expect(view?.trail.first { _ in true } == nil)
        }
    }

    @Test("members that this version does not know are passed over")
    func unknownMembers() throws {
        let text = String(decoding: try object(), as: UTF8.self)
            .replacing(#","outcome":"#, with: #","wrapUp":12,"shelf":{"outcome":"x"},"outcome":"#)
            .replacing(#","targets":"#, with: #","drafts":[{"targets":1}],"targets":"#)
        try reading(Array(text.utf8)) { view in
            #expect(view?.outcome == "done")
            #expect(view?.targets.count == 3)
            #expect(view.map { Array($0.trail).count } == 6)
        }
    }

    @Test("a line that is damaged, or lacks what every record has, is no record")
    func refused() throws {
        let object = try object()
        var line = Array(ChecksummedLine.sealing(object).dropLast())
        line[200] ^= 1
        line.withUnsafeBytes { bytes in
            let verdict = ChecksummedLine.verdict(of: bytes)
            #expect(verdict == .damaged)
            #expect(RecordView(LogLine(offset: 0, raw: bytes, verdict: verdict)) == nil)
        }
        for key in ["flow", "version", "digest", "agent", "channel", "opened", "closed", "outcome", "kind"] {
            let text = String(decoding: object, as: UTF8.self).replacing("\"\(key)\":", with: "\"other\":")
            try reading(Array(text.utf8)) { #expect($0 == nil, "without \(key)") }
        }
        try reading(Sample.record(1)) { #expect($0 == nil) }
        try reading(Array(#"{"v":1,"of":"x"}"#.utf8)) { #expect($0 == nil) }
    }

    @Test(
        "a moment is read as the general reader of moments reads it",
        arguments: [
            "2026-07-15T00:20:01.000Z", "2024-02-29T23:59:59.999Z", "0001-01-01T00:00:00.000Z",
            "9999-12-31T23:59:59.999Z", "2026-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z",
            "2026-07-15T24:00:00.000Z", "2026-07-15T00:60:00.000Z", "2026-07-15 00:20:01.000Z",
            "2026-07-15T00:20:01.0x0Z", "0000-01-01T00:00:00.000Z", "2026-07-00T00:00:00.000Z",
        ])
    func moments(text: String) {
        Array("\"\(text)\"".utf8).withUnsafeBytes { bytes in
            #expect(Timestamp(recorded: JSONSlice(bytes)) == Timestamp(rfc3339: text))
        }
    }

    @Test("a call's length is from its opening to its end, on one day or over midnight")
    func length() throws {
        var dice = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let closed = 1_795_194_000_000 + Int64(dice.below(86_400_000))
            let call = LogSample.Call(seconds: dice.below(100_000), closed: closed)
            let line = Array(ChecksummedLine.sealing(LogSample.object(1, call)).dropLast())
            try line.withUnsafeBytes { bytes in
                let record = try #require(RecordView(LogLine(offset: 0, raw: bytes, verdict: .whole)))
                let (opened, ended) = (try #require(record.opened), try #require(record.closed))
                #expect(record.duration == ended.milliseconds - opened.milliseconds)
                #expect(record.duration == Int64(call.seconds) * 1000)
            }
        }
    }

    @Test("a moment that is written in another way is read all the same")
    func otherMoments() throws {
        let text = String(decoding: try object(), as: UTF8.self)
            .replacing("2026-07-15T00:20:01.000Z", with: "2026-07-15T10:20:01+10:00")
        try reading(Array(text.utf8)) { #expect($0?.closed == EnquirySample.after(1201)) }
    }

    @Test("a record cut anywhere and sealed again is read without a trap")
    func hostile() throws {
        let object = try object()
        for cut in 60..<object.count {
            try reading(Array(object[..<cut]) + [UInt8(ascii: "}")]) { view in
                guard let view else { return }
                _ = (view.facts, view.targets, view.messages, view.notes, view.digests, view.duration)
                for visit in view.trail.compactMap(\.visit) { _ = (visit.answers, visit.steps, visit.took) }
            }
        }
    }
}
