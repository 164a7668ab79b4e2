import TriageCore

/// The contents of a page about a record, with the flow's own words in place of names.
///
/// If that version of the flow is lost, names are shown.
struct RecordPage {
    /// How the enquiry ended: the outcome's label.
    let outcome: String
    /// The outcome's kind.
    let kind: String
    /// Why the enquiry was abandoned.
    let reason: String?
    /// The flow's title.
    let title: String
    /// The flow's name and version. **Shape**: `hosting 1.0.0`.
    let flow: String
    /// When the enquiry was opened. **Shape**: `2026-11-22 14:05` in the machine's zone.
    let opened: String
    /// How long the call took. **Shape**: `20:01 min`.
    let length: String
    /// The agent who took the call.
    let agent: String
    /// How the caller reached the desk.
    let channel: String
    /// Whether its times come from a given clock.
    let isClockGiven: Bool
    /// Whether something may be missing, because the journal was damaged.
    let isIncomplete: Bool
    /// The id of the enquiry.
    let id: EnquiryID
    /// The facts asked and told, in the order of the call.
    let facts: [Answer]
    /// What was begun and never answered, as typed.
    let drafts: [(label: String, text: String)]
    /// The targets that were missed.
    let missedTargets: [MissedTarget]
    /// The messages that were approved.
    let messages: [RenderedMessage]
    /// The messages that were left out.
    let leftOut: [RecordView.LeftOut]
    /// The notes the agent took.
    let notes: [RecordView.Note]
    /// The cards in the order they were shown, and the changes between them.
    let path: [Stop]

    /// A fact and its value in words.
    struct Answer {
        /// The fact's label.
        let label: String
        /// The value.
        let words: String
        /// Whether the caller told it before it was asked.
        let isTold: Bool
    }

    /// A target that was missed.
    struct MissedTarget {
        /// The target's label.
        let label: String
        /// The limit. **Units**: seconds.
        let limit: Int64
        /// The cards that took longer, if the target is about cards.
        let cards: [String]
    }

    /// A card of the path, or a change.
    struct Stop {
        /// When the card was shown or the change made. **Units**: seconds since the opening.
        let at: Double
        /// The card's heading; empty for a change.
        let title: String
        /// What to say about it.
        let remarks: [String]
    }

    /// Reads a whole record; the flow as it was then provides the words.
    init(_ record: RecordView, flow: Flow?) {
        let words = RecordWords(flow: flow)
        outcome = record.outcome.map(words.label) ?? "abandoned"
        kind = record.kind
        reason = record.reason
        title = flow?.title ?? record.flow.rawValue
        self.flow = "\(record.flow) \(record.version)"
        opened = record.opened.map(\.local) ?? ""
        length = record.length
        agent = record.agent
        channel = record.channel
        isClockGiven = record.isClockGiven
        isIncomplete = record.isIncomplete
        id = record.id
        let asked = record.trail.compactMap(\.visit).flatMap(\.answers).map(\.fact)
        facts = Self.inOrder(record.facts.filter { $0.origin == .asked || $0.origin == .told }, asked).map {
            Answer(
                label: words.label(of: $0.name), words: words.text(of: $0.value, fact: $0.name),
                isTold: $0.origin == .told)
        }
        drafts = record.drafts.map { (words.label(of: FactPath($0.name)), $0.text) }
        missedTargets = record.targets.filter { !$0.isMet }.map {
            MissedTarget(label: words.label(of: $0.id), limit: $0.limit, cards: $0.missedAt.map(\.text))
        }
        messages = record.messages.map(\.message)
        leftOut = record.leftOut
        notes = record.notes
        // An answer given only once already appears among the facts.
        let repeated = Set(Dictionary(grouping: asked) { $0 }.filter { $0.value.count > 1 }.keys)
        path = record.trail.map { Self.stop($0, repeated, words) }
    }

    /// Facts in the order they were first asked; those that were never asked come first.
    private static func inOrder(
        _ facts: [RecordView.KnownFact], _ asked: [FactPath]
    ) -> [RecordView.KnownFact] {
        let order = Dictionary(
            asked.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return facts.enumerated().sorted { left, right in
            let keys = [left, right].map { (order[$0.element.name] ?? -1, $0.offset) }
            return keys[0] < keys[1]
        }.map(\.element)
    }

    private static func stop(_ entry: RecordedTrail.Entry, _ repeated: Set<FactPath>, _ words: RecordWords)
        -> Stop
    {
        switch entry {
        case .change(let at, .channel(let channel)):
            return Stop(at: at, title: "", remarks: ["continued by \(channel)"])
        case .change(let at, .agent(let agent)):
            return Stop(at: at, title: "", remarks: ["taken over by \(agent)"])
        case .visit(let visit):
            let answers = visit.answers.filter { repeated.contains($0.fact) }.map { answer in
                let value = answer.value
                return
                    "\(answer.fact) = \(value.isNull ? "skipped" : words.text(of: value, fact: answer.fact))"
            }
            let left = visit.steps.compactMap { step -> String? in
                guard case .skipped(let reason) = step.result else { return nil }
                return "left out: \(step.text)" + (reason.isEmpty ? "" : " (\(reason))")
            }
            let failed = visit.failures.map { "a rule failed (\($0.cause)): \($0.subject)" }
            return Stop(
                at: visit.at, title: words.heading(of: visit.node),
                remarks: answers + left + failed + (visit.isPicked ? ["way on chosen by hand"] : []))
        }
    }
}
