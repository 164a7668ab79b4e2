/// Moves on from node to node, into and out of parts, to the outcome.
extension Run {
    /// Moves from node to node until the agent is needed or the enquiry has ended.
    mutating func moveOn(at time: Timestamp) {
        var (passed, circle) = (0, Circle())
        // Passing twice as many nodes as there are without showing a card counts as going round, too.
        let mostPassed = max(onlooker?.patience ?? 1_000, frame.flow.nodes.count * 2)
        while end == nil, awaiting == nil, !staysOnCard {
            let node = frame.node
            visit.hiddenQuestions = frame.progress.hidden
            if let call = node.call, !frame.progress.isCallDone {
                if let repetition = call.repetition {
                    goRound(call, repetition, at: time)
                } else {
                    begin(call, at: time)
                }
                continue
            }
            show(.leaving)
            if case .end(let outcome) = node.exit {
                leave(at: time)
                finish(by: outcome.id)
                continue
            }
            passed += 1
            // A record tells of every node that was passed, as it always did; who only looks on need not see them all.
            let isRound = passed > mostPassed || onlooker != nil && circle.closes(at: frames)
            switch isRound ? .failure(.circle) : frame.destination() {
            case .success(let next):
                leave(at: time)
                visit.branch = next.branch
                enter(next.node, at: time)
            case .failure(let dilemma):
                frame.progress.dilemma = dilemma
            }
        }
        if end == nil { visit.didPass = false }
    }

    /// Leaves the current node; what it sends is pending from then on.
    private mutating func leave(at time: Timestamp) {
        visit.left = time
        visit.failures = frame.failures
        visit.lapsed += frame.toldInVain
        frame.progress.isLeft = true
        for sending in frame.node.send where sending.when != nil {
            visit.sent[sending.message.id] = frame.holds(sending.when)
        }
        send()
    }

    /// Enters the first node of a flow that has just begun, or another one.
    mutating func enterStart(at time: Timestamp, on node: NodeID? = nil) {
        let flow = frame.flow
        enter(flow.index(of: node ?? flow.start.id) ?? 0, at: time)
    }

    /// Enters a node of the current flow.
    mutating func enter(_ index: Int, at time: Timestamp) {
        frame.enter(index, visit: visits.count)
        visits.append(Visit(path: frame.path, entered: time, frame: frame.number))
        if let channel = frame.node.channel { change(toChannel: channel, at: time) }
        arrive()
    }

    /// Enters the current node again; the new visit replaces the previous one.
    mutating func enterAnew(at time: Timestamp) {
        frame.enterAnew()
        visit = Visit(path: frame.path, entered: time, frame: frame.number)
        arrive()
    }

    private mutating func arrive() {
        inform(frameAt: frames.count - 1)
        change { $0.carryOutSettings() }
        show(.entered)
    }

    /// Ends the flow with an outcome: a part returns its facts to its caller, the main flow ends the enquiry.
    private mutating func finish(by outcome: OutcomeID) {
        if frames.count > 1 { comeBack(by: outcome) } else { end = .outcome(outcome) }
    }
}
