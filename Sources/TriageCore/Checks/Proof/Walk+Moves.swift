/// What can happen next in a call that is led to a goal.
extension Walk {
    /// What can happen now, as far as it makes a difference.
    mutating func moves(in enquiry: Enquiry) -> [Event.Kind] {
        if mustGoBack(enquiry) { return [.back] }
        let frame = enquiry.frame
        let isOrdered = frame.node.isOrdered(in: frame.flow)
        var kinds: [Event.Kind] = []
        switch enquiry.awaiting {
        case nil, .destination, .wrapUp: return []
        case .step(let step):
            // Where something on the card depends on something else on it, the order can make a difference.
            let steps = isOrdered ? frame.node.steps.indices.filter(frame.isPending) : [step]
            kinds += steps.flatMap { results(ofStep: $0, in: frame) }
            if isOrdered { kinds += answers(to: frame.node.ask.map(\.id), in: frame) }
        case .field(let id):
            kinds += answers(to: isOrdered ? frame.node.ask.map(\.id) : [id], in: frame)
        case .reading: kinds.append(.read)
        case .round:
            kinds.append(.roundsDone)
            if samples.beginsRound(in: frame) {
                kinds.append(.round)
            } else {
                isSampled = true
            }
        case .review(let id): kinds += [.queued(id, edited: nil), .withheld(id, reason: "not wanted")]
        }
        // What is answered can take another answer away, which may then be told anew.
        let canLapse = enquiry.run.frames.contains { !$0.flow.lapsing.isEmpty }
        if isOrdered || canLapse || frame.progress.isFresh || frame.isAfterCall {
            kinds += asides(in: enquiry)
        }
        if goesBack, enquiry.canGoBack { kinds.append(.back) }
        return kinds
    }

    private func results(ofStep step: Int, in frame: Frame) -> [Event.Kind] {
        let declared = frame.node.steps[step]
        let reason = declared.isOptional ? "" : "not now"
        return [.ticked(step: step)]
            + (declared.fact == nil ? [] : [.skipped(step: step, reason: reason)])
    }

    /// The answers to questions of a card that are asked; one that is answered can be answered anew.
    private mutating func answers(to questions: [FactID], in frame: Frame) -> [Event.Kind] {
        let asked = questions.filter { !frame.progress.hidden.contains($0) }
        return asked.compactMap(frame.flow.fact).flatMap { fact -> [Event.Kind] in
            let values = samples.answers(to: fact, in: frame, &isSampled)
            let skipped: [Event.Kind] =
                frame.hasNoOption(fact) ? [.skippedQuestion(fact.id, reason: "nothing fits")] : []
            return values.map { .answered(fact.id, $0) } + skipped
        }
    }

    /// What the caller may say or do at any card: tell a fact that is not known, change the channel.
    private mutating func asides(in enquiry: Enquiry) -> [Event.Kind] {
        var asides: [Event.Kind] = []
        for (depth, frame) in enquiry.run.frames.enumerated().reversed() {
            for fact in frame.flow.facts
            where relevant[frame.position].contains(fact.slot) && frame.values[fact.slot].isNull
                && fact.isAnswerable && fact.type != .secret && enquiry.run.depth(ofTold: fact.id) == depth
            {
                for value in samples.answers(to: fact, in: frame, &isSampled) where !value.isNull {
                    asides.append(.told(fact.id, value))
                }
            }
        }
        let reads = enquiry.run.frames.contains {
            relevant[$0.position].contains($0.flow.known.channel)
        }
        if reads {
            asides += enquiry.flows.main.channels.filter { $0 != enquiry.run.channel }
                .map { .channel($0) }
        }
        return asides
    }
}

extension Node {
    /// Whether it can matter in which order its card is filled in: something on it depends on something else on it, or
    /// what it says, or how it asks, can change with an answer while something is left to do.
    fileprivate func isOrdered(in flow: Flow) -> Bool {
        hasConditions || steps.contains { $0.line.when != nil }
            || !ask.isEmpty
                && (note + say + steps.map(\.line)).contains { $0.when != nil || !$0.text.isConstant }
            || ask.contains { question in
                guard let fact = flow.fact(question.id) else { return false }
                let accept = fact.limits.accept
                let texts =
                    [fact.label, fact.hint, fact.help] + fact.options.flatMap { [$0.label, $0.hint] }
                if ask.count > 1, texts.contains(where: { $0?.isConstant == false }) { return true }
                return (question.optional ?? fact.optional).condition != nil
                    || fact.options.contains { $0.when != nil } || fact.hasComputedBound
                    || accept.map { $0.reads != [fact.slot] } ?? false
            }
    }
}

extension Progress {
    /// Whether nothing has been done on the card yet.
    var isFresh: Bool { answered.isEmpty && steps.isEmpty && !isRead && reviewed.isEmpty }
}
