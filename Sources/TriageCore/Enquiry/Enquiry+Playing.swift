/// Playing events and moving on: the rules by which a flow runs.
extension Enquiry {
    /// More nodes than this passed without a card to show means going round in a circle.
    private static let mostPassed = 1_000

    /// Enters the first node.
    mutating func begin(at time: Timestamp) {
        pushFrame(flow: 0, values: flows.main.initialValues, at: time)
        moveOn(at: time)
    }

    /// Plays an event that is known to be allowed.
    mutating func play(_ event: Event) {
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
            let path = path
            withState { $0.notes.append(Note(at: time, path: path, text: text)) }
        case .channel(let channel): change(.channel(channel), at: time)
        case .drafted(let fact, let text): frame.progress.drafts[fact] = text
        case .resumed(let agent):
            if agent != state.agent { change(.agent(agent), at: time) }
        case .back: enter(frame.node, at: time, isAnew: true)
        case .abandoned(let reason):
            withState { state in
                for index in state.visits.indices where state.visits[index].left == nil {
                    state.visits[index].left = time
                }
                state.end = .abandoned(reason: reason)
            }
        }
        moveOn(at: time)
    }

    /// The path of the current node. Shape: `payg-ticket/describe` inside a call.
    public var path: String { state.visits[frame.visit].path }

    private mutating func change(_ kind: Change.Kind, at time: Timestamp) {
        withState { state in
            state.changes.append(Change(at: time, kind: kind))
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
        forgetTakenBack(name)
        withState { state in
            let top = state.frames.count - 1
            // An offered told value that is merely confirmed was still told.
            let isConfirmed =
                state.frames[top].origins[fact.slot] == .told
                && state.frames[top].values[fact.slot] == value
            state.frames[top].values[fact.slot] = value
            state.frames[top].origins[fact.slot] = isConfirmed ? .told : .asked
            state.frames[top].progress.answered.insert(id)
            let visit = state.frames[top].visit
            state.visits[visit].answers.removeAll { $0.fact == name }
            state.visits[visit].answers.append(Visit.Answer(fact: name, value: value))
        }
        recompute()
    }

    /// A told fact belongs to the innermost flow that knows it.
    private mutating func tell(_ id: FactID, _ value: Value) {
        guard let (frame, fact) = tellable(id) else { return }
        forgetTakenBack(qualified(id, frame: frame))
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

    // MARK: Moving on

    /// Goes from node to node until the agent is needed or the enquiry has ended.
    private mutating func moveOn(at time: Timestamp) {
        var passed = 0
        while state.end == nil, awaiting == nil {
            if let call = node.call, !frame.progress.isCallDone {
                beginCall(call, at: time)
                continue
            }
            if case .end(let outcome) = node.exit {
                leave(at: time)
                finishFlow(outcome.id, at: time)
                continue
            }
            passed += 1
            switch passed > Self.mostPassed ? .failure(.circle) : destination() {
            case .success(let next):
                leave(at: time)
                withState { $0.visits[$0.frames[$0.frames.count - 1].visit].branch = next.branch }
                enter(next.node, at: time)
            case .failure(let dilemma):
                frame.progress.dilemma = dilemma
            }
        }
        if state.end == nil { withState { $0.visits[$0.frames[$0.frames.count - 1].visit].didPass = false } }
    }

    private mutating func leave(at time: Timestamp) {
        withState { $0.visits[$0.frames[$0.frames.count - 1].visit].left = time }
    }

    /// Enters a node of the current flow; `isAnew` when it is the one where the enquiry stands.
    private mutating func enter(_ index: Int, at time: Timestamp, isAnew: Bool = false) {
        let prefix = state.frames.dropLast().map { $0.visit }.last.map { state.visits[$0].path + "/" } ?? ""
        let id = flow.nodes[index].id
        let visit = Visit(path: prefix + id.rawValue, entered: time, flow: flow.id, node: id)
        withState { state in
            let top = state.frames.count - 1
            state.frames[top].node = index
            state.frames[top].progress = EnquiryState.Progress()
            if isAnew {
                state.frames[top].values = state.frames[top].entry.values
                state.frames[top].origins = state.frames[top].entry.origins
                state.visits[state.frames[top].visit] = visit
            } else {
                state.frames[top].entry = (state.frames[top].values, state.frames[top].origins)
                state.frames[top].visit = state.visits.count
                state.visits.append(visit)
            }
        }
        fillKnown(frame: state.frames.count - 1)
        for setting in node.set {
            guard let fact = flow.fact(setting.fact.id) else { continue }
            frame.values[fact.slot] = (try? setting.value.evaluate(frame.values)) ?? .null
            frame.origins[fact.slot] = .computed
            recompute()
        }
    }

    private mutating func beginCall(_ call: Call, at time: Timestamp) {
        guard let position = flows.position(of: call.flow.id) else {
            frame.progress.isCallDone = true
            return
        }
        let part = flows.flows[position]
        var values = part.initialValues
        var origins: [Int: Origin] = [:]
        for setting in call.with {
            guard let fact = part.fact(setting.fact.id) else { continue }
            values[fact.slot] = (try? setting.value.evaluate(frame.values)) ?? .null
            origins[fact.slot] = .computed
        }
        pushFrame(flow: position, values: values, origins: origins, at: time)
    }

    private mutating func pushFrame(
        flow position: Int, values: [Value], origins: [Int: Origin] = [:], at time: Timestamp
    ) {
        let flow = flows.flows[position]
        withState { state in
            state.frames.append(
                EnquiryState.Frame(
                    flow: position, node: 0, values: values, origins: origins, entry: (values, origins),
                    visit: 0))
        }
        enter(flow.index(of: flow.start.id) ?? 0, at: time)
    }

    /// The flow has come to an outcome: a part's facts are handed to its caller, the main flow ends.
    private mutating func finishFlow(_ outcome: OutcomeID, at time: Timestamp) {
        guard state.frames.count > 1 else {
            withState { $0.end = .outcome(outcome) }
            return
        }
        let part = frame
        let flow = flow
        withState { _ = $0.frames.removeLast() }
        guard let call = node.call else { return }
        var results = ValueMap()
        func hand(_ name: String, _ value: Value, _ origin: Origin) {
            results.insert(value, under: .string(name))
            guard let slot = self.flow.scope.slot(of: "\(call.name).\(name)") else { return }
            frame.values[slot] = value
            frame.origins[slot] = origin
        }
        for fact in flow.facts {
            hand(fact.id.rawValue, part.values[fact.slot], part.origins[fact.slot] ?? fact.usualOrigin)
        }
        hand("outcome", .string(outcome.rawValue), .computed)
        frame.values[call.slot] = .map(results)
        frame.progress.isCallDone = true
        recompute()
    }

    // MARK: Values

    /// Sets the names that every flow knows.
    private mutating func fillKnown(frame index: Int) {
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

    private mutating func recompute(frame index: Int? = nil) {
        let index = index ?? state.frames.count - 1
        let flow = flows.flows[state.frames[index].flow]
        for (slot, expression) in flow.computed {
            let value = (try? expression.evaluate(state.frames[index].values)) ?? .null
            withState { $0.frames[index].values[slot] = value }
        }
    }

    /// Where the current node leads, and by which of its branches.
    private func destination() -> Result<(node: Int, branch: Int?), Dilemma> {
        if let picked = frame.progress.picked, let index = flow.index(of: picked) {
            return .success((index, nil))
        }
        let taken: (id: NodeID, branch: Int?)?
        switch node.exit {
        case .end: taken = nil
        case .to(let reference): taken = (reference.id, nil)
        case .byAnswer(let keyed): taken = destination(keyed)
        case .byRules(let branches):
            do throws(EvaluationError) {
                taken = try destination(branches)
            } catch {
                return .failure(.failed(error.message))
            }
        }
        guard let taken, let index = flow.index(of: taken.id) else { return .failure(.noBranch) }
        return .success((index, taken.branch))
    }

    private func destination(_ keyed: Node.Keyed) -> (id: NodeID, branch: Int?)? {
        let value = keyed.fact.flatMap { flow.fact($0) }.map { frame.values[$0.slot] }
        let key: String? =
            switch value {
            case .string(let text)?: text
            case .bool(let bool)?: bool ? "yes" : "no"
            default: nil
            }
        if let index = keyed.destinations.firstIndex(where: { $0.key == key }) {
            return (keyed.destinations[index].to.id, index)
        }
        return keyed.rest.map { ($0.id, keyed.destinations.count) }
    }

    private func destination(
        _ branches: [Node.Branch]
    ) throws(EvaluationError) -> (id: NodeID, branch: Int?)? {
        for (index, branch) in branches.enumerated() {
            if let when = branch.when, try when.evaluate(frame.values) != .bool(true) { continue }
            return (branch.to.id, index)
        }
        return nil
    }
}

extension Dilemma: Error {}

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
