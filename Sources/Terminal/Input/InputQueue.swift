/// The events that were typed but not yet consumed: typing ahead works, and can be discarded.
struct InputQueue: Sendable {
    private var decoder = KeyDecoder()
    private var waiting: [InputEvent] = []
    /// How many of `waiting` have been consumed.
    private var taken = 0
    /// When the last bytes were read, if they were a paste without brackets.
    private var pasted: Duration?

    /// A run of this many characters in one read cannot have been typed. A terminal without bracketed paste
    /// sends a paste that way, and work that copies the text for each key must not be done for each of its
    /// characters.
    static let burst = 512
    /// The shortest time that anybody takes for a key, on average over a line.
    static let typing = Duration.milliseconds(50)
    /// The longest gap within a paste without brackets.
    static let gap = Duration.milliseconds(50)

    /// When `settle` has something to decide; nil when nothing is pending.
    var deadline: Duration? { decoder.deadline }

    /// Whether no event is waiting.
    var isEmpty: Bool { taken == waiting.count }

    /// Takes bytes as they were read.
    ///
    /// Characters that nobody can have typed since the terminal was last empty are a paste from a terminal
    /// without brackets: a very long run, or a line end between other characters. Its line ends are no keys,
    /// up to the next pause.
    ///
    /// - Parameter empty: when the terminal last had nothing to read; nil if it never was looked at before,
    ///   so that everything may have been typed ahead.
    mutating func receive(_ bytes: some Collection<UInt8>, at time: Duration, empty: Duration? = nil) {
        let isQuick = empty.map { time - $0 < Self.typing * bytes.count } ?? false
        let isContinued = pasted.map { (empty ?? $0) - $0 < Self.gap } ?? false
        pasted = nil
        add(decoder.feed(bytes, at: time), isQuick: isQuick, isContinued: isContinued, at: time)
    }

    /// Resolves whatever has waited long enough, such as a lone Esc; to be called only when there is nothing
    /// more to read.
    mutating func settle(at time: Duration) {
        waiting += decoder.expire(at: time)
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

    private mutating func add(_ events: [InputEvent], isQuick: Bool, isContinued: Bool, at time: Duration) {
        var index = 0
        while index < events.count {
            let run = events[index...].prefix { $0.pasted != nil }
            let isPaste = isContinued || isQuick && run.hasLines || Self.hasBurst(run)
            if isPaste, !run.isEmpty {
                waiting.append(.paste(String(run.compactMap(\.pasted)).sanitized(lineBreaks: .kept)))
                pasted = time
            } else {
                waiting += run
            }
            index = run.endIndex
            if index < events.count { waiting.append(events[index]) }
            index += 1
        }
    }

    /// Whether a run contains a burst of characters with no line end among them.
    private static func hasBurst(_ run: ArraySlice<InputEvent>) -> Bool {
        var count = 0
        for event in run {
            count = event.isLineEnd ? 0 : count + 1
            if count >= burst { return true }
        }
        return false
    }
}

extension InputEvent {
    /// Whether the event is a line end, were it part of a text.
    fileprivate var isLineEnd: Bool { self == .key(.enter) }

    /// The character that the event would be in a text; nil if it would be none.
    fileprivate var pasted: Character? {
        guard case .key(let key) = self else { return nil }
        switch key {
        case .enter: return "\n"
        case .tab: return "\t"
        default: return key.typed
        }
    }
}

extension ArraySlice<InputEvent> {
    /// Whether a line end has other characters before and after it.
    fileprivate var hasLines: Bool {
        let rest = drop(while: \.isLineEnd)
        guard let end = rest.firstIndex(where: \.isLineEnd) else { return false }
        return rest[end...].contains { !$0.isLineEnd }
    }
}
