/// What an enquiry waits for.
package enum Awaiting: Sendable, Equatable {
    /// A step to tick. The number counts the node's steps from 0.
    case step(Int)
    /// An answer.
    case field(FactID)
    /// The agent to have read the card.
    case reading
    /// Approval of a message.
    case review(MessageID)
    /// A destination, because the flow cannot say where to go.
    case destination(Dilemma)
}

extension Enquiry {
    /// What the enquiry waits for; nil when it has ended.
    package var awaiting: Awaiting? {
        guard state.end == nil, !state.frames.isEmpty else { return nil }
        let node = node
        let progress = frame.progress
        if !progress.isCallDone {
            if let step = node.steps.indices.first(where: { progress.steps[$0] == nil && isShown($0) }) {
                return .step(step)
            }
            if let fact = node.ask.first(where: {
                !progress.answered.contains($0.id) && flow.fact($0.id) != nil
            }) {
                return .field(fact.id)
            }
            if needsReading, !progress.isRead { return .reading }
            if node.call != nil { return nil }
        }
        if progress.reviewed < node.send.count { return .review(node.send[progress.reviewed].id) }
        if progress.picked == nil, let dilemma = progress.dilemma { return .destination(dilemma) }
        return nil
    }

    /// Whether another enquiry is this one on the same visit of the same card, a little earlier or later.
    package func isOnSameCard(as other: Enquiry) -> Bool {
        state.visits.count == other.state.visits.count && path == other.path
            && visit.entered == other.visit.entered
    }

    /// The answer that was given on this card; nil while it is open.
    package func answer(to id: FactID) -> Value? {
        guard frame.progress.answered.contains(id), let fact = flow.fact(id) else { return nil }
        return frame.values[fact.slot]
    }

    /// Whether the card shows something but leaves nothing to do but read it.
    private var needsReading: Bool {
        let node = node
        guard node.ask.isEmpty, frame.progress.steps.isEmpty else { return false }
        if node.call == nil, !node.send.isEmpty { return false }
        return (node.note + node.say).contains { holds($0.when) }
    }

    /// Whether a step of the current node is to be done.
    func isShown(_ step: Int) -> Bool {
        holds(node.steps[step].line.when)
    }

    /// Whether a condition holds; one that fails does not, one that is absent does.
    func holds(_ when: Expression?) -> Bool {
        guard let when else { return true }
        return (try? when.evaluate(frame.values)) == .bool(true)
    }

    /// The fact's name in the outermost flow.
    func qualified(_ id: FactID, frame index: Int? = nil) -> FactPath {
        FactPath(calls(toFrame: index ?? state.frames.count - 1), id)
    }

    /// The names of the calls that lead to one of the running flows.
    func calls(toFrame index: Int) -> [String] {
        state.frames[..<index].map { flows.flows[$0.flow].nodes[$0.node].call?.name ?? "" }
    }

    /// Why an event cannot happen now; nil when it can.
    func refusal(of event: Event.Kind) -> Refusal? {
        switch event {
        case .closing: return state.end == nil ? .notEnded : nil
        case .opened: return .openedTwice
        case .noted, .parked, .resumed: return nil
        case .answered, .ticked, .skipped, .read, .queued, .withheld, .picked, .told, .channel, .drafted,
            .draftedStep, .back, .abandoned:
            if state.end != nil { return .ended }
        }
        switch event {
        case .answered(let id, let value): return refusal(of: value, for: id)
        case .ticked(let step): return isPending(step) ? nil : .noSuchStep
        case .skipped(let step, let reason):
            if !isPending(step) { return .noSuchStep }
            return node.steps[step].isOptional || !reason.isEmpty ? nil : .reasonNeeded
        case .read: return awaiting == .reading ? nil : .unanswered
        case .queued(let id, let edited):
            guard awaiting == .review(id) else { return .noSuchMessage }
            return (edited ?? rendered(id))?.to.isEmpty ?? true ? .noRecipient : nil
        case .withheld(let id): return awaiting == .review(id) ? nil : .noSuchMessage
        case .picked(let node):
            guard case .destination = awaiting, flow.index(of: node) != nil else { return .notPickable }
            return nil
        case .told(let id, let value):
            guard let (frame, fact) = tellable(id) else { return .unknownFact(id) }
            if fact.type == .secret { return .invalid(id, .secretTold) }
            return problem(with: value, for: fact, frame: frame).map { .invalid(id, $0) }
        case .channel(let channel):
            return flows.main.channels.contains(channel) ? nil : .unknownChannel(channel)
        case .drafted(let id, _):
            guard node.ask.contains(where: { $0.id == id }), let fact = flow.fact(id) else {
                return .notAsked(id)
            }
            return fact.type == .secret ? .invalid(id, .secretTold) : nil
        case .draftedStep(let step, _):
            let isOpen = node.steps.indices.contains(step) && frame.progress.steps[step] == nil
            return isOpen ? nil : .noSuchStep
        case .back: return canGoBack ? nil : .nothingBefore
        case .opened, .closing, .noted, .parked, .resumed, .abandoned: return nil
        }
    }

    private func isPending(_ step: Int) -> Bool {
        node.steps.indices.contains(step) && frame.progress.steps[step] == nil && isShown(step)
            && !frame.progress.isCallDone
    }

    private func refusal(of value: Value, for id: FactID) -> Refusal? {
        guard node.ask.contains(where: { $0.id == id }), let fact = flow.fact(id), !frame.progress.isCallDone
        else { return .notAsked(id) }
        let isHeldUp = node.steps.indices.contains { !node.steps[$0].isOptional && isPending($0) }
        if isHeldUp { return .stepsFirst }
        if let problem = problem(with: value, for: fact) { return .invalid(id, problem) }
        guard value == .null, let demanded = missingOthers(than: fact) else { return nil }
        return .invalid(id, .oneNeeded(demanded.compactMap { $0.label.map(text) }))
    }

    /// The facts of which the node demands one, when this is the last of them and the others were skipped.
    func missingOthers(than fact: Fact) -> [Fact]? {
        let demanded = node.atLeastOne.compactMap { flow.fact($0.id) }
        guard demanded.contains(where: { $0.id == fact.id }) else { return nil }
        let others = demanded.filter { $0.id != fact.id }
        let isLast = others.allSatisfy {
            frame.progress.answered.contains($0.id) && frame.values[$0.slot] == .null
        }
        return isLast ? demanded : nil
    }
}
