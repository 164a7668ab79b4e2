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
