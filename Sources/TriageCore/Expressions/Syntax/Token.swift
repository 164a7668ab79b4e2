/// The smallest parts of an expression. Source: CEL language definition, "Syntax".
struct Token: Sendable, Equatable {
    /// What it is.
    let kind: Kind
    /// Where it stands. Units: bytes of UTF-8.
    let range: Range<Int>

    /// What a token can be; a number has its value without a sign.
    enum Kind: Sendable, Equatable {
        case identifier(String)
        /// A name between backticks, which only a field can have.
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

    /// What is always written the same.
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

    /// The words that no variable and no function may be called by.
    static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "package", "namespace", "return", "var", "void", "while",
    ]
}
