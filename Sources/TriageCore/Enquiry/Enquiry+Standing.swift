/// The current state of an enquiry.
extension Enquiry {
    /// The flows that it runs on.
    package var flows: FlowSet { run.flows }

    /// The frame of the flow being run, which is a part while one is called.
    var frame: Frame { run.frame }

    /// The flow being run, which is a part while one is called.
    package var flow: Flow { run.frame.flow }

    /// The current node.
    package var node: Node { run.frame.node }

    /// The path of the current node.
    package var path: NodePath { run.frame.path }

    /// The visit of the current node.
    package var visit: Visit { run.visit }

    /// How the caller reaches the desk now.
    package var channel: String { run.channel }

    /// Who has the caller on the line.
    package var agent: String { run.agent }

    /// The values of the flow being run, by slot.
    package var values: [Value] { run.frame.values }

    /// The value of an expression in the current flow's scope.
    package func value(of expression: Expression) throws(EvaluationError) -> Value {
        try run.frame.value(of: expression)
    }

    /// What the enquiry waits for; nil if it has ended.
    public var awaiting: Awaiting? { run.awaiting }

    /// Whether another state of this enquiry, a little earlier or later, is on the same visit of the same
    /// card.
    package func isOnSameCard(as other: Enquiry) -> Bool {
        !hasMoved(since: other) && visit.entered == other.visit.entered
    }

    /// The same enquiry, which never leaves the card at hand: it shows what answers change there, the last one
    /// included.
    package var stayingOnCard: Enquiry {
        var copy = self
        copy.stayOnCard()
        return copy
    }

    /// Formats values, always in the language of the flow that was started.
    package var format: ValueFormat { flows.main.format }

    /// A template filled in with what the current flow knows.
    package func text(of template: Template) -> String { run.frame.text(of: template) }

    // MARK: The card at hand

    /// The answer that was given on this card; nil while it is open.
    package func answer(to id: FactID) -> Value? {
        guard frame.progress.answered.contains(id), let fact = flow.fact(id) else { return nil }
        return frame.values[fact.slot]
    }

    /// The unsubmitted draft of an answer to a question of this card, as it can be typed; nil if there is
    /// none, empty if it was erased.
    package func draft(of fact: FactID) -> String? { frame.progress.drafts[fact]?.text }

    /// The value of a draft that was confirmed on this card; nil if there is none, null if the answer was
    /// left out.
    package func confirmedDraft(of fact: FactID) -> Value? { frame.progress.drafts[fact]?.value }

    /// The recorded result of a step of this card, by its number; nil while there is none.
    package func result(ofStep step: Int) -> StepResult? { frame.progress.steps[step] }

    /// The draft for a step of this card, by its number; nil if there is none.
    package func draft(ofStep step: Int) -> Event.StepDraft? { frame.progress.stepDrafts[step] }

    // MARK: Telling

    /// The name in the outermost flow that a fact would have if told now; nil if no running flow has it.
    package func name(ofTold fact: FactID) -> FactPath? {
        run.tellable(fact).map { $0.frame.path(of: fact) }
    }

    /// Whether the caller has already said exactly this about a fact, asked or not: telling it again would
    /// change nothing.
    package func isSaid(_ fact: FactID, _ value: Value) -> Bool {
        guard let (frame, fact) = run.tellable(fact) else { return false }
        return frame.values[fact.slot] == value && frame.origins[fact.slot]?.isGiven == true
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

    /// Whether the enquiry has ended and its record is about to be written.
    package var isClosing: Bool { run.isClosing }

    /// When the wrap-up was left, or how far it has come; when the enquiry ended if nothing was pending then.
    var wrappedUp: Timestamp {
        let end = closed ?? lastEvent
        guard run.hasReviewed, case .outcome? = run.end else { return end }
        return lastEvent
    }

    /// Whether the call has ended and the wrap-up is not left yet.
    package var isWrappingUp: Bool { run.isWrappingUp }

    /// Whether the call is on the card between two rounds of a part, which can be opened again and taken out.
    package var isBetweenRounds: Bool { run.end == nil && frame.progress.isAtRounds }

    /// Whether reading the current card finishes the call.
    package var isOnLastCard: Bool { run.end == nil && frame.endsCall }

    /// The messages approved so far, those that left at once first.
    package var queuedMessages: [QueuedMessage] { run.approved }

    /// The messages approved on their cards, which leave at once and which nothing calls back.
    package var messagesAtOnce: [QueuedMessage] { run.gone.numbered }

    /// The messages approved in the wrap-up so far.
    package var messagesAfterCall: [QueuedMessage] { Array(run.approved.dropFirst(run.gone.count)) }

    /// How many messages wait for the end of the call and have someone to go to.
    package var waitingCount: Int {
        run.queue.count + run.pending.count(where: run.hasRecipient)
    }

    /// When a copy of the message under review went out, in words, and whether the new one would say the same
    /// again; nil if none has gone out.
    package var earlierCopy: (time: String, isSame: Bool)? {
        run.earlierCopy.map { (format.text(.timestamp($0.message.approved)), $0.isSame) }
    }

    /// How many messages have been reviewed.
    package var reviewedCount: Int { run.gone.count + run.queue.count + run.leftOut.count }

    /// The label of the message under review; nil if it has none.
    package var reviewLabel: String? {
        guard let message = run.underReview else { return nil }
        return message.frame.flow.message(message.id)?.label.map(message.frame.text)
    }

    /// The messages left out so far.
    package var leftOutMessages: [LeftOutMessage] { run.leftOut }

    /// The subjects of the messages that wait for the wrap-up, or are still to be reviewed in it.
    package var pendingSubjects: [String] { run.pending.map { run.rendered($0)?.subject ?? "" } }

    /// What the agent has written down so far.
    package var notes: [String] { run.notes.map(\.text) }
}
