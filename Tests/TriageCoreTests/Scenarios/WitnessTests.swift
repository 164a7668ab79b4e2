import TestSupport
import Testing

@testable import TriageCore

@Suite("A witness")
struct WitnessTests {
    /// The sample flow without a gap at 100 dollars.
    private static let cured = ScenarioSample.flow.replacing("amount < 100", with: "amount <= 100")

    private static func flows(_ text: String) throws -> FlowSet {
        let texts = ["small": text, "log": ScenarioSample.part]
        let library = FlowLibrary { id in texts[id.rawValue].map { SourceText(name: "\(id).json", text: $0) }
        }
        return try #require(library.load("small")?.flows)
    }

    /// A call that meets the gap on its second way round: told first, on another channel, with time in between.
    private static func call(on flows: FlowSet) throws -> [Event] {
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: 0), flow: "small", digests: [:], agent: "prover", channel: "chat",
            given: [.init("name", .string("Robin"))], isClockGiven: true)
        let start = Timestamp(milliseconds: 1_768_471_200_000)
        var enquiry = Enquiry(opening, at: start, on: flows)
        let amount = try #require(
            FactType.money.value(
                of: JSON(value: .string("9.00"), span: 0..<0), currency: Currency(code: "USD")))
        let gap = try #require(
            FactType.money.value(
                of: JSON(value: .string("100.00"), span: 0..<0), currency: Currency(code: "USD")))
        let later = Timestamp(milliseconds: start.milliseconds + 90_500)
        for event in [
            Event(at: start, .answered("name", .string("Robin"))),
            Event(at: start, .answered("topic", .string("bill"))),
            Event(at: later, .channel("phone")), Event(at: later, .skipped(step: 0, reason: "no time")),
            Event(at: later, .answered("amount", amount)), Event(at: later, .answered("again", .bool(true))),
            Event(at: later, .answered("topic", .string("bill"))), Event(at: later, .ticked(step: 0)),
            Event(at: later, .answered("amount", gap)),
        ] { try enquiry.apply(event) }
        #expect(enquiry.awaiting == .destination(.noBranch))
        return enquiry.events
    }

    private static func finding(on flows: FlowSet) throws -> Finding {
        let node = try #require(flows.main.node("bill"))
        var finding = flows.main.file.finding(.shadowedBranch, at: node.span, "no branch holds")
        finding.witness = Finding.Witness(
            events: try call(on: flows), path: ["who", "topic", "bill", "more", "topic", "bill"],
            facts: [
                (
                    "amount",
                    try #require(
                        FactType.money.value(
                            of: JSON(value: .string("100.00"), span: 0..<0), currency: Currency(code: "USD")))
                )
            ],
            of: 0, on: flows)
        return finding
    }

    @Test("it is told in a few words, each node where something matters on a line")
    func words() throws {
        let finding = try Self.finding(on: try Self.flows(ScenarioSample.flow))
        #expect(
            WitnessText(try #require(finding.witness)).lines == [
                "  for example with amount = 100.00:",
                "    who: name = 'Robin'",
                "    topic: topic = 'bill'",
                "    bill: waits 1m31s, step 1 left out, amount = 9.00",
                "    more: again = true",
                "    topic: topic = 'bill'",
                "    bill: amount = 100.00",
            ])
    }

    @Test("as a scenario it fails at its place, and passes when the flow is cured")
    func scenario() throws {
        let flows = try Self.flows(ScenarioSample.flow)
        let file = try #require(WitnessFile(try Self.finding(on: flows)))
        #expect(file.name == "small-shadowed-branch-bill")
        let source = SourceText(name: "\(file.name).json", text: file.text)
        let (decoded, findings) = ScenarioFile.decode(source)
        #expect(findings.map(\.headline) == [])
        let scenarios = try #require(decoded)
        #expect(Checks.findings(in: scenarios, for: flows).map(\.headline) == [])
        let run = ScenarioRun(scenarios.scenarios[0], in: source, on: flows)
        #expect(run.failures.map(\.node) == ["bill"])
        #expect(run.failures.map(\.kind) == [.play])
        #expect(run.path == ["who", "topic", "bill", "more", "topic", "bill"])
        #expect(file.fails(on: flows))
        let cured = try Self.flows(Self.cured)
        #expect(ScenarioRun(scenarios.scenarios[0], in: source, on: cured).failures.map(\.message) == [])
        #expect(!file.fails(on: cured))
    }

    @Test("of a message to nobody that waits for the wrap-up it fails, and passes once that is not sent")
    func noRecipient() throws {
        func flows(_ letter: String) throws -> FlowSet {
            let text = FlowText.make([
                "facts": #"{ "email": { "type": "email", "label": "Your e-mail?", "optional": true } }"#,
                "messages": #"{ "letter": { "to": ["{{email}}"], "subject": "A call", "body": ["Hello"] } }"#,
                "nodes": #"{ "first": { "ask": ["email"], "send": [\#(letter)], "end": "done" } }"#,
            ])
            return try #require(FlowText.load(text).flows)
        }
        let sent = try flows(#""letter""#)
        let found = Checks.findings(in: sent, after: []).findings.first { $0.code == .noRecipient }
        let finding = try #require(found)
        let file = try #require(WitnessFile(finding))
        #expect(file.fails(on: sent))
        #expect(!file.fails(on: try flows(#"{ "message": "letter", "when": "email != null" }"#)))
    }

    @Test("what does not lead there is left out, and nothing else")
    func short() throws {
        let flows = try Self.flows(ScenarioSample.flow)
        let call = try Self.call(on: flows)
        func opening(_ events: [Event]) -> Event.Opening? {
            if case .opened(let opening)? = events.first?.kind { opening } else { nil }
        }
        let shorter = ShortenedCall(call, facts: ["amount"], of: 0, on: flows).events
        #expect(opening(shorter)?.given == [])
        #expect(opening(shorter)?.channel == "phone")
        #expect(shorter.count == call.count - 1)
        // The name is asked in any case, the channel matters only where it is read.
        let named = ShortenedCall(call, facts: ["channel"], of: 0, on: flows).events
        #expect(opening(named)?.channel == "phone")
        // A part keeps what its callers give it, and a call that the engine does not take stays as it is.
        let part = try #require(flows.part("log"))
        let lent = Event.Opening(
            id: EnquiryID(milliseconds: 0), flow: "log", digests: [:], agent: "a", channel: "phone",
            given: [.init("number", .string("7"))])
        let start = Event(at: Timestamp(milliseconds: 0), .opened(lent))
        #expect(ShortenedCall([start], facts: [], of: 0, on: part).events == [start])
        let impossible = call + [Event(at: Timestamp(milliseconds: 0), .read)]
        #expect(ShortenedCall(impossible, facts: [], of: 0, on: flows).events == impossible)
        // One try leaves out all that was known at the opening; for more there is no time.
        let hasty = ShortenedCall(call, facts: ["amount"], of: 0, on: flows, atMost: call.count).events
        #expect(opening(hasty)?.given == [] && hasty.count == call.count)
        #expect(ShortenedCall(call, facts: ["amount"], of: 0, on: flows, atMost: 0).events == call)
    }

    @Test("a blank is a scenario that stops as the card is shown, before anything on it is answered")
    func blank() throws {
        let flows = try Self.flows(
            ScenarioSample.flow.replacing(
                #""say": ["Who is calling?"]"#, with: #""say": ["About {{topic}}?"]"#))
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: 0), flow: "small", digests: [:], agent: "prover", channel: "phone")
        var finding = flows.main.file.finding(.shadowedBranch, at: 0..<1, "this is blank")
        finding.witness = Finding.Witness(
            events: [Event(at: Timestamp(milliseconds: 0), .opened(opening))], path: ["who"], facts: [],
            of: 0, on: flows)
        let file = try #require(WitnessFile(finding))
        #expect(file.text.contains(#""left": false"#) && file.text.contains(#""____""#))
        #expect(file.fails(on: flows))
        #expect(!file.fails(on: try Self.flows(ScenarioSample.flow)))
    }

    @Test(
        "any call of the shipped flows comes to the same place as a scenario", arguments: ShippedFlows.names)
    func faithful(name: String) throws {
        let tested = try #require(ShippedFlows.tested[name])
        for (scenario, run) in Thoroughness.some(Array(zip(tested.scenarios, tested.runs)), oneIn: 4) {
            // What was taken back is in no visit, so that a witness never has it.
            let isPlain = !run.events.contains { event in
                switch event.kind {
                case .back, .reopened, .removed, .abandoned, .hungUp: true
                default: false
                }
            }
            // A witness ends at its place, never in the wrap-up.
            let last = run.events.lastIndex { event in
                switch event.kind {
                case .queued, .withheld: false
                default: event.kind.worksOnCard
                }
            }
            guard isPlain, let last else { continue }
            let path = run.path.map { NodePath($0) }
            let witness = Finding.Witness(
                events: Array(run.events[...last]), path: path, facts: [], of: 0, on: tested.flows)
            var finding = tested.flows.main.file.finding(.shadowedBranch, at: 0..<1, "")
            finding.witness = witness
            let file = try #require(WitnessFile(finding))
            let source = SourceText(name: "w.json", text: file.text)
            let (decoded, findings) = ScenarioFile.decode(source)
            #expect(findings.map(\.headline) == [], "\(scenario.name)")
            let again = try #require(decoded?.scenarios.first)
            let replayed = ScenarioRun(again, in: source, on: tested.flows)
            #expect(replayed.failures.map(\.message) == [], "\(scenario.name)\n\(file.text)")
            #expect(replayed.path == run.path, "\(scenario.name)")
        }
    }

    private static let name = #"{ "name": { "type": "text", "label": "Name?", "optional": true } }"#
    private static let letter = #"""
        { "letter": { "to": ["desk@client.example"], "subject": "A call", "body": ["From {{name}}."] } }
        """#
    private static let last = #""last": { "say": ["Bye."], "end": "done" }"#
    private static let item = FlowText.make([
        "id": #""item""#, "part": "true", "facts": name, "messages": letter,
        "nodes": #"{ "first": { "ask": ["name"], "send": ["letter"], "end": "done" } }"#,
    ])

    @Test(
        "of a blank in a message fails until that is cured, whenever the message is sent",
        arguments: [
            #"{ "first": { "ask": ["name"], "next": "last" }, "last": { "say": ["Bye."], "send": ["letter"], "end": "done" } }"#,
            #"{ "first": { "ask": ["name"], "send": ["letter"], "next": "last" }, \#(last) }"#,
            #"{ "first": { "ask": ["name"], "send": [{ "message": "letter", "now": true }], "next": "last" }, \#(last) }"#,
            #"{ "first": { "call": { "flow": "item", "as": "items", "repeat": { "ask": "More?" } }, "next": "last" }, \#(last) }"#,
        ])
    func blankMessage(nodes: String) throws {
        let text = FlowText.make(["facts": Self.name, "messages": Self.letter, "nodes": nodes])
        let flows = try #require(FlowText.load(text, beside: ["item": Self.item]).flows)
        let found = FlowText.check(text, beside: ["item": Self.item])
        let blank = try #require(found.first { $0.code.name == "may-be-blank" })
        #expect(try #require(WitnessFile(blank)).fails(on: flows))
    }
}
