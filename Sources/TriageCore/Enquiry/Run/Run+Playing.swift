/// Plays events: what each of them changes.
extension Run {
    /// Plays an event that is known to be allowed.
    ///
    /// - Parameter path: the card shown when it happened.
    mutating func play(_ event: Event, at path: NodePath) {
        let time = event.at
        switch event.kind {
        case .opened, .parked, .closing: break
        case .answered(let fact, let value): answer(fact, value)
        case .skippedQuestion(let fact, let reason): answer(fact, .null, reason: reason)
        case .ticked(let step): finish(step: step, .ticked)
        case .skipped(let step, let reason): finish(step: step, .skipped(reason: reason))
        case .read: frame.progress.isRead = true
        case .queued(let id, let edited): queue(id, edited)
        case .withheld: frame.progress.reviewed += 1
        case .picked(let node):
            frame.progress.picked = node
            visit.isPicked = true
        case .told(let fact, let value): tell(fact, value)
        case .noted(let text): notes.append(Note(at: time, path: path, text: text))
        case .channel(let channel): change(.channel(channel), at: time)
        case .drafted(let fact, let text): frame.progress.drafts[fact] = text
        case .draftedStep(let step, let draft): frame.progress.stepDrafts[step] = draft
        case .resumed(let agent):
            if agent != self.agent { change(.agent(agent), at: time) }
        case .back:
            // A card whose call has returned stays as it was: entering its node again would rerun the call.
            if !frame.progress.isCallDone { enterAnew(at: time) }
        case .abandoned(let reason): abandon(reason, at: time)
        }
        moveOn(at: time)
    }

    private mutating func answer(_ id: FactID, _ value: Value, reason: String? = nil) {
        guard let fact = frame.flow.fact(id) else { return }
        let path = frame.path(of: id)
        frame.answer(fact, value)
        visit.answers.removeAll { $0.fact == path }
        visit.answers.append(Visit.Answer(fact: path, value: value, reason: reason))
    }

    private mutating func finish(step number: Int, _ result: StepResult) {
        let text = frame.text(of: frame.node.steps[number].line.text)
        frame.finish(step: number, result)
        visit.steps.append(Visit.StepAnswer(text: text, result: result))
    }

    private mutating func queue(_ id: MessageID, _ edited: RenderedMessage?) {
        guard let message = edited ?? frame.rendered(id) else { return }
        queue.append(QueuedMessage(id: id, path: frame.path, message: message))
        frame.progress.reviewed += 1
    }

    /// A told fact belongs to the innermost flow that has it.
    private mutating func tell(_ id: FactID, _ value: Value) {
        guard let depth = depth(ofTold: id), let fact = frames[depth].flow.fact(id) else { return }
        tell(fact, value, at: depth)
    }

    private mutating func change(_ kind: Change.Kind, at time: Timestamp) {
        changes.append(Change(at: time, visits: visits.count, kind: kind))
        switch kind {
        case .channel(let channel): self.channel = channel
        case .agent(let agent): self.agent = agent
        }
        for depth in frames.indices { inform(frameAt: depth) }
    }

    private mutating func abandon(_ reason: String, at time: Timestamp) {
        for index in visits.indices where visits[index].left == nil { visits[index].left = time }
        // Abandoning sends nothing.
        queue = []
        end = .abandoned(reason: reason)
    }
}
