/// Where an enquiry stands.
extension Enquiry {
    /// What it runs on.
    package var flows: FlowSet { run.flows }

    /// The frame of the flow being run, which is a part during a call.
    var frame: Frame { run.frame }

    /// The flow being run, which is a part during a call.
    package var flow: Flow { run.frame.flow }

    /// The node where the enquiry stands.
    package var node: Node { run.frame.node }

    /// The path of that node.
    package var path: NodePath { run.frame.path }

    /// The visit of that node.
    package var visit: Visit { run.visit }

    /// The values of the flow being run, by slot of its scope.
    package var values: [Value] { run.frame.values }

    /// What the enquiry waits for; nil when it has ended.
    public var awaiting: Awaiting? { run.awaiting }

    /// Whether another enquiry is this one on the same visit of the same card, a little earlier or later.
    package func isOnSameCard(as other: Enquiry) -> Bool {
        !hasMoved(since: other) && visit.entered == other.visit.entered
    }

    /// How the enquiry puts values into words: always in the language of the flow that was started.
    package var format: ValueFormat { flows.main.format }

    /// A template with what the current flow knows.
    package func text(of template: Template) -> String { run.frame.text(of: template) }

    // MARK: The card at hand

    /// The answer that was given on this card; nil while it is open.
    package func answer(to id: FactID) -> Value? {
        guard frame.progress.answered.contains(id), let fact = flow.fact(id) else { return nil }
        return frame.values[fact.slot]
    }

    /// What was begun as the answer to a question of this card and not submitted, as it can be typed; nil when
    /// nothing was, empty when it was erased.
    package func draft(of fact: FactID) -> String? { frame.progress.drafts[fact] }

    /// What is recorded of a step of this card, by its number; nil while nothing is.
    package func result(ofStep step: Int) -> StepResult? { frame.progress.steps[step] }

    /// What was begun on a step of this card, by its number; nil when nothing was.
    package func draft(ofStep step: Int) -> Event.StepDraft? { frame.progress.stepDrafts[step] }

    // MARK: Telling

    /// The name in the outermost flow of a fact that would be told now; nil when no running flow knows it.
    package func name(ofTold fact: FactID) -> FactPath? {
        run.tellable(fact).map { $0.frame.path(of: fact) }
    }

    /// Whether the caller has said just this of a fact, asked or not: telling it again changes nothing.
    package func isSaid(_ fact: FactID, _ value: Value) -> Bool {
        guard let (frame, fact) = run.tellable(fact) else { return false }
        let origin = frame.origins[fact.slot]
        return frame.values[fact.slot] == value && (origin == .asked || origin == .told)
    }

    // MARK: The end

    /// When the last event happened.
    package var lastEvent: Timestamp { events.last?.at ?? opened }

    /// The outcome; nil while the enquiry is open, and for one that was abandoned.
    package var outcome: Outcome? {
        guard case .outcome(let id) = run.end else { return nil }
        return flows.main.outcome(id)
    }

    /// When the enquiry ended; nil while it is open.
    package var closed: Timestamp? {
        run.end == nil ? nil : run.visits.compactMap(\.left).max() ?? lastEvent
    }

    /// Whether the enquiry had come to its end and its record was about to be written.
    package var isClosing: Bool { events.contains { $0.kind == .closing } }

    /// The messages approved so far.
    package var queuedMessages: [QueuedMessage] { run.queue }
}
