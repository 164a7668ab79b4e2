/// Parses an expression into a tree. **Source**: CEL language definition, "Syntax" and "Macros".
///
/// The first grammatical mistake ends parsing; mistakes inside literals do not.
struct Parser {
    /// Deeper nesting is an error, so that neither this parser nor anything that walks the tree can exhaust
    /// the stack, not even the half megabyte that some threads have. The language requires 32.
    static let maximumDepth = 64
    /// A longer text is an error. **Units**: bytes of UTF-8.
    static let maximumLength = 100_000

    /// The tokens of the text, ending with the end token.
    let tokens: [Token]
    /// Whether macros are expanded or treated as ordinary functions.
    let expandsMacros: Bool
    /// The index of the current token.
    var index = 0
    private var nesting = 0
    /// The tree so far.
    private(set) var tree = SyntaxTree()
    /// The depth of the tree below each node.
    private var depths: [Int] = []
    /// The mistake that ended parsing. It is kept here rather than in the thrown error, which would take up
    /// stack space in every call that propagates it.
    private var mistake: ExpressionProblem?

    /// Parses a text; the tree is nil only when there is a problem.
    static func parse(
        _ source: String, expandsMacros: Bool = true
    ) -> (tree: SyntaxTree?, problems: [ExpressionProblem]) {
        guard source.utf8.count <= maximumLength else {
            let message = "an expression may be at most \(maximumLength) bytes long"
            return (nil, [problem(message, 0..<source.utf8.count, code: .limit)])
        }
        let (tokens, problems, hasGaps) = Lexer.tokens(of: Array(source.utf8))
        var parser = Parser(tokens: tokens, expandsMacros: expandsMacros)
        do throws(Stop) {
            parser.tree.root = try parser.parseExpression().id
            if parser.token.kind != .end { throw parser.unexpected("the end or an operator") }
            return (problems.isEmpty ? parser.tree : nil, problems)
        } catch {
            let mistake = parser.mistake.map { [$0] } ?? []
            return (nil, hasGaps ? problems : problems + mistake)
        }
    }

    private init(tokens: [Token], expandsMacros: Bool) {
        self.tokens = tokens
        self.expandsMacros = expandsMacros
        tree.reserve(tokens.count)
        depths.reserveCapacity(tokens.count)
    }

    private static func problem(
        _ message: String, _ range: Range<Int>, code: ExpressionProblem.Code = .syntax,
        suggestion: String? = nil
    ) -> ExpressionProblem {
        ExpressionProblem(
            severity: .error, code: code, message: message, range: range, suggestion: suggestion)
    }
}

extension Parser {
    /// Thrown when a mistake ends parsing.
    struct Stop: Error {}

    /// A parsed node, with the range that includes its parentheses.
    struct Reading {
        let id: SyntaxTree.NodeID
        let range: Range<Int>
    }
}

extension Parser {
    /// The current token; the last one is the end token.
    var token: Token { tokens[index] }

    /// Ends parsing with a problem.
    mutating func stop(
        _ message: String, _ range: Range<Int>, code: ExpressionProblem.Code = .syntax,
        suggestion: String? = nil
    ) -> Stop {
        mistake = Self.problem(message, range, code: code, suggestion: suggestion)
        return Stop()
    }

    /// Ends parsing at a token that is not allowed here.
    mutating func unexpected(_ expected: String) -> Stop {
        if index > 0, case .identifier(let word) = tokens[index - 1].kind, word.lowercased() == "not" {
            return noOperator(word, "!", tokens[index - 1].range)
        }
        if let percent = percentBefore {
            return stop(
                "'%' is the rest of a division; ten per cent of a fee is fee * 10 / 100",
                tokens[percent].range)
        }
        switch token.kind {
        case .end: return stop("expected \(expected), found the end", token.range)
        case .identifier(let word):
            let symbols = ["and": "&&", "or": "||", "is": "==", "equals": "=="]
            guard let symbol = symbols[word.lowercased()] else {
                return stop("expected \(expected), found '\(word)'", token.range)
            }
            return noOperator(word, symbol, token.range)
        case .symbol(let symbol):
            return stop("expected \(expected), found '\(symbol.rawValue)'", token.range)
        case .quotedIdentifier(let name):
            return stop("expected \(expected), found '`\(name)`'", token.range)
        case .int, .uint, .double: return stop("expected \(expected), found a number", token.range)
        case .string, .bytes: return stop("expected \(expected), found a text", token.range)
        }
    }

    /// The index of the percent sign that comes just before, after a number: `10%`, or `10% of`; nil if none does.
    private var percentBefore: Int? {
        var last = index - 1
        if last > 0, case .identifier("of") = tokens[last].kind { last -= 1 }
        guard last > 0, tokens[last].kind == .symbol(.percent) else { return nil }
        switch tokens[last - 1].kind {
        case .int, .double: return last
        default: return nil
        }
    }

