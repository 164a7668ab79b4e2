import Terminal
import TriageCore

/// What stays on the screen for good.
extension Wizard {
    /// Folds a card that was left to its answers.
    mutating func fold(_ visit: Visit, at time: Timestamp) {
        let trail = enquiry.trail
        let card = trail.first { $0.path == visit.path && $0.entered == visit.entered }
        guard let card else { return }
        let told = Folded(card)
        // A card that called a part was folded when the part began.
        folded.removeAll { known in !trail.contains { Folded($0) == known } }
        guard !folded.contains(told) else { return }
        folded.append(told)
        tell(rows(of: card))
    }

    /// A card as it stands in the transcript.
    struct Folded: Sendable, Equatable {
        private let path: String
        private let entered: Timestamp
        private let answers: [TrailCard.Answer]
        private let steps: [Visit.StepAnswer]

        fileprivate init(_ card: TrailCard) {
            (path, entered, answers, steps) = (card.path, card.entered, card.answers, card.steps)
        }
    }

    /// Shows where a call stands that is taken up again.
    mutating func tellResumed() {
        tell([StyledText(wording(.resumed(enquiry.flows.main.title)), .hint)])
        for card in enquiry.trail where !card.isOpen { tell(rows(of: card)) }
    }

    private func rows(of card: TrailCard) -> [StyledText] {
        let title = StyledText(marks.success + " ", .success) + StyledText(card.title)
        let answers = card.answers.map { answer -> StyledText in
            answer.text.map { StyledText($0, .input) } ?? StyledText(wording(.answerLeftOut), .hint)
        }
        var rows: [StyledText] = []
        let skipped = card.steps.filter {
            if case .skipped(let reason) = $0.result { !reason.isEmpty } else { false }
        }
        if answers.count == 1, card.steps.isEmpty {
            rows.append(
                StyledText(marks.success + " ", .success) + StyledText(card.title.lead + " ") + answers[0])
        } else {
            rows.append(title)
            for (answer, text) in zip(card.answers, answers) {
                rows.append(StyledText("    \(answer.label.lead) ", .hint) + text)
            }
        }
        if !card.steps.isEmpty {
            let done = card.steps.count { $0.result == .ticked }
            rows.append(StyledText("    " + wording(.stepsDone(done, of: card.steps.count)), .hint))
        }
        for step in skipped {
            guard case .skipped(let reason) = step.result else { continue }
            rows.append(StyledText("    \(marks.skipped) \(step.text) (\(reason))", .hint))
        }
        return rows
    }

    /// Shows the words that go into no journal: of the panels, and of the card when that could not be kept.
    mutating func tellUnkept(withCard: Bool) {
        closePanels()
        var texts: [String] = []
        if withCard {
            texts = form.drafts.map { draft in
                let label = form.fields.first { $0.fact == draft.fact }?.label ?? draft.fact.rawValue
                return "\(label.lead) \(draft.text)"
            }
        }
        texts += noteDraft.map { [$0.text] } ?? []
        texts += toldDrafts.sorted { $0.key < $1.key }.map(\.value)
        texts += leavingDraft?.reasons ?? []
        for text in texts { tell(marks.warning, wording(.notKept(text)), .warning) }
    }

    /// Shows how the call ended and what became of it.
    mutating func tellEnd(_ result: EnquirySession.Finish) {
        tell([.empty])
        if let outcome = enquiry.outcome {
            tell([StyledText(wording(.outcome(outcome.label)), .title)])
        } else {
            tell([StyledText(wording(.abandoned), .title)])
        }
        for queued in enquiry.queuedMessages {
            let to = (queued.message.to + queued.message.cc).joined(separator: ", ")
            tell([StyledText("  " + wording(.queuedTo(queued.message.subject, to)))])
        }
        switch result {
        case .saved(let path):
            tell([
                StyledText("  " + wording(.saved(enquiry.opening.id.text)), .success),
                StyledText("  " + wording(.recordAt(path)), .hint),
            ])
        case .dryRun: tell([StyledText("  " + wording(.dryRun), .hint)])
        case .differs(let path, let offset):
            tell(marks.error, wording(.recordDiffers(path, "\(offset)")), .error)
        }
    }
}
