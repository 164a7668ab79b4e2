/// Parses a pattern. **Source**: RE2's page "Syntax".
struct PatternParser {
    /// Deeper nesting of groups is an error.
    private static let maximumDepth = 100
    /// More repetitions than this are an error, as in RE2.
    private static let maximumCount = 1000

    private let scalars: [Unicode.Scalar]
    private let length: Int
    /// The index of the current scalar.
    var index = 0
    /// The offset of the current scalar. **Units**: bytes of UTF-8.
    var offset = 0
    private var depth = 0
    /// The flags in effect at the current position.
    private(set) var flags = Flags()

    /// The flags that a pattern can switch on and off.
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotTakesLineFeed = false
    }

    /// A mistake in a pattern.
    typealias Problem = RegularExpression.Problem

    /// Parses a pattern.
    ///
    /// - Throws: the first mistake.
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

    /// The current scalar; nil at the end.
    var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// The scalar a distance ahead; nil past the end.
    func ahead(_ count: Int) -> Unicode.Scalar? {
        index + count < scalars.count ? scalars[index + count] : nil
    }

    /// A problem at the current scalar, or at another offset.
    func problem(_ message: String, at offset: Int? = nil) -> Problem {
        Problem(message: message, offset: min(offset ?? self.offset, length))
    }

    /// Advances to the next scalar.
    mutating func advance() {
        if index < scalars.count { offset += UTF8.width(scalars[index]) }
        index += 1
    }

    /// Consumes a scalar if it comes next.
    mutating func pass(_ scalar: Unicode.Scalar) -> Bool {
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

    /// Parses the scalars between `\Q` and `\E`, taken literally.
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

    /// A scalar that matches itself.
    func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        guard flags.ignoresCase, !scalar.caseVariants.isEmpty else { return .scalar(scalar) }
        return .scalars(ScalarClass(items: [.range(scalar.value...scalar.value)], ignoresCase: true))
    }

    /// Parses one atom; nil when it only set flags.
    private mutating func parseAtom() throws(Problem) -> PatternNode? {
        let start = offset
        guard let scalar = current else { return .empty }
        switch scalar {
        case "(": return try parseGroup()
        case "[": return .scalars(try parseClass())
        case "\\": return try parseEscape()
        case "*", "+", "?": throw problem("'\(scalar)' has nothing to repeat", at: start)
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
        // A question mark after it asks for the shortest match, which makes no difference here.
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

    /// Parses `{n}`, `{n,}` or `{n,m}`; nil for any other brace, which matches itself.
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
            // Capped just above the largest count allowed, so that further digits cannot overflow.
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
                // Flags on their own apply until the end of the enclosing group.
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
        if isEmpty || !pass(">") {
            throw problem("a group's name may contain only letters, digits and _", at: start)
        }
    }

    /// Parses `flags)` or `flags:`; true for the latter.
    private mutating func parseFlags(from start: Int) throws(Problem) -> Bool {
        var isOn = true
        while let scalar = current {
            let place = offset
            advance()
            switch scalar {
            case "i": flags.ignoresCase = isOn
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
}