    private mutating func noOperator(_ word: String, _ symbol: String, _ range: Range<Int>) -> Stop {
        stop("'\(word)' is not an operator\(NearestName.hint(naming: symbol))", range, suggestion: symbol)
    }

    /// Whether the current token is a symbol.
    func isAt(_ symbol: Token.Symbol) -> Bool {
        tokens[index].symbol == symbol
    }

    /// Consumes a symbol if it comes next.
    mutating func pass(_ symbol: Token.Symbol) -> Bool {
        guard isAt(symbol) else { return false }
        index += 1
        return true
    }

    /// Consumes a symbol, which must come next.
    mutating func expect(_ symbol: Token.Symbol, _ expected: String) throws(Stop) {
        guard pass(symbol) else { throw unexpected(expected) }
    }

    /// Adds a node to the tree unless it would be nested too deeply.
    mutating func add(_ kind: SyntaxTree.Kind, _ range: Range<Int>) throws(Stop) -> Reading {
        var depth = 1
        kind.forEachOperand { depth = max(depth, depths[$0] + 1) }
        guard depth <= Self.maximumDepth else { throw tooDeep(range) }
        depths.append(depth)
        return Reading(id: tree.add(kind, range), range: range)
    }

    private mutating func tooDeep(_ range: Range<Int>) -> Stop {
        stop("nested more than \(Self.maximumDepth) deep", range, code: .limit)
    }

    /// Parses a part one level deeper.
    mutating func nested(
        _ body: (inout Parser) throws(Stop) -> Reading
    ) throws(Stop) -> Reading {
        guard nesting < Self.maximumDepth else { throw tooDeep(token.range) }
        nesting += 1
        defer { nesting -= 1 }
        return try body(&self)
    }

    /// Parses a whole expression.
    mutating func parseExpression() throws(Stop) -> Reading {
        try nested { (parser) throws(Stop) in
            let condition = try parser.parseLogical(.or)
            guard parser.pass(.question) else { return condition }
            let first = try parser.parseLogical(.or)
            try parser.expect(.colon, "':' and the alternative")
            let second = try parser.parseExpression()
            return try parser.add(
                .conditional(condition.id, first.id, second.id),
                condition.range.lowerBound..<second.range.upperBound)
        }
    }

    private mutating func parseLogical(_ operation: SyntaxTree.LogicalOperator) throws(Stop) -> Reading {
        let symbol: Token.Symbol = operation == .or ? .or : .and
        let first = operation == .or ? try parseLogical(.and) : try parseBinary(minimum: 0)
        guard isAt(symbol) else { return first }
        var operands = [first.id]
        var end = first.range.upperBound
        while pass(symbol) {
            let next = operation == .or ? try parseLogical(.and) : try parseBinary(minimum: 0)
            operands.append(next.id)
            end = next.range.upperBound
        }
        return try add(.logical(operation, operands), first.range.lowerBound..<end)
    }

    /// The operator at the current token, and how strongly it binds.
    private var binaryOperator: (operation: SyntaxTree.BinaryOperator, strength: Int)? {
        tokens[index].symbol?.binaryOperator.map { ($0, $0.strength) }
    }

    private mutating func parseBinary(minimum: Int) throws(Stop) -> Reading {
        var left = try parseUnary()
        while let (operation, strength) = binaryOperator, strength >= minimum {
            index += 1
            let right = try parseBinary(minimum: strength + 1)
            left = try add(
                .binary(operation, left.id, right.id), left.range.lowerBound..<right.range.upperBound)
        }
        return left
    }

    private mutating func parseUnary() throws(Stop) -> Reading {
        let start = token.range.lowerBound
        if pass(.not) {
            let operand = try nested { (parser) throws(Stop) in try parser.parseUnary() }
            return try add(.unary(.not, operand.id), start..<operand.range.upperBound)
        }
        guard isAt(.minus) else { return try parseMember(parsePrimary()) }
        index += 1
        if let number = try parseNegativeNumber(from: start) { return try parseMember(number) }
        let operand = try nested { (parser) throws(Stop) in try parser.parseUnary() }
        return try add(.unary(.negate, operand.id), start..<operand.range.upperBound)
    }

    /// Parses a number together with its minus sign, so that the smallest integer can be written.
    private mutating func parseNegativeNumber(from start: Int) throws(Stop) -> Reading? {
        let range = start..<token.range.upperBound
        let literal: SyntaxTree.Literal
        switch token.kind {
        case .int(let magnitude):
            guard magnitude <= Int64.min.magnitude else { throw stop("the number is too small", range) }
            literal = .int(Int64(truncatingIfNeeded: 0 &- magnitude))
        case .double(let double): literal = .double(-double)
        default: return nil
        }
        index += 1
        return try add(.literal(literal), range)
    }
}

extension SyntaxTree.BinaryOperator {
    /// How strongly the operator binds; higher is stronger.
    var strength: Int {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: 0
        case .add, .subtract: 1
        case .multiply, .divide, .remainder: 2
        }
    }
}
