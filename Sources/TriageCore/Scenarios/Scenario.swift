/// A test of a flow: a scripted enquiry and what it should show.
package struct Scenario: Sendable {
    /// The scenario's name, one sentence.
    package let name: String
    /// Where the name is in its file.
    package let span: Span
    /// When the enquiry begins; the clock only advances by `wait`.
    let start: Timestamp
    let agent: String
    /// How the caller reached the desk; nil for the flow's first channel.
    let channel: String?
    /// What is known before the first card: what a part is called with, or another flow is started with.
    let with: [Answer]
    /// Answers by fact, given whenever the fact is asked.
    let answers: [Answer]
    /// What happens at the visits to a node.
    let visits: [(path: NodePath, span: Span, scripts: [VisitScript])]
    /// Where it stops; nil to play the call to its end.
    let until: Stop?
    let expected: Expectation

    /// The answers to one fact.
    struct Answer: Sendable {
        /// The fact.
        let fact: FactPath
        let span: Span
        /// One value, or a list of successive ones; which it is depends on the fact's type.
        let value: JSON
    }

    /// What happens at one visit to a node, in this order.
    struct VisitScript: Sendable {
        let span: Span
        /// After what times the agent lets the caller know something. **Units**: seconds.
        var responded: [Int] = []
        /// How long the card is shown then. **Units**: seconds.
        var wait: Int?
        var channel: String?
        var note: String?
        var told: [Answer] = []
        /// Answers that must be refused.
        var refused: [Answer] = []
        var answers: [Answer] = []
        /// Steps left out: the id of the step, its number on the card or a part of its text, and the reason.
        var skips: [(step: String, reason: String, span: Span)] = []
        /// Messages left out, and the reasons.
        var withheld: [(id: MessageID, reason: String, span: Span)] = []
        /// The round to open again, and the one to take out, by number.
        var opened: Int?
        var removed: Int?
        var goesBack = false
        /// Whether the program crashes, so that the enquiry is rebuilt from its journal.
        var crashes = false
        var picked: (id: NodeID, span: Span)?
        var abandoned: String?
        var hangsUp = false
        /// How many steps the card has.
        var steps: (count: Int, span: Span)?
        /// Lines, steps and facts that stand on the card, and that do not, by name.
        var shown: [(name: String, span: Span)] = []
        var hidden: [(name: String, span: Span)] = []

        /// Whether it says what stands on the card.
        var claimsSight: Bool { steps != nil || !shown.isEmpty || !hidden.isEmpty }
    }

    /// What the enquiry should show.
    struct Expectation: Sendable {
        let span: Span
        /// Nil if nothing is expected; JSON null for an abandoned enquiry.
        var outcome: JSON?
        var kind: JSON?
        var path: JSON?
        var facts: [Answer] = []
        var lines: [JSON] = []
        var absentLines: [JSON] = []
        var messages: JSON?
        /// The state of targets: `met` or `missed`.
        var targets: [(id: TargetID, span: Span, state: JSON)] = []
        var notes: [JSON] = []

        /// Whether it says anything of the texts that were shown.
        var isAboutTexts: Bool { !lines.isEmpty || !absentLines.isEmpty }
    }
}

/// A file of scenarios for one flow.
package struct ScenarioFile: Sendable {
    /// The version of these files.
    package static let version: Int64 = 1

    /// The flow that is tested.
    package let flow: FlowID
    /// Where the flow is named.
    let flowSpan: Span
    /// The scenarios in file order.
    package let scenarios: [Scenario]
    /// The file itself.
    package let file: SourceText

    /// Decodes a file. The result is nil if the text is not a JSON object; the findings list everything wrong
    /// with its structure.
    package static func decode(_ source: SourceText) -> (file: ScenarioFile?, findings: [Finding]) {
        decode(ParsedFile(source))
    }

    /// Decodes a file that has already been parsed.
    package static func decode(_ file: ParsedFile) -> (file: ScenarioFile?, findings: [Finding]) {
        let source = file.source
        var findings = source.findings(of: file.problems)
        guard let json = file.json else { return (nil, findings) }
        var check = StructureCheck(source: source)
        check.check(json, against: .object(.scenarioFile), named: "a scenario file")
        findings += check.findings
        guard json.members != nil else { return (nil, findings) }
        let file = ScenarioFile(
            flow: FlowID(json["flow"]?.string ?? ""), flowSpan: json["flow"]?.span ?? json.span,
            scenarios: (json["scenarios"]?.elements ?? []).compactMap {
                Scenario($0, calledWith: Scenario.answers(json["with"]))
            }, file: source)
        return (file, findings)
    }

    /// The JSON Schema of scenario files.
    package static var schema: String {
        FlowSchema.schema(of: .scenarioFile, title: "Scenarios of a triage flow, format 1")
    }
}

