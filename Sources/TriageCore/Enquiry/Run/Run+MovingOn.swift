/// Moving on: from node to node, into parts and out of them, to the outcome.
extension Enquiry {
    /// Goes from node to node until the agent is needed or the enquiry has ended.
    mutating func moveOn(at time: Timestamp) {
        var passed = 0
        // Whoever passes more nodes than there are, twice over, without a card goes round in a circle.
        let mostPassed = max(1_000, flow.nodes.count * 2)
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
            switch passed > mostPassed ? .failure(.circle) : destination() {
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
    mutating func enter(_ index: Int, at time: Timestamp, isAnew: Bool = false) {
        let caller = state.frames.dropLast().last.map { state.visits[$0.visit].path }
        let id = flow.nodes[index].id
        let path = NodePath(caller.map { $0.callers + [$0.node] } ?? [], id)
        let visit = Visit(path: path, entered: time, flow: flow.id, node: id)
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

    mutating func pushFrame(
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
        func hand(_ path: FactPath, _ value: Value, _ origin: Origin) {
            let name = path.prefixed(by: [call.name]).text
            guard let slot = self.flow.scope.slot(of: name) else { return }
            frame.values[slot] = value
            frame.origins[slot] = origin
        }
        for result in flow.results {
            guard let slot = flow.scope.slot(of: result.path.text) else { continue }
            let value = part.values[slot]
            hand(result.path, value, part.origins[slot] ?? result.fact?.usualOrigin ?? .computed)
            if let fact = result.fact, fact.slot == slot {
                results.insert(value, under: .string(result.path.text))
            }
        }
        hand("outcome", .string(outcome.rawValue), .computed)
        results.insert(.string(outcome.rawValue), under: .string("outcome"))
        frame.values[call.slot] = .map(results)
        frame.progress.isCallDone = true
        recompute()
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
