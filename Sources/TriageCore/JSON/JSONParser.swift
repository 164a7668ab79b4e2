/// Parses JSON strictly and keeps the place of everything. **Source**: RFC 8259.
///
/// Mistakes that leave no doubt about what follows (a duplicate key, a trailing comma, a bad escape) are
/// collected and parsing continues; any other mistake ends it.
package struct JSONParser {
    /// Deeper nesting is an error, so that neither this parser nor its callers can exhaust the stack.
    package static let maximumDepth = 200

    /// The text in UTF-8.
    let bytes: [UInt8]
    /// The current position.
    var index = 0
    private var depth = 0
    private var problems: [JSONProblem] = []
    /// The members of the objects that are being parsed, those of the innermost last: so each gets an array of just
    /// the right size.
    private var members: [JSON.Member] = []
    /// The elements of the arrays that are being parsed, likewise.
    private var elements: [JSON] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Parses a whole text and collects everything that is wrong with it.
    ///
    /// **Shape**: the value is nil when the text could not be parsed to its end; problems do not imply that
    /// it is nil. Never traps, whatever the bytes.
    package static func parse(_ bytes: [UInt8]) -> (value: JSON?, problems: [JSONProblem]) {
        var parser = JSONParser(bytes)
        do throws(Stop) {
            try parser.checkEncoding()
            let value = try parser.parseValue()
            parser.skipBlanks()
            if parser.index < bytes.count { throw parser.stop("nothing may follow the first value") }
            return (value, parser.problems)
        } catch {
            return (nil, parser.placed(error))
        }
    }

    /// The value of the four hexadecimal digits at an offset.
    static func hexadecimal(_ bytes: [UInt8], at offset: Int) -> UInt32? {
        guard offset + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}

extension JSONParser {
    /// The mistake that ended parsing.
    struct Stop: Error {
        /// The mistake as reported.
        let problem: JSONProblem
        /// Whether brackets do not match, so that the real mistake may be far before.
        var isAboutBrackets = false
    }

    /// All problems, with the place of a missing bracket where the indentation shows it. What was found after it
    /// only follows from it.
    private func placed(_ stop: Stop) -> [JSONProblem] {
        guard stop.isAboutBrackets, let open = BracketLayout.unclosed(in: bytes) else {
            return problems + [stop.problem]
        }
        let what = bytes[open] == UInt8(ascii: "{") ? "object" : "array"
        return problems.filter { $0.span.lowerBound < open } + [unclosed(what, from: open).problem]
    }

    /// A mistake that ends parsing; it is at the current position unless a span is given.
    func stop(_ message: String, kind: JSONProblem.Kind = .syntax, at span: Span? = nil) -> Stop {
        let here = index..<min(index + 1, max(bytes.count, index))
        return Stop(problem: JSONProblem(kind: kind, message: message, span: span ?? here, first: nil))
    }

    /// Notes a mistake after which parsing continues.
    mutating func report(_ message: String, _ span: Span) {
        problems.append(JSONProblem(kind: .syntax, message: message, span: span, first: nil))
    }

    private func checkEncoding() throws(Stop) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw stop(
                "JSON may not begin with a byte-order mark; save the file as UTF-8 without one",
                kind: .encoding, at: 0..<3)
        }
        if isWide {
            throw stop("this is not UTF-8 but UTF-16; save the file as UTF-8", kind: .encoding, at: 0..<2)
        }
        // The fast path first: the standard library's own validation.
        if bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil { return }
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput: return
            case .error(let length):
                throw stop("not valid UTF-8", kind: .encoding, at: offset..<offset + length)
            }
        }
    }

    /// Whether the text is in UTF-16: it has that encoding's byte-order mark, or begins with two characters of
    /// which every other byte is zero.
    private var isWide: Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        guard bytes.count >= 4 else { return false }
        return bytes[..<4].map { $0 == 0 } == [false, true, false, true]
            || bytes[..<4].map { $0 == 0 } == [true, false, true, false]
    }

    private mutating func skipBlanks() {
        index = bytes[index...].firstIndex { !$0.isBlank } ?? bytes.count
        guard index < bytes.count, bytes[index] == UInt8(ascii: "/") || bytes[index] >= 0x80 else { return }
        skipForeignBlanks()
    }

    /// Skips blanks and, with a report each, what is none in JSON but meant as such.
    private mutating func skipForeignBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case let byte where byte.isBlank: index += 1
            case UInt8(ascii: "/"):
                guard let end = commentEnd else { return }
                report("JSON has no comments; use a \"comment\" member", index..<end)
                index = end
            case 0x80...:
                guard let blank = scalar, blank.properties.isWhitespace else { return }
                report("\(found) is not whitespace in JSON; type a plain space", index..<index + 1)
                index += blank.utf8.count
            default: return
            }
        }
    }

    /// The end of the comment that begins here; nil when none does.
    private var commentEnd: Int? {
        guard index + 1 < bytes.count else { return nil }
        var end = index + 2
        switch bytes[index + 1] {
        case UInt8(ascii: "/"):
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            return end
        case UInt8(ascii: "*"):
            while end + 1 < bytes.count {
                if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") { return end + 2 }
                end += 1
            }
            return bytes.count
        default: return nil
        }
    }

    private mutating func parseValue() throws(Stop) -> JSON {
        skipBlanks()
        guard index < bytes.count else {
            throw stop(bytes.isEmpty ? "the file is empty" : "the text ends where a value is expected")
        }
        let start = index
        switch bytes[index] {
        case UInt8(ascii: "{"): return try nested { (parser) throws(Stop) in try parser.parseObject() }
        case UInt8(ascii: "["): return try nested { (parser) throws(Stop) in try parser.parseArray() }
        case UInt8(ascii: "\""):
            let string = try parseString()
            return JSON(value: .string(string), span: start..<index)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        default: return try parseWord()
        }
    }

    private mutating func nested(_ body: (inout JSONParser) throws(Stop) -> JSON) throws(Stop) -> JSON {
        guard depth < Self.maximumDepth else {
            throw stop("nested more than \(Self.maximumDepth) deep")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func parseObject() throws(Stop) -> JSON {
        let start = index
        index += 1
        let first = members.count
        defer { members.removeSubrange(first...) }
        var seen = SeenKeys()
        skipBlanks()
        while true {
            guard index < bytes.count else { throw unclosed("object", from: start) }
            if bytes[index] == UInt8(ascii: "}") { break }
            guard bytes[index] == UInt8(ascii: "\"") else {
                if isForeignQuote { throw stop("a key needs straight double quotes, found \(found)") }
                throw stop("expected a key in double quotes or '}', found \(found)")
            }
            let keyStart = index
            let key = try parseString()
            let keySpan = keyStart..<index
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
                throw stop("expected ':' after the key \"\(key)\", found \(found)")
            }
            index += 1
            let value = try parseValue()
            if let position = seen.first(key, among: members[first...]) {
                let message = "the key \"\(key)\" appears twice in this object"
                problems.append(
                    JSONProblem(
                        kind: .duplicateKey, message: message, span: keySpan,
                        first: members[position].keySpan))
            } else {
                members.append(JSON.Member(key: key, keySpan: keySpan, value: value))
            }
            if try separator(closing: UInt8(ascii: "}"), of: "object", from: start) { break }
        }
        index += 1
        return JSON(value: .object(Array(members[first...])), span: start..<index)
    }

    private mutating func parseArray() throws(Stop) -> JSON {
        let start = index
        index += 1
        let first = elements.count
        defer { elements.removeSubrange(first...) }
        skipBlanks()
        while true {
            guard index < bytes.count else { throw unclosed("array", from: start) }
            if bytes[index] == UInt8(ascii: "]") { break }
            let element = try parseValue()
            elements.append(element)
            if try separator(closing: UInt8(ascii: "]"), of: "array", from: start) { break }
        }
        index += 1
        return JSON(value: .array(Array(elements[first...])), span: start..<index)
    }

    /// Consumes the comma after an element; true at the closing bracket instead.
    private mutating func separator(closing: UInt8, of what: String, from start: Int) throws(Stop) -> Bool {
        skipBlanks()
        guard index < bytes.count else { throw unclosed(what, from: start) }
        if bytes[index] == closing { return true }
        guard bytes[index] == UInt8(ascii: ",") else {
            var stop = stop("expected ',' or '\(Character(UnicodeScalar(closing)))', found \(found)")
            stop.isAboutBrackets = [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[index])
            throw stop
        }
        let comma = index
        index += 1
        skipBlanks()
        guard index < bytes.count, bytes[index] == closing else { return false }
        report("a comma may not come before '\(Character(UnicodeScalar(closing)))'", comma..<comma + 1)
        return true
    }

    private func unclosed(_ what: String, from start: Int) -> Stop {
        var stop = stop("the \(what) that begins here is never closed", at: start..<start + 1)
        stop.isAboutBrackets = true
        return stop
    }

    /// The character at the current position; nil at the end.
    var scalar: Unicode.Scalar? {
        String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
    }

    /// What is at the current position, for a message.
    var found: String {
        guard index < bytes.count else { return "the end of the text" }
        guard let scalar else { return "nothing" }
        return scalar.properties.isWhitespace || scalar.value < 0x20
            ? "U+" + String(scalar.value, radix: 16, uppercase: true) : "'\(scalar)'"
    }
}

/// The keys of an object seen so far.
///
/// Most objects have few members, for which a linear search is cheaper than a table.
private struct SeenKeys {
    private var positions: [String: Int] = [:]

    /// The position of the member with a key; nil if there is none yet, and the key is that of the next one.
    mutating func first(_ key: String, among members: ArraySlice<JSON.Member>) -> Int? {
        guard members.count >= 12 else { return members.indices.first { members[$0].key == key } }
        if positions.isEmpty { for index in members.indices { positions[members[index].key] = index } }
        if let first = positions[key] { return first }
        positions[key] = members.endIndex
        return nil
    }
}

extension UInt8 {
    /// Whether it is whitespace. **Source**: RFC 8259, section 2.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
