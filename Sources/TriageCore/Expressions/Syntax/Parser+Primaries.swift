/// Literals, names, calls, lists, maps, and what stands between parentheses.
extension Parser {
    /// Reads a value that no operator stands in.
    mutating func parsePrimary() throws(Stop) -> Reading {
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

    /// Reads the token at hand as a literal.
    mutating func literal(_ literal: SyntaxTree.Literal) throws(Stop) -> Reading {
        let range = token.range
        index += 1
        return try add(.literal(literal), range)
    }

    /// Reads a name, or a call of the function that it names.
    mutating func parseName(from start: Int, isAbsolute: Bool) throws(Stop) -> Reading {
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
