import Foundation

/// Numbers and amounts as people write them.
extension AnswerReader {
    /// A whole number, its thousands grouped or not.
    func integer(_ text: String) -> Result<Value, InputProblem> {
        guard let numeral = numeral(text), numeral.fraction.isEmpty,
            let int = Int64(numeral.sign + numeral.whole)
        else { return .failure(.malformed(.integer)) }
        return .success(.int(int))
    }

    /// A number with the decimals of either language.
    func number(_ text: String) -> Result<Value, InputProblem> {
        guard let numeral = numeral(text), let double = Double(numeral.plain), double.isFinite else {
            return .failure(.malformed(.number))
        }
        return .success(.double(double))
    }

    /// An amount with or without the currency, before or behind it. **Shape**: `55`, `$1,234.50`, `55,- €`.
    func money(_ text: String) -> Result<Value, InputProblem> {
        guard let currency, let bare = withoutCurrency(text, currency), let numeral = numeral(bare) else {
            return .failure(.malformed(.money))
        }
        if numeral.fraction.count > currency.minorDigits {
            return .failure(.tooManyDecimals(currency.minorDigits))
        }
        return Money(numeral.plain, currency).map { .success(.money($0)) } ?? .failure(.malformed(.money))
    }

    /// A number as it was written: digits only, a sign of `-` or nothing.
    private struct Numeral {
        let sign: String
        let whole: String
        let fraction: String

        /// The number with a decimal point.
        var plain: String { sign + whole + (fraction.isEmpty ? "" : "." + fraction) }
    }

    /// Reads a number with the language's separators. What could be read in two ways, such as `1.500` where
    /// neither decimals nor thousands are written with a point, is nil: a wrong amount is worse than a
    /// question.
    private func numeral(_ text: String) -> Numeral? {
        let isNegative = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
        let digits = isNegative ? text.dropFirst() : text[...]
        guard digits.contains(where: Self.isDigit),
            digits.allSatisfy({ Self.isDigit($0) || $0 == "." || $0 == "," || $0.isWhitespace })
        else { return nil }
        guard let decimal = decimalMark(of: digits) else { return nil }
        let parts = digits.split(separator: decimal, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        guard parts.count <= 2, fraction.allSatisfy(Self.isDigit), let whole = ungrouped(parts[0]) else {
            return nil
        }
        return Numeral(sign: isNegative ? "-" : "", whole: whole, fraction: fraction)
    }

    /// The mark before the decimals of a number; a mark that does not stand in it when it has none. Nil when
    /// it could be either.
    private func decimalMark(of digits: Substring) -> Character? {
        let locale = Locale(identifier: language)
        let own = locale.decimalSeparator?.first ?? "."
        let other: Character = own == "." ? "," : "."
        let marks = digits.filter { $0 == own || $0 == other }
        guard let last = marks.last else { return own }
        if Set(marks).count == 2 { return last }
        // The one mark that there is, several times: thousands, so there are no decimals.
        if marks.count > 1 { return last == own ? other : own }
        if last == own { return own }
        let parts = digits.split(separator: other, omittingEmptySubsequences: false)
        guard parts[1].count == 3, parts[0] != "0", !parts[0].isEmpty else { return other }
        return locale.groupingSeparator?.first == other ? own : nil
    }

    /// The digits of a whole number that may be grouped by three with one kind of mark.
    private func ungrouped(_ digits: Substring) -> String? {
        if digits.isEmpty { return "0" }
        let groups = digits.split(omittingEmptySubsequences: false) { !Self.isDigit($0) }
        let isGrouped =
            (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            && Set(digits.filter { !Self.isDigit($0) }.map { $0.isWhitespace ? " " : $0 }).count <= 1
        return groups.count == 1 || isGrouped ? groups.joined() : nil
    }

    /// The amount without its currency's code or sign, and without the `,-` that stands for no decimals; nil
    /// when there is another currency.
    private func withoutCurrency(_ text: String, _ currency: Currency) -> String? {
        var rest = text[...]
        let isNegative = rest.hasPrefix("-") || rest.hasPrefix("\u{2212}")
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

    /// What the currency is called in the language: its code, its sign, and the sign at home; longest first.
    private func names(of currency: Currency) -> [String] {
        let style = Decimal.FormatStyle.Currency(code: currency.code, locale: Locale(identifier: language))
        let signs = [style.presentation(.standard), style.presentation(.narrow)].map { style in
            Decimal(0).formatted(style).filter { !$0.isNumber && !".,-".contains($0) && !$0.isWhitespace }
        }
        return ([currency.code] + signs).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}
