/// Plays events: what each of them changes.
extension Run {
    /// Plays an event that is known to be allowed.
    ///
    /// - Parameter path: the card shown when it happened.
    mutating func play(_ event: Event, at path: NodePath) {
        let time = event.at
        switch event.kind {
        case .opened, .parked, .responded: break
        case .closing: isClosing = true
        case .answered(let fact, let value): answer(fact, value)
        case .skippedQuestion(let fact, let reason): answer(fact, .null, reason: reason)
        case .ticked(let step, let isTogether): finish(step: step, .ticked, together: isTogether)
        case .skipped(let step, let reason): finish(step: step, .skipped(reason: reason))
        case .read:
            frame.progress.isRead = true
            if frame.progress.isAtRounds { endRounds() }
        case .round:
            visit.hasMoreRounds = true
            beginRound(at: time)
        case .roundsDone:
            frame.progress.isRead = false
            visit.hasMoreRounds = false
            endRounds()
        case .reopened(let round): reopen(round: round, at: time)
        case .removed(let round): takeOut(round: round, at: time)
        case .queued(_, let edited): approve(edited, at: time)
        case .withheld(_, let reason): leaveOut(reason)
        case .picked(let node):
            frame.progress.picked = node
            visit.isPicked = true
        case .told(let fact, let value, let hook): tell(fact, value, hook.map(Origin.hook) ?? .told)
        case .noted(let text): note(Note(at: time, path: path, text: text))
        case .channel(let channel): change(.channel(channel, isByFlow: false), at: time)
        case .drafted(let fact, let text, let value):
            frame.progress.drafts[fact] = AnswerDraft(text: text, value: value)
        case .draftedStep(let step, let draft): frame.progress.stepDrafts[step] = draft
        case .resumed(let agent):
            if agent != self.agent { change(.agent(agent), at: time) }
        case .back:
            // A card whose call has returned stays as it was: entering its node again would rerun the call.
            // In the wrap-up there is no card to enter.
            if end == nil, frame.progress.isAtRounds {
                showRoundCardAnew(at: time)
            } else if end == nil, !frame.progress.isCallDone {
                enterAnew(at: time)
            }
        case .abandoned(let reason): abandon(reason, at: time)
        case .hungUp: hangUp(at: time)
        }
        moveOn(at: time)
    }

    private mutating func answer(_ id: FactID, _ value: Value, reason: String? = nil) {
        guard let fact = frame.flow.fact(id) else { return }
        let path = frame.path(of: id)
        change { $0.answer(fact, value) }
        visit.answers.removeAll { $0.fact == path }
        visit.answers.append(Visit.Answer(fact: path, value: value, reason: reason))
        dropHiddenAnswers()
    }

    /// An answer whose question is hidden now was not given.
    private mutating func dropHiddenAnswers() {
        let hidden = frame.progress.hidden
        guard !hidden.isEmpty, visit.answers.contains(where: { hidden.contains($0.fact.fact) }) else {
            return
        }
        let paths = Set(hidden.map(frame.path))
        visit.answers.removeAll { paths.contains($0.fact) }
    }

    private mutating func finish(step number: Int, _ result: StepResult, together: Bool = false) {
        let text = frame.text(of: frame.node.steps[number].line.text)
        change { $0.finish(step: number, result) }
        visit.steps.append(Visit.StepAnswer(text: text, result: result, isTogether: together))
        dropHiddenAnswers()
    }

    /// A told fact belongs to the innermost flow that has it.
    private mutating func tell(_ id: FactID, _ value: Value, _ origin: Origin) {
        guard let depth = depth(ofTold: id), let fact = frames[depth].flow.fact(id) else { return }
        tell(fact, value, origin, at: depth)
        dropHiddenAnswers()
    }

    private mutating func note(_ note: Note) {
        notes.append(note)
        for depth in frames.indices { inform(frameAt: depth) }
    }

    /// Lets the call go on by the channel that the node just entered names; the trail has that before the visit.
    mutating func change(toChannel channel: String, at time: Timestamp) {
        guard channel != self.channel else { return }
        changes.append(Change(at: time, visits: frame.visit, kind: .channel(channel, isByFlow: true)))
        self.channel = channel
        // The frame on top is informed on its arrival.
        for depth in frames.indices.dropLast() { inform(frameAt: depth) }
    }

    private mutating func change(_ kind: Change.Kind, at time: Timestamp) {
        changes.append(Change(at: time, visits: visits.count, kind: kind))
        switch kind {
        case .channel(let channel, _): self.channel = channel
        case .agent(let agent): self.agent = agent
        case .reopened, .removed: break
        }
        for depth in frames.indices { inform(frameAt: depth) }
        dropHiddenAnswers()
    }

    /// Abandoning loses nothing of the card at hand: what was confirmed counts, and the rest is kept as it
    /// was begun.
    private mutating func settleDrafts() {
        for (number, draft) in frame.progress.stepDrafts.sorted(by: { $0.key < $1.key })
        where frame.isPending(number) {
            switch draft {
            case .ticked(let isTogether): finish(step: number, .ticked, together: isTogether)
            case .skipped(let reason): finish(step: number, .skipped(reason: reason))
            case .reason(let text):
                if !text.isEmpty { unfinished.append(.init(step: number, reason: text, in: frame)) }
            }
        }
        var open = frame.questions.compactMap { asked in
            frame.flow.fact(asked.id).flatMap { fact in
                frame.progress.drafts[fact.id].map { (fact: fact, draft: $0) }
            }
        }
        // An answer further down may be what allows one further up.
        while let index = open.firstIndex(where: { fact, draft in
            draft.value.map { frame.problem(with: $0, for: fact) == nil } ?? false
        }) {
            let (fact, draft) = open.remove(at: index)
            answer(fact.id, draft.value ?? .null)
        }
        for (fact, draft) in open where !draft.text.isEmpty {
            unfinished.append(UnfinishedAnswer(fact, draft.text, in: frame))
        }
    }

    private mutating func abandon(_ reason: String, at time: Timestamp) {
        breakOff(at: time)
        keepReplaced()
        dropPending(reason)
        end = .abandoned(reason: reason)
    }

    /// Ends each running flow as it says for a caller who hangs up, the innermost first; the call is abandoned if
    /// the flow that was started says nothing of it.
    private mutating func hangUp(at time: Timestamp) {
        hungUp = frames.map(\.flow)
        guard let ending = flows.main.hangUp else {
            return abandon(flows.main.format.wording(.callerHungUp), at: time)
        }
        breakOff(at: time)
        while frames.count > 1 {
            if restoreReplaced() { continue }
            keepReplaced()
            sendOnHangUp()
            comeBack(by: frame.flow.hangUp?.end.id)
        }
        sendOnHangUp()
        end = .outcome(ending.end.id)
    }

    /// Leaves the card at hand, and whatever else was not left yet.
    private mutating func breakOff(at time: Timestamp) {
        settleDrafts()
        for index in visits.indices where visits[index].left == nil { visits[index].left = time }
    }
}
