/// A phone number as people write it, with an extension if it has one.
struct PhoneNumber {
    private static let pattern = Pattern(
        #/(?<number>\+? ?(?:[0-9]+|\(\+?[0-9]+\))(?:(?: - |[ \-.\/])?(?:[0-9]+|\([0-9]+\)))*)(?:,? (?i:extension|extn?\.?|x|klapka|linka|kl\.?|poste|ramal|dw\.?|#) ?[0-9]{1,6}|,?(?i:extension|extn?\.?|x|klapka|linka|kl\.?|poste|ramal|dw\.?|#) ?[0-9]{2,6})?/#
    )

    /// The number with single spaces and the dashes and digits of every keyboard. **Shape**:
    /// `0491 570 156`, `+421 (0) 2 555-012 ext 12`.
    let text: String

    /// Reads a number of 5 to 15 digits, grouped by single spaces, hyphens, dots or slashes, or with one
    /// group in parentheses; nil if the text is none.
    ///
    /// **Source**: E.164 section 6 for the most digits.
    init?(_ text: String) {
        let plain = String(
            text.withoutLayoutMarks.withPlainDigits.map { character in
                switch character {
                case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}", "\u{FF0D}": "-"
                case "\u{FF0B}": "+"
                case "\u{FF08}": "("
                case "\u{FF09}": ")"
                default: character
                }
            })
        let spaced = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let parts = spaced.wholeMatch(of: Self.pattern.regex),
            parts.number.count(where: { $0 == "(" }) <= 1,
            (5...15).contains(parts.number.count(where: \.isNumber))
        else { return nil }
        self.text = spaced
    }
}
