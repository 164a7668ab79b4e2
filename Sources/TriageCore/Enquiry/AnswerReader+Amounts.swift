import Foundation

/// Reads numbers and amounts as people write them.
extension AnswerReader {
    /// A whole number, with or without grouped thousands.
    func integer(_ text: String) -> Result<Value, InputProblem> {
        guard let numeral = numeral(text), numeral.fraction.isEmpty else {
            return .failure(.malformed(.integer))
        }
        if let int = Int64(numeral.sign + numeral.whole) { return .success(.int(int)) }
        return .failure(numeral.isNegative ? .below(words(for: .int(.min))) : .above(words(for: .int(.max))))
    }

    /// A number with a decimal point or comma.
    func number(_ text: String) -> Result<Value, InputProblem> {
        guard let numeral = numeral(text), let double = Double(numeral.plain), double.isFinite else {
            return .failure(.malformed(.number))
        }
        return .success(.double(double))
    }

    /// An amount with or without the currency, which may come before or after it. **Shape**: `55`,
    /// `$1,234.50`, `55,- €`.
    func money(_ text: String) -> Result<Value, InputProblem> {
        guard let currency, let bare = withoutCurrency(text, currency), let numeral = numeral(bare) else {
            return .failure(.malformed(.money))
        }
        if numeral.fraction.count > currency.minorDigits {
            return .failure(.tooManyDecimals(currency.minorDigits))
        }
        if let money = Money(numeral.plain, currency) { return .success(.money(money)) }
        let most = Money.most(of: currency)
        return .failure(
            numeral.isNegative ? .below(words(for: .money(most.negated))) : .above(words(for: .money(most))))
    }

    private func words(for value: Value) -> String {
        ValueFormat(language: language, timeZone: timeZone).text(value)
    }

    /// A number as written: digits only, and whether it had a minus sign.
    private struct Numeral {
        let isNegative: Bool
        let whole: String
        let fraction: String

        /// `-` or nothing.
        var sign: String { isNegative ? "-" : "" }

        /// The number with a decimal point.
        var plain: String { sign + whole + (fraction.isEmpty ? "" : "." + fraction) }
    }

    /// Reads a number with the language's separators. Nil for what could be read in two ways, such as `1.500`
    /// where neither decimals nor thousands are written with a point: a wrong amount is worse than another
    /// question.
    private func numeral(_ text: String) -> Numeral? {
        let text = String(text.map(Self.plainMark))
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? text.dropFirst() : text[...]
        guard digits.contains(where: Self.isDigit),
            digits.allSatisfy({ Self.isDigit($0) || ".,' ".contains($0) }),
            let decimal = decimalMark(of: digits)
        else { return nil }
        let parts = digits.split(separator: decimal, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        guard parts.count <= 2, fraction.allSatisfy(Self.isDigit), let whole = ungrouped(parts[0]) else {
            return nil
        }
        return Numeral(isNegative: isNegative, whole: whole, fraction: fraction)
    }

    /// The mark before the decimals of a number; if it has no decimals, a mark that does not occur in it. Nil
    /// if the one mark could mean either.
    private func decimalMark(of digits: Substring) -> Character? {
        let own = locale.decimalSeparator?.first.map(Self.plainMark) ?? "."
        let other: Character = own == "." ? "," : "."
        let marks = digits.filter { $0 == own || $0 == other }
        guard let last = marks.last else { return own }
        if Set(marks).count == 2 { return last }
        // The same mark several times separates thousands, so there are no decimals.
        if marks.count > 1 { return last == own ? other : own }
        if last == own { return own }
        let parts = digits.split(separator: other, omittingEmptySubsequences: false)
        guard parts[1].count == 3, parts[0] != "0", !parts[0].isEmpty else { return other }
        return locale.groupingSeparator?.first.map(Self.plainMark) == other ? own : nil
    }

    /// The digits of a whole number that may be grouped by one kind of mark, in threes or as the language
    /// groups them; nil if grouped otherwise.
    private func ungrouped(_ digits: Substring) -> String? {
        if digits.isEmpty { return "0" }
        let groups = digits.split(omittingEmptySubsequences: false) { !Self.isDigit($0) }
        if groups.count == 1 { return String(digits) }
        let sizes = groups.map(\.count)
        let isInThrees = (1...3).contains(sizes[0]) && sizes.dropFirst().allSatisfy { $0 == 3 }
        // In India all groups but the last are of two.
        let isInTwos =
            (1...2).contains(sizes[0]) && sizes.dropFirst().dropLast().allSatisfy { $0 == 2 }
            && sizes.last == 3 && groupsInTwos
        let isGrouped = (isInThrees || isInTwos) && Set(digits.filter { !Self.isDigit($0) }).count == 1
        return isGrouped ? groups.joined() : nil
    }

    private var groupsInTwos: Bool {
        1_234_567.formatted(.number.locale(locale)).prefix { $0.isNumber }.count == 2
    }

    /// The amount without its currency's code or sign, and without a `,-` in place of decimals; nil if it has
    /// two minus signs.
    private func withoutCurrency(_ text: String, _ currency: Currency) -> String? {
        var rest = String(text.map(Self.plainMark))[...]
        let isNegative = rest.hasPrefix("-")
        if isNegative { rest = rest.dropFirst().trimming[...] }
        let name = names(of: currency).first { name in
            rest.lowercased().hasPrefix(name.lowercased()) || rest.lowercased().hasSuffix(name.lowercased())
        }
        if let name {
            let isBefore = rest.lowercased().hasPrefix(name.lowercased())
            rest = (isBefore ? rest.dropFirst(name.count) : rest.dropLast(name.count)).trimming[...]
        }
        if rest.hasSuffix(",-") || rest.hasSuffix(".-") { rest = rest.dropLast(2) }
        guard !isNegative else { return rest.hasPrefix("-") ? nil : "-" + rest }
        return String(rest)
    }

    /// What the currency is called in the language: its code, its sign, and its narrow sign; longest first.
    private func names(of currency: Currency) -> [String] {
        let style = Decimal.FormatStyle.Currency(code: currency.code, locale: locale)
        let signs = [style.presentation(.standard), style.presentation(.narrow)].map { style in
            let written = Decimal(0).formatted(style).withoutLayoutMarks
            let before = written.prefix { !$0.isNumber }
            let after = written.suffix(from: written.lastIndex(where: \.isNumber) ?? written.startIndex)
            return (before + after.dropFirst()).trimming
        }
        return ([currency.code] + signs).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    /// A mark as it is on every keyboard: the signs of thousands and decimals, minus signs and spaces of all
    /// scripts.
    private static func plainMark(_ character: Character) -> Character {
        switch character {
        case "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{FE63}", "\u{FF0D}": "-"
        case "\u{2019}", "\u{2018}", "\u{02BC}", "\u{FF07}": "'"
        case "\u{066B}", "\u{FF0E}": "."
        case "\u{066C}", "\u{FF0C}", "\u{060C}": ","
        default: character.isWhitespace ? " " : character
        }
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}
