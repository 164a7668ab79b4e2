/// The contents of a page about a record, in the words of the flow as it was then and in its language.
///
/// If that version of the flow is lost, names are shown.
package struct RecordPage {
    /// How the enquiry ended: the outcome's label, or that it was abandoned.
    package let outcome: String
    /// The outcome's kind; empty for an enquiry that was abandoned.
    package let kind: String
    /// Why the enquiry was abandoned.
    package let reason: String?
    /// The flow's title.
    package let title: String
    /// The flow's name and version. **Shape**: `hosting 1.0.0`.
    package let flow: String
    /// When the enquiry was opened. **Shape**: `15 July 2026 at 10:00 am (Australia/Melbourne)`.
    package let opened: String
    /// How long the call took. **Shape**: `20:01`.
    package let length: String
    /// Who took the call and how the caller reached the desk. **Shape**: `sam by phone`.
    package let desk: String
    /// Says that its times come from a given clock; nil if they do not.
    package let clock: String?
    /// Says that something may be missing, because the journal was damaged; nil if that is not so.
    package let gap: String?
    /// The id of the enquiry.
    package let id: EnquiryID
    /// The facts asked and told, those of the outermost flow first, then part by part.
    package let facts: [Group]
    /// What was begun and never answered, as typed.
    package let drafts: [(label: String, text: String)]
    /// The targets that were missed.
    package let missedTargets: [String]
    /// The messages that were approved or left out.
    package let messages: [Message]
    /// The tickets that hooks opened.
    package let tickets: [String]
    /// The notes the agent took, each with its time. **Shape**: `1:10`.
    package let notes: [(at: String, text: String)]
    /// The cards in the order they were shown, and the changes between them.
    package let path: [Stop]
    /// The wizard's own words in the flow's language.
    package let wording: Wording

    /// The facts of one flow.
    package struct Group {
        /// The title of the part; nil for the outermost flow.
        package let title: String?
        /// The facts in the order of the call, those about persons first.
        package let answers: [Answer]
    }

    /// A fact and its value in words.
    package struct Answer {
        /// The fact's label.
        package let label: String
        /// The value.
        package let words: String
        /// Whether it is about a person.
        package let isPersonal: Bool
        /// Whether it is only for the flow, so that the summary leaves it out.
        package let isInternal: Bool
        /// Whether the caller told it before it was asked.
        package let isTold: Bool
    }

    /// A message and what became of it.
    package struct Message {
        /// The subject.
        package let subject: String
        /// What became of it.
        package let state: String
        /// The message as it was approved; nil if it was left out.
        package let approved: RenderedMessage?
    }

    /// A card of the path, or a change.
    package struct Stop {
        /// When the card was shown or the change made. **Shape**: `1:10`.
        package let at: String
        /// The card's heading; empty for a change.
        package let title: String
        /// The answers given more than once in the call.
        package let answers: [(label: String, words: String)]
        /// What else to say about it.
        package let remarks: [String]
    }

    /// Reads a whole record.
    ///
    /// - Parameters:
    ///   - flows: the flow as it was when the enquiry opened, with its parts; nil if it is lost.
    ///   - tickets: those that the log knows of.
    ///   - delivery: what became of a message, by its name and number; nil if nothing is known.
    package init(
        _ record: RecordView, flows: FlowSet?, tickets: [TicketLine] = [],
        delivery: (MessageID, Int) -> RecordPhrase? = { _, _ in nil }
    ) {
        let words = RecordWords(record, flows: flows)
        let wording = words.wording
        self.wording = wording
        outcome = record.outcome.map(words.label) ?? wording.record(.abandonedCall)
        kind = record.outcome == nil ? "" : wording.record(.kind(record.kind))
        reason = record.reason
        title = words.title ?? record.flow.rawValue
        flow = "\(record.flow) \(record.version)"
        let zone = words.format.timeZone.identifier
        opened = record.opened.map { "\(words.format.text(.timestamp($0))) (\(zone))" } ?? ""
        length = Duration.milliseconds(record.duration ?? 0).clock
        desk = wording.record(.takenBy(agent: record.agent, channel: record.channel))
        clock = record.isClockGiven ? wording.record(.clockGiven) : nil
        gap = record.isIncomplete ? wording.record(.incomplete) : nil
        id = record.id
        drafts = record.drafts.map { (words.label(of: FactPath($0.name)), $0.text) }
        let asked = record.trail.compactMap(\.visit).flatMap(\.answers).map(\.fact)
        facts = Self.groups(record, asked, words)
        missedTargets = record.targets.filter { !$0.isMet }.map { target in
            let cards = target.missedAt.map(words.heading)
            return wording.record(
                .missedTarget(words.label(of: target.id), Duration.seconds(target.limit).clock, at: cards))
        }
        messages = Self.messages(record, wording, delivery)
        self.tickets = tickets.map { wording.record(.ticket($0.number, at: $0.url, hook: $0.hook)) }
        notes = record.notes.map { (Self.clock($0.at), $0.text) }
        // An answer given only once already appears among the facts.
        let repeated = Set(Dictionary(grouping: asked) { $0 }.filter { $0.value.count > 1 }.keys)
        let backs = record.backs.map { (at: $0.at, stop: Self.stop($0, words)) }[...]
        path = Self.path(record.trail, backs) { Self.stop($0, repeated, words) }
    }

    private static func clock(_ seconds: Double) -> String { Duration.seconds(seconds).clock }

    /// The facts by part, in the order of the call; those that were never asked come last.
    private static func groups(_ record: RecordView, _ asked: [FactPath], _ words: RecordWords) -> [Group] {
        let order = Dictionary(
            asked.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let facts = record.facts.filter { $0.origin?.isGiven == true }
        let parts = Dictionary(grouping: facts.enumerated()) { fact in
            FactPath(fact.element.name.calls, "", round: fact.element.name.round)
        }
        let firsts = parts.mapValues { $0.map(\.offset).min() ?? 0 }
        return parts.sorted { firsts[$0.key, default: 0] < firsts[$1.key, default: 0] }.map { part, facts in
            let sorted = facts.sorted { left, right in
                let keys = [left, right].map { fact in
                    let name = fact.element.name
                    return (words.isPersonal(name) ? 0 : 1, order[name] ?? .max, fact.offset)
                }
                return keys[0] < keys[1]
            }
            let answers = sorted.map(\.element).map { fact in
                Answer(
                    label: words.label(of: fact.name), words: words.text(of: fact.value, fact: fact.name),
                    isPersonal: words.isPersonal(fact.name), isInternal: words.isInternal(fact.name),
                    isTold: fact.origin?.isTold == true)
            }
            return Group(
                title: words.title(ofRound: part) ?? words.title(ofPart: part.calls), answers: answers)
        }
    }

    private static func messages(
        _ record: RecordView, _ wording: Wording, _ delivery: (MessageID, Int) -> RecordPhrase?
    ) -> [Message] {
        record.messages.map { message in
            Message(
                subject: message.message.subject,
                state: wording.record(delivery(message.id, message.number) ?? .keptOnly),
                approved: message.message)
        }
            + record.leftOut.map { message in
                let reason = message.reason.isEmpty ? wording(.noRecipient) : message.reason
                return Message(
                    subject: message.subject, state: wording.record(.leftOutBecause(reason)), approved: nil)
            }
    }

    /// The stops of the path, each step back before the card that it led to.
    private static func path(
        _ trail: RecordedTrail, _ backs: ArraySlice<(at: Double, stop: Stop)>,
        _ stop: (RecordedTrail.Entry) -> Stop?
    ) -> [Stop] {
        var (backs, stops) = (backs, [Stop]())
        for entry in trail {
            while let back = backs.first, back.at <= entry.at { stops.append(backs.removeFirst().stop) }
            if let stop = stop(entry) { stops.append(stop) }
        }
        return stops + backs.map(\.stop)
    }

    private static func stop(_ back: RecordView.Back, _ words: RecordWords) -> Stop {
        let isSame = back.node.text == back.target.text
        let heading = words.heading(of: back.target)
        let remark: RecordPhrase = isSame ? .begunAgain(heading) : .wentBack(to: heading)
        return Stop(at: clock(back.at), title: "", answers: [], remarks: [words.wording.record(remark)])
    }

    /// A stop of the path; nil for a node without a title at which nothing happened.
    private static func stop(
        _ entry: RecordedTrail.Entry, _ repeated: Set<FactPath>, _ words: RecordWords
    ) -> Stop? {
        let wording = words.wording
        switch entry {
        case .change(let at, .channel(let channel, _)):
            return Stop(
                at: clock(at), title: "", answers: [],
                remarks: [wording.record(.continuedBy(channel: wording.channel(channel)))])
        case .change(let at, .agent(let agent)):
            return Stop(
                at: clock(at), title: "", answers: [], remarks: [wording.record(.takenOver(by: agent))])
        case .change(let at, .reopened(let round)):
            return Stop(
                at: clock(at), title: "", answers: [], remarks: [wording.record(.reopened(round: round))])
        case .change(let at, .removed(let round)):
            return Stop(
                at: clock(at), title: "", answers: [], remarks: [wording.record(.removed(round: round))])
        case .visit(let visit):
            let answers = visit.answers.filter { repeated.contains($0.fact) }.map { answer in
                let isSkipped = answer.value.isNull
                let text =
                    isSkipped ? wording(.answerLeftOut) : words.text(of: answer.value, fact: answer.fact)
                return (label: words.label(of: answer.fact), words: text)
            }
            let passed = visit.answers.compactMap { answer in
                answer.reason.map { wording.record(.skippedItem(words.label(of: answer.fact), reason: $0)) }
            }
            let skipped = visit.steps.compactMap { step -> String? in
                guard case .skipped(let reason) = step.result else { return nil }
                return wording.record(.skippedItem(step.text, reason: reason))
            }
            let failed = visit.failures.map { wording(.ruleFailed($0.subject, $0.cause)) }
            let lapsed = visit.lapsed.map { wording.record(.lapsed(words.label(of: $0))) }
            let isSilent =
                visit.answers.isEmpty && visit.steps.isEmpty && failed.isEmpty && lapsed.isEmpty
                && !visit.isPicked
            // The look at the rounds of a part says nothing that the rounds do not say.
            guard words.hasTitle(visit.node) && !words.repeats(visit.node) || !isSilent
            else { return nil }
            let picked = visit.isPicked ? [wording.record(.pickedByHand)] : []
            return Stop(
                at: clock(visit.at),
                title: words.heading(of: visit.node) + (visit.round.map { " (\($0))" } ?? ""),
                answers: answers,
                remarks: passed + skipped + lapsed + failed + picked)
        }
    }
}
