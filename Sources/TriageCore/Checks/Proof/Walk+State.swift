extension Walk {
    /// Where a call stands that is led to the goal.
    struct State {
        /// The call on the flows of the search.
        private(set) var enquiry: Enquiry
        /// The same call on the flows that those are compared with: an array, since most searches compare nothing and
        /// states are copied a lot.
        private var others: [Enquiry]

        /// The same call on the flows that those of the search are compared with; nil if nothing is compared, or if
        /// these flows refused what the others took.
        var other: Enquiry? { others.first }

        /// Puts the same call on two versions of flows side by side.
        init(_ enquiry: Enquiry, beside other: Enquiry? = nil) {
            self.enquiry = enquiry
            others = other.map { [$0] } ?? []
        }

        /// Lets something happen; false if the flows of the search refuse it.
        mutating func apply(_ event: Event) -> Bool {
            guard (try? enquiry.apply(event)) != nil else { return false }
            if !others.isEmpty, (try? others[0].apply(event)) == nil { others = [] }
            return true
        }
    }
}

extension Walk {
    /// Where a call stands that has just been opened.
    ///
    /// - Parameter onlooker: whom it shows its moments; nil if nobody.
    func state(
        after opening: Event.Opening, at time: Timestamp, shownTo onlooker: Moment.Onlooker? = nil
    ) -> State {
        func enquiry(on flows: FlowSet) -> Enquiry {
            Enquiry(opening, at: time, on: flows, onlooker: onlooker)
        }
        return State(enquiry(on: reach.ground.flows), beside: goal.compared.map(enquiry))
    }

    /// Where a call stands that is taken once more from its opening on.
    func replayed(_ events: [Event], shownTo onlooker: Moment.Onlooker? = nil) -> State {
        guard let first = events.first, case .opened(let opening) = first.kind else {
            preconditionFailure("a call begins with its opening")
        }
        var state = state(after: opening, at: first.at, shownTo: onlooker)
        for event in events.dropFirst() { _ = state.apply(event) }
        return state
    }

    /// What tells the future of a call from that of another one.
    func key(of state: State) -> Int {
        var hasher = Hasher()
        combine(state.enquiry, into: &hasher)
        if let other = state.other { combine(other, into: &hasher) }
        return hasher.finalize()
    }

    private func combine(_ enquiry: Enquiry, into hasher: inout Hasher) {
        for frame in enquiry.run.frames { frame.hash(future: &hasher, of: relevant[frame.position]) }
        if let message = goal.waiting { hasher.combine(futures(of: message, in: enquiry)) }
        hasher.combine(enquiry.run.channel)
        // A part may ask of the time what the flow at hand does not. Times that are samples go on for ever.
        if !isWaiting || !samples.times.isSampled { hasher.combine(enquiry.lastEvent) }
    }
}

extension Walk {
    /// What tells apart the messages of a name that wait and can still change, since their flows are being run.
    private func futures(of message: MessageID, in enquiry: Enquiry) -> Set<Int> {
        let numbers = enquiry.run.frames.map(\.number)
        return Set(
            enquiry.run.pending.filter {
                $0.id == message && $0.frame.position == goal.flow && numbers.contains($0.frame.number)
            }.map { pending in
                var hasher = Hasher()
                hasher.combine(pending.frame.number)
                pending.frame.hash(future: &hasher, of: relevant[goal.flow])
                return hasher.finalize()
            })
    }
}

/// States yet to be gone on from, those of least cost first, and of those the latest.
struct Queue {
    private var byCost: [[Walk.State]] = []
    private var least = 0

    /// Adds a state.
    mutating func push(_ state: Walk.State, cost: Int) {
        while byCost.count <= cost { byCost.append([]) }
        byCost[cost].append(state)
        least = min(least, cost)
    }

    /// Takes the most promising state; nil if there is none left.
    mutating func pop() -> Walk.State? {
        while least < byCost.count {
            if let state = byCost[least].popLast() { return state }
            least += 1
        }
        return nil
    }
}
