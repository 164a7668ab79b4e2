/// Splits an expression into tokens. **Source**: CEL language definition, "Syntax".
///
/// A mistake inside a literal is reported but the token is kept, so that what follows is still read.
struct Lexer {
    /// The text in UTF-8.
    let bytes: [UInt8]
    /// The offset of the next byte to read.
    var index = 0
    private var tokens: [Token] = []
    private var problems: [ExpressionProblem] = []
    /// Whether something that is not a token was skipped.
    var hasGaps = false

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 4 + 4)
    }

    /// The tokens of a text, ending with an end token, and its problems. `hasGaps` tells that something was
    /// skipped, so that later problems may be misleading.
    static func tokens(
        of bytes: [UInt8]
    ) -> (tokens: [Token], problems: [ExpressionProblem], hasGaps: Bool) {
        var lexer = Lexer(bytes)
        while lexer.skipBlanks() { lexer.readToken() }
        lexer.tokens.append(Token(kind: .end, range: bytes.count..<bytes.count))
        return (lexer.tokens, lexer.problems, lexer.hasGaps)
    }

    /// The next byte; there must be one.
    var current: UInt8 { bytes[index] }

    /// The byte a distance ahead; zero past the end.
    func byte(_ ahead: Int) -> UInt8 {
        index + ahead < bytes.count ? bytes[index + ahead] : 0
    }

    /// Adds a problem.
    mutating func report(_ message: String, _ range: Range<Int>, suggestion: String? = nil) {
        problems.append(
            ExpressionProblem(
                severity: .error, code: .syntax, message: message, range: range, suggestion: suggestion))
    }

    /// Adds a token that ends at the current position.
    mutating func add(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<index))
    }

    /// Skips whitespace and comments; false at the end.
    private mutating func skipBlanks() -> Bool {
        while index < bytes.count {
            switch current {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D: index += 1
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                while index < bytes.count, current != 0x0A { index += 1 }
            default: return true
            }
        }
        return false
    }

    private mutating func readToken() {
        let start = index
        switch current {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
        case UInt8(ascii: ".") where byte(1).isDigit: readNumber()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): readText(from: start, isRaw: false, isBytes: false)
        case UInt8(ascii: "`"): readQuotedIdentifier()
        case let byte where byte.isLetter: readWord()
        default: readSymbol()
        }
    }

    private mutating func readWord() {
        let start = index
        if let prefix = textPrefix {
            index += prefix.length
            return readText(from: start, isRaw: prefix.isRaw, isBytes: prefix.isBytes)
        }
        let end = bytes[start...].firstIndex { !$0.isLetter && !$0.isDigit } ?? bytes.count
        index = end
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        add(Token.Symbol(word: word).map(Token.Kind.symbol) ?? .identifier(word), from: start)
    }

    /// The letters before a quote: `r` for raw, `b` for bytes, `br` for both.
    private var textPrefix: (length: Int, isRaw: Bool, isBytes: Bool)? {
        let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
        switch (current | 0x20, byte(1) | 0x20) {
        case (UInt8(ascii: "r"), _) where isQuote(byte(1)): return (1, true, false)
        case (UInt8(ascii: "b"), _) where isQuote(byte(1)): return (1, false, true)
        case (UInt8(ascii: "b"), UInt8(ascii: "r")) where isQuote(byte(2)): return (2, true, true)
        default: return nil
        }
    }

    private mutating func readQuotedIdentifier() {
        let start = index
        index += 1
        while index < bytes.count, current.isLetter || current.isDigit || " ./-".utf8.contains(current) {
            index += 1
        }
        let name = String(decoding: bytes[start + 1..<index], as: UTF8.self)
        guard index < bytes.count, current == UInt8(ascii: "`"), !name.isEmpty else {
            report("a name in backticks may contain only letters, digits, spaces and _./-", start..<index)
            hasGaps = true
            return
        }
        index += 1
        add(.quotedIdentifier(name), from: start)
    }

    private mutating func readSymbol() {
        let start = index
        if readForeignOperator() || readForeignText() { return }
        if let symbol = Token.Symbol(beginning: current, byte(1)) {
            index += symbol.rawValue.utf8.count
            return add(.symbol(symbol), from: start)
        }
        // Consumes the whole character, however many bytes it has.
        index += 1
        while index < bytes.count, current & 0xC0 == 0x80 { index += 1 }
        let character = String(decoding: bytes[start..<index], as: UTF8.self)
        let meant = ["=": "==", "&": "&&", "|": "||"][character]
        let hint = NearestName.hint(naming: meant)
        report("unexpected '\(character)'\(hint)", start..<index, suggestion: meant)
        guard let symbol = meant.flatMap(Token.Symbol.init(rawValue:)) else { return hasGaps = true }
        add(.symbol(symbol), from: start)
    }

    private mutating func readNumber() {
        let start = index
        if current == UInt8(ascii: "0"), byte(1) | 0x20 == UInt8(ascii: "x"), byte(2).isHexDigit {
            index += 2
            while index < bytes.count, current.isHexDigit { index += 1 }
            let digits = bytes[start + 2..<index]
            return addInteger(UInt64(String(decoding: digits, as: UTF8.self), radix: 16), from: start)
        }
        skipDigits()
        var isDouble = false
        if index < bytes.count, current == UInt8(ascii: "."), byte(1).isDigit {
            isDouble = true
            index += 1
            skipDigits()
        }
        if index < bytes.count, current | 0x20 == UInt8(ascii: "e") {
            let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
            if byte(isSigned ? 2 : 1).isDigit {
                isDouble = true
                index += isSigned ? 2 : 1
                skipDigits()
            }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard isDouble else { return addInteger(UInt64(text), from: start) }
        let double = Double(text.first == "." ? "0" + text : text)
        if double == nil || double?.isFinite == false { report("the number is too large", start..<index) }
        add(.double(double ?? 0), from: start)
    }

    private mutating func skipDigits() {
        while index < bytes.count, current.isDigit { index += 1 }
    }

    private mutating func addInteger(_ value: UInt64?, from start: Int) {
        let isUnsigned = index < bytes.count && current | 0x20 == UInt8(ascii: "u")
        if isUnsigned { index += 1 }
        if value == nil { report("the number is too large", start..<index) }
        add(isUnsigned ? .uint(value ?? 0) : .int(value ?? 0), from: start)
    }
}

extension UInt8 {
    /// Whether this is `0` to `9`.
    var isDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether this is a hexadecimal digit.
    var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }

    /// Whether an identifier can begin with this byte.
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) || self == UInt8(ascii: "_") }
}