extension Scenario {
    /// Decodes one scenario whose structure has been checked; what does not fit is ignored.
    fileprivate init?(_ json: JSON, calledWith shared: [Answer]) {
        guard json.members != nil else { return nil }
        name = json["name"]?.string ?? ""
        span = json["name"]?.span ?? json.span
        start = json["now"]?.string.flatMap { Timestamp(rfc3339: $0) } ?? Self.usualStart
        agent = json["agent"]?.string ?? "agent"
        channel = json["channel"]?.string
        let own = Self.answers(json["with"])
        let given = Set(own.map(\.fact))
        with = shared.filter { !given.contains($0.fact) } + own
        answers = Self.answers(json["answers"])
        visits = (json["at"]?.members ?? []).filter { $0.key != "comment" }.map { member in
            let scripts = member.value.elements ?? [member.value]
            return (NodePath(member.key), member.keySpan, scripts.map(VisitScript.init))
        }
        until = json["until"].flatMap(Stop.init)
        expected = Expectation(json["expect"], in: json.span)
    }

    /// 2026-01-15T10:00:00Z.
    static let usualStart = Timestamp(milliseconds: 1_768_471_200_000)

    /// The answers in an object of them.
    static func answers(_ json: JSON?) -> [Answer] {
        (json?.members ?? []).filter { $0.key != "comment" }.map {
            Answer(fact: FactPath($0.key), span: $0.keySpan, value: $0.value)
        }
    }
}

extension Scenario.VisitScript {
    fileprivate init(_ json: JSON) {
        span = json.span
        responded = (json["responded"].map { $0.elements ?? [$0] } ?? []).compactMap { time in
            time.string.flatMap(TimeLimit.seconds)
        }
        wait = json["wait"]?.string.flatMap(TimeLimit.seconds)
        channel = json["channel"]?.string
        note = json["note"]?.string
        told = Scenario.answers(json["told"])
        refused = Scenario.answers(json["refused"])
        answers = Scenario.answers(json["answers"])
        skips = Self.members(json["skip"]).map { ($0.key, $0.value.string ?? "", $0.keySpan) }
        withheld = Self.members(json["messages"]).map {
            (MessageID($0.key), $0.value.string ?? "", $0.keySpan)
        }
        opened = json["open"]?.int.map { Int(clamping: $0) }
        removed = json["remove"]?.int.map { Int(clamping: $0) }
        goesBack = json["back"]?.bool ?? false
        crashes = json["crash"]?.bool ?? false
        picked = json["go"].flatMap { go in go.string.map { (NodeID($0), go.span) } }
        abandoned = json["abandon"]?.string
        hangsUp = json["hangUp"]?.bool ?? false
        steps = json["steps"].flatMap { steps in steps.int.map { (Int(clamping: $0), steps.span) } }
        shown = Self.names(json["shows"])
        hidden = Self.names(json["hides"])
    }

    private static func names(_ json: JSON?) -> [(name: String, span: Span)] {
        (json?.elements ?? []).compactMap { name in name.string.map { ($0, name.span) } }
    }

    fileprivate static func members(_ json: JSON?) -> [JSON.Member] {
        (json?.members ?? []).filter { $0.key != "comment" }
    }
}

extension Scenario.Expectation {
    fileprivate init(_ json: JSON?, in scenario: Span) {
        span = json?.span ?? scenario
        outcome = json?["outcome"]
        kind = json?["kind"]
        path = json?["path"]
        facts = Scenario.answers(json?["facts"])
        lines = json?["lines"]?.elements ?? []
        absentLines = json?["notLines"]?.elements ?? []
        messages = json?["messages"]
        targets = Scenario.VisitScript.members(json?["targets"]).map {
            (TargetID($0.key), $0.keySpan, $0.value)
        }
        notes = json?["notes"]?.elements ?? []
    }
}
