/// The slots, and other places by numbers below zero, that are certainly not null when an expression has turned out one way.
struct Knowledge: Sendable, Equatable {
    /// The slots that are certainly not null.
    var slots = SlotSet()
    /// Whether the expression cannot turn out that way, in which case anything is true.
    var isImpossible = false

    /// Knowledge of nothing.
    static var nothing: Knowledge { Knowledge() }
    /// The expression cannot turn out that way.
    static var impossible: Knowledge { Knowledge(isImpossible: true) }

    /// What is known where both hold.
    func and(_ other: Knowledge) -> Knowledge {
        Knowledge(slots: slots.union(other.slots), isImpossible: isImpossible || other.isImpossible)
    }

    /// What is known where one of the two holds.
    func or(_ other: Knowledge) -> Knowledge {
        if isImpossible { return other }
        if other.isImpossible { return self }
        return Knowledge(slots: slots.intersection(other.slots))
    }
}
