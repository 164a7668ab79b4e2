import TestSupport
import Testing

@testable import TriageCore

@Suite("Targets per response, under a condition and in open hours")
struct ResponseTargetTests {
    private static func flow(_ target: String, hours: String? = nil) -> String {
        FlowText.make([
            "channels": #"["chat", "phone"]"#, "start": #""one""#, "hours": hours,
            "facts": """
            { "isOn": { "type": "yesno", "label": "Is it on?" }, "name": { "type": "text", "label": "Name" } }
            """,
            "targets": "[ { \"id\": \"reply\", \"within\": \"2m\", \(target) } ]",
            "nodes": """
            { "one": { "ask": ["isOn", "name"], "next": "two" }, "two": { "say": ["Well."], "next": "last" },
              "last": { "say": ["Bye."], "end": "done" } }
            """,
        ])
    }

    private func open(_ target: String = #""per": "response""#, hours: String? = nil) throws -> Enquiry {
        try EnquirySample.open(Self.flow(target, hours: hours))
    }

    private func state(_ enquiry: Enquiry, at seconds: Double) throws -> TargetState {
        try #require(enquiry.targets(at: EnquirySample.after(seconds)).first)
    }

    private func missedAt(_ enquiry: Enquiry) throws -> [String]? {
        let record = try #require(Record(enquiry).flatMap { JSONParser.parse($0.json).value })
        return record["targets"]?["reply"]?["missedAt"]?.elements?.compactMap(\.string)
    }

