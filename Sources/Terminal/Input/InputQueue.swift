/// The events that were typed but not yet consumed: typing ahead works, and can be discarded.
struct InputQueue: Sendable {
    private var decoder = KeyDecoder()
    private var waiting: [InputEvent] = []
    /// How many of `waiting` have been consumed.
    private var taken = 0

    /// A run of this many characters in one read cannot have been typed. A terminal without bracketed paste
    /// sends a paste that way, and work that copies the text for each key must not be done for each of its
    /// characters.
    static let burst = 512

    /// When `settle` has something to decide; nil when nothing is pending.
    var deadline: Duration? { decoder.deadline }

    /// Whether no event is waiting.
    var isEmpty: Bool { taken == waiting.count }

    /// Takes bytes as they were read. A burst of characters with no other key among them counts as a paste.
    mutating func receive(_ bytes: some Sequence<UInt8>, at time: Duration) {
        add(decoder.feed(bytes, at: time))
    }

    /// Resolves whatever has waited long enough, such as a lone Esc.
    mutating func settle(at time: Duration) {
        add(decoder.expire(at: time))
    }

    /// Removes and returns the oldest event.
    mutating func next() -> InputEvent? {
        guard !isEmpty else { return nil }
        defer {
            taken += 1
            if isEmpty { forget() }
        }
        return waiting[taken]
    }

    /// Forgets what was typed ahead, before a secret or an ending; `^C` stays, since it only asks a question.
    mutating func discardTypedAhead() {
        decoder.discard()
        let kept = waiting[taken...].filter { $0 == .key(.control("c")) }
        forget()
        waiting = kept
    }

    private mutating func forget() {
        waiting.removeAll(keepingCapacity: true)
        taken = 0
    }

    private mutating func add(_ events: [InputEvent]) {
        var index = 0
        while index < events.count {
            let text = events[index...].prefix { $0.typed != nil }
            if text.count >= Self.burst {
                waiting.append(.paste(String(text.compactMap(\.typed)).sanitized()))
            } else {
                waiting += text
            }
            index = text.endIndex
            if index < events.count { waiting.append(events[index]) }
            index += 1
        }
    }
}

extension InputEvent {
    /// The character that was typed; nil for every other event.
    fileprivate var typed: Character? {
        guard case .key(let key) = self else { return nil }
        return key.typed
    }
}
