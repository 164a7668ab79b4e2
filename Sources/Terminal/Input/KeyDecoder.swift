/// Turns the bytes of a terminal into keys and pastes, however the reads split them.
///
/// Time is passed in: a lone Esc and an unfinished sequence are resolved at deadlines that the caller waits
/// for. Unknown sequences are swallowed. **Units**: time since any fixed moment on one monotonic clock.
package struct KeyDecoder: Sendable {
    private var pending: [UInt8] = []
    private var state = State.keys
    private var lastFeed = Duration.zero
    /// Whether the sequence or paste under way began before a discard: it is read to its end and dropped.
    private var isSwallowing = false

    private enum State: Sendable, Equatable {
        case keys
        /// Between the brackets of a paste.
        case paste([UInt8])
        /// After the closing bracket of a paste, which may have been part of the pasted text.
        case pasteEnding([UInt8])
    }

    /// How long a lone Esc waits for the rest of a sequence.
    package static let escapeDelay = Duration.milliseconds(50)
    /// How long a sequence that has begun may take to finish.
    package static let sequenceDelay = Duration.milliseconds(500)
    /// How long the closing bracket of a paste waits for a second one.
    package static let pasteDelay = Duration.milliseconds(10)
    /// How long a paste without its closing bracket may stay silent.
    package static let pasteSilence = Duration.seconds(1)

    /// Starts with nothing pending.
    package init() {}

    /// When `expire` has something to decide; nil when nothing is pending.
    package var deadline: Duration? {
        switch state {
        case .paste: lastFeed + Self.pasteSilence
        case .pasteEnding: lastFeed + Self.pasteDelay
        case .keys where pending.isEmpty: nil
        case .keys: lastFeed + (isBareEscape ? Self.escapeDelay : Self.sequenceDelay)
        }
    }

    /// Takes bytes as they were read and returns the events they complete.
    package mutating func feed(_ bytes: some Sequence<UInt8>, at time: Duration) -> [InputEvent] {
        var events = expire(at: time)
        pending.append(contentsOf: bytes)
        lastFeed = time
        drain(into: &events)
        return events
    }

    /// Resolves whatever has waited long enough: a lone Esc becomes a key, an unfinished sequence is dropped.
    package mutating func expire(at time: Duration) -> [InputEvent] {
        var events: [InputEvent] = []
        guard let deadline, time >= deadline else { return events }
        switch state {
        case .paste(let text), .pasteEnding(let text):
            finish(text, into: &events)
            drain(into: &events)
        case .keys:
            if isSwallowing {
                isSwallowing = false
            } else if isBareEscape {
                if pending.count == 2, pending[1] != Byte.escape {
                    events.append(.key(.alt(Character(Unicode.Scalar(pending[1])))))
                } else {
                    events += pending.map { _ in .key(.escape) }
                }
            }
            pending.removeAll()
        }
        return events
    }

    /// Discards pending input; a paste or sequence under way is swallowed to its end.
    package mutating func discard() {
        isSwallowing = state != .keys || !pending.isEmpty
        switch state {
        case .keys: break
        case .paste: state = .paste([])
        case .pasteEnding:
            state = .pasteEnding([])
            drop(Self.partialEnd(in: pending, from: 0))
        }
    }
}

extension KeyDecoder {
    /// Whether the pending bytes may be an Esc, or Alt with a character that would also open a long sequence.
    private var isBareEscape: Bool {
        guard pending.first == Byte.escape, pending.count <= 2 else { return false }
        return pending.count == 1 || pending[1] == Byte.escape || Byte.stringOpeners.contains(pending[1])
    }

    private mutating func drain(into events: inout [InputEvent]) {
        var position = 0
        loop: while position < pending.count {
            switch state {
            case .paste(var text):
                // No other reference is held meanwhile, so the text grows in place.
                state = .keys
                if let end = Self.find(Byte.pasteEnd, in: pending, from: position) {
                    text += pending[position..<end]
                    position = end + Byte.pasteEnd.count
                    state = .pasteEnding(text)
                } else {
                    let kept = Self.partialEnd(in: pending, from: position)
                    text += pending[position..<kept]
                    position = kept
                    state = .paste(text)
                    break loop
                }
            case .pasteEnding(var text):
                // A pasted text may contain a closing bracket in order to have the rest taken for keys.
                // Anything that follows in the same burst and has its own closing bracket was therefore
                // pasted as well.
                let start = Self.find(Byte.pasteStart, in: pending, from: position) ?? pending.count
                if let end = Self.find(Byte.pasteEnd, in: pending, from: position), end < start {
                    text += pending[position..<end]
                    position = end + Byte.pasteEnd.count
                    state = .pasteEnding(text)
                } else if start < pending.count {
                    finish(text, into: &events)
                } else {
                    break loop
                }
            case .keys:
                switch KeySequence.next(in: pending, from: position) {
                case .key(let key, let length):
                    if !isSwallowing { events.append(.key(key)) }
                    isSwallowing = false
                    position += length
                case .skip(let length):
                    isSwallowing = false
                    position += length
                case .pasteStart(let length):
                    state = .paste([])
                    position += length
                case .incomplete:
                    break loop
                }
            }
        }
        drop(position)
    }

    /// Removes bytes from the front, overwriting them first: they may be a secret, and the storage outlives
    /// them.
    private mutating func drop(_ count: Int) {
        for index in 0..<count { pending[index] = 0 }
        pending.removeFirst(count)
    }

    /// Ends a paste and emits it, unless it began before a discard.
    private mutating func finish(_ paste: [UInt8], into events: inout [InputEvent]) {
        state = .keys
        guard !isSwallowing else {
            isSwallowing = false
            return
        }
        let text = String(decoding: paste, as: UTF8.self).sanitized(lineBreaks: .kept)
        if !text.isEmpty { events.append(.paste(text)) }
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count - start >= needle.count else { return nil }
        return (start...(bytes.count - needle.count)).first { index in
            bytes[index] == needle[0] && bytes[index..<(index + needle.count)].elementsEqual(needle)
        }
    }

    /// Where a partial closing bracket begins at the end of the bytes; their count if there is none.
    private static func partialEnd(in bytes: [UInt8], from start: Int) -> Int {
        let first = max(start, bytes.count - Byte.pasteEnd.count + 1)
        return (first..<bytes.count).first { Byte.pasteEnd.starts(with: bytes[$0...]) } ?? bytes.count
    }
}

/// The bytes that the decoder refers to by name.
enum Byte {
    /// The byte that opens every sequence.
    static let escape: UInt8 = 0x1B
    /// The second bytes of sequences that carry a string of any length: DCS, SOS, OSC, PM, APC.
    static let stringOpeners = Set("PX]^_".utf8)
    /// The opening bracket of a paste.
    static let pasteStart = Array("\u{1B}[200~".utf8)
    /// The closing bracket of a paste.
    static let pasteEnd = Array("\u{1B}[201~".utf8)
}
