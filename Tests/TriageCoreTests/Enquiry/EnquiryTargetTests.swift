import TestSupport
import Testing

@testable import TriageCore

@Suite("Targets")
struct EnquiryTargetTests {
    /// An enquiry with one target of each kind, on two cards.
    private func open() throws -> Enquiry {
        try EnquirySample.open(
            EnquirySample.flow(
                facts: #"{ "isOn": { "type": "yesno", "label": "Is it on?" } }"#,
                nodes:
                    #"{ "one": { "say": ["Hello."], "next": "two" }, "two": { "ask": ["isOn"], "next": "last" }, "last": { "end": "done" } }"#,
                targets: """
                    [ { "id": "answer", "within": "60s", "per": "enquiry", "until": "one" },
                      { "id": "card", "within": "2m", "per": "node" },
                      { "id": "resolve", "label": "Whole call", "within": "20m", "per": "enquiry", "note": ["Offer a ticket to {{channel}}."] } ]
                    """))
    }

    private func misses(_ enquiry: Enquiry) -> [String] {
        enquiry.flows.main.targets.filter { enquiry.isMissed($0) }.map(\.id.rawValue)
    }

    /// A call whose first and second cards take the given numbers of seconds.
    private func call(_ first: Double, _ second: Double) throws -> Enquiry {
        var enquiry = try open()
        try enquiry.play(.read, at: EnquirySample.after(first))
        try enquiry.play(.answered("isOn", .bool(true)), .read, at: EnquirySample.after(first + second))
        return enquiry
    }

    @Test(
        "exactly the limit is met, one millisecond more is not",
        arguments: [
            (60, 120, []), (60.001, 120, ["answer"]), (60, 120.001, ["card"]), (120, 30, ["answer"]),
            (120.001, 30, ["answer", "card"]), (60, 1140, ["card"]), (60, 1140.001, ["card", "resolve"]),
        ] as [(Double, Double, [String])])
    func limits(_ first: Double, _ second: Double, _ missed: [String]) throws {
        let enquiry = try call(first, second)
        #expect(misses(enquiry) == missed)
        #expect(
            enquiry.targets(at: enquiry.lastEvent).filter(\.isMissed).map(\.id.rawValue).allSatisfy(
                missed.contains))
    }

    @Test(
        "while the call goes on, the limit itself is still met",
        arguments: [
            (60, []), (60.001, ["answer"]), (120.001, ["answer", "card"]),
            (1200.001, ["answer", "card", "resolve"]),
        ]
            as [(Double, [String])])
    func running(_ seconds: Double, _ missed: [String]) throws {
        let states = try open().targets(at: EnquirySample.after(seconds))
        #expect(states.filter(\.isMissed).map(\.id.rawValue) == missed)
        #expect(states.map(\.isStopped) == [false, false, false])
        #expect(states[2].elapsed == Int64(seconds * 1000))
        #expect(states[2].note == ["Offer a ticket to phone."])
        #expect(states[2].label == "Whole call")
    }

    @Test("a target that is reached stops, and the clock of each card begins with it")
    func stopped() throws {
        var enquiry = try open()
        try enquiry.play(.read, at: EnquirySample.after(59))
        let states = enquiry.targets(at: EnquirySample.after(100))
        #expect(states.map(\.isStopped) == [true, false, false])
        #expect(states.map(\.elapsed) == [59_000, 41_000, 100_000])
    }

    @Test("the record says of each card where a target was missed")
    func record() throws {
        let record = try #require(Record(try call(121, 121)))
        let targets = try #require(JSONParser.parse(record.json).value?["targets"])
        #expect(targets["answer"]?["met"]?.bool == false)
        #expect(targets["card"]?["missedAt"]?.elements?.compactMap(\.string) == ["one", "two"])
        #expect(targets["card"]?["within"]?.int == 120)
        #expect(targets["resolve"]?["met"]?.bool == true)
    }

    @Test("a parked call's clocks go on")
    func parked() throws {
        var enquiry = try open()
        try enquiry.play(.parked, at: EnquirySample.after(10))
        try enquiry.play(.resumed(agent: "kim"), at: EnquirySample.after(2000))
        #expect(
            try enquiry.refolded().targets(at: EnquirySample.after(2000)).map(\.isMissed) == [
                true, true, true,
            ])
    }

    @Test("a card that is entered anew begins its own clock anew, but not that of the call")
    func back() throws {
        var enquiry = try open()
        try enquiry.play(.read, at: EnquirySample.after(50))
        try enquiry.play(.back, at: EnquirySample.after(100))
        let states = enquiry.targets(at: EnquirySample.after(110))
        #expect(states.map(\.elapsed) == [110_000, 10_000, 110_000])
        #expect(states.map(\.isMissed) == [true, false, false])
    }
}
