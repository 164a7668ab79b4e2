/// String and bytes literals and their escapes.
extension Lexer {
    /// Reads a literal from its opening quote on; `start` is where its prefix began.
    mutating func readText(from start: Int, isRaw: Bool, isBytes: Bool) {
        let quote = current
        let isTriple = byte(1) == quote && byte(2) == quote
        index += isTriple ? 3 : 1
        var content: [UInt8] = []
        while true {
            let plain = bytes[index...].prefix { !$0.isSpecialInTexts }
            content += plain
            index = plain.endIndex
            guard index < bytes.count, isTriple || (current != 0x0A && current != 0x0D) else {
                report("the text that begins here is never closed", start..<start + 1)
                hasGaps = true
                index = bytes.count
                return
            }
            if current == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
                index += isTriple ? 3 : 1
                break
            }
            if current == UInt8(ascii: "\\"), !isRaw {
                readEscape(into: &content, isBytes: isBytes)
            } else {
                content.append(current)
                index += 1
            }
        }
        add(isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self)), from: start)
    }

    private mutating func readEscape(into content: inout [UInt8], isBytes: Bool) {
        let start = index
        let letter = byte(1)
        index += min(2, bytes.count - index)
        switch letter {
        case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            content.append(letter)
        case UInt8(ascii: "a"): content.append(0x07)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "v"): content.append(0x0B)
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            readCode(digits: 2, radix: 16, from: start, into: &content, isBytes: isBytes)
        case UInt8(ascii: "u") where !isBytes:
            readCode(digits: 4, radix: 16, from: start, into: &content, isBytes: false)
        case UInt8(ascii: "U") where !isBytes:
            readCode(digits: 8, radix: 16, from: start, into: &content, isBytes: false)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            index -= 1
            readCode(digits: 3, radix: 8, from: start, into: &content, isBytes: isBytes)
        default:
            while index < bytes.count, current & 0xC0 == 0x80 { index += 1 }
            let written = String(decoding: bytes[start..<index], as: UTF8.self)
            report("'\(written)' is not an escape; a backslash itself is written '\\\\'", start..<index)
        }
    }

    private mutating func readCode(
        digits: Int, radix: Int, from start: Int, into content: inout [UInt8], isBytes: Bool
    ) {
        let first = index
        while index < bytes.count, index - first < digits, current.isHexDigit { index += 1 }
        let text = String(decoding: bytes[first..<index], as: UTF8.self)
        let written = String(decoding: bytes[start..<index], as: UTF8.self)
        guard text.utf8.count == digits, let code = UInt32(text, radix: radix) else {
            return report("the escape '\(written)' needs \(digits) digits", start..<index)
        }
        if isBytes {
            content.append(UInt8(truncatingIfNeeded: code))
        } else if let scalar = Unicode.Scalar(code) {
            content.append(contentsOf: String(scalar).utf8)
        } else {
            report("the escape '\(written)' names no character", start..<index)
        }
    }
}

extension UInt8 {
    /// Whether it can end a text, or stand for something else in one: a quote, a backslash or a line break.
    fileprivate var isSpecialInTexts: Bool {
        switch self {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x0A, 0x0D: true
        default: false
        }
    }
}
