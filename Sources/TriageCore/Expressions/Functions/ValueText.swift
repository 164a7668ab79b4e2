import Foundation

/// Puts values into words in a language, by type, as placeholders and `text()` print them.
///
/// **Source**: dates, amounts and numbers are formatted by Foundation for the language; any spaces it uses are
/// printed as U+0020.
package struct ValueText: Sendable {
    /// The language. **Shape**: a language tag such as `en-AU`.
    package let language: String
    /// The zone in which times are given.
    package let timeZone: TimeZone
    private let patterns: DatePatterns

    /// What is shown for an unknown value.
    package static let blank = "____"

    /// Chooses a language and a zone.
    package init(language: String = "en", timeZone: TimeZone = .gmt) {
        self.language = language
        self.timeZone = timeZone
        patterns = DatePatterns(language: language)
    }

    private var locale: Locale { Locale(identifier: language) }

    private var isSlovak: Bool { language.lowercased().prefix { $0 != "-" } == "sk" }

    /// A value in words. **Shape**: `$55.00`, `14 July 2026`, `yes`, a list joined in the language's way;
    /// `____` for null.
    package func callAsFunction(_ value: Value) -> String {
        switch value {
        case .null: Self.blank
        case .string(let text): text
        case .bool(let bool): bool ? (isSlovak ? "áno" : "yes") : (isSlovak ? "nie" : "no")
        case .secret: isSlovak ? "zadané" : "given"
        default: formatted(value)
        }
    }

    /// What Foundation, or a list of texts, makes of a value that is no text, as `callAsFunction` gives it.
    ///
    /// Never inlined: the types of its formats are made where the function begins, and few texts need one.
    @inline(never)
    private func formatted(_ value: Value) -> String {
        switch value {
        case .int(let int): plainSpaces(int.formatted(.number.locale(locale)))
        case .uint(let uint): plainSpaces(uint.formatted(.number.locale(locale)))
        case .double(let double): plainSpaces(double.formatted(.number.locale(locale)))
        case .list(let values):
            plainSpaces(values.map { self($0) }.formatted(.list(type: .and).locale(locale)))
        case .money(let money): amount(money)
        case .date(let date): day(date)
        case .timestamp(let timestamp): moment(timestamp)
        case .bytes(let bytes): bytes.map { String($0, radix: 16) }.joined(separator: " ")
        case .duration(let span): "\(Double(span.nanoseconds) / 1e9)s"
        case .map(let map): map.entries.map { "\(self($0.key)): \(self($0.value))" }.joined(separator: ", ")
        case .record(let record):
            record.values.filter { !$0.isNull }.map { self($0) }.joined(separator: ", ")
        case .type(let type): type.description
        case .null, .string, .bool, .secret: self(value)
        }
    }

    /// A choice by its label, several by theirs; anything else as usual.
    func text(_ value: Value, labels: ValueMap) -> String {
        switch value {
        case .string(let name): labels[name].map { self($0) } ?? name
        case .bool(let bool): labels[bool ? "yes" : "no"].map { self($0) } ?? self(value)
        case .list(let values): self(.list(values.map { .string(text($0, labels: labels)) }))
        default: self(value)
        }
    }

    /// A date or a moment by a pattern of letters. **Shape**: `d MMMM` gives `14 July`.
    ///
    /// **Source**: Unicode Technical Standard 35, "Date Field Symbol Table".
    func text(_ value: Value, pattern: String) -> String? {
        switch value {
        case .date(let date):
            let start = Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400)
            return plainSpaces(patterns.text(start, pattern: pattern, in: .gmt))
        case .timestamp(let timestamp):
            let moment = Date(timeIntervalSince1970: Double(timestamp.milliseconds) / 1000)
            return plainSpaces(patterns.text(moment, pattern: pattern, in: timeZone))
        default: return nil
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

    /// The text with every space as U+0020.
    package func plainSpaces(_ text: String) -> String {
        String(text.map { $0.isWhitespace ? " " : $0 })
    }
}

/// The letters of a date pattern, as far as they mean something for a type.
enum DatePattern {
    private static let days = Set("GyYuUrQqMLwWdDFgEec")
    private static let times = Set("abBhHKkmsSAzZOvVXx")

    /// The first letter of a pattern that stands for nothing in a value of that type; nil if all do.
    static func strayLetter(in pattern: String, of type: ValueType) -> Character? {
        var isQuoted = false
        for character in pattern {
            if character == "'" { isQuoted.toggle() }
            guard !isQuoted, character.isASCII, character.isLetter, !days.contains(character) else {
                continue
            }
            if type == .date || !times.contains(character) { return character }
        }
        return isQuoted ? "'" : nil
    }
}
