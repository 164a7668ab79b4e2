/// What follows a value: fields, indices, calls and macros.
extension Parser {
    /// Parses the fields, indices and calls that follow a value.
    mutating func parseMember(_ primary: Reading) throws(Stop) -> Reading {
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
                throw stop("this language has no messages, so '{' cannot appear here", token.range)
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

    /// Parses the arguments and the closing parenthesis, and returns where that ends.
    mutating func parseArguments() throws(Stop) -> (arguments: [Reading], end: Int) {
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
}
