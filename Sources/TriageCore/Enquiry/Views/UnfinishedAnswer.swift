/// An answer that was begun on the card at hand, or a reason for skipping a step.
package struct UnfinishedAnswer: Sendable, Equatable {
    /// The name of the fact in the outermost flow; of a step, its words.
    package let name: String
    /// What was typed so far, or the confirmed value in words.
    package let text: String
    /// Whether it is personal data.
    package let isPersonal: Bool

    /// Words an answer that was begun.
    init(_ fact: Fact, _ text: String, in frame: Frame) {
        name = frame.path(of: fact.id).text
        self.text = text
        isPersonal = fact.isPersonal
    }

    /// Keeps the reason that was begun for skipping a step.
    init(step: Int, reason: String, in frame: Frame) {
        name = frame.text(of: frame.node.steps[step].line.text)
        text = reason
        isPersonal = false
    }
}

extension Enquiry {
    /// What was begun on the card at hand and is no answer yet, in the order of its questions; after
    /// abandoning, what never became one.
    package func unfinishedAnswers() -> [UnfinishedAnswer] {
        guard run.end == nil else { return run.unfinished }
        let frame = run.frame
        return frame.questions.compactMap { frame.flow.fact($0.id) }.compactMap { fact in
            guard let draft = frame.progress.drafts[fact.id] else { return nil }
            let text = draft.value.map { $0 == .null ? "" : frame.words(for: $0, of: fact) } ?? draft.text
            return text.isEmpty ? nil : UnfinishedAnswer(fact, text, in: frame)
        }
    }
}
