/// Reads an expression into its tree. Source: CEL language definition, "Syntax" and "Macros".
///
/// The first mistake in the grammar ends the reading; mistakes inside literals do not.
struct Parser {
    /// Deeper nesting is an error: neither this parser nor what walks the tree can exhaust the stack.
    static let maximumDepth = 128
    /// Longer texts are an error. Units: bytes of UTF-8.
    static let maximumLength = 100_000

    private let tokens: [Token]
    private let expandsMacros: Bool
    private var index = 0
    private var nesting = 0
    private var tree = SyntaxTree()
    /// How deep the tree under each node is.
    private var depths: [Int] = []

    /// The tree of a text and what is wrong with it; nil only with a problem.
    static func parse(
        _ source: String, expandsMacros: Bool = true
    ) -> (tree: SyntaxTree?, problems: [ExpressionProblem]) {
        guard source.utf8.count <= maximumLength else {
            let message = "an expression may have \(maximumLength) bytes at most"
            return (nil, [problem(message, 0..<source.utf8.count, code: .limit)])
        }
        let (tokens, problems, hasGaps) = Lexer.tokens(of: Array(source.utf8))
        var parser = Parser(tokens: tokens, expandsMacros: expandsMacros)
        do throws(Stop) {
            parser.tree.root = try parser.parseExpression().id
            if case .end = parser.token.kind {} else { throw parser.unexpected("the end or an operator") }
            return (problems.isEmpty ? parser.tree : nil, problems)
        } catch {
            return (nil, hasGaps ? problems : problems + [error.problem])
        }
    }

    private init(tokens: [Token], expandsMacros: Bool) {
        self.tokens = tokens
        self.expandsMacros = expandsMacros
    }

    private static func problem(
        _ message: String, _ range: Range<Int>, code: ExpressionProblem.Code = .syntax,
        suggestion: String? = nil
    ) -> ExpressionProblem {
        ExpressionProblem(
            severity: .error, code: code, message: message, range: range, suggestion: suggestion)
    }
}

/// The mistake that ended a reading.
private struct Stop: Error {
    let problem: ExpressionProblem
}

/// A node that was read, with the parentheses around it.
private struct Reading {
    let id: SyntaxTree.NodeID
    let range: Range<Int>
}

extension Parser {
    private var token: Token { tokens[index] }

    private func stop(
        _ message: String, _ range: Range<Int>, code: ExpressionProblem.Code = .syntax,
        suggestion: String? = nil
    ) -> Stop {
        Stop(problem: Self.problem(message, range, code: code, suggestion: suggestion))
    }

    private func unexpected(_ expected: String) -> Stop {
        if index > 0, case .identifier(let word) = tokens[index - 1].kind, word.lowercased() == "not" {
            let message = "'\(word)' is no operator; did you mean '!'?"
            return stop(message, tokens[index - 1].range, suggestion: "!")
        }
        switch token.kind {
        case .end: return stop("expected \(expected), found the end", token.range)
        case .identifier(let word):
            guard let symbol = ["and": "&&", "or": "||"][word.lowercased()] else {
                return stop("expected \(expected), found '\(word)'", token.range)
            }
            let message = "'\(word)' is no operator; did you mean '\(symbol)'?"
            return stop(message, token.range, suggestion: symbol)
        case .symbol(let symbol):
            return stop("expected \(expected), found '\(symbol.rawValue)'", token.range)
        case .quotedIdentifier(let name):
            return stop("expected \(expected), found '`\(name)`'", token.range)
        case .int, .uint, .double: return stop("expected \(expected), found a number", token.range)
        case .string, .bytes: return stop("expected \(expected), found a text", token.range)
        }
    }

    private func isAt(_ symbol: Token.Symbol) -> Bool {
        token.kind == .symbol(symbol)
    }

