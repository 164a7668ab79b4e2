/// A call that a search is led around: what happens in it, and where it stands after each event.
struct KnownCall {
    /// What happens, the opening first.
    let events: [Event]
    /// The nodes that it comes to.
    let places: Set<Proof.NodePlace>
    /// Where it stands after each of its events.
    let states: [Enquiry]

    /// Takes a call; what the flows refuse, and all that follows, is left out.
    init(_ events: [Event], to places: Set<Proof.NodePlace>, on flows: FlowSet) {
        self.places = places
        guard let first = events.first, case .opened(let opening) = first.kind else {
            preconditionFailure("a call begins with its opening")
        }
        var states = [Enquiry(opening, at: first.at, on: flows)]
        for event in events.dropFirst() {
            var next = states[states.count - 1]
            guard (try? next.apply(event)) != nil else { break }
            states.append(next)
        }
        self.states = states
        self.events = Array(events.prefix(states.count))
    }

    /// What happens in its first round of a repeated part; nothing if it has none.
    var firstRound: ArraySlice<Event> {
        guard let end = states.firstIndex(where: { $0.awaiting == .round }) else { return [] }
        let depth = states[end].run.frames.count
        let before = states[..<end].lastIndex { $0.run.frames.count <= depth } ?? -1
        // The event after that begins the part, and may end it as well.
        return events[...end].dropFirst(before + 2)
    }

    /// The events without that round; nil if no other follows it.
    var withoutFirstRound: [Event]? {
        let round = firstRound
        guard !round.isEmpty, round.endIndex < events.endIndex, events[round.endIndex].kind == .round else {
            return nil
        }
        return Array(events[..<round.startIndex]) + events[(round.endIndex + 1)...]
    }
}

/// The walk around calls that are known: as they are, with one answer changed, with something more that is told.
extension Walk {
    /// Takes a call as it is known.
    ///
    /// - Returns: the events once they are the goal.
    mutating func follow(_ call: KnownCall) -> [Event]? {
        guard goal.compared == nil else { return follow(call.events, from: call.events[0]) }
        for enquiry in call.states {
            events += 1
            if let found = visit(State(enquiry)) { return found }
        }
        return nil
    }

    /// Takes a known call with one answer changed, in every way that it can be; what follows is as it was.
    ///
    /// - Parameter slots: the facts whose answers are changed, by flow.
    /// - Returns: the events once they are the goal.
    mutating func vary(_ call: KnownCall, changing slots: [Set<Int>]) -> [Event]? {
        for (index, event) in call.events.enumerated().dropFirst() where index <= call.states.count {
            for kind in others(than: event.kind, in: call.states[index - 1].frame, changing: slots) {
                let rest = [Event(at: event.at, kind)] + call.events[(index + 1)...]
                if let found = takeUp(call, at: index, with: rest) { return found }
            }
        }
        return nil
    }

    /// Takes a known call with something more that the caller says on one of its cards: a fact that is not known then.
    ///
    /// - Parameter slots: the facts that are told, in the flow of the goal.
    /// - Returns: the events once they are the goal.
    mutating func tell(during call: KnownCall, _ slots: Set<Int>) -> [Event]? {
        let facts = reach.ground.flows.flows[goal.flow].facts.filter {
            slots.contains($0.slot) && $0.isAnswerable && $0.type != .secret
        }
        for (index, enquiry) in call.states.enumerated() where enquiry.frame.progress.isFresh {
            guard let depth = enquiry.run.frames.lastIndex(where: { $0.position == goal.flow }) else {
                continue
            }
            let frame = enquiry.run.frames[depth]
            for fact in facts
            where frame.values[fact.slot].isNull && enquiry.run.depth(ofTold: fact.id) == depth {
                var isSampled = false
                for value in samples.answers(to: fact, in: frame, &isSampled) where !value.isNull {
                    let told = Event(at: call.events[index].at, .told(fact.id, value))
                    let rest = [told] + call.events[(index + 1)...]
                    if let found = takeUp(call, at: index + 1, with: rest) { return found }
                }
            }
        }
        return nil
    }

    /// Takes a known call with one more round: the first one of another known call.
    mutating func addRound(of other: KnownCall, to call: KnownCall) -> [Event]? {
        let round = other.firstRound
        guard !round.isEmpty, let end = call.events.firstIndex(where: { $0.kind == .roundsDone }),
            call.states[end - 1].frame.offersRound
        else { return nil }
        let rest = [Event(at: call.events[end].at, .round)] + round + call.events[end...]
        return takeUp(call, at: end, with: rest, whileNew: false)
    }

    /// Goes on from before one of the events of a known call.
    ///
    /// - Parameter isNew: whether to go on only as long as no call of the search has stood there.
    private mutating func takeUp(
        _ call: KnownCall, at index: Int, with rest: [Event], whileNew isNew: Bool = true
    ) -> [Event]? {
        guard let opening = call.events.first else { return nil }
        guard goal.compared == nil else {
            guard case .opened(let known) = opening.kind else { return nil }
            var state = state(after: known, at: opening.at)
            for event in call.events[1..<index] where !state.apply(Event(at: opening.at, event.kind)) {
                return nil
            }
            return follow(rest, from: &state, at: opening.at, whileNew: isNew)
        }
        var state = State(call.states[index - 1])
        return follow(rest, from: &state, at: opening.at)
    }

    /// What can happen instead of something that says a fact.
    private func others(
        than kind: Event.Kind, in frame: Frame, changing slots: [Set<Int>]
    ) -> [Event.Kind] {
        func isMeant(_ id: FactID?) -> Fact? {
            id.flatMap(frame.flow.fact).flatMap { slots[frame.position].contains($0.slot) ? $0 : nil }
        }
        switch kind {
        case .answered(let id, _), .skippedQuestion(let id, _):
            return isMeant(id).map { plainAnswers(to: $0, in: frame).filter { $0 != kind } } ?? []
        case .ticked(let step, _):
            let fact = frame.node.steps.indices.contains(step) ? frame.node.steps[step].fact : nil
            return isMeant(fact) == nil ? [] : [.skipped(step: step, reason: "not done")]
        default: return []
        }
    }
}
