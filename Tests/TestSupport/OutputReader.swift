/// Splits a program's output into the pieces a terminal handles at once; incomplete ones wait for more bytes.
struct OutputReader: Sendable {
    private var unread: [UInt8] = []

    /// One piece of the output.
    enum Piece: Sendable, Equatable {
        /// An escape sequence, including its Esc.
        case sequence(String)
        /// A control character.
        case control(UInt8)
        /// Complete characters to show.
        case text(String)
    }

    /// Takes bytes and returns the pieces that are now complete.
    mutating func read(_ bytes: some Sequence<UInt8>) -> [Piece] {
        unread += bytes
        var pieces: [Piece] = []
        var index = 0
        while index < unread.count {
            let byte = unread[index]
            if byte == 0x1B {
                guard let end = endOfSequence(index) else { break }
                pieces.append(.sequence(String(decoding: unread[index..<end], as: UTF8.self)))
                index = end
            } else if byte < 0x20 || byte == 0x7F {
                pieces.append(.control(byte))
                index += 1
            } else {
                var end = index
                while end < unread.count, unread[end] >= 0x20, unread[end] != 0x7F { end += 1 }
                if end == unread.count { end = wholeCharacters(upTo: end) }
                guard end > index else { break }
                pieces.append(.text(String(decoding: unread[index..<end], as: UTF8.self)))
                index = end
            }
        }
        unread.removeFirst(index)
        return pieces
    }

    /// The end of the last character whose bytes are all there.
    private func wholeCharacters(upTo end: Int) -> Int {
        var start = end - 1
        while start > 0, unread[start] & 0xC0 == 0x80 { start -= 1 }
        let length = unread[start] < 0x80 ? 1 : unread[start] < 0xE0 ? 2 : unread[start] < 0xF0 ? 3 : 4
        return start + length <= end ? end : start
    }

    private func endOfSequence(_ start: Int) -> Int? {
        guard start + 1 < unread.count else { return nil }
        switch unread[start + 1] {
        case UInt8(ascii: "["):
            let final = unread[(start + 2)...].firstIndex { (0x40..<0x7F).contains($0) }
            return final.map { $0 + 1 }
        case UInt8(ascii: "]"):
            return unread[start...].firstIndex(of: 0x07).map { $0 + 1 }
        default: return start + 2
        }
    }
}
