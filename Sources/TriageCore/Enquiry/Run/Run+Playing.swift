/// Playing events: what each of them changes.
extension Enquiry {
    /// Enters the first node.
    mutating func begin(at time: Timestamp) {
        var values = flows.main.initialValues
        var origins: [Int: Origin] = [:]
        for given in opening.given {
            guard let fact = flows.main.fact(given.fact) else { continue }
            values[fact.slot] = given.value
            origins[fact.slot] = .told
        }
        pushFrame(flow: 0, values: values, origins: origins, at: time)
        moveOn(at: time)
    }

    /// Plays an event that is known to be allowed.
    mutating func play(_ played: Played) {
        let event = played.event
        let time = event.at
        switch event.kind {
        case .opened, .parked, .closing: break
        case .answered(let fact, let value): answer(fact, value)
        case .ticked(let step): finish(step: step, .ticked)
        case .skipped(let step, let reason): finish(step: step, .skipped(reason: reason))
        case .read: frame.progress.isRead = true
        case .queued(let id, let edited): queue(id, edited)
        case .withheld: frame.progress.reviewed += 1
        case .picked(let node):
            frame.progress.picked = node
            withState { $0.visits[$0.frames[$0.frames.count - 1].visit].isPicked = true }
        case .told(let fact, let value): tell(fact, value)
        case .noted(let text):
            withState { $0.notes.append(Note(at: time, path: played.path, text: text)) }
        case .channel(let channel): change(.channel(channel), at: time)
        case .drafted(let fact, let text): frame.progress.drafts[fact] = text
        case .draftedStep(let step, let draft): frame.progress.stepDrafts[step] = draft
        case .resumed(let agent):
            if agent != state.agent { change(.agent(agent), at: time) }
        case .back:
            // A card behind a call stands as it was: entering its node anew would run the call again.
            if !frame.progress.isCallDone { enter(frame.node, at: time, isAnew: true) }
        case .abandoned(let reason):
            withState { state in
                for index in state.visits.indices where state.visits[index].left == nil {
                    state.visits[index].left = time
                }
                // Abandoning sends nothing.
                state.queue = []
                state.end = .abandoned(reason: reason)
            }
        }
        moveOn(at: time)
    }

    /// The path of the current node.
    package var path: NodePath { state.visits[frame.visit].path }

    private mutating func change(_ kind: Change.Kind, at time: Timestamp) {
        withState { state in
            state.changes.append(Change(at: time, visits: state.visits.count, kind: kind))
            switch kind {
            case .channel(let channel): state.channel = channel
            case .agent(let agent): state.agent = agent
            }
        }
        for index in state.frames.indices { fillKnown(frame: index) }
    }

    private mutating func answer(_ id: FactID, _ value: Value) {
        guard let fact = flow.fact(id) else { return }
        let name = qualified(id)
        withState { state in
            let top = state.frames.count - 1
            // An offered told value that is merely confirmed was still told.
            let isConfirmed =
                state.frames[top].origins[fact.slot] == .told
                && state.frames[top].values[fact.slot] == value
            state.frames[top].values[fact.slot] = value
            state.frames[top].origins[fact.slot] = isConfirmed ? .told : .asked
            state.frames[top].progress.answered.insert(id)
            state.frames[top].progress.drafts[id] = nil
            let visit = state.frames[top].visit
            state.visits[visit].answers.removeAll { $0.fact == name }
            state.visits[visit].answers.append(Visit.Answer(fact: name, value: value))
        }
        recompute()
    }

    /// A told fact belongs to the innermost flow that knows it.
    private mutating func tell(_ id: FactID, _ value: Value) {
        guard let (frame, fact) = tellable(id) else { return }
        withState { state in
            state.frames[frame].values[fact.slot] = value
            state.frames[frame].origins[fact.slot] = .told
        }
        recompute(frame: frame)
    }

    /// The innermost running flow with an answerable fact of that name.
    func tellable(_ id: FactID) -> (frame: Int, fact: Fact)? {
        for index in state.frames.indices.reversed() {
            if let fact = flows.flows[state.frames[index].flow].fact(id), fact.isAnswerable {
                return (index, fact)
            }
        }
        return nil
    }

    private mutating func finish(step number: Int, _ result: StepResult) {
        let step = node.steps[number]
        let text = text(of: step.line.text)
        let slot = step.fact.flatMap { flow.fact($0)?.slot }
        withState { state in
            let top = state.frames.count - 1
            state.frames[top].progress.steps[number] = result
            state.frames[top].progress.stepDrafts[number] = nil
            if let slot {
                state.frames[top].values[slot] = .bool(result == .ticked)
                state.frames[top].origins[slot] = .asked
            }
            state.visits[state.frames[top].visit].steps.append(Visit.StepAnswer(text: text, result: result))
        }
        recompute()
    }

    private mutating func queue(_ id: MessageID, _ edited: RenderedMessage?) {
        guard let message = edited ?? rendered(id) else { return }
        let queued = QueuedMessage(id: id, path: path, message: message)
        withState { $0.queue.append(queued) }
        frame.progress.reviewed += 1
    }

    /// Sets the names that every flow knows.
    mutating func fillKnown(frame index: Int) {
        let flow = flows.flows[state.frames[index].flow]
        let entered = state.visits[state.frames[index].visit].entered
        withState { state in
            let known = flow.known
            state.frames[index].values[known.now] = .timestamp(entered)
            state.frames[index].values[known.today] = .date(CalendarDate(entered, in: flow.timeZone))
            state.frames[index].values[known.agent] = .string(state.agent)
            state.frames[index].values[known.channel] = .string(state.channel)
        }
        recompute(frame: index)
    }

    mutating func recompute(frame index: Int? = nil) {
        let index = index ?? state.frames.count - 1
        let flow = flows.flows[state.frames[index].flow]
        withState { flow.recompute(&$0.frames[index].values) }
    }
}

extension Flow {
    /// Computes the computed facts anew, each after those it reads; one that fails is null.
    func recompute(_ values: inout [Value]) {
        for (slot, expression) in computed {
            values[slot] = (try? expression.evaluate(values)) ?? .null
        }
    }
}

extension Fact {
    /// Where the fact's value comes from unless an event says otherwise.
    var usualOrigin: Origin {
        switch source {
        case .answered, .step: .asked
        case .fixed: .fixed
        case .computed: .computed
        }
    }
}
