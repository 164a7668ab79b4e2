import Foundation

/// Puts values into words in the language of a flow, by type.
///
/// **Source**: dates, amounts and numbers are formatted by Foundation for the flow's language; any spaces it
/// uses are printed as U+0020.
package struct ValueFormat: Sendable {
    /// The language of the flow. **Shape**: a language tag such as `en-AU`.
    package let language: String
    /// The zone in which times are given.
    package let timeZone: TimeZone

    /// What is shown for an unknown value.
    package static let blank = ValueText.blank

    /// Makes a format for one flow.
    package init(language: String, timeZone: TimeZone) {
        self.language = language
        self.timeZone = timeZone
    }

    private var locale: Locale { Locale(identifier: language) }

    /// The wizard's own words in the flow's language.
    package var wording: Wording { Wording(language: language) }

    /// A value in words. **Shape**: `$55.00`, `14 July 2026`, `yes`, a list joined in the language's way;
    /// `____` for null.
    package func text(_ value: Value) -> String { ValueText(language: language, timeZone: timeZone)(value) }

    /// A fact's value in words: a yes/no uses the fact's own words, an option its value.
    package func text(_ value: Value, of fact: Fact) -> String {
        switch value {
        case .bool(let bool): return fact.words.map { bool ? $0.yes : $0.no } ?? text(value)
        // What was answered is shown with all its decimals, so that it can be typed again.
        case .double(let double) where fact.isAnswerable:
            return allDecimals(of: double)
        default: return text(value)
        }
    }

    /// Never inlined: the type of its format is made where the function begins, and few texts need it.
    @inline(never)
    private func allDecimals(of double: Double) -> String {
        let style = FloatingPointFormatStyle<Double>.number.precision(.significantDigits(1...17))
        return plainSpaces(double.formatted(style.locale(locale)))
    }

    private func plainSpaces(_ text: String) -> String {
        String(text.map { $0.isWhitespace ? " " : $0 })
    }
}

extension Flow {
    /// How this flow puts values into words.
    package var format: ValueFormat { ValueFormat(language: language, timeZone: timeZone) }
}
