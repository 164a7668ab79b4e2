import Foundation

/// Reads numbers and amounts as people write them.
extension AnswerReader {
    /// A whole number, with or without grouped thousands.
    func integer(_ text: String) -> Result<Value, InputProblem> {
        guard let numeral = numeral(text), numeral.fraction.isEmpty,
            let int = Int64(numeral.sign + numeral.whole)
        else { return .failure(.malformed(.integer)) }
        return .success(.int(int))
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
        return Money(numeral.plain, currency).map { .success(.money($0)) } ?? .failure(.malformed(.money))
    }

    /// A number as written: digits only, and `-` or nothing as its sign.
    private struct Numeral {
        let sign: String
        let whole: String
        let fraction: String

        /// The number with a decimal point.
        var plain: String { sign + whole + (fraction.isEmpty ? "" : "." + fraction) }
    }

    /// Reads a number with the language's separators. Nil for what could be read in two ways, such as `1.500`
    /// where neither decimals nor thousands are written with a point: a wrong amount is worse than another
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

    /// The mark before the decimals of a number; if it has no decimals, a mark that does not occur in it. Nil
    /// if the one mark could mean either.
    private func decimalMark(of digits: Substring) -> Character? {
        let locale = Locale(identifier: language)
        let own = locale.decimalSeparator?.first ?? "."
        let other: Character = own == "." ? "," : "."
        let marks = digits.filter { $0 == own || $0 == other }
        guard let last = marks.last else { return own }
        if Set(marks).count == 2 { return last }
        // The same mark several times separates thousands, so there are no decimals.
        if marks.count > 1 { return last == own ? other : own }
        if last == own { return own }
        let parts = digits.split(separator: other, omittingEmptySubsequences: false)
        guard parts[1].count == 3, parts[0] != "0", !parts[0].isEmpty else { return other }
        return locale.groupingSeparator?.first == other ? own : nil
    }

    /// The digits of a whole number that may be grouped in threes by one kind of mark; nil if grouped
    /// otherwise.
    private func ungrouped(_ digits: Substring) -> String? {
        if digits.isEmpty { return "0" }
        let groups = digits.split(omittingEmptySubsequences: false) { !Self.isDigit($0) }
        let isGrouped =
            (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            && Set(digits.filter { !Self.isDigit($0) }.map { $0.isWhitespace ? " " : $0 }).count <= 1
        return groups.count == 1 || isGrouped ? groups.joined() : nil
    }

    /// The amount without its currency's code or sign, and without a `,-` in place of decimals; nil if it has
    /// two minus signs.
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

    /// What the currency is called in the language: its code, its sign, and its narrow sign; longest first.
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
