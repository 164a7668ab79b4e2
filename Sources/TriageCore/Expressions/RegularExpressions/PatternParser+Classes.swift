/// Bracketed character classes.
extension PatternParser {
    /// Parses a class from its opening bracket on.
    mutating func parseClass() throws(Problem) -> ScalarClass {
        let start = offset
        advance()
        var scalars = ScalarClass(items: [], ignoresCase: flags.ignoresCase)
        scalars.isNegated = pass("^")
        var isFirst = true
        while isFirst || current != "]" {
            guard current != nil else {
                throw problem("the class that begins here is never closed", at: start)
            }
            isFirst = false
            scalars.items.append(try parseClassItem())
        }
        advance()
        return scalars
    }

    private mutating func parseClassItem() throws(Problem) -> ScalarClass.Item {
        if current == "[", ahead(1) == ":", let item = try parsePosix() { return .nested(item) }
        let start = offset
        if current == "\\" {
            advance()
            if let scalars = try parseClassEscape() { return .nested(scalars) }
            index -= 1
            offset -= 1
        }
        let low = try parseClassScalar()
        guard current == "-", let next = ahead(1), next != "]" else { return .range(low.value...low.value) }
        advance()
        let high = try parseClassScalar()
        guard low <= high else { throw problem("the range ends before it begins", at: start) }
        return .range(low.value...high.value)
    }

    private mutating func parseClassScalar() throws(Problem) -> Unicode.Scalar {
        let start = offset
        guard let scalar = current else { throw problem("the class is never closed", at: start) }
        advance()
        return scalar == "\\" ? try parseScalarEscape(from: start) : scalar
    }

    /// Parses `[:alpha:]` or `[:^alpha:]` inside a class; nil for anything else.
    private mutating func parsePosix() throws(Problem) -> ScalarClass? {
        let start = (index, offset)
        advance()
        advance()
        let isNegated = pass("^")
        var name = ""
        while let scalar = current, ScalarClass.words.contains(scalar) {
            name.unicodeScalars.append(scalar)
            advance()
        }
        guard pass(":"), pass("]") else {
            (index, offset) = start
            return nil
        }
        guard let scalars = ScalarClass.posix(name) else {
            throw problem("'[:\(name):]' is not a class", at: start.1)
        }
        return scalars.negated(isNegated)
    }
}
