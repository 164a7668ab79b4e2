/// What a run waits for, and what it refuses.
extension Run {
    /// What it waits for; nil if it has ended.
    var awaiting: Awaiting? {
        if end == nil { return frame.awaiting }
        if let message = underReview { return .review(message.id) }
        return isWrappingUp ? .wrapUp : nil
    }

    /// Why an event cannot happen now; nil if it can. Does not check whether there is a card to go back to,
    /// which the run does not know.
    func refusal(of event: Event.Kind) -> Refusal? {
        switch event {
        case .closing: return end == nil || underReview != nil ? .notEnded : nil
        case .opened: return .openedTwice
        case .noted, .parked, .resumed: return nil
        case .queued, .withheld, .back: if end != nil, !isWrappingUp { return .ended }
        case .answered, .skippedQuestion, .ticked, .skipped, .read, .round, .roundsDone, .reopened, .removed,
            .picked, .told, .responded, .channel, .drafted, .draftedStep, .abandoned, .hungUp:
            if end != nil { return .ended }
        }
        switch event {
        case .answered(let id, let value): return refusal(of: value, for: id)
        case .skippedQuestion(let id, let reason):
            let refusal = refusal(of: .null, for: id)
            guard refusal == .invalid(id, .nothingToChoose) else { return refusal ?? .unanswered }
            return reason.isVisible ? nil : refusal
        case .ticked(let step, _): return frame.isPending(step) ? nil : .noSuchStep
        case .skipped(let step, let reason):
            if !frame.isPending(step) { return .noSuchStep }
            return frame.node.steps[step].isOptional || !reason.isEmpty ? nil : .reasonNeeded
        case .read: return awaiting == .reading ? nil : .unanswered
        case .round, .roundsDone: return awaiting == .round ? nil : .notBetweenRounds
        case .reopened(let number), .removed(let number):
            guard let rounds = frame.roundCard?.rounds else { return .notBetweenRounds }
            return rounds.finished.indices.contains(number - 1) ? nil : .noSuchRound(number)
        case .queued(let id, let edited):
            guard let message = underReview, message.id == id else { return .noSuchMessage }
            return (edited ?? rendered(message))?.to.isEmpty ?? true ? .noRecipient : nil
        case .withheld(let id, let reason):
            guard let message = underReview, message.id == id else { return .noSuchMessage }
            guard reason.isEmpty, frame.activation.hasWrapUp, earlierCopy?.isSame != true else { return nil }
            return rendered(message)?.to.isEmpty ?? true ? nil : .reasonNeeded
        case .picked(let node):
            guard case .destination = awaiting, frame.flow.index(of: node) != nil else { return .notPickable }
            return nil
        case .told(let id, let value, _):
            guard let (frame, fact) = tellable(id) else { return .unknownFact(id) }
            if fact.type == .secret { return .invalid(id, .secretTold) }
            if value.isNull { return .invalid(id, .missing) }
            return frame.problem(with: value, for: fact).map { .invalid(id, $0) }
        case .channel(let channel):
            return flows.main.channels.contains(channel) ? nil : .unknownChannel(channel)
        case .drafted(let id, _, _):
            // A draft of a question that is hidden again is kept for when it returns.
            let isAsked = frame.node.ask.contains { $0.id == id }
            guard isAsked, let fact = frame.flow.fact(id) else { return .notAsked(id) }
            return fact.type == .secret ? .invalid(id, .secretTold) : nil
        case .draftedStep(let step, _):
            let isOpen = frame.node.steps.indices.contains(step) && frame.progress.steps[step] == nil
            return isOpen ? nil : .noSuchStep
        case .opened, .closing, .noted, .responded, .parked, .resumed, .back, .abandoned, .hungUp: return nil
        }
    }

    private func refusal(of value: Value, for id: FactID) -> Refusal? {
        guard let fact = asked(id), !frame.progress.isCallDone else { return .notAsked(id) }
        let node = frame.node
        let isHeldUp = node.steps.indices.contains { !node.steps[$0].isOptional && frame.isPending($0) }
        if isHeldUp { return .stepsFirst }
        if let problem = frame.problem(with: value, for: fact) { return .invalid(id, problem) }
        guard value == .null, let demanded = frame.missingOthers(than: fact) else { return nil }
        return .invalid(id, .oneNeeded(demanded.map(frame.label)))
    }

    /// The fact with that name, if the current node asks for it.
    private func asked(_ id: FactID) -> Fact? {
        guard let question = frame.node.ask.first(where: { $0.id == id }), frame.isShown(question) else {
            return nil
        }
        return frame.flow.fact(id)
    }
}
