import Foundation

/// What a string in a file must be.
enum StringRule: Sendable {
    /// Any text that is not blank; may hold placeholders.
    case text
    /// Any text at all.
    case anything
    case camelCase
    case kebabCase
    case expression
    case oneOf([String])
    case language
    case timeZone
    case currency
    case duration
    case regularExpression
    case letter
    case moment
    /// A rule that only one file format has: a regular expression for editors, and what is wrong with a text.
    case own(pattern: String, problem: @Sendable (String) -> String?)

    /// What is wrong with a string, as a code and a message to follow the member's name; nil if it fits.
    ///
    /// Expressions and regular expressions are checked where they are compiled.
    func problem(with text: String) -> (code: Finding.Code, message: String, suggestion: String?)? {
        switch self {
        case .anything: return nil
        case .text, .expression, .regularExpression:
            return text.trimming.isEmpty ? (.emptyText, "is empty", nil) : nil
        case .camelCase, .kebabCase:
            let rule: KeyRule = if case .camelCase = self { .camelCase } else { .kebabCase }
            return rule.problem(with: text).map { (.badValue, $0.message, $0.suggestion) }
        case .oneOf(let allowed):
            if allowed.contains(text) { return nil }
            let nearest = NearestName.of(text, among: allowed)
            let hint = NearestName.hint(naming: nearest)
            return (.badValue, "is '\(text)', not one of \(allowed.joined(separator: ", "))\(hint)", nearest)
        case .language:
            let isKnown = Locale.Language(identifier: text).languageCode?.isISOLanguage ?? false
            return isKnown && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
                ? nil : (.badValue, "is '\(text)', which is not a language tag such as en-AU", nil)
        case .timeZone:
            if TimeZone(iana: text) != nil { return nil }
            let nearest = TimeZone.nearestIANAName(to: text)
            let hint = nearest == nil ? ", such as Europe/Bratislava" : NearestName.hint(naming: nearest)
            return (.badValue, "is '\(text)', which is not a known time zone\(hint)", nearest)
        case .currency:
            return Currency(code: text) == nil
                ? (.badValue, "is '\(text)', which is not a currency code such as EUR", nil) : nil
        case .duration:
            return TimeLimit.seconds(text) == nil
                ? (.badValue, "is '\(text)', which is not a duration such as 20m, 60s or 1h30m", nil) : nil
        case .moment:
            return Timestamp(rfc3339: text) == nil
                ? (.badValue, "is '\(text)', which is not a time such as 2026-07-15T10:00:00+10:00", nil)
                : nil
        case .own(_, let problem): return problem(text).map { (.badValue, $0, nil) }
        case .letter:
            return text.count == 1 && text.allSatisfy(\.isLetter)
                ? nil : (.badValue, "is '\(text)'; it must be one letter", nil)
        }
    }
}

extension StringRule {
    /// The name of a file beside the flow, which ends in a certain way.
    static func file(ending: String) -> StringRule {
        .own(pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*\\\(ending)$") { name in
            if isFileName(name, ending: ending) { return nil }
            return name.contains("/") || name.contains("\\")
                ? "is '\(name)'; a file lies beside the flow and is named without a folder"
                : "is '\(name)', which is not the name of a file such as desk\(ending)"
        }
    }

    /// Whether a text names a file that can lie beside the flow.
    static func isFileName(_ name: String, ending: String) -> Bool {
        name.hasSuffix(ending) && name != ending && name.first?.isASCIIWord == true
            && name.allSatisfy { $0.isASCIIWord || "._-".contains($0) }
    }
}

extension Character {
    /// Whether it is one of the letters and digits that every file system keeps as they are.
    fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}

extension KeyRule {
    /// What is wrong with a key, as a message to follow its description, and the name that was likely meant;
    /// nil if it fits.
    func problem(with key: String) -> (message: String, suggestion: String?)? {
        if fits(key) { return nil }
        switch self {
        case .anything: return nil
        case .camelCase:
            if Self.reservedWords.contains(key) {
                return ("is '\(key)', a reserved word of the condition language", nil)
            }
            let words = Self.words(of: key)
            let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
            let meant = words.prefix(1).joined() + rest.joined()
            return misspelt(key, "camelCase (a-z first, then letters and digits)", meant)
        case .kebabCase, .kebabCaseOrRest:
            return misspelt(key, "kebab-case (a-z, 0-9 and -)", Self.words(of: key).joined(separator: "-"))
        }
    }

    private func fits(_ key: String) -> Bool {
        switch self {
        case .anything: true
        case .camelCase:
            key.utf8.first.map(Self.isLowerCase) ?? false
                && !key.containsByte { !Self.isLowerCase($0 | 0x20) && !Self.isDigit($0) }
                && !Self.reservedWords.contains(key)
        case .kebabCaseOrRest where key == "*": true
        case .kebabCase, .kebabCaseOrRest:
            !key.isEmpty && key.utf8.first != Self.hyphen && key.utf8.last != Self.hyphen
                && !key.containsByte { !Self.isLowerCase($0) && !Self.isDigit($0) && $0 != Self.hyphen }
        }
    }

    // Works on bytes, since every name in a flow is checked before its first card.
    private static func isLowerCase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static var hyphen: UInt8 { UInt8(ascii: "-") }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func misspelt(
        _ key: String, _ style: String, _ meant: String
    ) -> (message: String, suggestion: String?) {
        let suggestion = fits(meant) ? meant : nil
        let hint = suggestion.map { "; write '\($0)'" } ?? ""
        return ("is '\(key)', which is not written in \(style)\(hint)", suggestion)
    }

    /// The words of a name in any style, in lower case without accents.
    private static func words(of name: String) -> [String] {
        let plain = name.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
        var words: [String] = []
        var isInside = false
        var wasCapital = false
        for character in plain {
            guard character.isASCII, character.isLetter || character.isNumber else {
                isInside = false
                continue
            }
            if !isInside || character.isUppercase && !wasCapital { words.append("") }
            isInside = true
            wasCapital = character.isUppercase
            words[words.count - 1] += character.lowercased()
        }
        return words
    }

    /// **Source**: the CEL specification, `doc/langdef.md`, "Syntax": what IDENT excludes, RESERVED and the
    /// literals.
    static let reservedWords: Set<String> = [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if",
        "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    ]
}

/// The written form of a target's limit.
enum TimeLimit {
    /// The seconds in a duration. **Shape**: hours, minutes and seconds in this order, each at most once:
    /// `20m`, `60s`, `1h30m`; nil for anything else and for zero.
    static func seconds(_ text: String) -> Int? {
        var total = 0
        var digits = ""
        var rest: [(unit: Character, seconds: Int)] = [("h", 3600), ("m", 60), ("s", 1)]
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            guard let index = rest.firstIndex(where: { $0.unit == character }), let count = Int(digits),
                count < 1_000_000
            else { return nil }
            total += count * rest[index].seconds
            rest.removeFirst(index + 1)
            digits = ""
        }
        return digits.isEmpty && total > 0 ? total : nil
    }

    /// A duration as it is written. **Shape**: `1h30m`; `0s` for none.
    static func text(_ seconds: Int) -> String {
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
        let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
        return text.isEmpty ? "0s" : text
    }
}
