/// The sequences written to the terminal. **Source**: ECMA-48, xterm's ctlseqs.
enum EscapeCodes {
    /// Holds back drawing until the end of the frame; terminals that do not support it ignore it.
    static let beginFrame = Array("\u{1B}[?2026h".utf8)
    /// Draws everything held back.
    static let endFrame = Array("\u{1B}[?2026l".utf8)
    /// Hides the cursor.
    static let hideCursor = Array("\u{1B}[?25l".utf8)
    /// Shows the cursor.
    static let showCursor = Array("\u{1B}[?25h".utf8)
    /// Clears from the cursor to the end of the row.
    static let eraseToEndOfRow = Array("\u{1B}[K".utf8)
    /// Clears the whole row.
    static let eraseRow = Array("\u{1B}[2K".utf8)
    /// Remembers where the cursor is.
    static let saveCursor = Array("\u{1B}7".utf8)
    /// Takes the cursor back to where it was remembered.
    static let restoreCursor = Array("\u{1B}8".utf8)
    /// Continues a row that is too long on the next one, as terminals do unless told otherwise.
    static let wrapRows = Array("\u{1B}[?7h".utf8)
    /// Cuts a row that is too long.
    static let cutRows = Array("\u{1B}[?7l".utf8)
    /// Clears from the cursor to the end of the screen; never from the first cell, where tmux takes it for the
    /// end of a screenful and keeps a copy of all rows in its history.
    static let eraseBelow = Array("\u{1B}[J".utf8)
    /// Resets to the terminal's own look.
    static let plain = Array("\u{1B}[m".utf8)
    /// Turns bracketed paste on.
    static let beginPastes = Array("\u{1B}[?2004h".utf8)
    /// Turns bracketed paste off.
    static let endPastes = Array("\u{1B}[?2004l".utf8)
    /// Everything to restore on the way out of the program, in one string.
    static let restore = endFrame + wrapRows + endPastes + plain + showCursor

    /// A CSI sequence with one numeric parameter.
    static func command(_ number: Int, _ final: Unicode.Scalar) -> [UInt8] {
        let digits = number == 1 && final != "G" ? [] : Array(String(number).utf8)
        return [Byte.escape, UInt8(ascii: "[")] + digits + [UInt8(ascii: final)]
    }

    /// Copies a text to the clipboard of the agent's own machine; nil if it is longer than terminals accept.
    /// **Source**: xterm's ctlseqs, OSC 52.
    static func copy(_ text: String, limit: Int) -> [UInt8]? {
        let encoded = base64(Array(text.utf8))
        guard encoded.count <= limit else { return nil }
        return Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    }

    /// **Source**: RFC 4648 4. Foundation has this too, but would be loaded for this alone.
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

/// The clipboard of the machine the agent sits at, even over a remote shell.
package enum Clipboard {
    /// The bytes that copy a text when written to the terminal; nil if it may be too long. Used only for a
    /// key that is labelled as copying.
    package static func copying(_ text: String) -> [UInt8]? {
        EscapeCodes.copy(text, limit: 74_994)
    }
}
