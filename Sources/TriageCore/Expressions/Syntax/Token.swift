/// The smallest unit of an expression. **Source**: CEL language definition, "Syntax".
struct Token: Sendable, Equatable {
    /// The kind of token.
    let kind: Kind
    /// The symbol if it is one. Beside the kind, because nothing is asked of a token as often.
    let symbol: Symbol?
    /// Its range in the expression. **Units**: bytes of UTF-8.
    let range: Range<Int>

    /// Places a token.
    init(kind: Kind, range: Range<Int>) {
        (self.kind, self.range) = (kind, range)
        if case .symbol(let symbol) = kind { self.symbol = symbol } else { symbol = nil }
    }

    /// The kinds of token; a number's value has no sign.
    enum Kind: Sendable, Equatable {
        case identifier(String)
        /// A name in backticks, allowed only for fields.
        case quotedIdentifier(String)
        case int(UInt64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        /// An operator, a bracket, a comma, or one of the words `in`, `true`, `false`, `null`.
        case symbol(Symbol)
        case end
    }

    /// The tokens with a fixed spelling.
    enum Symbol: String, Sendable, CaseIterable {
        case or = "||"
        case and = "&&"
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case less = "<"
        case greater = ">"
        case plus = "+"
        case minus = "-"
        case star = "*"
        case slash = "/"
        case percent = "%"
        case not = "!"
        case question = "?"
        case colon = ":"
        case comma = ","
        case dot = "."
        case openParenthesis = "("
        case closeParenthesis = ")"
        case openBracket = "["
        case closeBracket = "]"
        case openBrace = "{"
        case closeBrace = "}"
        case `in` = "in"
        case `true` = "true"
        case `false` = "false"
        case null = "null"
    }

    /// The words that may not be used as names of variables or functions.
    static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "package", "namespace", "return", "var", "void", "while",
    ]
}

extension Token.Symbol {
    /// The symbol that is a word; nil if it is a name.
    init?(word: String) {
        guard word.utf8.count <= 5 else { return nil }
        switch word {
        case "in": self = .in
        case "true": self = .true
        case "false": self = .false
        case "null": self = .null
        default: return nil
        }
    }

    /// The operator between two operands that it stands for; nil if it stands for none.
    var binaryOperator: SyntaxTree.BinaryOperator? {
        switch self {
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .percent: .remainder
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .in: .in
        case .or, .and, .not, .question, .colon, .comma, .dot, .openParenthesis, .closeParenthesis,
            .openBracket, .closeBracket, .openBrace, .closeBrace, .true, .false, .null:
            nil
        }
    }

    /// The longest symbol, other than a word, that begins with two bytes; nil if none does.
    init?(beginning first: UInt8, _ second: UInt8) {
        switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
        case ("|", "|"): self = .or
        case ("&", "&"): self = .and
        case ("=", "="): self = .equal
        case ("!", "="): self = .notEqual
        case ("<", "="): self = .lessOrEqual
        case (">", "="): self = .greaterOrEqual
        case ("<", _): self = .less
        case (">", _): self = .greater
        case ("+", _): self = .plus
        case ("-", _): self = .minus
        case ("*", _): self = .star
        case ("/", _): self = .slash
        case ("%", _): self = .percent
        case ("!", _): self = .not
        case ("?", _): self = .question
        case (":", _): self = .colon
        case (",", _): self = .comma
        case (".", _): self = .dot
        case ("(", _): self = .openParenthesis
        case (")", _): self = .closeParenthesis
        case ("[", _): self = .openBracket
        case ("]", _): self = .closeBracket
        case ("{", _): self = .openBrace
        case ("}", _): self = .closeBrace
        default: return nil
        }
    }
}
