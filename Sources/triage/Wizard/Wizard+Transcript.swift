import Terminal
import TriageCore

/// What stays on the screen for good.
extension Wizard {
    /// Folds a card that was left into its answers.
    mutating func condense(_ visit: Visit, at time: Timestamp) {
        let trail = enquiry.trail()
        let card = trail.first { $0.path == visit.path && $0.entered == visit.entered }
        guard let card, !card.isOnlyList, transcript.admits(card, on: trail) else { return }
        let isAbandoned = enquiry.awaiting == nil && enquiry.outcome == nil
        tell(rows(of: card, isFinished: !isAbandoned))
    }

    /// Shows how far a resumed call has come.
    mutating func tellResumed() {
        tell([StyledText(wording(.resumed(enquiry.flows.main.title)), .hint)])
        for card in enquiry.trail() where !card.isOpen && !card.isOnlyList { tell(rows(of: card)) }
    }

    private func rows(of card: TrailCard, isFinished: Bool = true) -> [StyledText] {
        let title =
            isFinished
            ? StyledText(marks.success + " ", .success) + StyledText(card.title)
            : StyledText("\(marks.skipped) \(wording(.leftUnfinished(card.title)))", .hint)
        let answers = card.answers.map { answer -> StyledText in
            answer.text.map { StyledText($0, .input) } ?? StyledText(wording(.answerLeftOut), .hint)
        }
        var rows: [StyledText] = []
        let skipped = card.steps.filter {
            if case .skipped(let reason) = $0.result { !reason.isEmpty } else { false }
        }
        if answers.count == 1, card.steps.isEmpty, isFinished {
            rows.append(
                StyledText(marks.success + " ", .success) + StyledText(card.title.lead + " ") + answers[0])
        } else {
            rows.append(title)
            for (answer, text) in zip(card.answers, answers) {
                // Right below the title, a label of the same words would only repeat it.
                let isRepeated = rows.count == 1 && answer.label.isSaying(card.title)
                rows.append(StyledText(isRepeated ? "    " : "    \(answer.label.lead) ", .hint) + text)
            }
        }
        if !card.steps.isEmpty {
            let done = card.steps.count { $0.result == .ticked }
            let count = card.steps.count
            rows.append(
                StyledText("    " + wording(.stepsDone(done, of: count, skipped: count - done)), .hint))
        }
        for row in Telling.failures(card.failures, wording).rows(marks) {
            rows.append(StyledText("    ") + row)
        }
        for step in skipped {
            guard case .skipped(let reason) = step.result else { continue }
            rows.append(StyledText("    \(marks.skipped) \(step.text) (\(reason))", .hint))
        }
        return rows
    }

    /// Reports each overrun once, in words, with its note.
    ///
    /// - Parameter size: the screen; on a small one the note also stands in place of the help line, since the
    ///   card leaves no row of the transcript in sight.
    mutating func tellMisses(at time: Timestamp, on size: Size) {
        guard enquiry.awaiting != nil else { return }
        for telling in overruns.news(of: enquiry, at: time) {
            tell(telling.rows(marks))
            let note = telling.lines.filter { $0.kind == .note }.map(\.text).joined(separator: " ")
            if !size.isRoomy, !note.isEmpty { notice = Notice(text: note, role: .overrun) }
        }
    }

    /// Shows the texts that go into no journal: those of the panels, and those of the card if it could not be
    /// saved.
    mutating func tellUnkept(withCard: Bool) {
        closePanels()
        var texts: [String] = []
        if withCard {
            texts = form.drafts.map { draft in
                let label = form.fields.first { $0.fact == draft.fact }?.label ?? draft.fact.rawValue
                return "\(label.lead) \(draft.text)"
            }
        }
        texts += panels.drafts.texts
        for text in texts { tell(marks.warning, wording(.entryLost(text)), .warning) }
    }

    /// Says what became of a message of the call.
    mutating func tell(_ entry: Outbox.Entry) {
        let queued = enquiry.queuedMessages.first { enquiry.outboxName($0) == entry.name }
        guard let text = queued.map({ wording($0.phrase(entry, isSending: true)) }) else { return }
        if entry.state == .sent {
            tell(marks.success, text, .success)
        } else {
            tell(marks.error, text, .error)
        }
    }

    /// Says that messages failed, of this call or of earlier ones.
    mutating func tellFailures(_ phrases: [Phrase]) {
        for phrase in phrases { tell(marks.error, wording(phrase), .error) }
        guard let last = phrases.last else { return }
        // On a small screen no row of the transcript is in sight.
        notice = Notice(text: wording(last), role: .error)
    }

    /// Shows how the call ended and what became of its record.
    ///
    /// - Parameters:
    ///   - isSending: whether there is a mail program for the messages.
    ///   - entry: how far a message has got.
    mutating func tellEnd(
        _ result: EnquirySession.Finish, isSending: Bool, entry: (OutboxName) -> Outbox.Entry?
    ) {
        tell([.empty])
        tell(Telling.ending(of: enquiry).rows(marks))
        tell(Telling.finish(result, of: enquiry, isSending: isSending, entry: entry).rows(marks))
        if case .differs(let path, let offset) = result {
            tell(marks.error, wording(.recordDiffers(path, "\(offset)")), .error)
        }
    }
}
