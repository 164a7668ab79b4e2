/// The sequences that are written to the terminal. Source: ECMA-48, xterm's ctlseqs.
enum EscapeCodes {
    /// Holds back the drawing until the end of the frame; terminals that do not know it ignore it.
    static let beginFrame = Array("\u{1B}[?2026h".utf8)
    /// Draws what was held back.
    static let endFrame = Array("\u{1B}[?2026l".utf8)
    /// Hides the cursor.
    static let hideCursor = Array("\u{1B}[?25l".utf8)
    /// Shows the cursor.
    static let showCursor = Array("\u{1B}[?25h".utf8)
    /// Clears from the cursor to the end of the row.
    static let eraseToEndOfRow = Array("\u{1B}[K".utf8)
    /// Clears the whole row.
    static let eraseRow = Array("\u{1B}[2K".utf8)
    /// Clears from the cursor to the end of the screen.
    static let eraseBelow = Array("\u{1B}[J".utf8)
    /// The terminal's own look.
    static let plain = Array("\u{1B}[m".utf8)
    /// Pastes come in brackets.
    static let beginPastes = Array("\u{1B}[?2004h".utf8)
    /// Pastes come as if typed.
    static let endPastes = Array("\u{1B}[?2004l".utf8)
    /// Everything that a way out of the program puts back, in one string.
    static let restore = endFrame + endPastes + plain + showCursor

    /// A CSI sequence with one number.
    static func command(_ number: Int, _ final: Unicode.Scalar) -> [UInt8] {
        let digits = number == 1 && final != "G" ? [] : Array(String(number).utf8)
        return [Byte.escape, UInt8(ascii: "[")] + digits + [UInt8(ascii: final)]
    }

    /// Puts a text into the clipboard of the agent's own machine; nil when it is longer than terminals take.
    /// Source: xterm's ctlseqs, OSC 52.
    static func copy(_ text: String, limit: Int) -> [UInt8]? {
        let encoded = base64(Array(text.utf8))
        guard encoded.count <= limit else { return nil }
        return Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    }

    /// Source: RFC 4648 4. Foundation has this too, and would be loaded for nothing else.
    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                let isFilled = index <= group.count
                result.append(isFilled ? alphabet[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return result
    }
}

/// The clipboard of the machine that the agent sits at, also over a remote shell.
package enum Clipboard {
    /// The bytes that copy a text when they are written to the terminal; nil when it is too long to be sure.
    /// Only ever for a key that says so.
    package static func copying(_ text: String) -> [UInt8]? {
        EscapeCodes.copy(text, limit: 74_994)
    }
}
