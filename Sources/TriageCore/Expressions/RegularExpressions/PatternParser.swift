/// Reads a pattern. Source: RE2's page "Syntax".
struct PatternParser {
    /// Deeper groups are an error.
    private static let maximumDepth = 100
    /// More repetitions than this are an error, as in RE2.
    private static let maximumCount = 1000

    private let scalars: [Unicode.Scalar]
    private let length: Int
    private var index = 0
    private var offset = 0
    private var depth = 0
    private var flags = Flags()

    private struct Flags {
        var foldsCase = false
        var isMultiline = false
        var dotTakesLineFeed = false
    }

    private typealias Problem = RegularExpression.Problem

    /// What a pattern says.
    ///
    /// - Throws: a problem at the first mistake.
    static func parse(_ pattern: String) throws(RegularExpression.Problem) -> PatternNode {
        var parser = PatternParser(scalars: Array(pattern.unicodeScalars), length: pattern.utf8.count)
        let node = try parser.parseAlternatives()
        if parser.current != nil { throw parser.problem("')' closes no group") }
        return node
    }

    private init(scalars: [Unicode.Scalar], length: Int) {
        self.scalars = scalars
        self.length = length
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private func ahead(_ count: Int) -> Unicode.Scalar? {
        index + count < scalars.count ? scalars[index + count] : nil
    }

    private func problem(_ message: String, at offset: Int? = nil) -> Problem {
        Problem(message: message, offset: min(offset ?? self.offset, length))
    }

    private mutating func advance() {
        if index < scalars.count { offset += UTF8.width(scalars[index]) }
        index += 1
    }

    private mutating func pass(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        advance()
        return true
    }

    private mutating func parseAlternatives() throws(Problem) -> PatternNode {
        var branches = [try parseSequence()]
        while pass("|") { branches.append(try parseSequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func parseSequence() throws(Problem) -> PatternNode {
        var parts: [PatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            if scalar == "\\", ahead(1) == "Q" {
                parts += parseQuotation()
                continue
            }
            let start = offset
            guard let part = try parseAtom() else { continue }
            parts.append(try parseRepetition(of: part, from: start))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// The scalars between `\Q` and `\E`, taken as they are.
    private mutating func parseQuotation() -> [PatternNode] {
        advance()
        advance()
        var parts: [PatternNode] = []
        while let scalar = current, !(scalar == "\\" && ahead(1) == "E") {
            parts.append(literal(scalar))
            advance()
        }
        if current != nil {
            advance()
            advance()
        }
        return parts
    }

    private func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        guard flags.foldsCase, !scalar.caseVariants.isEmpty else { return .scalar(scalar) }
        return .scalars(ScalarClass(items: [.range(scalar.value...scalar.value)], foldsCase: true))
    }

    /// One atom; nil where only flags were set.
    private mutating func parseAtom() throws(Problem) -> PatternNode? {
        let start = offset
        guard let scalar = current else { return .empty }
        switch scalar {
        case "(": return try parseGroup()
        case "[": return .scalars(try parseClass())
        case "\\": return try parseEscape()
        case "*", "+", "?": throw problem("'\(scalar)' repeats nothing", at: start)
        default: break
        }
        advance()
        switch scalar {
        case ".": return .scalars(flags.dotTakesLineFeed ? .all : .allButLineFeed)
        case "^": return .place(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .place(flags.isMultiline ? .lineEnd : .textEnd)
        default: return literal(scalar)
        }
    }

    private mutating func parseRepetition(
        of atom: PatternNode, from start: Int
    ) throws(Problem) -> PatternNode {
        guard let (least, most) = try parseCounts() else { return atom }
        // A question mark after it asks for the shortest match, which is no different question here.
        _ = pass("?")
        let again = offset
        if try parseCounts() != nil { throw problem("a repetition cannot be repeated", at: again) }
        return .repeated(atom, least: least, most: most)
    }

    private mutating func parseCounts() throws(Problem) -> (least: Int, most: Int?)? {
        switch current {
        case "*":
            advance()
            return (0, nil)
        case "+":
            advance()
            return (1, nil)
        case "?":
            advance()
            return (0, 1)
        case "{": return try parseBraces()
        default: return nil
        }
    }

    /// `{n}`, `{n,}` or `{n,m}`; nil for a brace that is none of them and so stands for itself.
    private mutating func parseBraces() throws(Problem) -> (least: Int, most: Int?)? {
        let start = (index, offset)
        advance()
        guard let least = parseNumber() else {
            (index, offset) = start
            return nil
        }
        var most: Int? = least
        if pass(",") { most = parseNumber() }
        guard pass("}") else {
            (index, offset) = start
            return nil
        }
        guard least <= Self.maximumCount, most ?? 0 <= Self.maximumCount else {
            throw problem("more than \(Self.maximumCount) repetitions", at: start.1)
        }
        if let most, most < least { throw problem("the repetition ends before it begins", at: start.1) }
        return (least, most)
    }

    private mutating func parseNumber() -> Int? {
        var number: Int?
        while let scalar = current, ("0"..."9").contains(scalar) {
            // Past the largest count any further digit is too many.
            number = min((number ?? 0) * 10 + Int(scalar.value - 0x30), Self.maximumCount + 1)
            advance()
        }
        return number
    }

    private mutating func parseGroup() throws(Problem) -> PatternNode? {
        let start = offset
        advance()
        let outer = flags
        if pass("?") {
            let isName = current == "<" || current == "P" && ahead(1) == "<"
            if isName {
                try parseGroupName()
            } else {
                let opensGroup = try parseFlags(from: start)
                // Flags alone hold up to the end of the group they stand in.
                if !opensGroup { return nil }
            }
        }
        guard depth < Self.maximumDepth else {
            throw problem("groups nested more than \(Self.maximumDepth) deep", at: start)
        }
        depth += 1
        let node = try parseAlternatives()
        depth -= 1
        guard pass(")") else { throw problem("the group that begins here is never closed", at: start) }
        flags = outer
        return node
    }

    private mutating func parseGroupName() throws(Problem) {
        let start = offset
        _ = pass("P")
        advance()
        var isEmpty = true
        while let scalar = current, ScalarClass.words.contains(scalar) {
            advance()
            isEmpty = false
        }
        if isEmpty || !pass(">") { throw problem("a group's name has letters, digits and _ only", at: start) }
    }

    /// Reads `flags)` or `flags:`; true for the latter.
    private mutating func parseFlags(from start: Int) throws(Problem) -> Bool {
        var isOn = true
        while let scalar = current {
            let place = offset
            advance()
            switch scalar {
            case "i": flags.foldsCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotTakesLineFeed = isOn
            case "U": break
            case "-" where isOn: isOn = false
            case ")": return false
            case ":": return true
            default: throw problem("unknown flag '\(scalar)' in a group", at: place)
            }
        }
        throw problem("the group that begins here is never closed", at: start)
    }

    private mutating func parseEscape() throws(Problem) -> PatternNode {
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

    /// The class that the letter after a backslash names.
    private mutating func parseClassEscape() throws(Problem) -> ScalarClass? {
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

    /// `\pL`, `\p{Lu}`, `\p{^Lu}`, and with `P` all the others.
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
            throw problem("'\(name)' is no general category; scripts are not supported", at: start)
        }
        return ScalarClass(items: [.category(name, isNegated: isNegated)])
    }

    /// The one scalar that an escape stands for; the backslash is passed already.
    private mutating func parseScalarEscape(from start: Int) throws(Problem) -> Unicode.Scalar {
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
        default: throw problem("'\\\(scalar)' is no escape", at: start)
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

    /// `\0` to `\777`; a digit but zero needs more digits after it, since RE2 has no references to groups.
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

    private mutating func parseClass() throws(Problem) -> ScalarClass {
        let start = offset
        advance()
        var scalars = ScalarClass(items: [], foldsCase: flags.foldsCase)
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

    /// `[:alpha:]` or `[:^alpha:]` inside a class; nil where it is neither.
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
            throw problem("'[:\(name):]' is no class", at: start.1)
        }
        return scalars.negated(isNegated)
    }
}