    @Test(
        "whatever the agent confirms, ticks, notes or sends begins the wait anew, what is only typed does not"
    )
    func responses() throws {
        var enquiry = try open()
        try enquiry.play(.drafted("isOn", "y", .bool(true)), at: EnquirySample.after(100))
        #expect(try state(enquiry, at: 110).elapsed == 10_000)
        try enquiry.play(
            .drafted("name", "Ro"), .told("name", .string("Kim")), .channel("phone"), .parked,
            at: EnquirySample.after(150))
        #expect(try state(enquiry, at: 150).elapsed == 50_000)
        try enquiry.play(.responded, at: EnquirySample.after(160))
        #expect(try state(enquiry, at: 200).elapsed == 40_000)
        try enquiry.play(.noted("x"), at: EnquirySample.after(210))
        #expect(try state(enquiry, at: 210).elapsed == 0)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("each miss has the card on which it came to an end")
    func misses() throws {
        var enquiry = try open()
        try enquiry.play(.responded, at: EnquirySample.after(121))
        try enquiry.play(
            .answered("isOn", .bool(true)), .answered("name", .string("K")), at: EnquirySample.after(241))
        try enquiry.play(.read, at: EnquirySample.after(400))
        #expect(try state(enquiry, at: 530).isMissed)
        try enquiry.play(.read, at: EnquirySample.after(530))
        #expect(try missedAt(enquiry) == ["one", "two", "last"])
        #expect(enquiry.isMissed(enquiry.flows.main.targets[0]))
    }

    @Test("a step back takes no response back")
    func back() throws {
        var enquiry = try open()
        try enquiry.play(
            .answered("isOn", .bool(true)), .answered("name", .string("K")), at: EnquirySample.after(100))
        try enquiry.play(.back, at: EnquirySample.after(150))
        #expect(try state(enquiry, at: 160).elapsed == 60_000)
    }

    @Test("each wait that lasts too long is told once")
    func overruns() throws {
        var (enquiry, overruns) = (try open(), Overruns())
        func told(_ seconds: Double) -> Int {
            overruns.news(of: enquiry, at: EnquirySample.after(seconds)).count
        }
        #expect([told(100), told(121), told(150)] == [0, 1, 0])
        try enquiry.play(.responded, at: EnquirySample.after(160))
        #expect([told(161), told(281), told(282)] == [0, 1, 0])
    }

    @Test(
        "a target with a condition applies where it held until its clock stopped",
        arguments: [
            (#""per": "response", "when": "channel == 'phone'""#, ["two"]),
            (#""per": "response", "when": "channel == 'chat'""#, ["one", "last"]),
            (#""per": "node", "when": "channel == 'phone'""#, ["two"]),
            (#""per": "node", "when": "channel == 'chat'""#, ["one", "last"]),
        ])
    func conditions(target: String, missed: [String]) throws {
        var enquiry = try open(target)
        try enquiry.play(
            .answered("isOn", .bool(true)), .answered("name", .string("K")), at: EnquirySample.after(130))
        try enquiry.play(.channel("phone"), at: EnquirySample.after(131))
        try enquiry.play(.read, .channel("chat"), at: EnquirySample.after(300))
        #expect(try state(enquiry, at: 310).isStopped == target.contains("phone"))
        try enquiry.play(.read, at: EnquirySample.after(500))
        #expect(try missedAt(enquiry) == missed)
        #expect(try enquiry.refolded().seen == enquiry.seen)
    }

    @Test("a target of the whole call that does not apply at its end is met")
    func whole() throws {
        var enquiry = try open(#""per": "enquiry", "when": "isOn == true""#)
        try enquiry.play(.answered("isOn", .bool(true)), at: EnquirySample.after(10))
        #expect(try state(enquiry, at: 130).isMissed)
        try enquiry.play(.answered("isOn", .bool(false)), at: EnquirySample.after(140))
        #expect(try state(enquiry, at: 150).isStopped && !state(enquiry, at: 150).isMissed)
    }

    /// The sample opens on a Wednesday at ten.
    private static let hours = #"{ "week": { "mon-fri": ["09:00-10:01", "13:00-17:00"] } }"#

    @Test(
        "a clock of open time stands still outside the hours and says when it goes on, parked or not",
        arguments: ["enquiry", "node", "response"])
    func openTime(scope: String) throws {
        var enquiry = try open("\"per\": \"\(scope)\", \"clock\": \"open\"", hours: Self.hours)
        #expect(try state(enquiry, at: 30).elapsed == 30_000)
        #expect(try state(enquiry, at: 30).goesOn == nil)
        try enquiry.play(.parked, at: EnquirySample.after(40))
        let state = try state(enquiry, at: 7_200)
        #expect(state.elapsed == 60_000 && !state.isMissed)
        #expect(state.goesOn == EnquirySample.after(10_800))
        #expect(try self.state(enquiry, at: 10_860).elapsed == 120_000)
        #expect(try self.state(enquiry, at: 10_861).isMissed)
    }

    @Test(
        "open time of random stretches is that of a count of minutes, through nights, holidays and clock changes"
    )
    func randomStretches() throws {
        let text = FlowText.make([
            "timeZone": #""Europe/Bratislava""#,
            "hours": """
            { "week": { "mon-fri": ["00:00-02:30", "09:00-12:00", "13:00-17:30"], "sat": ["20:00-24:00"],
              "sun": ["01:00-04:00"] }, "closed": ["2026-03-30", "2026-10-26"] }
            """,
            "targets": #"[{ "id": "reply", "within": "2m", "per": "enquiry", "clock": "open" }]"#,
        ])
        let flows = try #require(FlowText.load(text).flows)
        let hours = try #require(flows.main.hours)
        var random = SeededGenerator(seed: 7)
        for number in 0..<(Thoroughness.isLong ? 10_000 : 60) {
            // Around the changes of March and October.
            let centre: Int64 = number.isMultiple(of: 2) ? 1_774_742_400 : 1_792_886_400
            let first = centre + Int64(random.below(6 * 1440) - 3 * 1440) * 60
            let length = random.below(2000)
            let opened = try #require(Timestamp(seconds: first))
            let opening = Event.Opening(
                id: Sample.id(1), flow: flows.main.id, digests: [:], agent: "sam", channel: "phone")
            var enquiry = Enquiry(opening, at: opened, on: flows)
            try enquiry.play(.parked, at: opened)
            let end = try #require(Timestamp(seconds: first + Int64(length) * 60))
            let minutes = try (0..<length).count { minute in
                hours.isOpen(at: try #require(Timestamp(seconds: first + Int64(minute) * 60)))
            }
            let elapsed = try #require(enquiry.targets(at: end).first).elapsed
            try #require(elapsed == Int64(minutes) * 60_000, "\(opened.text) \(length)")
        }
    }

    @Test("the record counts open time too")
    func recorded() throws {
        var enquiry = try open(#""per": "response", "clock": "open""#, hours: Self.hours)
        try enquiry.play(
            .answered("isOn", .bool(true)), .answered("name", .string("K")), at: EnquirySample.after(10_860))
        try enquiry.play(.read, at: EnquirySample.after(10_981))
        try enquiry.play(.read, at: EnquirySample.after(10_990))
        #expect(try missedAt(enquiry) == ["two"])
    }

    @Test("open time without hours is an error, in a part as well")
    func withoutHours() {
        let findings = FlowText.check(Self.flow(#""per": "node", "clock": "open""#)).map(\.message)
        #expect(findings.contains("a clock that counts open time needs the flow's 'hours'"))
    }

    @Test("a scenario's agent responds after given times, then the card is shown on")
    func scenario() throws {
        let flows = try #require(FlowText.load(Self.flow(#""per": "response""#)).flows)
        func run(_ responded: String, _ state: String) throws -> ScenarioRun {
            let source = SourceText(
                name: "demo.json",
                text: """
                    { "format": 1, "flow": "demo", "scenarios": [ { "name": "x", "answers": { "isOn": true, "name": "K" },
                      "at": { "one": { "responded": \(responded), "wait": "119s" } },
                      "expect": { "targets": { "reply": "\(state)" } } } ] }
                    """)
            let (file, findings) = ScenarioFile.decode(source)
            #expect(findings.isEmpty)
            return ScenarioRun(try #require(file).scenarios[0], in: source, on: flows)
        }
        #expect(try run(#"["1m", "2m"]"#, "met").failures == [])
        #expect(try run(#""2m1s""#, "missed").failures == [])
    }
}
