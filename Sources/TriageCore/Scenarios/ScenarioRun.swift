/// One run of a scenario on its flow, through the same enquiry as every call.
package struct ScenarioRun: Sendable {
    /// The scenario's name.
    package let name: String
    /// What differed, in order; empty when it passed.
    package internal(set) var failures: [Failure] = []
    /// What it reached.
    package internal(set) var coverage = Coverage()

    /// Everything that happened, in order.
    package var events: [Event] { enquiry.events }

    /// Something that differed.
    package struct Failure: Sendable, Equatable {
        /// What it is about.
        package let kind: Kind
        /// The node where it differed; empty when it is about the whole.
        package let node: String
        /// One terse sentence.
        package let message: String
        /// Where the scenario says so.
        package let location: Finding.Location

        /// What a failure can be about: a member of `expect`, or the playing itself.
        package enum Kind: String, Sendable, CaseIterable {
            /// The flow could not be played as the scenario says.
            case play
            /// The scenario says something that never came about.
            case unused
            case outcome, kind, path, facts, lines, notLines, messages, targets, notes
        }
    }

    /// More cards than this mean that the scenario goes round in a circle.
    private static let mostEvents = 5_000

    let scenario: Scenario
    let file: SourceText
    let flows: FlowSet
    var enquiry: Enquiry
    var now: Timestamp
    /// What the agent saw.
    var shown = ShownTexts()
    /// How often each node was arrived at.
    var arrivals: [NodePath: Int] = [:]
    /// The script of the latest visit of each node.
    var scripts: [NodePath: Scenario.VisitScript] = [:]
    /// How often each fact was answered from the general answers.
    var given: [FactPath: Int] = [:]
    /// What scripts of visits say and what came about, by place in the file.
    var used: Set<Int> = []
    /// The newest visit that was arrived at.
    var latestVisit = -1

    /// Runs a scenario to its end and compares it with what it expects.
    package init(_ scenario: Scenario, in file: SourceText, on flows: FlowSet) {
        self.scenario = scenario
        self.file = file
        self.flows = flows
        name = scenario.name
        now = scenario.start
        let opening = Event.Opening(
            id: EnquiryID(milliseconds: scenario.start.milliseconds), flow: flows.main.id, digests: [:],
            agent: scenario.agent, channel: scenario.channel ?? flows.main.channels.first ?? "",
            isClockGiven: true)
        enquiry = Enquiry(opening, at: scenario.start, on: flows)
        run()
    }

    private mutating func run() {
        var events = 0
        while enquiry.awaiting != nil, failures.isEmpty {
            events += 1
            if events > Self.mostEvents { return fail(.play, "the scenario does not come to an end") }
            arrive()
            observe()
            guard failures.isEmpty, let awaiting = enquiry.awaiting else { break }
            answer(awaiting)
        }
        coverage.add(enquiry)
        guard failures.isEmpty else { return }
        checkAllUsed()
        compare()
    }

    /// Notes what the agent sees now.
    mutating func observe() {
        guard enquiry.run.end == nil, shown.observe(enquiry, at: now) else { return }
        coverage.observe(enquiry)
    }

    mutating func fail(
        _ kind: Failure.Kind, _ message: String, at span: Span? = nil, node: String? = nil
    ) {
        failures.append(
            Failure(
                kind: kind, node: node ?? (enquiry.run.end == nil ? enquiry.path.text : ""),
                message: message,
                location: file.location(of: span ?? scenario.span)))
    }
}
