/// An event that still counts, and where it happened.
struct Played: Sendable, Equatable {
    /// What happened.
    let event: Event
    /// The card that was shown at the time.
    let path: NodePath
    /// The fact that was answered or told; nil for other events.
    let fact: FactPath?

    /// Pairs an event with where it happened.
    init(_ event: Event, path: NodePath, fact: FactPath? = nil) {
        self.event = event
        self.path = path
        self.fact = fact
    }

    /// The value that was answered; nil for a skipped question and for a secret.
    var answer: Value? {
        guard case .answered(_, let value) = event.kind, value != .null, value != .secret else { return nil }
        return value
    }
}
