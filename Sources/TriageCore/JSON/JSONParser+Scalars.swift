/// Strings, numbers, `true`, `false` and `null`: the values without brackets.
extension JSONParser {
    /// Parses `true`, `false` or `null`; any other word is reported by name.
    mutating func parseWord() throws(Stop) -> JSON {
        let start = index
        if isForeignQuote { throw stop("a string needs straight double quotes, found \(found)") }
        while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        switch word {
        case "true": return JSON(value: .bool(true), span: start..<index)
        case "false": return JSON(value: .bool(false), span: start..<index)
        case "null": return JSON(value: .null, span: start..<index)
        case "":
            throw stop("expected a value, found \(found)")
        default:
            throw stop(
                "'\(word)' is not a JSON value\(NearestName.hint(for: word, among: ["true", "false", "null"]))",
                at: start..<index)
        }
    }

    /// Whether this is a quotation mark that JSON does not know, such as the curly ones of a word processor.
    var isForeignQuote: Bool {
        guard index < bytes.count, bytes[index] >= 0x80 || bytes[index] == UInt8(ascii: "'"), let scalar
        else { return false }
        return scalar == "'"
            || [.initialPunctuation, .finalPunctuation].contains(scalar.properties.generalCategory)
            || scalar == "\u{201E}" || scalar == "\u{201A}"
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    /// Parses a number, keeping it as written.
    mutating func parseNumber() throws(Stop) -> JSON {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let digits = index
        guard skipDigits() else { throw stop("a digit must follow '-', found \(found)") }
        if bytes[digits] == UInt8(ascii: "0"), index > digits + 1 {
            report("a number may not begin with 0", start..<index)
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard skipDigits() else { throw stop("a digit must follow the decimal point, found \(found)") }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index]) {
                index += 1
            }
            guard skipDigits() else { throw stop("a digit must follow the exponent's 'e', found \(found)") }
        }
        return JSON(
            value: .number(String(decoding: bytes[start..<index], as: UTF8.self)), span: start..<index)
    }

    private mutating func skipDigits() -> Bool {
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
            index += 1
        }
        return index > start
    }

    /// Parses and decodes a string.
    mutating func parseString() throws(Stop) -> String {
        let start = index
        index += 1
        // Most have nothing in them that JSON writes in another way.
        index = bytes[index...].firstIndex(where: \.isSpecialInStrings) ?? bytes.count
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            index += 1
            return String(decoding: bytes[start + 1..<index - 1], as: UTF8.self)
        }
        var segment = start + 1
        var text = ""
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                text += String(decoding: bytes[segment..<index], as: UTF8.self)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                text += String(decoding: bytes[segment..<index], as: UTF8.self)
                text.unicodeScalars.append(parseEscape())
                segment = index
            case 0x0A:
                throw stop("the string is not closed on its line", at: start..<index)
            case 0..<0x20:
                let code = String(bytes[index], radix: 16, uppercase: true)
                report("a control character (U+\(code)) must be written as an escape", index..<index + 1)
                index += 1
            default:
                index += 1
            }
        }
        throw stop("the string that begins here is never closed", at: start..<start + 1)
    }

    /// Decodes the escape that begins here; a bad one is reported and becomes U+FFFD.
    private mutating func parseEscape() -> Unicode.Scalar {
        let start = index
        index = min(index + 2, bytes.count)
        // Before a line break or a multi-byte character, only the backslash is consumed.
        guard start + 1 < bytes.count, (0x20..<0x80).contains(bytes[start + 1]) else {
            index = start + 1
            report("no such escape; '\\' must be followed by one of \" \\ / b f n r t u", start..<index)
            return "\u{FFFD}"
        }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return parseUnicodeEscape(from: start)
        default:
            report("no such escape; '\\' must be followed by one of \" \\ / b f n r t u", start..<index)
            return "\u{FFFD}"
        }
    }

    private mutating func parseUnicodeEscape(from start: Int) -> Unicode.Scalar {
        guard let unit = Self.hexadecimal(bytes, at: index) else {
            report("four hexadecimal digits must follow '\\u'", start..<index)
            return "\u{FFFD}"
        }
        index += 4
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u"), let low = Self.hexadecimal(bytes, at: index + 2),
            (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        {
            index += 6
            return scalar
        }
        report("half of a surrogate pair on its own", start..<index)
        return "\u{FFFD}"
    }
}

extension UInt8 {
    /// Whether it ends a string, stands for something else in one, or may not stand in one.
    fileprivate var isSpecialInStrings: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}
