import Terminal

/// Keys as a test spells them. **Shape**: `abc<enter>`, `<c-a>` for Control, `<m-b>` for Alt.
package struct KeyScript: Sendable {
    /// The bytes that a terminal sends for the keys.
    package let bytes: [UInt8]

    /// Reads a script; an unknown name is a mistake in the test.
    package init(_ script: String) {
        var bytes: [UInt8] = []
        var rest = script.unicodeScalars[...]
        while let first = rest.first {
            if first == "<", let end = rest.firstIndex(of: ">"), rest.index(after: rest.startIndex) < end {
                bytes += Self.key(named: String(rest[rest.index(after: rest.startIndex)..<end]))
                rest = rest[rest.index(after: end)...]
            } else {
                bytes += Array(String(Character(first)).utf8)
                rest = rest.dropFirst()
            }
        }
        self.bytes = bytes
    }

    /// The keys as a program decodes them.
    package var events: [InputEvent] {
        var decoder = KeyDecoder()
        return decoder.feed(bytes, at: .zero) + decoder.expire(at: .seconds(60))
    }

    /// The bytes with a key that means nothing before each further line: lines that come at once would be a
    /// paste, though the terminal sends no brackets.
    package var parted: [UInt8] {
        var result: [UInt8] = []
        var isPasting = false
        for (index, byte) in bytes.enumerated() {
            let isText = byte >= 0x20 && byte != 0x7F
            if result.suffix(6).elementsEqual("\u{1B}[200~".utf8) { isPasting = true }
            if result.suffix(6).elementsEqual("\u{1B}[201~".utf8) { isPasting = false }
            if isText, !isPasting, index > 0, bytes[index - 1] == 0x0D {
                result += Array("\u{1B}[24;3~".utf8)
            }
            result.append(byte)
        }
        return result
    }

    private static func key(named name: String) -> [UInt8] {
        if name.hasPrefix("c-"), let letter = name.utf8.last { return [letter & 0x1F] }
        if name.hasPrefix("m-"), let letter = name.utf8.last { return [0x1B, letter] }
        guard let sequence = sequences[name] else { preconditionFailure("no key is called <\(name)>") }
        return Array(sequence.utf8)
    }

    private static let sequences = [
        "enter": "\r", "tab": "\t", "s-tab": "\u{1B}[Z", "esc": "\u{1B}", "space": " ", "bs": "\u{7F}",
        "del": "\u{1B}[3~", "up": "\u{1B}[A", "down": "\u{1B}[B", "right": "\u{1B}[C", "left": "\u{1B}[D",
        "home": "\u{1B}[H", "end": "\u{1B}[F", "pgup": "\u{1B}[5~", "pgdn": "\u{1B}[6~", "f1": "\u{1B}OP",
        "undo": "\u{1F}", "paste": "\u{1B}[200~", "/paste": "\u{1B}[201~",
    ]
}

extension Frame {
    /// The rows as text, with `▏` at the cursor and without trailing spaces.
    package var shown: String {
        rows.enumerated().map { index, row in
            var text = row.plain
            if let cursor, cursor.row == index { text = Self.mark(text, at: cursor.column) }
            return String(text.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private static func mark(_ text: String, at column: Int) -> String {
        var result = ""
        var width = 0
        var isMarked = false
        for character in text {
            if width >= column, !isMarked {
                result += "▏"
                isMarked = true
            }
            result.append(character)
            width += character.columns
        }
        return isMarked ? result : result + String(repeating: " ", count: max(0, column - width)) + "▏"
    }
}
