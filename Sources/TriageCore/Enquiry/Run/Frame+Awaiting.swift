/// What a flow waits for at its current node.
extension Frame {
    /// What it waits for; nil if its node can be left or its call can begin.
    var awaiting: Awaiting? {
        let node = node
        if !progress.isCallDone {
            if progress.isAtRounds { return offersRound ? .round : .reading }
            if progress.isInRounds { return nil }
            if let step = node.steps.indices.first(where: { progress.steps[$0] == nil && isShown($0) }) {
                return .step(step)
            }
            if let fact = node.ask.first(where: {
                !progress.answered.contains($0.id) && $0.slot != nil && isShown($0)
            }) {
                return .field(fact.id)
            }
            if needsReading, !progress.isRead { return .reading }
            if node.call != nil { return nil }
        }
        if let message = messageAtOnce { return .review(message) }
        if progress.picked == nil, let dilemma = progress.dilemma { return .destination(dilemma) }
        return endsCall && !progress.isRead ? .reading : nil
    }

    /// Whether the part that its node calls has returned, once at least, so that nothing on its own card can be done
    /// any more.
    var isAfterCall: Bool { progress.isCallDone || progress.isInRounds }

    /// Whether its card shows the lines of its node: that of rounds shows those of the last one.
    var showsLines: Bool { !progress.isInRounds }

    /// Whether no step and no question of its card is left.
    var isFilledIn: Bool {
        switch awaiting {
        case .step, .field: false
        case .reading, .round, .review, .destination, .wrapUp, nil: true
        }
    }

    /// Whether leaving the node finishes the call, for which an enquiry with a wrap-up waits.
    var endsCall: Bool {
        guard activation.hasWrapUp, number == 0, case .end = node.exit else { return false }
        return node.call == nil || progress.isCallDone || progress.isAtRounds && !offersRound
    }

    /// Whether a message of its node is reviewed on the card rather than in the wrap-up: each of them in an
    /// enquiry from before there was one.
    private func isSentAtOnce(_ sending: Sending) -> Bool { !activation.hasWrapUp || sending.isAtOnce }

    /// The next message to review on the card; nil if there is none.
    private var messageAtOnce: MessageID? {
        indexAtOnce.map { node.send[$0].message.id }
    }

    /// Where the next message to review on the card stands among those of the node; nil if there is none.
    var indexAtOnce: Int? {
        node.send.indices.first {
            isSentAtOnce(node.send[$0]) && !progress.reviewed.contains($0) && holds(node.send[$0].when)
        }
    }

    /// Whether the card shows something, and there is nothing to do but read it.
    private var needsReading: Bool {
        let node = node
        guard !node.ask.contains(where: { isShown($0) }), progress.steps.isEmpty else { return false }
        if node.call == nil, node.send.contains(where: { isSentAtOnce($0) && holds($0.when) }) {
            return false
        }
        if node.call == nil, endsQuietly { return false }
        return node.note.contains { holds($0.when) } || node.say.contains { holds($0.when) }
    }

    /// Whether a condition holds: true if it is absent, and also if it fails, since what cannot be decided is
    /// shown, with the reason among the ``failures``.
    func holds(_ when: Expression?) -> Bool {
        guard let when else { return true }
        return (try? truth(of: when)) ?? true
    }

    /// Whether a condition holds.
    ///
    /// - Throws: ``EvaluationError`` where it cannot be worked out, or is neither true nor false because something
    ///   that it asks is not known.
    func truth(of condition: Expression) throws(EvaluationError) -> Bool {
        if case .bool(let holds) = try value(of: condition) { return holds }
        throw EvaluationError(.noSuchOverload, "it is not known")
    }

    /// Whether a question of its node is asked.
    func isShown(_ question: Question) -> Bool { !progress.hidden.contains(question.id) }

    /// The questions of its node that are asked now.
    var questions: [Question] { progress.hidden.isEmpty ? node.ask : node.ask.filter { isShown($0) } }

    /// Whether a fact can be left out now; a question of its node may say otherwise than the fact.
    func isOptional(_ fact: Fact) -> Bool {
        let question = progress.isCallDone ? nil : node.ask.first { $0.id == fact.id }
        return switch question?.optional ?? fact.optional {
        case .never: false
        case .always: true
        case .when(let condition):
            !(question.map { isUndecided(condition, of: $0.id) } ?? false) && holds(condition)
        }
    }

    /// What was told about a question that is hidden, as it would be lost by leaving the card now.
    var toldInVain: [Visit.Answer] {
        guard !progress.aside.isEmpty else { return [] }
        return node.ask.compactMap { question in
            guard let fact = flow.fact(question.id), let aside = progress.aside[fact.slot],
                aside.origin?.isTold == true, !isShown(question)
            else { return nil }
            return Visit.Answer(fact: path(of: fact.id), value: aside.value)
        }
    }

    /// Whether a step of its node applies.
    func isShown(_ step: Int) -> Bool { holds(node.steps[step].line.when) }

    /// Whether a step of its node applies and is neither ticked nor left out yet.
    func isPending(_ step: Int) -> Bool {
        node.steps.indices.contains(step) && progress.steps[step] == nil && isShown(step)
            && !progress.isCallDone
    }

    /// The facts of which the node demands at least one, if all of them but this one were skipped; otherwise
    /// nil.
    func missingOthers(than fact: Fact) -> [Fact]? {
        guard !node.atLeastOne.isEmpty else { return nil }
        let shown = Set(questions.map(\.id))
        let demanded = node.atLeastOne.compactMap { flow.fact($0.id) }.filter { shown.contains($0.id) }
        guard demanded.contains(where: { $0.id == fact.id }) else { return nil }
        let others = demanded.filter { $0.id != fact.id }
        let isLast = others.allSatisfy {
            progress.answered.contains($0.id) && values[$0.slot] == .null
        }
        return isLast ? demanded : nil
    }
}