    private mutating func pass(_ symbol: Token.Symbol) -> Bool {
        guard isAt(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ symbol: Token.Symbol, _ expected: String) throws(Stop) {
        guard pass(symbol) else { throw unexpected(expected) }
    }

    private mutating func add(_ kind: SyntaxTree.Kind, _ range: Range<Int>) throws(Stop) -> Reading {
        let depth = 1 + (kind.operands.map { depths[$0] }.max() ?? 0)
        guard depth <= Self.maximumDepth else { throw tooDeep(range) }
        depths.append(depth)
        return Reading(id: tree.add(kind, range), range: range)
    }

    private func tooDeep(_ range: Range<Int>) -> Stop {
        stop("nested more than \(Self.maximumDepth) deep", range, code: .limit)
    }

    private mutating func nested(
        _ body: (inout Parser) throws(Stop) -> Reading
    ) throws(Stop) -> Reading {
        guard nesting < Self.maximumDepth else { throw tooDeep(token.range) }
        nesting += 1
        defer { nesting -= 1 }
        return try body(&self)
    }

    private mutating func parseExpression() throws(Stop) -> Reading {
        try nested { (parser) throws(Stop) in
            let condition = try parser.parseLogical(.or)
            guard parser.pass(.question) else { return condition }
            let first = try parser.parseLogical(.or)
            try parser.expect(.colon, "':' and what holds otherwise")
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

    /// The operator at this place and how strongly it binds.
    private var binaryOperator: (operation: SyntaxTree.BinaryOperator, strength: Int)? {
        guard case .symbol(let symbol) = token.kind,
            let operation = SyntaxTree.BinaryOperator(rawValue: symbol.rawValue)
        else { return nil }
        return (operation, operation.strength)
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

    /// The number after a minus sign, which belongs to it: so the smallest integer can be written.
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

    private mutating func parseMember(_ primary: Reading) throws(Stop) -> Reading {
        var operand = primary
        while true {
            let start = operand.range.lowerBound
            if pass(.dot) {
                operand = try parseSelection(of: operand)
            } else if pass(.openBracket) {
                let position = try parseExpression()
                let end = token.range.upperBound
                try expect(.closeBracket, "']'")
                operand = try add(.index(operand.id, position.id), start..<end)
            } else if isAt(.openBrace), isQualifiedName(operand.id) {
                throw stop("this language has no messages, so '{' cannot stand here", token.range)
            } else {
                return operand
            }
        }
    }

    private func isQualifiedName(_ id: SyntaxTree.NodeID) -> Bool {
        switch tree[id].kind {
        case .name: true
        case .select(let operand, _): isQualifiedName(operand)
        default: false
        }
    }

    private mutating func parseSelection(of operand: Reading) throws(Stop) -> Reading {
        let start = operand.range.lowerBound
        let nameToken = token
        switch nameToken.kind {
        case .quotedIdentifier(let name):
            index += 1
            return try add(.select(operand.id, field: name), start..<nameToken.range.upperBound)
        case .identifier(let name):
            index += 1
            guard pass(.openParenthesis) else {
                return try add(.select(operand.id, field: name), start..<nameToken.range.upperBound)
            }
            let (arguments, end) = try parseArguments()
            return try memberCall(
                operand, name, nameToken.range, arguments, start..<end)
        default: throw unexpected("a name after '.'")
        }
    }

    /// The arguments up to and with the closing parenthesis, and where that ends.
    private mutating func parseArguments() throws(Stop) -> (arguments: [Reading], end: Int) {
        var arguments: [Reading] = []
        if !isAt(.closeParenthesis) {
            repeat { arguments.append(try parseExpression()) } while pass(.comma)
        }
        let end = token.range.upperBound
        try expect(.closeParenthesis, "',' or ')'")
        return (arguments, end)
    }

    private mutating func memberCall(
        _ operand: Reading, _ name: String, _ nameRange: Range<Int>, _ arguments: [Reading],
        _ range: Range<Int>
    ) throws(Stop) -> Reading {
        let counts = name == SyntaxTree.Macro.map.rawValue ? 2...3 : 2...2
        guard expandsMacros, let macro = SyntaxTree.Macro(rawValue: name), counts.contains(arguments.count)
        else {
            return try add(.memberCall(operand.id, name, arguments: arguments.map(\.id)), range)
        }
        guard case .name(let variable, isAbsolute: false) = tree[arguments[0].id].kind else {
            let message = "the first argument of \(name)() is the name that stands for each element"
            throw stop(message, arguments[0].range)
        }
        return try add(
            .comprehension(macro, operand.id, variable: variable, arguments: arguments.dropFirst().map(\.id)),
            range)
    }

    private mutating func parsePrimary() throws(Stop) -> Reading {
        let start = token
        switch start.kind {
        case .int(let value):
            guard let int = Int64(exactly: value) else { throw stop("the number is too large", start.range) }
            return try literal(.int(int))
        case .uint(let value): return try literal(.uint(value))
        case .double(let value): return try literal(.double(value))
        case .string(let value): return try literal(.string(value))
        case .bytes(let value): return try literal(.bytes(value))
        case .symbol(.true): return try literal(.bool(true))
        case .symbol(.false): return try literal(.bool(false))
        case .symbol(.null): return try literal(.null)
        case .symbol(.dot):
            index += 1
            return try parseName(from: start.range.lowerBound, isAbsolute: true)
        case .identifier: return try parseName(from: start.range.lowerBound, isAbsolute: false)
        case .symbol(.openParenthesis):
            index += 1
            let inner = try parseExpression()
            let end = token.range.upperBound
            try expect(.closeParenthesis, "')'")
            return Reading(id: inner.id, range: start.range.lowerBound..<end)
        case .symbol(.openBracket): return try parseList()
        case .symbol(.openBrace): return try parseMap()
        default: throw unexpected("a value")
        }
    }

    private mutating func literal(_ literal: SyntaxTree.Literal) throws(Stop) -> Reading {
        let range = token.range
        index += 1
        return try add(.literal(literal), range)
    }

    private mutating func parseName(from start: Int, isAbsolute: Bool) throws(Stop) -> Reading {
        guard case .identifier(let name) = token.kind else { throw unexpected("a name after '.'") }
        guard !Token.reserved.contains(name) else {
            throw stop("'\(name)' is a reserved word and cannot be a name", token.range)
        }
        let end = token.range.upperBound
        index += 1
        guard pass(.openParenthesis) else {
            return try add(.name(name, isAbsolute: isAbsolute), start..<end)
        }
        let (arguments, callEnd) = try parseArguments()
        guard expandsMacros, name == "has", !isAbsolute, arguments.count == 1 else {
            return try add(
                .call(name, isAbsolute: isAbsolute, arguments: arguments.map(\.id)), start..<callEnd)
        }
        guard case .select(let operand, let field) = tree[arguments[0].id].kind else {
            throw stop("has() takes a field, as in has(ticket.number)", arguments[0].range)
        }
        return try add(.has(operand, field: field), start..<callEnd)
    }

    private mutating func parseList() throws(Stop) -> Reading {
        let start = token.range.lowerBound
        index += 1
        var elements: [SyntaxTree.NodeID] = []
        while !isAt(.closeBracket) {
            elements.append(try parseExpression().id)
            guard pass(.comma) else { break }
        }
        let end = token.range.upperBound
        try expect(.closeBracket, "',' or ']'")
        return try add(.list(elements), start..<end)
    }

    private mutating func parseMap() throws(Stop) -> Reading {
        let start = token.range.lowerBound
        index += 1
        var entries: [SyntaxTree.Entry] = []
        while !isAt(.closeBrace) {
            let key = try parseExpression()
            try expect(.colon, "':' after the key")
            entries.append(SyntaxTree.Entry(key: key.id, value: try parseExpression().id))
            guard pass(.comma) else { break }
        }
        let end = token.range.upperBound
        try expect(.closeBrace, "',' or '}'")
        return try add(.map(entries), start..<end)
    }
}

extension SyntaxTree.BinaryOperator {
    /// How strongly the operator binds; stronger ones are larger.
    var strength: Int {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: 0
        case .add, .subtract: 1
        case .multiply, .divide, .remainder: 2
        }
    }
}
