/// Turns the bytes of a terminal into keys and pastes, however the reads split them.
///
/// Time is passed in: a lone Esc and an unfinished sequence are resolved at deadlines that the caller waits
/// for, and only `expire` resolves them, so that bytes which merely were read late still join. Unknown
/// sequences are swallowed. **Units**: time since any fixed moment on one monotonic clock.
package struct KeyDecoder: Sendable {
    private var pending: [UInt8] = []
    /// How many of the pending bytes have acted as a key already, since what follows failed to come in time;
    /// they stay a while, in case they were only the slow beginning of a sequence.
    private var acted = 0
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
        var events: [InputEvent] = []
        pending.append(contentsOf: bytes)
        lastFeed = time
        drain(into: &events)
        return events
    }

    /// Resolves whatever has waited long enough: a lone Esc becomes a key, an unfinished sequence is dropped.
    /// To be called only when nothing more is waiting to be fed.
    package mutating func expire(at time: Duration) -> [InputEvent] {
        var events: [InputEvent] = []
        while let deadline, time >= deadline {
            switch state {
            case .paste(let text), .pasteEnding(let text): finish(text, into: &events)
            case .keys: giveUp(into: &events)
            }
            drain(into: &events)
        }
        return events
    }

    /// Stops waiting for the rest of the pending bytes.
    private mutating func giveUp(into events: inout [InputEvent]) {
        if isSwallowing {
            isSwallowing = false
            drop(pending.count)
        } else if acted > 0 {
            drop(acted)
        } else if isBareEscape, pending.count == 1 || pending[1] == Byte.escape {
            events += pending.map { _ in .key(.escape) }
            drop(pending.count - 1)
            acted = 1
        } else if let second = opener {
            events.append(.key(.alt(Character(Unicode.Scalar(second)))))
            // A string is as long as its text: what is typed after this key must not wait for its end.
            if isBareEscape, !Byte.stringOpeners.contains(second) { acted = 2 } else { drop(2) }
        } else {
            drop(pending.count)
        }
    }

    /// Discards pending input; a paste or sequence under way is swallowed to its end.
    package mutating func discard() {
        if acted > 0 { drop(acted) }
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
    /// Whether the pending bytes may be an Esc, or Alt with a character that would also open a sequence.
    private var isBareEscape: Bool {
        guard acted == 0, pending.first == Byte.escape, pending.count <= 2 else { return false }
        return pending.count == 1 || pending[1] == Byte.escape || opener != nil
    }

    /// The character after an Esc that may have been typed with Alt, though it opens a sequence; nil once more
    /// than a character can have been meant.
    private var opener: UInt8? {
        guard pending.count >= 2, pending[0] == Byte.escape else { return nil }
        let isString = Byte.stringOpeners.contains(pending[1])
        return isString || pending.count == 2 && "[O".utf8.contains(pending[1]) ? pending[1] : nil
    }

    /// What the bytes make together with those before them that have acted as a key: a key if they complete
    /// one that nobody can have typed as a text, otherwise nothing.
    private var belated: KeySequence {
        let alone = KeySequence.skip(length: acted)
        guard pending.count > acted else { return .incomplete }
        guard pending[acted] != Byte.escape, !Byte.stringOpeners.contains(pending[1]) else { return alone }
        let whole = KeySequence.next(in: pending, from: 0)
        switch whole {
        case .incomplete, .pasteStart: return whole
        case .skip: return alone
        case .keys(let keys, _):
            switch pending[1] {
            case UInt8(ascii: "["): return whole
            // The keypad's characters are letters to whoever typed Alt and O before.
            case UInt8(ascii: "O"): return keys.contains { $0.typed != nil } ? alone : whole
            default: return keys.allSatisfy(Self.commands.contains) ? whole : alone
            }
        }
    }

    /// The keys with Alt, other than sequences, that mean something while a text is typed.
    private static let commands: Set<Key> = [
        .alt("b"), .alt("d"), .alt("f"), .alt("u"), Key(.enter, .alt), Key(.backspace, .alt),
    ]

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
                let next = acted > 0 ? belated : KeySequence.next(in: pending, from: position)
                if next != .incomplete { acted = 0 }
                switch next {
                case .keys(let keys, let length):
                    if !isSwallowing { events += keys.map { .key($0) } }
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
        acted = max(0, acted - count)
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
