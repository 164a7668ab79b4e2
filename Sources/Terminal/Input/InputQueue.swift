/// The keys that were typed and not yet taken: typing ahead works, and can be cut off.
public struct InputQueue: Sendable {
    private var decoder = KeyDecoder()
    private var waiting: [InputEvent] = []

    /// Starts empty.
    public init() {}

    /// When `settle` has something to decide; nil when nothing is pending.
    public var deadline: Duration? { decoder.deadline }

    /// Whether nothing waits to be taken.
    public var isEmpty: Bool { waiting.isEmpty }

    /// Takes bytes as they were read.
    public mutating func receive(_ bytes: some Sequence<UInt8>, at time: Duration) {
        waiting += decoder.feed(bytes, at: time)
    }

    /// Decides what has waited long enough, a lone Esc for one.
    public mutating func settle(at time: Duration) {
        waiting += decoder.expire(at: time)
    }

    /// Takes the oldest event.
    public mutating func next() -> InputEvent? {
        waiting.isEmpty ? nil : waiting.removeFirst()
    }

    /// Forgets what was typed ahead, before a secret or an end; `^C` stays, since it only asks.
    public mutating func discardTypedAhead() {
        decoder.discard()
        waiting.removeAll { $0 != .key(.control("c")) }
    }
}
