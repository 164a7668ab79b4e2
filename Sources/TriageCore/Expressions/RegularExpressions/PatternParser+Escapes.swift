/// Escapes, which begin with a backslash.
extension PatternParser {
    /// Parses an escape outside a class.
    mutating func parseEscape() throws(Problem) -> PatternNode {
        let start = offset
        advance()
        guard let scalar = current else { throw problem("the pattern ends after '\\'", at: start) }
        if let scalars = try parseClassEscape() { return .scalars(scalars) }
        switch scalar {
        case "A": return place(.textStart)
        case "z": return place(.textEnd)
        case "b": return place(.wordBoundary)
        case "B": return place(.noWordBoundary)
        default: return literal(try parseScalarEscape(from: start))
        }
    }

    private mutating func place(_ place: PatternNode.Place) -> PatternNode {
        advance()
        return .place(place)
    }

    /// Parses a class named by the letter after a backslash; nil when it names none.
    mutating func parseClassEscape() throws(Problem) -> ScalarClass? {
        let scalars: ScalarClass
        switch current {
        case "d": scalars = .digits
        case "D": scalars = ScalarClass.digits.negated(true)
        case "s": scalars = .blanks
        case "S": scalars = ScalarClass.blanks.negated(true)
        case "w": scalars = .words
        case "W": scalars = ScalarClass.words.negated(true)
        case "p", "P": return try parseCategory()
        default: return nil
        }
        advance()
        return scalars
    }

    /// Parses `\pL`, `\p{Lu}`, `\p{^Lu}`, and `\P` for the complement.
    private mutating func parseCategory() throws(Problem) -> ScalarClass {
        let start = offset - 1
        var isNegated = current == "P"
        advance()
        var name = ""
        if pass("{") {
            if pass("^") { isNegated.toggle() }
            while let scalar = current, scalar != "}" {
                name.unicodeScalars.append(scalar)
                advance()
            }
            guard pass("}") else { throw problem("'\\p{' is never closed", at: start) }
        } else if let scalar = current {
            name = String(scalar)
            advance()
        }
        if name == "Any" { return ScalarClass.all.negated(isNegated) }
        guard ScalarClass.categories.contains(name) else {
            throw problem("'\(name)' is not a general category; scripts are not supported", at: start)
        }
        return ScalarClass(items: [.category(name, isNegated: isNegated)])
    }

    /// Parses an escape for a single scalar; the backslash has already been consumed.
    mutating func parseScalarEscape(from start: Int) throws(Problem) -> Unicode.Scalar {
        guard let scalar = current else { throw problem("the pattern ends after '\\'", at: start) }
        advance()
        switch scalar {
        case "a": return "\u{07}"
        case "f": return "\u{0C}"
        case "t": return "\t"
        case "n": return "\n"
        case "r": return "\r"
        case "v": return "\u{0B}"
        case "x": return try parseHexadecimal(from: start)
        case "0"..."7": return try parseOctal(scalar, from: start)
        case _ where scalar.isASCII && !ScalarClass.words.contains(scalar): return scalar
        case "_": return scalar
        default: throw problem("'\\\(scalar)' is not an escape", at: start)
        }
    }

    private mutating func parseHexadecimal(from start: Int) throws(Problem) -> Unicode.Scalar {
        var digits = ""
        if pass("{") {
            while let scalar = current, scalar != "}" {
                digits.unicodeScalars.append(scalar)
                advance()
            }
            guard pass("}") else { throw problem("'\\x{' is never closed", at: start) }
        } else {
            for _ in 0..<2 {
                if let scalar = current { digits.unicodeScalars.append(scalar) }
                advance()
            }
        }
        let isPlain = digits.utf8.allSatisfy(\.isHexDigit)
        guard isPlain, let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else {
            throw problem("'\\x' needs two hexadecimal digits, or a character's number in braces", at: start)
        }
        return scalar
    }

    /// Parses `\0` to `\777`; a digit other than zero needs more digits after it, since RE2 has no
    /// backreferences.
    private mutating func parseOctal(
        _ first: Unicode.Scalar, from start: Int
    ) throws(Problem) -> Unicode.Scalar {
        var value = first.value - 0x30
        var count = 1
        while count < 3, let scalar = current, ("0"..."7").contains(scalar) {
            value = value * 8 + scalar.value - 0x30
            count += 1
            advance()
        }
        guard first == "0" || count > 1, let scalar = Unicode.Scalar(value) else {
            throw problem("references to groups are not supported", at: start)
        }
        return scalar
    }
}
