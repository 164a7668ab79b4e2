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
    package static let blank = "____"

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
    package func text(_ value: Value) -> String {
        switch value {
        case .null: Self.blank
        case .bool(let bool): wording(bool ? .yes : .no)
        case .int(let int): plainSpaces(int.formatted(.number.locale(locale)))
        case .uint(let uint): plainSpaces(uint.formatted(.number.locale(locale)))
        case .double(let double): plainSpaces(double.formatted(.number.locale(locale)))
        case .string(let text): text
        case .list(let values): plainSpaces(values.map(text).formatted(.list(type: .and).locale(locale)))
        case .money(let money): amount(money)
        case .date(let date): day(date)
        case .timestamp(let timestamp): moment(timestamp)
        case .secret: wording(.given)
        case .bytes(let bytes): bytes.map { String($0, radix: 16) }.joined(separator: " ")
        case .duration(let span): "\(Double(span.nanoseconds) / 1e9)s"
        case .map(let map): map.entries.map { "\(text($0.key)): \(text($0.value))" }.joined(separator: ", ")
        case .record(let record): record.values.filter { !$0.isNull }.map(text).joined(separator: ", ")
        case .type(let type): type.description
        }
    }

    /// A fact's value in words: a yes/no uses the fact's own words, an option its value.
    package func text(_ value: Value, of fact: Fact) -> String {
        switch value {
        case .bool(let bool): return fact.words.map { bool ? $0.yes : $0.no } ?? text(value)
        // What was answered is shown with all its decimals, so that it can be typed again.
        case .double(let double) where fact.isAnswerable:
            let style = FloatingPointFormatStyle<Double>.number.precision(.significantDigits(1...17))
            return plainSpaces(double.formatted(style.locale(locale)))
        default: return text(value)
        }
    }

    private func amount(_ money: Money) -> String {
        let decimal = Decimal(string: money.text) ?? 0
        return plainSpaces(decimal.formatted(.currency(code: money.currency.code).locale(locale)))
    }

    private func day(_ date: CalendarDate) -> String {
        // Convert and format in GMT, so that no zone shifts the calendar day.
        let style = Date.FormatStyle(
            date: .long, time: .omitted, locale: locale, calendar: Calendar(identifier: .gregorian),
            timeZone: .gmt)
        return plainSpaces(Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400).formatted(style))
    }

    private func moment(_ timestamp: Timestamp) -> String {
        let style = Date.FormatStyle(
            date: .long, time: .shortened, locale: locale, calendar: Calendar(identifier: .gregorian),
            timeZone: timeZone)
        return plainSpaces(
            Date(timeIntervalSince1970: Double(timestamp.milliseconds) / 1000).formatted(style))
    }

    private func plainSpaces(_ text: String) -> String {
        String(text.map { $0.isWhitespace ? " " : $0 })
    }
}

extension Flow {
    /// How this flow puts values into words.
    package var format: ValueFormat { ValueFormat(language: language, timeZone: timeZone) }
}
