import TestSupport
import Testing

@testable import TriageCore
@testable import triage

/// A call that can be taken in any mode, such as a scenario of a shipped flow: its events, in order.
struct ScenarioCall {
    /// Its name in messages, such as the scenario's name.
    let name: String
    /// The flows the call runs on.
    let flows: FlowSet
    /// All events, the opening first.
    private(set) var events: [Event]
    /// The inputs refused before an event, by the event's position.
    private(set) var refused: [Int: [String]] = [:]
    /// The events before which the program is killed and the call resumed, by position.
    private(set) var crashes: Set<Int> = []

    /// The flows that have scenarios.
    static let flowNames = ["ablecommerce", "hosting", "membership", "support-policy", "webhosting-sk"]

    /// A scenario and its call, which is played once for all suites, when one of them asks for it.
    typealias Scripted = (scenario: Scenario, call: Shared<ScenarioCall>)

    /// A flow's scenarios.
    static func scenarios(of name: String) throws -> [Scripted] { try #require(files[name]).get() }

    /// The calls of some of a flow's scenarios, others each day; of all in a long run.
    static func some(of name: String) throws -> [ScenarioCall] {
        try Thoroughness.some(scenarios(of: name), oneIn: 12).map { try $0.call.get() }
    }

    /// The call of one of a flow's scenarios.
    static func named(_ scenario: String, of name: String) throws -> ScenarioCall {
        try #require(try scenarios(of: name).first { $0.scenario.name == scenario }).call.get()
    }

    private static let files = Dictionary(
        uniqueKeysWithValues: flowNames.map { name in
            (
                name,
                Shared {
                    try scenarios(
                        in: #require(SourceText(file: "\(ProjectFolder.flows)/scenarios/\(name).json")))
                }
            )
        })

    /// The scenarios in a file's text, which are those of a shipped flow.
    static func scenarios(in text: SourceText) throws -> [Scripted] {
        let file = try #require(ScenarioFile.decode(text).file)
        let flows = try FlowFolder(path: ProjectFolder.flows).runnable(file.flow)
        return file.scenarios.map { scenario in
            (scenario, Shared { try ScenarioCall(scenario, in: text, on: flows) })
        }
    }

    init(name: String, flows: FlowSet, events: [Event]) {
        self.name = name; self.flows = flows; self.events = events
    }

    private init(_ scenario: Scenario, in file: SourceText, on flows: FlowSet) throws {
        self.init(
            name: scenario.name, flows: flows, events: ScenarioRun(scenario, in: file, on: flows).events)
        try findTroubles(of: scenario)
    }

    /// How the call was opened.
    var opening: Event.Opening {
        guard case .opened(let opening)? = events.first?.kind else {
            preconditionFailure("a call begins with its opening")
        }
        return opening
    }

    /// The call before anything was done in it.
    var opened: Enquiry { Enquiry(opening, at: events[0].at, on: flows) }

    /// Whether any event happens later than the opening.
    var letsTimePass: Bool { events.contains { $0.at != events[0].at } }

    /// The words after the program's name that open such a call.
    var words: [String] {
        [
            "run", flows.main.id.rawValue, "--agent", opening.agent, "--channel", opening.channel, "--now",
            events[0].at.rfc3339,
        ]
    }

    /// The record that the events leave.
    func record() throws -> [UInt8] {
        var enquiry = opened
        for event in events.dropFirst() { try enquiry.apply(event) }
        return try #require(Record(enquiry)).json
    }

    /// The same call with keys: where all steps of a card are ticked one after another, one key ticks them.
    func withStepsTogether() throws -> ScenarioCall {
        var (call, enquiry, left) = (self, opened, 0)
        for (position, event) in events.enumerated().dropFirst() {
            if left == 0 { left = stepsTogether(in: enquiry, at: position) }
            if left > 0, case .ticked(let step, _) = event.kind {
                left -= 1
                call.events[position] = Event(at: event.at, .ticked(step: step, together: true))
            }
            try enquiry.apply(call.events[position])
        }
        return call
    }

    /// How many events from a position on are one after another the ticks of all steps open on a card; 0 if
    /// a step is left out, only one is open, or anything happens between them.
    private func stepsTogether(in enquiry: Enquiry, at position: Int) -> Int {
        guard case .step? = enquiry.awaiting else { return 0 }
        let open = enquiry.card().steps.filter { $0.result == nil }.map(\.number)
        let run = position..<min(position + open.count, events.count)
        let ticked = events[run].compactMap { event -> Int? in
            guard case .ticked(let step, _) = event.kind, event.at == events[position].at else { return nil }
            return step
        }
        guard open.count > 1, ticked == open, crashes.isDisjoint(with: run.dropFirst()) else { return 0 }
        return open.count
    }

    /// Finds the refused answers and the crashes of the scenario: neither is an event.
    private mutating func findTroubles(of scenario: Scenario) throws {
        var enquiry = opened
        var latest = -1
        var arrivals: [NodePath: Int] = [:]
        var script: Scenario.VisitScript?
        for (position, event) in events.enumerated().dropFirst() {
            if enquiry.frame.visit > latest {
                latest = enquiry.frame.visit
                let path = enquiry.path.inAnyRound
                let number = arrivals[path, default: 0]
                arrivals[path] = number + 1
                let scripts = scenario.visits.first { $0.path == path }?.scripts.dropFirst(number) ?? []
                script = scripts.first
                if script?.crashes == true { crashes.insert(position) }
            }
            if case .answered(let id, _) = event.kind,
                let answer = script?.refused.first(where: { $0.fact == FactPath([], id) })
            {
                let texts = (answer.value.elements ?? [answer.value]).map {
                    $0.string ?? $0.int.map(String.init) ?? ""
                }
                // An empty line is not an answer: it takes the offered value.
                refused[position] = texts.filter { !$0.isEmpty }
            }
            try enquiry.apply(event)
            if event.kind == .back { latest = enquiry.frame.visit - 1 }
        }
    }
}

extension Scenario {
    /// Whether the clock advances in it.
    var letsTimePass: Bool {
        visits.contains { $0.scripts.contains { $0.wait != nil || !$0.responded.isEmpty } }
    }
}

extension Value {
    /// The value in a form that can be typed.
    var typed: String {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .money(let money): money.text
        case .date(let date): date.iso
        case .timestamp(let time): time.rfc3339
        case .secret: "secret"
        case .bool(let bool): String(bool)
        case .list(let values): values.map(\.typed).joined(separator: ", ")
        case .null, .uint, .bytes, .map, .record, .duration, .type: ""
        }
    }
}
