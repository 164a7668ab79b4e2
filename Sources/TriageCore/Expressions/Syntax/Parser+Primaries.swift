/// Literals, names, calls, lists, maps and parenthesised expressions.
extension Parser {
    /// Parses a value without operators outside brackets.
    mutating func parsePrimary() throws(Stop) -> Reading {
        let start = token.range.lowerBound
        if pass(.openParenthesis) { return try parseParentheses(from: start) }
        if isAt(.openBracket) { return try parseList() }
        if isAt(.openBrace) { return try parseMap() }
        if pass(.dot) { return try parseName(from: start, isAbsolute: true) }
        if case .identifier = token.kind { return try parseName(from: start, isAbsolute: false) }
        return try parseLiteral()
    }

    private mutating func parseParentheses(from start: Int) throws(Stop) -> Reading {
        let inner = try parseExpression()
        let end = token.range.upperBound
        try expect(.closeParenthesis, "')'")
        return Reading(id: inner.id, range: start..<end)
    }

    private mutating func parseLiteral() throws(Stop) -> Reading {
        let literal: SyntaxTree.Literal
        switch token.kind {
        case .int(let value):
            guard let int = Int64(exactly: value) else { throw stop("the number is too large", token.range) }
            literal = .int(int)
        case .uint(let value): literal = .uint(value)
        case .double(let value): literal = .double(value)
        case .string(let value): literal = .string(value)
        case .bytes(let value): literal = .bytes(value)
        case .symbol(.true): literal = .bool(true)
        case .symbol(.false): literal = .bool(false)
        case .symbol(.null): literal = .null
        default: throw unexpected("a value")
        }
        let range = token.range
        index += 1
        return try add(.literal(literal), range)
    }

    /// Parses a name, or a call of the function that it names.
    mutating func parseName(from start: Int, isAbsolute: Bool) throws(Stop) -> Reading {
        let name = try passName()
        let end = tokens[index - 1].range.upperBound
        guard pass(.openParenthesis) else {
            return try add(.name(name, isAbsolute: isAbsolute), start..<end)
        }
        let (arguments, callEnd) = try parseArguments()
        return try call(name, isAbsolute: isAbsolute, arguments, start..<callEnd)
    }

    private mutating func passName() throws(Stop) -> String {
        guard case .identifier(let name) = token.kind else { throw unexpected("a name after '.'") }
        guard !Token.reserved.contains(name) else {
            let hint =
                ["if", "else"].contains(name)
                ? "there is no '\(name)' in expressions; write condition ? value : otherwise"
                : "'\(name)' is a reserved word and cannot be a name; a text is written in quotes"
            throw stop(hint, token.range)
        }
        index += 1
        return name
    }

    private mutating func call(
        _ name: String, isAbsolute: Bool, _ arguments: [Reading], _ range: Range<Int>
    ) throws(Stop) -> Reading {
        guard expandsMacros, name == "has", !isAbsolute, arguments.count == 1 else {
            return try add(.call(name, isAbsolute: isAbsolute, arguments: arguments.map(\.id)), range)
        }
        guard case .select(let operand, let field) = tree[arguments[0].id].kind else {
            throw stop("has() takes a field, as in has(ticket.number)", arguments[0].range)
        }
        return try add(.has(operand, field: field), range)
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
