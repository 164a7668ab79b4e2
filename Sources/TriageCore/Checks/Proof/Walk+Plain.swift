/// The same walk for calls as most of them go: nothing is known when they begin but what a part is called with, no time
/// passes, callers answer and volunteer nothing, and what stands first is tried first.
extension Walk {
    /// Takes what happens in a call after another opening than its own, as far as it can happen then.
    ///
    /// - Parameter call: the whole call, its opening first; empty for the opening alone.
    /// - Returns: the events once they are the goal.
    mutating func follow(_ call: [Event], from opening: Event) -> [Event]? {
        guard case .opened(let known) = opening.kind else { return nil }
        var state = state(after: known, at: opening.at)
        guard known.given.allSatisfy({ state.enquiry.problem(withGiven: $0) == nil }) else { return nil }
        events += 1
        if let found = visit(state) { return found }
        return follow(call.dropFirst(), from: &state, at: opening.at)
    }

    /// Takes what happens in a call from where it stands, as far as it can happen.
    ///
    /// - Parameter isNew: whether to go on only as long as no call of the search has stood there.
    mutating func follow(
        _ call: some Sequence<Event>, from state: inout State, at time: Timestamp,
        whileNew isNew: Bool = false
    ) -> [Event]? {
        for event in call {
            events += 1
            guard state.apply(Event(at: time, event.kind)) else { return nil }
            let known = seen.count
            if let found = visit(state) { return found }
            if isNew, seen.count == known { return nil }
        }
        return nil
    }

    /// Goes on from the states that were reached.
    ///
    /// - Parameters:
    ///   - most: how many events are tried.
    ///   - hasRounds: whether another round is begun, apart from where that is the goal.
    /// - Returns: the events once they are the goal.
    mutating func explorePlainly(atMost most: Int, hasRounds: Bool = false) -> [Event]? {
        let last = events + most
        while events < last, let state = open.pop() {
            // The latest of several alike is gone on from first.
            for kind in plainMoves(in: state.enquiry, hasRounds: hasRounds).reversed() {
                events += 1
                var next = state
                guard next.apply(Event(at: state.enquiry.lastEvent, kind)) else { continue }
                if let found = visit(next) { return found }
            }
        }
        return nil
    }

    /// How calls begin: the usual way first, then on other channels and at other times.
    func plainOpenings() -> [Event] {
        let main = reach.ground.flows.main
        guard !main.isPart else {
            var isSampled = false
            let all = samples.openings(for: goal, &isSampled).flatMap { $0 }.prefix(Self.mostGiven)
            return all + all.compactMap { $0.leavingOut(where: { main.fact($0.fact)?.optional == .always }) }
        }
        return samples.times.all.flatMap { time in
            main.channels.map { channel in
                Event(
                    at: time,
                    .opened(
                        .init(
                            id: EnquiryID(milliseconds: time.milliseconds), flow: main.id, digests: [:],
                            agent: "agent", channel: channel, isClockGiven: true)))
            }
        }
    }

    /// How many ways to call a part are tried.
    private static let mostGiven = 400

    /// What can happen now, the likeliest first.
    private func plainMoves(in enquiry: Enquiry, hasRounds: Bool) -> [Event.Kind] {
        let frame = enquiry.frame
        switch enquiry.awaiting {
        case nil, .destination, .wrapUp: return []
        case .step(let step):
            let declared = frame.node.steps[step]
            let isFact = declared.fact != nil
            // That a step can be left out without a reason is seen only if it is.
            let isLeftOut = goal.leavesOutSteps && declared.isOptional && frame.position == goal.flow
            return [.ticked(step: step)] + (isFact ? [.skipped(step: step, reason: "not done")] : [])
                + (isLeftOut ? [.skipped(step: step, reason: "")] : [])
        case .field(let id): return frame.flow.fact(id).map { plainAnswers(to: $0, in: frame) } ?? []
        case .reading: return [.read]
        case .round:
            let isGoal = frame.position == goal.flow && goal.nodes.contains(frame.nodeIndex)
            let isLast = !samples.beginsRound(in: frame)
            return [.roundsDone] + ((hasRounds || isGoal) && !isLast ? [.round] : [])
        case .review(let id): return [.queued(id, edited: nil)]
        }
    }

    /// The answers to a question: whatever can be chosen, or one of each kind that makes a difference.
    func plainAnswers(to fact: Fact, in frame: Frame) -> [Event.Kind] {
        if frame.hasNoOption(fact) { return [.skippedQuestion(fact.id, reason: "nothing fits")] }
        var values = samples.choices(of: fact, in: frame)
        if values.isEmpty {
            var isSampled = false
            values = samples.answers(to: fact, in: frame, &isSampled).filter {
                frame.problem(with: $0, for: fact) == nil
            }
            if values.allSatisfy(\.isNull), let text = frame.acceptedText(for: fact) {
                values.insert(.string(text), at: 0)
            }
        }
        // What need not be answered is answered where that is possible.
        if frame.isOptional(fact), !values.contains(where: \.isNull) { values.append(.null) }
        return values.map { .answered(fact.id, $0) }
    }
}

extension Event {
    /// The opening of a call without some of what is given; nil if it has none of that.
    fileprivate func leavingOut(where isMeant: (Opening.Given) -> Bool) -> Event? {
        guard case .opened(let opening) = kind, opening.given.contains(where: isMeant) else { return nil }
        return Event(
            at: at,
            .opened(
                .init(
                    id: opening.id, flow: opening.flow, digests: [:], agent: opening.agent,
                    channel: opening.channel, given: opening.given.filter { !isMeant($0) }, isClockGiven: true
                )))
    }
}

extension Samples {
    /// What can be chosen for a fact: each option, or yes and no; empty for a fact without choice.
    fileprivate func choices(of fact: Fact, in frame: Frame) -> [Value] {
        if fact.selection != nil { return [] }
        if fact.type == .yesno { return [.bool(true), .bool(false)] }
        let options = frame.shownOptions(of: fact).map { Value.string($0.value) }
        return fact.type == .choices ? options.map { .list([$0]) } : options
    }
}

extension Frame {
    /// A text that a fact takes where no sample will do: what its author gives as an example when another is refused.
    fileprivate func acceptedText(for fact: Fact) -> String? {
        let because = fact.limits.because.map(text) ?? ""
        let example = because.split(separator: ":").last.map { String($0.trimmingPrefix { $0 == " " }) } ?? ""
        // The address belongs to nobody, and those for examples are not public.
        let texts = fact.type == .ip ? ["192.88.99.7"] : [example, "green lamp 7"]
        return texts.first { problem(with: .string($0), for: fact) == nil }
    }
}
